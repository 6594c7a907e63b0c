// The shape of a mark tells the kind of claim, its colour and sign the voice; hollow is denied.

import { svg } from "./elements.js";

const SQUARE = "M-5.8-5.8H5.8V5.8H-5.8Z";
const PATHS = {
  event: "M0-7.4 7.2 5.8H-7.2Z",
  casualty: "M-6.5 0A6.5 6.5 0 1 1 6.5 0A6.5 6.5 0 1 1-6.5 0Z",
  holds: SQUARE,
  contested: SQUARE,
  changes: "M0-7.8 7.8 0 0 7.8-7.8 0Z",
};
const LASTING = new Set(["holds", "withstands"]);

/** Which of the shapes a claim has. */
export function shapeOf({ kind, state }) {
  if (kind !== "control") return kind;
  if (state === "contested") return "contested";
  return LASTING.has(state) ? "holds" : "changes";
}

/** The shapes, in the order of the legend. */
export const SHAPES = Object.keys(PATHS).sort();

/** A shape as an SVG group around its own middle. */
export function drawn(shape, { colour = 0, denied = false, kept = false } = {}) {
  const open = denied || shape === "contested";
  const classes = ["mark", `v${colour}`, open ? "hollow" : "", kept ? "kept" : ""].filter(Boolean).join(" ");
  const half = shape === "contested" ? svg("path", { d: "M-5.8-5.8H5.8L-5.8 5.8Z", class: "half" }) : null;
  return svg("g", { class: classes }, svg("path", { d: PATHS[shape] || PATHS.event }), half);
}
