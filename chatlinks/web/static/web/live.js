// Pages that follow what happens. The page asks once a second whether any of its topics changed,
// and fetches anew the elements that show one of those:
//   <main data-ticket="…" data-heard="…">                       the topics, signed; what was heard of them by then
//   <div id="…" data-topics="chat:17 agent:3" data-src="/chats/17/messages">   its content, by that address
//   … data-every="2000"                                         at most so often, however much happens (milliseconds)
//   <time data-since="2026-03-02T09:15:00+00:00">               a wait that counts up by itself
//   <b data-after="2026-03-02T09:20:00+00:00" hidden>           shows from then on
// What is fetched is laid over what is there, so that focus, scrolling, open panels and typed words
// stay. "live:swapped" is sent on an element whose content is new; "live:changed", with the topics,
// before anything is fetched.

import { patch } from "./patch.js";
import { toast } from "./toast.js";

const page = document.querySelector("[data-ticket]");
const EVERY = 1000,
  HIDDEN = 10000,
  LONGEST = 30000,
  UNHEARD = "0"; // milliseconds
const seen = new Map(); // topic → every change that this page knows of
let failures = 0,
  timer;

// Whether there is something new; processes of the server may each tell of the last change in their
// own time.
const hear = (topics) => {
  const fresh = new Set();
  for (const [topic, change] of Object.entries(topics)) {
    const known = seen.get(topic) ?? seen.set(topic, new Set([UNHEARD])).get(topic);
    if (!known.has(change)) fresh.add(topic);
    known.add(change);
  }
  return fresh;
};

// Connection, told calmly.
const say = (text, lasts = 0) => toast(text, { level: "info", name: "connection", lasts });

// A reload never costs anybody what they typed.
const typed = () =>
  [...document.querySelectorAll("textarea, input[type=text]")].some(
    (field) => field.value !== field.defaultValue,
  );
const reload = () => {
  const last = Number(sessionStorage.getItem("reloaded"));
  if (typed()) return say("Reload the page to go on. Copy what you have typed first.");
  if (Date.now() - last < 60000) return say("Not connected; reload the page");
  sessionStorage.setItem("reloaded", Date.now());
  location.reload();
};

class Closed extends Error {}

// How far this computer's clock is from the server's: waits are counted by the server's. A few
// seconds are the way there.
let ahead = 0;
const compare = (answer) => {
  const off = Date.now() - Date.parse(answer.headers.get("Date"));
  ahead = Math.abs(off) > 5000 ? off : 0;
};
const now = () => Date.now() - ahead;

const ask = async (address) => {
  const answer = await fetch(address, { credentials: "same-origin", cache: "no-store" });
  if (answer.redirected || (answer.status >= 400 && answer.status < 500))
    throw new Closed(answer.status);
  if (!answer.ok) throw new Error(answer.status);
  compare(answer);
  return answer;
};

// The messages stay at their end if they were there.
const atEnd = (box) => box.scrollHeight - box.scrollTop - box.clientHeight < 60;

const swap = (element, fresh) => {
  const boxes = [element, ...element.querySelectorAll("[data-stick]")].filter((box) =>
    box.matches("[data-stick]"),
  );
  const stuck = boxes.filter(atEnd);
  patch(element, fresh);
  stuck.forEach((box) => {
    box.scrollTop = box.scrollHeight;
  });
  count();
  document.dispatchEvent(new CustomEvent("chat:added"));
  element.dispatchEvent(new CustomEvent("live:swapped", { bubbles: true }));
};

// A press becomes a click only where it began: what is under it stays where it is until then.
const PRESSED = 3000, // milliseconds at most: some presses, as on a scroll bar, never end
  CLICK = 50; // milliseconds within which a click follows
let pressed = Promise.resolve(),
  release = () => {};
document.addEventListener(
  "pointerdown",
  () => {
    pressed = new Promise((done) => {
      release = done;
      setTimeout(done, PRESSED);
    });
  },
  { capture: true },
);
for (const end of ["pointerup", "pointercancel"])
  document.addEventListener(end, () => setTimeout(release, CLICK), { capture: true });

// What changed and wasn't fetched yet, and when each element was fetched last: `data-every` says
// how often it may be.
const stale = new Set(),
  fetched = new WeakMap();
const due = (element) =>
  element.isConnected &&
  Date.now() - (fetched.get(element) ?? 0) >= Number(element.dataset.every ?? 0);

const refresh = async (elements) => {
  const texts = new Map();
  for (const element of elements) {
    stale.delete(element);
    fetched.set(element, Date.now());
  }
  for (const element of elements) {
    const address = element.dataset.src;
    if (!texts.has(address))
      texts.set(
        address,
        ask(address).then((answer) => answer.text()),
      );
    const answer = new DOMParser().parseFromString(await texts.get(address), "text/html");
    await pressed;
    if (element.isConnected)
      swap(element, (element.id && answer.getElementById(element.id)) || answer.body);
  }
};

const following = () => [...document.querySelectorAll("[data-src][data-topics]")];
const shows = (topics) => (element) =>
  element.dataset.topics.split(" ").some((topic) => topics.has(topic));

const poll = async () => {
  try {
    const fresh = hear(
      await (await ask(`/live?for=${encodeURIComponent(page.dataset.ticket)}`)).json(),
    );
    if (fresh.size) document.dispatchEvent(new CustomEvent("live:changed", { detail: fresh }));
    following()
      .filter(failures ? () => true : shows(fresh))
      .forEach((element) => stale.add(element));
    await refresh([...stale].filter(due));
    if (failures > 1) say("Back", 2500);
    failures = 0;
  } catch (problem) {
    // The ticket is old, or this isn't open to the reader any more.
    if (problem instanceof Closed) return reload();
    failures += 1;
    if (failures > 1) say("Not connected; trying again");
  }
  next();
};

const next = () => {
  clearTimeout(timer);
  timer = setTimeout(poll, document.hidden ? HIDDEN : Math.min(EVERY * 2 ** failures, LONGEST));
};

// Waits, as web/environment.py writes them.
const wait = (seconds) => {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) return "< 1 min";
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 1440) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return `${Math.floor(minutes / 1440)} d`;
};
const count = () => {
  for (const time of document.querySelectorAll("time[data-since]")) {
    const text = wait((now() - new Date(time.dataset.since)) / 1000);
    if (time.textContent !== text) time.textContent = text;
  }
  for (const element of document.querySelectorAll("[data-after]"))
    element.hidden = new Date(element.dataset.after) > now();
};
setInterval(count, 5000);

if (page?.dataset.ticket) {
  hear(JSON.parse(page.dataset.heard || "{}"));
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) {
      clearTimeout(timer);
      poll();
    }
  });
  next();
}

// Another script has put new content into the page, and tells what was heard by then.
document.addEventListener("live:heard", (event) => {
  hear(JSON.parse(event.detail || "{}"));
  count();
});

// Others ask for a fetch at once: after a form was sent, or when they know better.
document.addEventListener("live:refresh", (event) => {
  refresh(event.detail ?? following()).catch((problem) => {
    if (problem instanceof Closed) reload();
  });
});
