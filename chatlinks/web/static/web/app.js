// What every page shares: the theme, the reader's time zone, copying, and the keys / Esc ?
// Pages announce new content with a "chat:added" event on the document.

import { toast } from "./toast.js";

const root = document.documentElement;
root.classList.add("js");

// No key acts while a word is being composed (Chinese, Japanese …): on any page, before whoever
// else listens. The key that ends it comes after the composition in Safari, and is told by 229
// alone.
addEventListener(
  "keydown",
  (event) => {
    if (event.isComposing || event.keyCode === 229) event.stopImmediatePropagation();
  },
  { capture: true },
);

const YEAR = 31536000;
const remember = (name, value) => {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${name}=${value}; Path=/; Max-Age=${YEAR}; SameSite=Lax${secure}`;
};

// Theme: the switch flips what is seen now; the server draws later pages so.
document.querySelector("[data-theme-switch]")?.addEventListener("click", () => {
  const dark = root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  remember("theme", root.dataset.theme);
});

// Where a row of links is longer than the window, the one that is open stays in sight, and a bit of
// the next.
for (const current of document.querySelectorAll(".places [aria-current], .tabs [aria-current]")) {
  const row = current.closest("nav");
  row.scrollLeft += Math.max(
    0,
    current.getBoundingClientRect().right + 32 - row.getBoundingClientRect().right,
  );
}

// Copying, with a word of confirmation.
const copy = async (text, done) => {
  try {
    await navigator.clipboard.writeText(text);
    toast(done, { name: "copied" });
  } catch {
    prompt("Copy this", text); // no clipboard outside a secure context
  }
};

document.addEventListener("click", (event) => {
  const text = event.target.closest("[data-copy-text]")?.dataset.copyText;
  if (text) copy(text, "Copied");
  const button = event.target.closest("[data-copy], a.copy");
  if (!button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  copy(new URL(button.dataset.copy ?? button.href, location.href).href, "Link copied");
});

// Keys, never while someone types or holds a modifier.
const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
const search = document.querySelector("input[type=search]");

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && event.target === search) {
    const clear = document.querySelector("[data-clear]");
    if (clear) location.assign(clear.href);
    search.value = "";
    search.blur();
  }
  if (typing(event.target)) return;
  if (event.key === "/" && search) {
    event.preventDefault();
    search.focus();
    search.select();
  } else if (event.key === "?") {
    document.getElementById("keys")?.togglePopover?.();
  } else if (event.key === "Escape" && !document.querySelector(":popover-open:not(#notes)")) {
    const clear = document.querySelector("[data-clear]");
    if (clear) location.assign(clear.href);
  }
});

// The reader's zone: told to the server by a cookie; this page, drawn before it knew, is rewritten.
// Browsers still say some zones by the names they had long ago.
const renamed = {
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Europe/Kiev": "Europe/Kyiv",
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
};
const named = Intl.DateTimeFormat().resolvedOptions().timeZone;
const browsers = renamed[named] ?? named;
if (
  browsers &&
  !document.cookie.includes(`tz=${browsers};`) &&
  !document.cookie.endsWith(`tz=${browsers}`)
)
  remember("tz", browsers);
// One zone everywhere: that of the account, where one was chosen; the server filters by the same.
const zone = root.dataset.ownZone || browsers;

const format = (options) => {
  const made = new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...options });
  return (at) => made.format(at).replace("Sept ", "Sep ");
};
const writers = {
  clock: format({ hour: "2-digit", minute: "2-digit" }),
  when: format({ dateStyle: "medium", timeStyle: "short" }),
  date: format({ dateStyle: "medium" }),
  day: format({ weekday: "long", day: "numeric", month: "long", year: "numeric" }),
  key: format({ year: "numeric", month: "2-digit", day: "2-digit" }),
};
const clocked = 'time[datetime*=":"]'; // all but days
const instant = (time) => new Date(time.dateTime.replace(" ", "T"));

const dayLine = (at) => {
  const line = document.createElement("li");
  line.className = "day";
  line.innerHTML = "<h3><time></time></h3>";
  const [day, month, year] = writers.key(at).split("/");
  const time = line.querySelector("time");
  time.dateTime = `${year}-${month}-${day}`;
  time.textContent = writers.day(at).replace(",", "");
  return line;
};

// Within a conversation days don't go back: clocks of bot and user may differ about midnight.
const regroup = (list) => {
  list.querySelectorAll(":scope > .day").forEach((line) => line.remove());
  let last;
  for (const item of [...list.children]) {
    const time = item.querySelector("time");
    const key = time && writers.key(instant(time)).split("/").reverse().join("-");
    if (!key || (key <= last && !item.matches(".session"))) continue;
    if (key !== last) item.before(dayLine(instant(time)));
    last = key;
  }
};

const rewrite = () => {
  for (const time of document.querySelectorAll(`${clocked}:not([data-since])`)) {
    time.textContent = writers[time.dataset.as ?? "clock"](instant(time));
  }
  document.querySelectorAll(".items").forEach(regroup);
  document.querySelectorAll("[data-zone-name]").forEach((name) => {
    name.textContent = zone;
  });
};

// Exact on hover: not in the page, for fifty messages have fifty times.
document.addEventListener("pointerover", ({ target }) => {
  const time = target.closest?.(clocked);
  if (time && !time.title) time.title = time.dateTime;
});

if (zone && root.dataset.zone && root.dataset.zone !== zone) {
  // A list of certain days is asked for anew, once: they are other days in this zone.
  if (root.dataset.days && sessionStorage.getItem("zone-asked") !== zone) {
    sessionStorage.setItem("zone-asked", zone);
    location.reload();
  }
  rewrite();
  document.addEventListener("chat:added", rewrite);
}
