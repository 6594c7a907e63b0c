// Which claims hold on a day. Days are written as in ISO 8601, so they compare as text.

const CHANGES = new Set(["takes", "loses", "withdraws"]); // these happen once; the other states last
const NEVER = "9999-12-31";
const ALWAYS = "0000-01-01";

/** The days that the claims speak of, in order: a step of the slider goes from one to the next. */
export function daysOf(claims) {
  const days = new Set(claims.flatMap(({ first, last }) => [first, last]));
  days.delete("");
  return [...days].sort();
}

/**
 * The stretch of days on which each claim is drawn: `from` and `to`, and `said`, the last day that its words cover.
 *
 * Who holds a place is said once and holds, as far as that voice tells, until the same voice says otherwise of it.
 */
export function stretches(claims) {
  const told = new Map(claims.map((claim) => [claim, stretch(claim)]));
  for (const own of grouped(claims.filter(({ kind }) => kind === "control"), ({ voice, lat, lon, counted }) => `${voice}|${lat}|${lon}|${counted}`))
    for (const claim of own) told.get(claim).to = endOf(claim, own, told);
  return told;
}

function stretch({ kind, state, first, last }) {
  const happened = kind === "control" && CHANGES.has(state);
  const from = first || (happened && last) || ALWAYS;
  const said = last || NEVER;
  return { from, said, to: said };
}

function endOf(claim, own, told) {
  const { from } = told.get(claim);
  const later = own
    .filter((other) => told.get(other).from > from && saying(other) !== saying(claim))
    .map((other) => told.get(other).from)
    .sort();
  const before = later.length ? dayBefore(later[0]) : NEVER;
  return claim.last > before ? claim.last : before;
}

// A claim of some villages or of a share says nothing of the whole, so the two never end each other.
const saying = ({ saying: words, denied }) => `${words}|${denied}`;

function dayBefore(day) {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

/** The claims that are drawn on a day, each with whether it is `kept`: said of an earlier day and not taken back. */
export function heldOn(day, claims, told) {
  if (day === null) return claims.map((claim) => ({ claim, kept: false }));
  return claims
    .filter((claim) => told.get(claim).from <= day && day <= told.get(claim).to)
    .map((claim) => ({ claim, kept: day > told.get(claim).said }));
}

/** The items in groups of one key, each in the order given. */
export function grouped(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (groups.has(key)) groups.get(key).push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}

/** A day in words. */
export function dayWords(day) {
  const date = new Date(`${day}T00:00:00Z`);
  return date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}
