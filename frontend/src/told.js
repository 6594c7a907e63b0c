// What the table on the page says, row by row, as claims.

/** The claims of the table's rows, in the order of print. */
export function claimsOf(table) {
  return [...table.tBodies[0].rows].map(claimOf);
}

function claimOf(row) {
  const { lat, lon, colour, precision, denied, counted, ...rest } = row.dataset;
  const [place, answer, words, who, days] = [...row.cells].map((cell) => cell.textContent.trim());
  return {
    ...rest, // kind, state, saying, voice, first, last, href
    lat: Number(lat),
    lon: Number(lon),
    colour: Number(colour),
    precision: Number(precision),
    denied: denied === "1",
    counted: counted === "1",
    place,
    answer,
    words,
    who,
    days,
  };
}

/**
 * A short sign for each voice, as editions give their witnesses: the initials where a name has several words with
 * capitals, else the first two letters, with a number where two voices would have the same.
 */
export function signs(claims) {
  const taken = new Map();
  for (const { voice } of claims) {
    if (taken.has(voice)) continue;
    const short = shortened(voice);
    const used = new Set(taken.values());
    let sign = short;
    for (let number = 2; used.has(sign); number += 1) sign = short + number;
    taken.set(voice, sign);
  }
  return taken;
}

const LONGEST = 3; // letters that fit under a mark

function shortened(name) {
  const report = name.match(/\bR\d+$/);
  if (report) return report[0];
  const words = name.split(/[\s.,/-]+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word));
  if (capitals.length > 1) return capitals.slice(0, LONGEST).map((word) => [...word][0]).join("");
  const [only = "?"] = capitals.length ? capitals : words;
  return only === only.toUpperCase() && only.length <= LONGEST + 1 ? only : [...only].slice(0, 2).join("");
}
