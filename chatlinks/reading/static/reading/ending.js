// An open page is covered, and says why, as soon as what it shows may not be shown there any more:
// the link ended or is paused, a right was taken away, the conversation is gone. It hears with the
// rest of the page that something changed (web/live.js), and only then asks about itself.

const still = document.querySelector("[data-still]");
const ending = new Set(still.dataset.ending.split(" "));
const ANYHOW = 300000,
  LATER = 500,
  LONGEST = 2 ** 31 - 1; // milliseconds

const text = (page, where, otherwise) => page.querySelector(where)?.textContent.trim() || otherwise;

// Why, as the answer says it, and the way back in.
const whyNot = (page) => {
  const heading = document.createElement("h1");
  heading.textContent = text(page, "main h1", "This conversation can’t be shown any more");
  const why = document.createElement("p");
  why.textContent = text(page, "main h1 ~ p", "Open the link again to see what you may.");
  const again = document.createElement("a");
  again.className = "button";
  again.href = location.pathname;
  again.textContent = "Open it again";
  return [heading, why, again];
};

const cover = (...parts) => {
  document.querySelectorAll(":popover-open").forEach((open) => open.hidePopover());
  const box = document.createElement("section");
  box.className = "covered";
  box.setAttribute("role", "alert");
  box.append(...parts);
  document.getElementById("main").replaceChildren(box);
  const heading = box.querySelector("h1");
  document.title = heading.textContent;
  heading.tabIndex = -1;
  (box.querySelector("a") ?? heading).focus();
};

// Whether it was covered.
let covered = false;
const check = async () => {
  if (covered) return true;
  const answer = await fetch(still.dataset.still, {
    credentials: "same-origin",
    cache: "no-store",
  });
  if (answer.status === 204 || answer.status >= 500 || answer.status === 429) return false;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (covered) return true;
  // What isn't there is alike for whoever asks (links/strangers/refusals.py); whoever read it knows
  // that it was.
  if (answer.status === 404) cover(still.content.cloneNode(true));
  else cover(...whyNot(page));
  return (covered = true);
};
const look = () => check().catch(() => {}); // not connected: web/live.js says so

document.addEventListener("live:changed", (event) => {
  if ([...event.detail].some((topic) => ending.has(topic))) look();
});
document.addEventListener("live:closed", async (event) => {
  event.preventDefault();
  if (!(await look())) location.reload();
});
document.addEventListener("visibilitychange", () => document.hidden || look());
setInterval(look, ANYHOW);
if (still.dataset.until) {
  const left = Date.parse(still.dataset.until) - Date.now() + LATER;
  setTimeout(look, Math.min(Math.max(left, 0), LONGEST));
}
