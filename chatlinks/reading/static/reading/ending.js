// An open page is covered, and says why, as soon as what it shows may not be shown there any more:
// the link ended or is paused, a right was taken away, the conversation is gone. It asks out of the
// server's memory whether anything changed, and only then about itself.

const still = document.querySelector("[data-still]");
const EVERY = 2000,
  HIDDEN = 4000,
  ANYHOW = 300000,
  LONGEST = 30000; // milliseconds
const known = new Map(
  Object.entries(JSON.parse(still.dataset.stillHeard)).map(([topic, change]) => [
    topic,
    new Set(["0", change]),
  ]),
);
let failures = 0,
  asked = Date.now(),
  timer;

const text = (page, where, otherwise) => page.querySelector(where)?.textContent.trim() || otherwise;

const cover = (page) => {
  clearTimeout(timer);
  document.querySelectorAll(":popover-open").forEach((open) => open.hidePopover());
  const box = document.createElement("section");
  box.className = "covered";
  box.setAttribute("role", "alert");
  const heading = document.createElement("h1");
  heading.textContent = text(page, "main h1", "This conversation can’t be shown any more");
  const why = document.createElement("p");
  why.textContent = text(page, "main h1 ~ p", "Open the link again to see what you may.");
  const again = document.createElement("a");
  again.className = "button";
  again.href = location.pathname;
  again.textContent = "Open it again";
  box.append(heading, why, again);
  document.getElementById("main").replaceChildren(box);
  document.title = heading.textContent;
  again.focus();
};

const check = async () => {
  asked = Date.now();
  const answer = await fetch(still.dataset.still, { credentials: "same-origin", cache: "no-store" });
  if (answer.status === 204 || answer.status >= 500 || answer.status === 429) return;
  cover(new DOMParser().parseFromString(await answer.text(), "text/html"));
  return true;
};

const changed = (topics) => {
  let fresh = false;
  for (const [topic, change] of Object.entries(topics)) {
    const heard = known.get(topic) ?? known.set(topic, new Set(["0"])).get(topic);
    fresh ||= !heard.has(change);
    heard.add(change);
  }
  return fresh;
};

const over = () => still.dataset.until && Date.now() > Date.parse(still.dataset.until);

const look = async () => {
  try {
    const answer = await fetch(`/live?for=${encodeURIComponent(still.dataset.stillTicket)}`, {
      cache: "no-store",
    });
    const old = answer.status === 403; // the page is open for longer than its ticket is good
    const fresh = answer.ok && changed(await answer.json());
    if (old || fresh || over() || Date.now() - asked > ANYHOW) if (await check()) return;
    failures = 0;
  } catch {
    failures += 1;
  }
  const pause = document.hidden ? HIDDEN : EVERY;
  timer = setTimeout(look, Math.min(LONGEST, pause * 2 ** failures));
};
timer = setTimeout(look, EVERY);
document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  clearTimeout(timer);
  look();
});
