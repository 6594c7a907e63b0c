// What a reader's hand and keyboard can do on the map. `plate` is the map as map.js holds it.

const NEARER = 1.6; // by one press of a button
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
const STILL = 4; // points that a hand may move while it clicks

/** Ways to zoom, by the name of their words. */
export const zooms = (plate) => ({
  nearer: () => plate.view.zoom(NEARER, plate.centre()),
  farther: () => plate.view.zoom(1 / NEARER, plate.centre()),
  reset: () => plate.view.reset(),
});

/** Lets the map be used by keyboard, mouse and pen; a finger scrolls the page and presses. */
export function listen(plate) {
  const { picture, card } = plate;
  const drag = dragging(plate);
  const blockAt = ({ target }) => plate.blocks.find((block) => block.element === target.closest(".block"));
  // Not on the picture itself: a browser would take an SVG that listens for focus for one that wants it.
  plate.window.addEventListener("focusin", (event) => {
    const block = blockAt(event);
    if (block && block !== plate.blockOf(plate.chosen)) plate.pick(block);
  });
  picture.addEventListener("click", (event) => {
    const block = blockAt(event);
    if (block || !drag.moved) plate.pick(block || null);
  });
  picture.addEventListener("keydown", (event) => press(plate, event, blockAt(event)));
  picture.addEventListener("dblclick", (event) => {
    const { left, top } = picture.getBoundingClientRect();
    plate.change(() => plate.view.zoom(NEARER, [event.clientX - left, event.clientY - top]));
  });
  card.addEventListener("keydown", (event) => {
    if (event.key === "Escape") plate.close();
  });
}

function press(plate, event, block) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { nearer, farther, reset } = zooms(plate);
  const zoom = { "+": nearer, "=": nearer, "-": farther, 0: reset }[event.key];
  const step = STEPS[event.key];
  if (zoom) plate.change(zoom);
  else if (step && block) plate.go(plate.blocks.at((plate.blocks.indexOf(block) + step) % plate.blocks.length));
  else if (event.key === "Enter" || event.key === " ") {
    plate.pick(block || null);
    plate.card.querySelector("a")?.focus();
  } else if (event.key === "Escape") plate.pick(null);
  else return;
  event.preventDefault();
}

// While the hand moves only the picture does; it is drawn anew where it is let go.
function dragging(plate) {
  const { picture } = plate;
  const drag = { from: null, moved: false };
  const way = (event) => [event.clientX - drag.from[0], event.clientY - drag.from[1]];
  picture.addEventListener("pointerdown", (event) => {
    drag.moved = false;
    if (event.pointerType !== "touch" && event.button === 0) drag.from = [event.clientX, event.clientY];
  });
  picture.addEventListener("pointermove", (event) => {
    if (!drag.from) return;
    const [x, y] = way(event);
    if (!drag.moved && Math.hypot(x, y) < STILL) return;
    if (!drag.moved) picture.setPointerCapture(event.pointerId);
    drag.moved = true;
    plate.moved.setAttribute("transform", `translate(${x} ${y})`);
  });
  const drop = (event) => {
    if (drag.from && drag.moved) {
      plate.moved.removeAttribute("transform");
      plate.change(() => plate.view.move(...way(event)));
    }
    drag.from = null;
  };
  picture.addEventListener("pointerup", drop);
  picture.addEventListener("pointercancel", drop);
  return drag;
}
