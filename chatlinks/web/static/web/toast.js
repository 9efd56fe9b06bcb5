// One kind of toast: what just happened, with Undo where there is one. Without this it is a notice
// at the top of the page (web/base.html). A toast stays while it is pointed at or holds the focus;
// a warning stays until it is closed.

const region = document.getElementById("notes");
const shape = document.getElementById("note-shape");
const SHORT = 5000,
  LONG = 15000; // milliseconds: one with something to press stays for longer
const LEVELS = new Set(["success", "info", "debug"]);
const timers = new WeakMap();

const lasting = (note) => {
  if (note.dataset.lasts) return Number(note.dataset.lasts);
  if (![...LEVELS].some((level) => note.classList.contains(level))) return 0;
  return note.querySelector("form, a") ? LONG : SHORT;
};

const close = (note) => {
  const held = note.contains(document.activeElement);
  note.remove();
  if (!region.childElementCount && region.matches(":popover-open")) region.hidePopover();
  if (held) document.getElementById("main")?.focus({ preventScroll: true });
};

const wait = (note) => {
  clearTimeout(timers.get(note));
  const lasts = lasting(note);
  if (lasts)
    timers.set(
      note,
      setTimeout(() => close(note), lasts),
    );
};
const all = (act) => [...region.children].forEach(act);
const hold = () => all((note) => clearTimeout(timers.get(note)));
const release = () => {
  if (!region.matches(":hover, :focus-within")) all(wait);
};
region.addEventListener("pointerenter", hold);
region.addEventListener("focusin", hold);
region.addEventListener("pointerleave", release);
region.addEventListener("focusout", () => setTimeout(release));

// The top layer, above a panel that is open.
const rise = () => {
  region.popover = "manual";
  const covered = document.querySelector(":popover-open:not(#notes)");
  if (covered && region.matches(":popover-open")) region.hidePopover?.();
  if (!region.matches(":popover-open")) region.showPopover?.();
};

const show = (note) => {
  const same = note.dataset.name;
  if (same) region.querySelector(`[data-name="${same}"]`)?.remove();
  rise();
  region.append(note);
  if (!region.matches(":hover, :focus-within")) wait(note);
};

/** Say something. `name`: in place of the last one of that name. `lasts`: milliseconds, 0 until it is closed. */
export const toast = (text, { level = "success", name, lasts } = {}) => {
  const same = name && region.querySelector(`[data-name="${name}"]`);
  if (same?.querySelector("span").textContent === text) {
    wait(same);
    return same;
  }
  const note = shape.content.firstElementChild.cloneNode(true);
  note.classList.add(level);
  note.querySelector("span").textContent = text;
  if (name) note.dataset.name = name;
  if (lasts !== undefined) note.dataset.lasts = lasts;
  show(note);
  return note;
};

/** Those that a page brought, as the server draws them. */
export const toasts = (page) =>
  page.querySelectorAll("#notes > .note").forEach((note) => show(document.adoptNode(note)));

/** Take a toast back that says what isn't so any more. */
export const quiet = (name) => region.querySelectorAll(`[data-name="${name}"]`).forEach(close);

region.addEventListener("click", (event) => {
  const button = event.target.closest("[data-dismiss]");
  if (button) close(button.closest(".note"));
});

// Ctrl+Z does what the latest Undo would, but where it takes back what was typed.
document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "z" || event.shiftKey || event.altKey) return;
  if (!(event.ctrlKey || event.metaKey)) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const undo = [...region.querySelectorAll("form")].at(-1);
  if (!undo) return;
  event.preventDefault();
  undo.requestSubmit();
});

// What came with the page is said once more: nobody hears what stood there before they listened.
const brought = [...region.children];
if (brought.length) {
  region.replaceChildren();
  requestAnimationFrame(() => brought.forEach(show));
}
