// The chat link page: stepping, opening at a message, loading on, pictures on request.

import "./pictures.js";
import "./reporting.js";
import { stepOf } from "../web/stepping.js";

// A step to the conversation before or after.
document.addEventListener("keydown", (event) => {
  if (event.target.closest(".cards")) return; // its own arrows scroll
  const step = stepOf(event, { ArrowLeft: -1, ArrowRight: 1 });
  const link = step && document.querySelector(`.steps a[rel=${step > 0 ? "next" : "prev"}]`);
  if (link) location.assign(link.href);
});

// An address of a message outside this window: the server opens the window around it.
const openAtMessage = () => {
  const id = location.hash.match(/^#m-(\d+)$/)?.[1];
  if (!id || document.getElementById(`m-${id}`)) return;
  // Asked already: it is not there.
  if (new URLSearchParams(location.search).get("at") === id) return;
  location.replace(`${document.body.dataset.at}${id}#m-${id}`);
};
openAtMessage();
addEventListener("hashchange", openAtMessage);
const share = document.querySelector("#share[popover]");
if (location.hash === "#share") share?.showPopover?.();

// Loading on, in both directions: "Earlier messages" and "Later messages" are plain links without
// this.
const box = document.getElementById("items");
const list = () => box.querySelector(".items");

// The day line between two windows is drawn by both: keep one.
const joinDays = (first, second) => {
  const days = [...first.querySelectorAll(".day time")];
  const line = second.firstElementChild;
  if (!line?.matches(".day") || !days.length) return;
  if (days.at(-1).dateTime === line.querySelector("time").dateTime) line.remove();
};

const insert = (page, direction) => {
  const loaded = page.querySelector(".items");
  const more = page.querySelector(`.more.${direction}`);
  const anchor = list().querySelector(".m") ?? list();
  const before = anchor.getBoundingClientRect().top;
  if (direction === "earlier") {
    joinDays(loaded, list());
    list().prepend(...loaded.children);
  } else {
    joinDays(list(), loaded);
    list().append(...loaded.children);
    follow(page.querySelector("[data-src]").dataset.src);
  }
  box.querySelector(`.more.${direction}`).replaceWith(...(more ? [more] : []));
  document.dispatchEvent(new CustomEvent("chat:added"));
  scrollBy({ top: anchor.getBoundingClientRect().top - before, behavior: "instant" });
  watch();
};

// Where one asks for what comes after the last message, once that is here.
const follow = (address) => {
  box.dataset.src = address;
  const state = document.getElementById("talk-state");
  if (state && address) state.dataset.src = address;
};

const load = async (link, asked) => {
  const line = link.closest(".more");
  if (line.dataset.loading) return;
  line.dataset.loading = "yes";
  try {
    const answer = await fetch(`${link.href}&fragment=1`, { credentials: "same-origin" });
    if (!answer.ok) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    insert(page, line.classList.contains("earlier") ? "earlier" : "later");
  } catch {
    delete line.dataset.loading;
    if (asked) location.assign(link.href); // signed out, revoked, gone: let a whole page say it
  }
};

const nearby = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) if (entry.isIntersecting) load(entry.target, false);
  },
  { rootMargin: "600px" },
);

// Down to the last message; where all of them are here, without a page of its own, and no longer
// offered there.
const end = document.getElementById("end");
const toEnd = document.querySelector(".to-end");
if (toEnd)
  new IntersectionObserver(([seen]) => {
    toEnd.hidden = seen.isIntersecting && !box.querySelector(".more.later");
  }).observe(end);

const watch = () => {
  nearby.disconnect();
  box.querySelectorAll(".more a").forEach((link) => nearby.observe(link));
};
addEventListener("scroll", watch, { once: true, passive: true });

box.addEventListener("click", (event) => {
  const link = event.target.closest(".more a");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  load(link, true);
});
