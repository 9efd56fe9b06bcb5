// The panel that shares a conversation: opened over the page, and what a link would show follows
// what is chosen. Without this, Share leads to the panel as a page of its own.

import { toast } from "../web/toast.js";

const panel = document.getElementById("share");

const fetched = async (address) => {
  const answer = await fetch(address, { credentials: "same-origin" });
  if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
};

const lay = (place, fresh) => {
  place.replaceChildren(...fresh.childNodes);
  document.dispatchEvent(new CustomEvent("chat:added"));
};

const open = async (link) => {
  panel.setAttribute("aria-busy", "true");
  panel.showPopover();
  try {
    const page = await fetched(link.href);
    lay(panel, page.getElementById("share"));
    panel.querySelector("form .button")?.focus({ focusVisible: false });
  } catch {
    location.assign(link.href); // signed out, ended: let a whole page say it
  } finally {
    panel.removeAttribute("aria-busy");
  }
};

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-share]");
  if (!link || !panel?.showPopover) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  open(link);
});
if (location.hash === "#share") document.querySelector("[data-share]")?.click();

// What a link would show that covers what is chosen. Of several asked for, the newest counts,
// whichever is answered last: `null` for the others.
let newest = 0;
const revealed = async (form) => {
  const asking = ++newest;
  const chosen = new URLSearchParams(new FormData(form));
  const asked = new URLSearchParams();
  for (const name of ["covers", "first", "last", "files"])
    asked.set(name, chosen.get(name) ?? "");
  const page = await fetched(`${form.action.replace(/s$/, "")}?${asked}`);
  return asking === newest ? page.getElementById("reveals") : null;
};

document.addEventListener("change", async (event) => {
  if (!event.target.matches("[data-reveals]")) return;
  const reveals = document.getElementById("reveals");
  reveals.setAttribute("aria-busy", "true");
  try {
    const fresh = await revealed(event.target.form);
    if (fresh) lay(reveals, fresh);
  } catch {
    toast("What the link will show couldn’t be loaded; try again.", { level: "error" });
  } finally {
    reveals.removeAttribute("aria-busy");
  }
});

// The finder reads in the background; what it adds is laid down once it has.
const AGAIN = 2000; // milliseconds
const waits = () => document.querySelector("#reveals [data-finder-reads]");
let waiting;
const wait = () => {
  clearTimeout(waiting);
  if (!waits()) return;
  waiting = setTimeout(async () => {
    const form = document.getElementById("make-link");
    if (!waits() || !form?.checkVisibility()) return;
    const fresh = await revealed(form).catch(() => null);
    if (fresh && !fresh.querySelector("[data-finder-reads]"))
      return lay(document.getElementById("reveals"), fresh);
    wait();
  }, AGAIN);
};
document.addEventListener("chat:added", wait);
wait();
