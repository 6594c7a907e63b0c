// The map of the claims that the table on the page lists. Without this script the table is the page.

import { feature } from "topojson-client";
import { fill } from "./card.js";
import { controls, legend } from "./controls.js";
import { dayWords, daysOf, heldOn, stretches } from "./days.js";
import { svg, html, told } from "./elements.js";
import { listen, zooms } from "./hands.js";
import { ground, inside, names, namesOf, reaches, scale, towns } from "./paint.js";
import { laidOut, marksOf, placesOf } from "./places.js";
import { claimsOf, signs } from "./told.js";
import { View } from "./view.js";

const PHONE = 600; // points; a narrower map is taller for its width
const HIGHEST = 620; // points, so that map and slider are seen at once
const FAR = 8; // kilometres to a point of the window; past it the coarser coast is drawn

class Plate {
  constructor(root, table) {
    this.root = root;
    this.words = JSON.parse(root.dataset.words);
    this.claims = claimsOf(table);
    this.stretches = stretches(this.claims);
    this.days = daysOf(this.claims);
    this.places = placesOf(this.claims);
    this.signs = signs(this.claims);
    this.day = null; // all days
    this.voice = null; // everyone
    this.chosen = null; // the spot whose block the card shows
    this.atlas = null;
    this.seen = new Set();
    this.build();
  }

  build() {
    const { root, words } = this;
    this.layers = Object.fromEntries(
      ["ground", "reaches", "towns", "marks", "names", "blocks", "scale"].map((name) => [name, svg("g", { class: name, ...quiet(name) })]),
    );
    this.moved = svg("g", {}, ...Object.values(this.layers).slice(0, -1));
    this.picture = svg("svg", { role: "group", "aria-label": words.label }, this.moved, this.layers.scale);
    this.card = html("div", { class: "card", id: "map-card", role: "region", "aria-label": words.card });
    this.card.hidden = true;
    this.window = html("div", { class: "window" }, this.picture, this.buttons());
    this.controls = controls({ words, days: this.days, choose: (day) => this.choose(day) });
    this.legend = legend({ words, claims: this.claims, signs: this.signs, choose: (voice) => this.hear(voice) });
    root.append(html("div", { class: "stage" }, this.window, this.card), this.controls.root);
    root.after(this.legend);
    listen(this);
    this.resize();
    this.controls.say(this.spoken());
    new ResizeObserver(() => this.resize()).observe(this.window);
    this.load();
  }

  buttons() {
    const ways = zooms(this);
    const made = Object.entries({ nearer: "+", farther: "−", reset: "⌂" }).map(([name, sign]) => {
      const button = html("button", { type: "button", "aria-label": this.words[name], title: this.words[name] }, sign);
      button.addEventListener("click", () => this.change(ways[name]));
      return button;
    });
    return html("div", { class: "zoom" }, ...made);
  }

  load() {
    const script = html("script", { src: this.root.dataset.atlas });
    script.addEventListener("load", () => {
      const { near, far, towns: large } = self.variorumAtlas;
      this.atlas = { near: feature(near, near.objects.land), far: feature(far, far.objects.land), towns: large };
      this.draw();
    });
    document.head.append(script);
  }

  /** Around what a reader zooms: what was chosen last, else the middle. */
  centre() {
    const spot = this.spots.find((one) => one.key === this.chosen);
    return spot ? [spot.x, spot.y] : undefined;
  }

  resize() {
    const width = this.window.clientWidth;
    if (!width || width === this.width) return;
    this.width = width;
    this.view ||= new View(this.places);
    const isTall = width < PHONE && !this.view.isWorld;
    const height = Math.round(isTall ? width * 1.05 : Math.min(width * 0.56, HIGHEST));
    this.picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.view.resize(width, height);
    this.draw();
  }

  change(act) {
    act();
    this.draw();
  }

  choose(day) {
    this.day = day;
    this.draw();
    this.controls.say(this.spoken());
  }

  hear(voice) {
    this.voice = voice;
    this.draw();
    this.controls.say(this.spoken());
  }

  spoken() {
    const count = this.held.length;
    const voices = new Set(this.held.map(({ claim }) => claim.voice)).size;
    const { words } = this;
    const claims = told(count === 1 ? words.one_claim : words.claims, { count: count.toLocaleString("en-GB") });
    const heard = told(voices === 1 ? words.one_voice : words.voices, { count: voices });
    return told(words.shown, { day: this.dayWords(), claims, voices: heard });
  }

  dayWords() {
    return this.day === null ? this.words.all_days : dayWords(this.day);
  }

