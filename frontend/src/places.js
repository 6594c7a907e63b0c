// The places on the map, the marks at each, and which of them stand too close together to be drawn apart.

import { grouped } from "./days.js";
import { shapeOf } from "./shapes.js";

export const WIDTH = 28; // of a mark with the sign of its voice beneath it
export const HEIGHT = 30;
const ACROSS = 5; // marks in a row
const MOST = 15; // marks at a place, three rows; more are drawn as one ring
export const RING = 17; // radius of the ring that stands for many marks
const GAP = 4;

// As wide as the place is uncertain, in kilometres, by UCDP's scale of precision: a district, a region, a feature such
// as a front or a river, a country, the open sea. Exact places and those near a named one are marks.
const KILOMETRES = { 3: 25, 4: 100, 5: 100, 6: 300, 7: 300 };

/** How far from the point a claim's place may lie, in kilometres; nought for a mark. */
export const reach = (precision) => KILOMETRES[precision] || 0;

/** The places of all claims, in the order of print; several names of one point are one place. */
export function placesOf(claims) {
  return grouped(claims, ({ lat, lon, precision }) => `${lat}|${lon}|${reach(precision)}`).map((own) => ({
    lat: own[0].lat,
    lon: own[0].lon,
    reach: reach(own[0].precision),
    claims: own,
  }));
}

/** A mark for each shape that each voice has at a place, voice by voice, with how many claims are behind it. */
export function marksOf(held) {
  const same = ({ claim, kept }) => [shapeOf(claim), claim.denied, kept].join("|");
  const voices = grouped(held, ({ claim }) => claim.voice);
  return voices.flatMap((said) =>
    grouped(said, same).map((own) => ({ ...own[0].claim, kept: own[0].kept, claims: own.map(({ claim }) => claim) })),
  );
}

/** What is drawn: each place by itself where there is room, and as one ring where places or marks crowd. */
export function laidOut(spots, height) {
  let blocks = placed(spots, height);
  for (;;) {
    const joined = joinedOnce(blocks, height);
    if (joined.length === blocks.length) return joined;
    blocks = joined;
  }
}

/** Each place by itself; the marks of a wide one at that end of its circle where they meet fewest others. */
function placed(spots, height) {
  const blocks = spots.filter((spot) => !spot.reach).map((spot) => sized([spot], height));
  for (const spot of spots.filter((one) => one.reach)) {
    const ends = spot.rims.map((rim) => sized([{ ...spot, rim }], height));
    const met = (end) => blocks.filter((other) => meet(other.box, end.box)).length;
    blocks.push(ends.reduce((one, other) => (met(other) < met(one) ? other : one)));
  }
  return blocks;
}

// A ring stays where the place is of which most is said: were it in the middle, rings would wander into one another.
function joinedOnce(blocks, height) {
  const order = [...blocks].sort((a, b) => b.marks.length - a.marks.length || b.spots.length - a.spots.length);
  const kept = [];
  for (const block of order) {
    const near = kept.filter((other) => meet(other.box, block.box));
    if (!near.length) kept.push(block);
    else {
      const distance = (other) => Math.hypot(other.x - block.x, other.y - block.y);
      const nearest = near.reduce((one, other) => (distance(other) < distance(one) ? other : one));
      kept[kept.indexOf(nearest)] = sized([...nearest.spots, ...block.spots], height);
    }
  }
  return kept;
}

function sized(spots, height) {
  const marks = spots.flatMap((spot) => spot.marks);
  const ring = spots.length > 1 || marks.length > MOST;
  const across = Math.min(marks.length, ACROSS);
  const down = Math.ceil(marks.length / ACROSS);
  const [{ x, y, rim = y }] = spots;
  if (ring) return { spots, marks, ring, x, y: rim, box: boxed(x - RING, rim - RING, 2 * RING, 2 * RING) };
  const tall = down * HEIGHT;
  // Above the point of an exact place, so that the point is seen; on the rim of a wide one, which is nowhere in it.
  const above = rim > y ? rim + 2 : rim - tall - (rim === y ? 5 : 2);
  const top = rim > 0 && rim < height ? Math.min(height - tall - GAP, Math.max(GAP, above)) : above;
  return { spots, marks, ring, x, y: rim, top, box: boxed(x - (across * WIDTH) / 2, top, across * WIDTH, tall + 5) };
}

const boxed = (left, top, width, height) => ({ left, top, right: left + width, bottom: top + height });

/** Whether two boxes have less than a gap between them. */
export const meet = (a, b) =>
  a.left < b.right + GAP && b.left < a.right + GAP && a.top < b.bottom + GAP && b.top < a.bottom + GAP;

/** Where each mark of a block stands, from the left and from above. */
export function positions({ marks, x, top }) {
  return marks.map((mark, i) => {
    const row = Math.floor(i / ACROSS);
    const inRow = Math.min(ACROSS, marks.length - row * ACROSS);
    return { mark, x: x + ((i % ACROSS) - (inRow - 1) / 2) * WIDTH, y: top + row * HEIGHT + 9 };
  });
}
