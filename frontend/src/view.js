// Which part of the earth is seen: fitted to the places, then as the reader moves it.

import { geoAzimuthalEqualArea, geoCentroid, geoCircle, geoDistance, geoEqualEarth } from "d3-geo";

const EARTH = 6371; // kilometres
const LEAST = 150; // kilometres around the middle, so that one town is seen in its surroundings
const WIDE = 0.35; // radians from the middle, the breadth of Europe; past it north should be upwards everywhere
const WORLD = 1.3; // past it the whole earth is drawn
const SEEN = 18; // points of the window: a circle smaller than that has its marks in its middle
const MARGIN = 44; // for the marks at the edge
const CLOSEST = 40; // times the first view
const FARTHEST = 1 / 12;

/** Kilometres as degrees of a circle on the earth. */
export const degrees = (kilometres) => (kilometres / EARTH) * (180 / Math.PI);

/** A circle on the earth, as GeoJSON. */
export const around = ({ lat, lon }, kilometres) => geoCircle().center([lon, lat]).radius(degrees(kilometres)).precision(2)();

/** The view of these places; `resize` gives it its window. */
export class View {
  constructor(places) {
    const points = places.map(({ lat, lon }) => [lon, lat]);
    const middle = geoCentroid({ type: "MultiPoint", coordinates: points });
    const radius = Math.max(...points.map((point) => geoDistance(point, middle)));
    this.isWide = radius > WIDE;
    this.isWorld = radius > WORLD;
    this.middle = { lat: middle[1], lon: middle[0] };
    this.places = places;
    this.projection = this.isWide
      ? geoEqualEarth().rotate([-middle[0], 0])
      : geoAzimuthalEqualArea().rotate([-middle[0], -middle[1]]).clipAngle(150);
  }

  /** Fits the places into the window anew. */
  resize(width, height) {
    Object.assign(this, { width, height });
    this.projection.clipExtent(null);
    this.projection.fitExtent(
      [[MARGIN, MARGIN + 20], [width - MARGIN, height - MARGIN]],
      this.isWorld ? { type: "Sphere" } : this.#extent(),
    );
    this.first = { scale: this.projection.scale(), translate: this.projection.translate() };
    this.#clip();
  }

  #extent() {
    const wide = this.places.filter((place) => place.reach).map((place) => around(place, place.reach));
    const points = this.places.map(({ lat, lon }) => [lon, lat]);
    const geometries = [{ type: "MultiPoint", coordinates: points }, around(this.middle, LEAST), ...wide];
    return { type: "GeometryCollection", geometries };
  }

  #clip() {
    const { width, height } = this;
    this.projection.clipExtent([[-width, -height], [2 * width, 2 * height]]); // a window each way, for dragging
  }

  /** Larger by a factor around a point of the window, within bounds. */
  zoom(factor, [x, y] = [this.width / 2, this.height / 2]) {
    const scale = this.projection.scale();
    const wanted = Math.min(CLOSEST, Math.max(FARTHEST, (scale * factor) / this.first.scale)) * this.first.scale;
    const [left, top] = this.projection.translate();
    const by = wanted / scale;
    this.projection.scale(wanted).translate([x + (left - x) * by, y + (top - y) * by]);
  }

  /** Moved by so many points of the window. */
  move(x, y) {
    const [left, top] = this.projection.translate();
    this.projection.translate([left + x, top + y]);
  }

  /** So near that these places no longer stand together, as far as the bounds allow, and in the middle. */
  near(places) {
    const points = places.map((place) => this.at(place)).filter(Boolean);
    const [x, y] = [0, 1].map((axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length);
    const spread = Math.max(20, ...points.map((point) => 2 * Math.hypot(point[0] - x, point[1] - y)));
    this.move(this.width / 2 - x, this.height / 2 - y);
    this.zoom(Math.min(12, (Math.min(this.width, this.height) * 0.7) / spread));
  }

  /** As at the beginning. */
  reset() {
    this.projection.scale(this.first.scale).translate(this.first.translate);
  }

  /** Where a place stands in the window; null where it lies on the far side of the earth. */
  at({ lat, lon }) {
    return this.#unclipped((projection) => {
      const point = projection([lon, lat]);
      const { width, height } = this;
      const isNear = point && Math.abs(point[0]) < 9 * width && Math.abs(point[1]) < 9 * height;
      return isNear ? point : null;
    });
  }

  /** The circle of a wide place in the window; null where some of it is on the far side of the earth. */
  outline(place) {
    const ring = this.#unclipped((projection) => around(place, place.reach).coordinates[0].map((one) => projection(one)));
    return ring.every((point) => point && point.every(Number.isFinite)) ? ring : null;
  }

  /** How high the marks of a wide place may stand: at the ends of its circle, where it is large enough to be seen. */
  rims(place, y) {
    const ring = place.reach ? this.outline(place) : null;
    if (!ring) return [y];
    const ends = [Math.min, Math.max].map((end) => end(...ring.map((point) => point[1])));
    return y - ends[0] > SEEN ? ends : [y];
  }

  #unclipped(use) {
    this.projection.clipExtent(null);
    const found = use(this.projection);
    this.#clip();
    return found;
  }

  /** Whether a point of the window is seen. */
  sees([x, y]) {
    return x >= 0 && y >= 0 && x <= this.width && y <= this.height;
  }

  /** Kilometres across a hundred points of the window, in its middle. */
  get kilometres() {
    const { width, height, projection } = this;
    const ends = [[width / 2 - 50, height / 2], [width / 2 + 50, height / 2]].map((end) => projection.invert(end));
    return ends.every((end) => end && end.every(Number.isFinite)) ? geoDistance(...ends) * EARTH : NaN;
  }
}
