// What is said at one mark: each voice with its words and days, and the way to the claim's own page.

import { grouped } from "./days.js";
import { html, svg, told } from "./elements.js";
import { namesOf } from "./paint.js";
import { drawn, shapeOf } from "./shapes.js";

const MOST = 40; // claims; the table has them all
const NAMES = 4; // of places, in the head

/** Fills the card with the claims of a block. */
export function fill(card, { block, held, words, signs, day, close, closer }) {
  const own = held.filter(({ claim }) => block.spots.some((spot) => spot.claims.includes(claim)));
  const many = block.spots.length > 1;
  const voices = grouped(own.slice(0, MOST), ({ claim }) => claim.voice);
  const button = html("button", { type: "button", class: "close", "aria-label": words.close }, "×");
  button.addEventListener("click", close);
  const parts = [
    html("div", { class: "head" }, html("h2", {}, headline(block.spots)), button),
    html("p", { class: "meta" }, told(words.as_of, { day })),
    ...voices.map((said) => voiceOf(said, { signs, words, many })),
    own.length > MOST ? html("p", { class: "meta" }, told(words.rest, { count: own.length - MOST })) : null,
  ];
  if (many) {
    const nearer = html("button", { type: "button" }, words.closer);
    nearer.addEventListener("click", closer);
    parts.splice(2, 0, nearer);
  }
  card.replaceChildren(...parts.filter(Boolean));
  card.hidden = false;
}

function headline(spots) {
  const names = namesOf(spots);
  const rest = names.length > NAMES ? ` +${names.length - NAMES}` : "";
  return names.slice(0, NAMES).join(" · ") + rest;
}

function voiceOf(said, { signs, words, many }) {
  const [{ claim }] = said;
  const name = html("p", { class: "who" }, html("span", { class: "dot" }), claim.voice, " ", html("span", { class: "tag" }, signs.get(claim.voice)));
  return html("div", { class: `told v${claim.colour}` }, name, html("ul", { class: "plain" }, ...said.map((one) => lineOf(one, words, many))));
}

function lineOf({ claim, kept }, words, many) {
  const shape = svg("svg", { viewBox: "-9 -9 18 18", class: "shape", "aria-hidden": "true" }, drawn(shapeOf(claim), claim));
  const said = html("a", { href: claim.href }, `“${claim.words}”`);
  const who = claim.who === claim.voice ? "" : claim.who.replace(` (${claim.voice})`, "");
  const days = [who, many ? claim.place : "", claim.days, kept ? words.kept : ""].filter(Boolean).join(" · ");
  return html("li", {}, shape, html("div", {}, html("b", {}, claim.answer), " ", said, html("span", { class: "meta" }, days)));
}
