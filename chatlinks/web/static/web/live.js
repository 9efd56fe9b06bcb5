// Pages that follow what happens. The page is told, or asks once a second, whether any of its
// topics changed, and fetches anew the elements that show one of those:
//   <main data-ticket="…" data-heard="…">                       the topics, signed; what was heard of them by then
//   … data-renew="/c/…/following?ticket=1"
//       where another ticket is to be had; else the page is loaded again
//   … data-sleeps         asks for nothing while nobody sees it
//   <div id="…" data-topics="chat:17 agent:3" data-src="/chats/17/messages">   its content, by that address
//   … data-whole-topics="access:link:5" data-whole-src="…"
//       for these, by this address, what was there before and all
//   … data-with-change    its address is asked with the change that was heard of, "&change=5f…"
//   … data-every="2000"                                         at most so often, however much happens (milliseconds)
//   <time data-since="2026-03-02T09:15:00+00:00">               a wait that counts up by itself
//   <b data-after="2026-03-02T09:20:00+00:00" hidden>           shows from then on
// What is fetched is laid over what is there, so that focus, scrolling, open panels and typed words
// stay. "live:swapped" is sent on an element whose content is new; "live:changed", with the topics,
// before anything is fetched; "live:closed", which can be prevented, before a page that isn't open
// to its reader any more is loaded again.

import { patch } from "./patch.js";
import * as stream from "./stream.js";
import { toast } from "./toast.js";
import { compare, count } from "./waits.js";

const page = document.querySelector("[data-ticket]");
const EVERY = 1000,
  HIDDEN = 10000,
  LONGEST = 30000,
  UNSEEN = 20000, // until a page that nobody sees lets go of its connection
  APART = 4000, // within which pages come back that all missed something
  UNHEARD = "0"; // milliseconds
const seen = new Map(), // topic → every change that this page knows of
  newest = new Map(); // topic → the last of them
let failures = 0,
  connected = false,
  timer;

