// What a reader's hand and keyboard can do: link a note with its words, walk through a list, cite a page.
"use strict";

const notes = document.querySelectorAll("[data-note], [data-notes]");
const numbersOf = (node) => (node.dataset.note || node.dataset.notes || "").split(" ").filter(Boolean);

function light(numbers, on) {
  const wanted = new Set(numbers);
  for (const node of notes) if (numbersOf(node).some((n) => wanted.has(n))) node.classList.toggle("on", on);
}
for (const node of notes) {
  node.addEventListener("pointerenter", () => light(numbersOf(node), true));
  node.addEventListener("pointerleave", () => light(numbersOf(node), false));
  node.addEventListener("focusin", () => light(numbersOf(node), true));
  node.addEventListener("focusout", () => light(numbersOf(node), false));
}

const rows = [...document.querySelectorAll(".row")];
let at = -1;
function walk(step) {
  if (!rows.length) return;
  rows[at]?.classList.remove("at-hand");
  at = Math.min(rows.length - 1, Math.max(0, at + step));
  rows[at].classList.add("at-hand");
  rows[at].scrollIntoView({ block: "nearest" });
  rows[at].querySelector("a")?.focus({ preventScroll: true });
}
const isTyping = (node) => node.matches("input, select, textarea");
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (event.key === "j") walk(1);
  else if (event.key === "k") walk(-1);
  else if (event.key === "/") document.querySelector(".find input")?.focus();
  else if (event.key === "?") {
    const keys = document.getElementById("keys");
    keys.classList.toggle("shown");
    keys.scrollIntoView({ block: "nearest" });
  } else return;
  event.preventDefault();
});

const address = document.querySelector(".cite .address");
if (address) {
  const day = new Date().toISOString().slice(0, 10);
  const today = document.querySelector(".cite .today");
  address.textContent = location.href;
  today.textContent = today.dataset.words.replace("{day}", day);
  const copy = document.querySelector(".cite .copy");
  copy.addEventListener("click", async () => {
    const words = [...copy.closest(".cite").querySelectorAll("p")].map((p) => p.textContent.trim()).join("\n");
    try {
      await navigator.clipboard.writeText(words);
      copy.textContent = copy.dataset.done;
    } catch {
      getSelection().selectAllChildren(copy.closest(".cite"));
    }
  });
}

// A name once given is offered again, so that a reviewer need not type it for each decision; it stays in the browser.
const names = document.querySelectorAll(".whoami");
if (names.length) {
  const kept = localStorage.getItem("variorum-who") || "";
  for (const input of names) {
    if (!input.value) input.value = kept;
    input.addEventListener("change", () => localStorage.setItem("variorum-who", input.value));
  }
}