  draw() {
    const { view, layers, atlas } = this;
    const focused = this.picture.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    view.isFar = view.kilometres / 100 > FAR;
    const heard = this.voice === null ? this.claims : this.claims.filter(({ voice }) => voice === this.voice);
    this.held = heldOn(this.day, heard, this.stretches);
    this.spots = this.spotsOf(this.held);
    this.blocks = laidOut(this.spots, view.height).sort((a, b) => a.x - b.x || a.y - b.y);
    const { labels, taken } = names(this.blocks, view);
    layers.ground.replaceChildren(...ground(view, atlas));
    layers.reaches.replaceChildren(...reaches(view, this.spots));
    layers.towns.replaceChildren(...towns(view, atlas, taken, new Set(this.claims.map(({ place }) => place))));
    layers.names.replaceChildren(...labels);
    layers.scale.replaceChildren(...scale(view, (count) => told(this.words.kilometres, { count })));
    this.drawBlocks();
    if (focused) this.focus(this.blockOf(focused));
    this.show();
  }

  spotsOf(held) {
    const claims = new Map(held.map((one) => [one.claim, one]));
    return this.places.flatMap((place, i) => {
      const own = place.claims.map((claim) => claims.get(claim)).filter(Boolean);
      const point = own.length ? this.view.at(place) : null;
      if (!point) return [];
      const [x, y] = point;
      return [{ ...place, key: String(i), x, y, rims: this.view.rims(place, y), marks: marksOf(own) }];
    });
  }

  // The marks are a picture; over each block lies a button without a picture, whose label says it in words.
  drawBlocks() {
    const chosen = this.blockOf(this.chosen);
    const seen = new Set();
    const pictures = this.blocks.map((block) => {
      const key = [...block.spots.map((spot) => spot.key), block.ring, block.marks.length].join("+");
      seen.add(key);
      return svg("g", this.seen.has(key) ? {} : { class: "new" }, ...inside(block, this.signs));
    });
    const buttons = this.blocks.map((block) => {
      const { left, top, right, bottom } = block.box;
      const attributes = {
        class: `block${block === chosen ? " chosen" : ""}`,
        role: "button",
        tabindex: block === (chosen || this.blocks[0]) ? 0 : -1,
        "aria-label": this.labelOf(block),
        "data-key": block.spots[0].key,
      };
      block.element = svg("g", attributes, svg("rect", { x: left, y: top, width: right - left, height: bottom - top }));
      return block.element;
    });
    this.seen = seen;
    this.layers.marks.replaceChildren(...pictures);
    this.layers.blocks.replaceChildren(...buttons);
  }

  labelOf({ spots, marks }) {
    const { words } = this;
    const claims = marks.flatMap((mark) => mark.claims);
    const said = claims.map(({ voice, answer }) => told(words.says, { voice, answer }));
    return told(words.block, { place: namesOf(spots).join(", "), said: [...new Set(said)].slice(0, 8).join("; ") });
  }

  blockOf(key) {
    return this.blocks.find((block) => block.spots.some((spot) => spot.key === key));
  }

  focus(block) {
    block?.element.focus({ preventScroll: true });
  }

  /** To a mark by keyboard; one outside the window is brought into it. */
  go(block) {
    const { x, y, spots } = block;
    const { view } = this;
    if (!view.sees([x, y])) this.change(() => view.move(view.width / 2 - x, view.height / 2 - y));
    this.focus(this.blockOf(spots[0].key));
  }

  pick(block) {
    this.chosen = block ? block.spots[0].key : null;
    for (const one of this.blocks) {
      one.element.classList.toggle("chosen", one === block);
      if (block) one.element.setAttribute("tabindex", one === block ? 0 : -1);
    }
    this.show();
  }

  close() {
    this.focus(this.blockOf(this.chosen));
    this.pick(null);
  }

  show() {
    const block = this.chosen === null ? null : this.blockOf(this.chosen);
    this.card.hidden = !block;
    if (!block) return;
    this.card.classList.toggle("right", block.x < this.width / 2); // not over the mark itself
    const closer = () => {
      this.change(() => this.view.near(block.spots));
      this.focus(this.blockOf(this.chosen));
    };
    const { held, words, signs: short } = this;
    fill(this.card, { block, held, words, signs: short, day: this.dayWords(), close: () => this.close(), closer });
  }
}

const quiet = (name) => (name === "blocks" ? {} : { "aria-hidden": "true" });

const root = document.getElementById("map");
const table = document.getElementById("places");
if (root && table) {
  table.closest("details").open = false; // the map stands for it now
  new Plate(root, table);
}
