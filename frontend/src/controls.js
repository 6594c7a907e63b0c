// Beneath the map: the day that is shown, and which colour and shape stand for what.

import { dayWords, grouped } from "./days.js";
import { html, svg, told } from "./elements.js";
import { SHAPES, drawn, shapeOf } from "./shapes.js";

const PACE = 900; // milliseconds to a day: time to read a label or two
const VOICES = 16; // in the legend

/** The slider of days; `choose` is called with a day, or null for all of them. */
export function controls({ words, days, choose }) {
  const all = html("button", { type: "button", class: "all-days", "aria-pressed": "true" }, words.all_days);
  const play = html("button", { type: "button", class: "play" }, words.play);
  const back = html("button", { type: "button", class: "step", "aria-label": words.before, title: words.before }, "‹");
  const on = html("button", { type: "button", class: "step", "aria-label": words.after, title: words.after }, "›");
  const slider = html("input", { type: "range", min: 0, max: Math.max(0, days.length - 1), value: 0, "aria-label": words.day });
  const output = html("output", { class: "shown", "aria-live": "polite" });
  const root = html("div", { class: "controls" }, all, play, back, on, slider, output);
  let timer = null;
  let chosen = null;

  const set = (at) => {
    chosen = at;
    if (at !== null) slider.value = at;
    all.setAttribute("aria-pressed", String(at === null));
    slider.classList.toggle("all", at === null);
    slider.setAttribute("aria-valuetext", at === null ? words.all_days : dayWords(days[at]));
    choose(at === null ? null : days[at]);
  };
  const stop = () => {
    clearInterval(timer);
    timer = null;
    play.textContent = words.play;
    output.setAttribute("aria-live", "polite");
  };
  const step = (by) => {
    stop();
    set(chosen === null ? (by > 0 ? 0 : days.length - 1) : Math.min(days.length - 1, Math.max(0, chosen + by)));
  };
  const start = () => {
    output.setAttribute("aria-live", "off"); // a voice that reads aloud would fall behind
    play.textContent = words.pause;
    set(chosen === null || chosen === days.length - 1 ? 0 : chosen);
    timer = setInterval(() => (chosen === days.length - 1 ? stop() : set(chosen + 1)), PACE);
  };
  all.addEventListener("click", () => {
    stop();
    set(null);
  });
  play.addEventListener("click", () => (timer ? stop() : start()));
  back.addEventListener("click", () => step(-1));
  on.addEventListener("click", () => step(1));
  slider.addEventListener("input", () => {
    stop();
    set(Number(slider.value));
  });
  root.hidden = days.length === 0;
  slider.setAttribute("aria-valuetext", words.all_days);
  slider.classList.add("all");
  return { root, say: (text) => (output.textContent = text) };
}

/** The voices, each of which can be heard alone, and the shapes. */
export function legend({ words, claims, signs, choose }) {
  const voices = grouped(claims, ({ voice }) => voice).map(([first]) => first);
  let alone = null;
  const buttons = voices.slice(0, VOICES).map((claim) => {
    const name = html("span", { class: `v${claim.colour}` }, html("span", { class: "dot" }));
    const button = html("button", { type: "button", "aria-pressed": "false" }, name, html("b", {}, signs.get(claim.voice)), ` ${claim.voice}`);
    button.addEventListener("click", () => {
      alone = alone === claim.voice ? null : claim.voice;
      for (const other of buttons) other.setAttribute("aria-pressed", String(other === button && alone !== null));
      choose(alone);
    });
    return button;
  });
  const rest = voices.length > VOICES ? [html("span", { class: "meta" }, told(words.more_voices, { count: voices.length - VOICES }))] : [];
  const shapes = [...SHAPES.filter((shape) => claims.some((claim) => shapeOf(claim) === shape)).map((shape) => key(shape, {}, words[shape]))];
  if (claims.some(({ denied }) => denied)) shapes.push(key(shapeOf(claims.find(({ denied }) => denied)), { denied: true }, words.hollow));
  if (claims.some(({ kind }) => kind === "control")) shapes.push(key("changes", { kept: true }, words.pale));
  return html(
    "div",
    { class: "map-key" },
    html("div", { class: "voices-key", role: "group", "aria-label": words.hear }, html("span", { class: "meta" }, words.hear), ...buttons, ...rest),
    html("ul", { class: "legend" }, ...shapes),
    html("p", { class: "meta" }, words.wide),
  );
}

function key(shape, how, words) {
  return html("li", {}, svg("svg", { viewBox: "-9 -9 18 18", class: "shape", "aria-hidden": "true" }, drawn(shape, how)), words);
}