// Whether there is something new; processes of the server may each tell of the last change in their
// own time.
const hear = (topics) => {
  const fresh = new Set();
  for (const [topic, change] of Object.entries(topics)) {
    const known = seen.get(topic) ?? seen.set(topic, new Set([UNHEARD])).get(topic);
    if (!known.has(change)) fresh.add(topic);
    known.add(change);
    newest.set(topic, change);
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

const swap = (element, fresh, { whole }) => {
  const boxes = [element, ...element.querySelectorAll("[data-stick]")].filter((box) =>
    box.matches("[data-stick]"),
  );
  const stuck = boxes.filter(atEnd);
  patch(element, fresh, { whole });
  if (fresh.dataset.src !== undefined) element.dataset.src = fresh.dataset.src; // the next one
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
  wholly = new Set(), // of these, whose earlier content may have changed, too
  fetched = new WeakMap();
const due = (element) =>
  element.isConnected &&
  Date.now() - (fetched.get(element) ?? 0) >= Number(element.dataset.every ?? 0);

// What is new, of those who have heard of the same change, is read once for all of them.
const withChange = (address, element) => {
  const change = newest.get(element.dataset.topics);
  if (!change || !("withChange" in element.dataset)) return address;
  return `${address}${address.includes("?") ? "&" : "?"}change=${change}`;
};

const refresh = async (elements) => {
  const texts = new Map();
  const addresses = new Map();
  for (const element of elements) {
    const whole = wholly.has(element) && element.dataset.wholeSrc;
    const tail = element.dataset.src && withChange(element.dataset.src, element);
    addresses.set(element, whole || tail || element.dataset.wholeSrc);
    stale.delete(element);
    wholly.delete(element);
    fetched.set(element, Date.now());
  }
  for (const element of elements) {
    const address = addresses.get(element);
    if (!texts.has(address))
      texts.set(
        address,
        ask(address).then((answer) => answer.text()),
      );
    const answer = new DOMParser().parseFromString(await texts.get(address), "text/html");
    await pressed;
    if (element.isConnected)
      swap(element, (element.id && answer.getElementById(element.id)) || answer.body, {
        whole: address === element.dataset.wholeSrc,
      });
  }
};

const following = () => [...document.querySelectorAll("[data-src][data-topics]")];
const anyOf = (names, topics) => (names ?? "").split(" ").some((topic) => topics.has(topic));
const mark = (element, fresh, everything) => {
  const whole = everything || anyOf(element.dataset.wholeTopics, fresh);
  if (whole && element.dataset.wholeSrc) wholly.add(element);
  else if (!element.dataset.src || !(whole || anyOf(element.dataset.topics, fresh))) return;
  stale.add(element);
};

// One fetch at a time; what changes meanwhile, and what isn't due yet, follows.
let fetching = Promise.resolve();
const flush = () => {
  fetching = fetching
    .catch(() => {})
    .then(() => refresh([...stale].filter(due)))
    .then(later);
  return fetching;
};
let leftovers;
const later = () => {
  clearTimeout(leftovers);
  if (stale.size && connected) leftovers = setTimeout(() => flush().catch(trouble), 500);
};

const take = (topics, everything = false) => {
  const fresh = hear(topics);
  if (fresh.size) document.dispatchEvent(new CustomEvent("live:changed", { detail: fresh }));
  for (const element of following()) mark(element, fresh, everything);
  return flush();
};

// The ticket is old, or this isn't open to the reader any more.
const closed = () => {
  stream.close();
  clearTimeout(timer);
  if (document.dispatchEvent(new CustomEvent("live:closed", { cancelable: true }))) reload();
};
const renew = async () => {
  if (!page.dataset.renew) return closed();
  try {
    page.dataset.ticket = await (await ask(page.dataset.renew)).text(); // which opens the stream
    await take({}, true);
    if (!stream.offered()) next();
  } catch (problem) {
    trouble(problem);
  }
};

const trouble = (problem) => {
  if (problem instanceof Closed) return closed();
  failures += 1;
  if (failures > 1) say("Not connected; trying again");
  next();
};

const poll = async () => {
  try {
    const answer = await fetch(`/live?for=${encodeURIComponent(page.dataset.ticket)}`, {
      cache: "no-store",
    });
    if (answer.status === 403) return renew();
    if (!answer.ok) throw new Error(answer.status);
    compare(answer);
    await take(await answer.json(), failures > 0);
    if (failures > 1) say("Back", 2500);
    failures = 0;
  } catch (problem) {
    return trouble(problem);
  }
  next();
};

const next = () => {
  clearTimeout(timer);
  if (document.hidden && "sleeps" in page.dataset) return;
  if (connected && !failures) return; // one is told
  timer = setTimeout(poll, document.hidden ? HIDDEN : Math.min(EVERY * 2 ** failures, LONGEST));
};

// ── The connection ────────────────────────────────────────────────────────────────────────────

const tell = {
  changed: (topics, everything) => {
    // All who missed something would come at once.
    const wait = everything ? Math.random() * APART : 0;
    setTimeout(() => take(topics, everything).catch(trouble), wait);
  },
  connected: () => {
    connected = true;
    page.dataset.connected = "";
    clearTimeout(timer);
    if (failures > 1) say("Back", 2500);
    failures = 0;
  },
  lost: () => {
    connected = false;
    delete page.dataset.connected;
    next();
  },
  renew: () => {
    connected = false;
    renew();
  },
};

const connect = () => {
  if (!document.hidden) stream.open(page.dataset.ticket, tell);
};

// A page that nobody sees lets go; seen again, it hears at once what it missed.
let unseen;
const look = () => {
  clearTimeout(unseen);
  if (document.hidden) {
    unseen = setTimeout(() => {
      stream.close();
      connected = false;
      next();
    }, UNSEEN);
    return;
  }
  if (connected) return;
  connect();
  clearTimeout(timer);
  poll();
};

if (page?.dataset.ticket) {
  hear(JSON.parse(page.dataset.heard || "{}"));
  document.addEventListener("visibilitychange", look);
  addEventListener("pagehide", () => {
    stream.close();
    connected = false;
  });
  addEventListener("pageshow", (event) => event.persisted && look());
  // The topics may change with what the page shows.
  new MutationObserver(connect).observe(page, { attributeFilter: ["data-ticket"] });
  connect();
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
    if (problem instanceof Closed) closed();
  });
});
