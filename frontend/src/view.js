// Which part of the earth is seen: fitted to the places, then as the reader moves it.

import { geoAzimuthalEqualArea, geoCentroid, geoCircle, geoDistance, geoEqualEarth } from "d3-geo";

const EARTH = 6371; // kilometres
const LEAST = 150; // kilometres around the middle, so that one town is seen in its surroundings
const WIDE = 0.35; // radians from the middle, the breadth of Europe; past it north should be upwards everywhere
const SPHERE = { type: "Sphere" };
const WORLD = 1.3; // past it the whole earth is drawn
const SEEN = 18; // points of the window: a circle smaller than that has its marks in its middle
const MARGIN = 44; // for the marks at the edge
const CLOSEST = EARTH / 0.1; // a tenth of a kilometre to a point: the gazetteer knows no place more exactly

/** Kilometres as degrees of a circle on the earth. */
export const degrees = (kilometres) => (kilometres / EARTH) * (180 / Math.PI);

const near = ([lon, lat]) => geoAzimuthalEqualArea().rotate([-lon, -lat]).clipAngle(150);
const wide = ([lon]) => geoEqualEarth().rotate([-lon, 0]);

/** A circle on the earth, as GeoJSON. */
export const around = ({ lat, lon }, kilometres) => geoCircle().center([lon, lat]).radius(degrees(kilometres)).precision(2)();

/**
 * A window on the earth: a point in its middle, and how large. `resize` gives it its size.
 *
 * Both projections keep areas, so one scale serves both: near the middle shapes are true in the first, and where much of
 * the earth is seen north is upwards everywhere in the second.
 */
export class View {
  constructor(places) {
    this.places = places;
    this.points = places.map(({ lat, lon }) => [lon, lat]);
    this.home = geoCentroid({ type: "MultiPoint", coordinates: this.points });
    this.radius = Math.max(...this.points.map((point) => geoDistance(point, this.home)));
    this.isWorld = this.radius > WORLD;
  }

  /** Fits the places into the window anew. */
  resize(width, height) {
    Object.assign(this, { width, height });
    const isWide = this.radius > WIDE;
    const projection = isWide ? wide(this.home) : near(this.home);
    const corners = [[MARGIN, MARGIN + 20], [width - MARGIN, height - MARGIN]];
    projection.fitExtent(corners, this.isWorld ? SPHERE : this.#extent());
    this.first = { scale: projection.scale(), middle: projection.invert([width / 2, height / 2]) || this.home };
    this.reset();
  }

  #extent() {
    const circles = this.places.filter((place) => place.reach).map((place) => around(place, place.reach));
    const least = around({ lat: this.home[1], lon: this.home[0] }, LEAST);
    return { type: "GeometryCollection", geometries: [{ type: "MultiPoint", coordinates: this.points }, least, ...circles] };
  }

  #show(middle, scale) {
    const { width, height } = this;
    Object.assign(this, { middle, scale });
    this.isWide = width / scale > 2 * WIDE;
    this.projection = (this.isWide ? wide(middle) : near(middle)).scale(scale).translate([0, 0]);
    const [x, y] = this.projection(middle);
    this.projection.translate([width / 2 - x, height / 2 - y]);
    this.#clip();
  }

  #clip() {
    const { width, height } = this;
    this.projection.clipExtent([[-width, -height], [2 * width, 2 * height]]); // a window each way, for dragging
  }

  /** Larger by a factor around a point of the window, within bounds. */
  zoom(factor, point = [this.width / 2, this.height / 2]) {
    const fixed = this.#place(point);
    const farthest = Math.min(this.first.scale, this.width / 7); // where the whole earth is seen
    this.#show(this.middle, Math.min(CLOSEST, Math.max(farthest, this.scale * factor)));
    const now = fixed && this.#unclipped((projection) => projection(fixed));
    if (now) this.move(point[0] - now[0], point[1] - now[1]);
  }

  /** Moved by so many points of the window. */
  move(x, y) {
    const middle = this.#place([this.width / 2 - x, this.height / 2 - y]);
    if (middle) this.#show(middle, this.scale);
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
    this.#show(this.first.middle, this.first.scale);
  }

  /** The place at a point of the window; null where that is off the earth. */
  #place(point) {
    const place = this.projection.invert(point);
    return place && place.every(Number.isFinite) && Math.abs(place[1]) <= 90 ? place : null;
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
