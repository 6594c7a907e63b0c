// Paints the map: land, towns to find one's way by, how wide a place is uncertain, and the marks.

import { geoGraticule, geoPath } from "d3-geo";
import { grouped } from "./days.js";
import { svg } from "./elements.js";
import { RING, meet, positions } from "./places.js";
import { drawn, shapeOf } from "./shapes.js";

const LETTER = 6.9; // points of the window that a letter of a label takes, on the average of the font
const LINE = 15;
const NARROW = 3; // letters of a sign that stand beside another
const DASH = 4; // of the points that make a circle
const APART = 16; // parts of a ring that can be told apart by a line between them
const TOWNS = 14; // at once
const STEPS = [0.5, 1, 2, 5, 10, 20, 30]; // degrees between the lines of the graticule
const LINES = 7; // about so many of them across the window
const BARS = [5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

/** Land and graticule: `atlas` is null until it has been loaded. */
export function ground(view, atlas) {
  const path = geoPath(view.projection).digits(1);
  const step = STEPS.find((one) => one * LINES * 111 > (view.kilometres / 100) * view.width) || 30;
  const grid = geoGraticule().step([step, step]).extentMinor([[-180, -85], [180, 85.1]]);
  const lines = svg("path", { class: "graticule", d: path(grid()) || "" });
  const land = atlas ? svg("path", { class: "land", d: path(view.isFar ? atlas.far : atlas.near) || "" }) : null;
  const earth = svg("path", { class: "earth", d: path({ type: "Sphere" }) || "" });
  return [earth, ...(land ? [land] : []), lines];
}

/**
 * How wide each place is uncertain: a circle on the earth, whose rim goes from voice to voice in short dashes. Its face
 * has nobody's colour, and its parts are nobody's: a coloured sector would look like land held.
 */
export function reaches(view, spots) {
  return spots.filter((spot) => spot.reach).flatMap((spot) => {
    const ring = view.outline(spot);
    if (!ring) return [];
    const face = svg("path", { class: "reach", d: `${line(ring)}Z` });
    const voices = grouped(spot.marks, ({ voice }) => voice);
    return [face, ...voices.map((own, i) => dashes(ring, i, voices.length, own))];
  });
}

function dashes(ring, i, count, own) {
  const denied = own.every((mark) => mark.denied);
  const starts = ring.map((_, at) => at).filter((at) => at % DASH === 0 && (at / DASH) % count === i);
  const d = starts.map((at) => line(ring.slice(at, at + DASH + 1))).join("");
  return svg("path", { class: `rim v${own[0].colour}${denied ? " hollow" : ""}`, d });
}

const line = (points) => `M${points.map((point) => point.map((one) => one.toFixed(1)).join(" ")).join("L")}`;

/** What is inside a block: its marks each with the sign of its voice, or a ring with a part for each voice. */
export function inside(block, signs) {
  if (block.ring) return ringOf(block);
  const { spots, x, y } = block;
  const point = spots[0].reach ? [] : [svg("circle", { class: "point", cx: x, cy: y, r: 2.4 })];
  return [...point, ...positions(block).map((place) => markAt(place, signs))];
}

function markAt({ mark, x, y }, signs) {
  const count = mark.claims.length > 1 ? svg("text", { class: "count", x: 8, y: -3 }, String(mark.claims.length)) : null;
  const short = signs.get(mark.voice);
  const sign = svg("text", { class: short.length > NARROW ? "sign long" : "sign", y: 18 }, short);
  return svg("g", { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` }, drawn(shapeOf(mark), mark), sign, count);
}

// Each voice has an equal part, however often it speaks: a map counts nobody's words.
function ringOf({ marks, x, y }) {
  const voices = grouped(marks, ({ voice }) => voice);
  const disc = svg("circle", { class: "disc", cx: x, cy: y, r: RING });
  const arcs = voices.map((own, i) => {
    const denied = own.every((mark) => mark.denied) ? " hollow" : "";
    const fine = voices.length > APART ? " fine" : "";
    return svg("path", { class: `arc v${own[0].colour}${denied}${fine}`, d: arc(x, y, i / voices.length, (i + 1) / voices.length) });
  });
  const total = marks.reduce((sum, mark) => sum + mark.claims.length, 0);
  return [disc, ...arcs, svg("text", { class: "total", x, y: y + 4.5 }, String(total))];
}

function arc(x, y, from, to) {
  const outer = RING - 1;
  const inner = RING - 6;
  const end = to - from > 0.999 ? from + 0.999 : to; // an arc that ends where it begins is none
  const at = (part, r) => {
    const angle = part * 2 * Math.PI - Math.PI / 2;
    return `${(x + r * Math.cos(angle)).toFixed(2)} ${(y + r * Math.sin(angle)).toFixed(2)}`;
  };
  const large = end - from > 0.5 ? 1 : 0;
  return `M${at(from, outer)}A${outer} ${outer} 0 ${large} 1 ${at(end, outer)}L${at(end, inner)}A${inner} ${inner} 0 ${large} 0 ${at(from, inner)}Z`;
}

/** The names of the places, those of which most is said first; a name that would lie over something is left out. */
export function names(blocks, view) {
  const taken = blocks.map((block) => block.box);
  const sorted = [...blocks].sort((a, b) => b.marks.length - a.marks.length);
  const labels = sorted.map((block) => label(block, taken, view)).filter(Boolean);
  return { labels, taken };
}

/** The names that claims of these spots give to their place. */
export const namesOf = (spots) => [
  ...new Set(spots.flatMap((spot) => spot.marks.flatMap((mark) => mark.claims.map(({ place }) => place)))),
];

function label(block, taken, view) {
  const all = namesOf(block.spots);
  const shown = all.slice(0, 2).join(" · ") + (all.length > 2 ? ` +${all.length - 2}` : "");
  const own = block.box;
  const below = { x: block.x, y: own.bottom + 13, anchor: "middle" };
  const above = { x: block.x, y: own.top - 5, anchor: "middle" };
  const right = { x: own.right + 6, y: block.y + 4, anchor: "start" };
  const left = { x: own.left - 6, y: block.y + 4, anchor: "end" };
  for (const place of [below, right, left, above]) {
    const box = boxOf(place, shown.length * LETTER);
    const free = taken.every((other) => other === own || !meet(box, other));
    if (!free || box.left < 2 || box.right > view.width - 2 || box.bottom > view.height) continue;
    taken.push(box);
    return svg("text", { class: "name", x: place.x, y: place.y, "text-anchor": place.anchor }, shown);
  }
  return null;
}

function boxOf({ x, y, anchor }, width) {
  const left = { start: x, middle: x - width / 2, end: x - width }[anchor];
  return { left, right: left + width, top: y - LINE + 4, bottom: y + 4 };
}

/** The largest towns in the window for which there is room, but for those that the claims name themselves. */
export function towns(view, atlas, taken, named) {
  const made = [];
  const boxes = [...taken];
  for (const [name, lat, lon] of atlas ? atlas.towns : []) {
    if (made.length >= TOWNS) break;
    if (named.has(name)) continue;
    const point = view.at({ lat, lon });
    if (!point || !view.sees(point)) continue;
    const [x, y] = point;
    const box = boxOf({ x: x - 3, y: y + 4, anchor: "start" }, name.length * LETTER * 0.9 + 10);
    if (box.right > view.width || boxes.some((other) => meet(box, other))) continue;
    boxes.push(box);
    made.push(svg("circle", { class: "town", cx: x, cy: y, r: 1.8 }), svg("text", { class: "town", x: x + 6, y: y + 4 }, name));
  }
  return made;
}

/** A bar as long as so many kilometres are in the middle of the window. */
export function scale(view, words) {
  const perPoint = view.kilometres / 100;
  const length = BARS.filter((one) => one / perPoint <= 130).pop();
  if (!length || view.isWide) return [];
  const end = 12 + length / perPoint;
  const y = view.height - 12;
  const text = svg("text", { class: "scale", x: 12, y: y - 8 }, words(length.toLocaleString("en-GB")));
  return [svg("path", { class: "bar", d: `M12 ${y - 4}V${y}H${end.toFixed(1)}V${y - 4}` }), text];
}
