// One chat in a pane (agentchat/_pane.html): it opens at its end, loads earlier messages on, shows
// pictures on request. "chat:opened" on the document tells that another one is there.

import "../reading/pictures.js";

const toEnd = () => {
  const box = document.querySelector(".chat-messages");
  if (box && !new URLSearchParams(location.search).has("from")) box.scrollTop = box.scrollHeight;
};
toEnd();
addEventListener("load", toEnd, { once: true });
document.addEventListener("chat:opened", toEnd);

// Where the place for messages shrinks, because a reply grows, or a photo takes its height only
// once it is there, their end stays in view.
let stuck = true;
document.addEventListener(
  "scroll",
  (event) => {
    const box = event.target;
    if (box.matches?.(".chat-messages"))
      stuck = box.scrollHeight - box.scrollTop - box.clientHeight < 60;
  },
  { capture: true, passive: true },
);
const resizing = new ResizeObserver(() => {
  if (stuck) toEnd();
});
const observe = () => {
  const box = document.querySelector(".chat-messages");
  resizing.disconnect();
  if (!box) return;
  resizing.observe(box);
  for (const list of box.querySelectorAll(".items")) resizing.observe(list);
};
const watch = () => {
  stuck = !new URLSearchParams(location.search).has("from");
  observe();
};
watch();
document.addEventListener("chat:opened", watch);
document.addEventListener("chat:added", observe);

// The day line between two windows is drawn by both: keep one.
const joinDays = (first, second) => {
  const days = [...first.querySelectorAll(".day time")];
  const line = second.firstElementChild;
  if (!line?.matches(".day") || !days.length) return;
  if (days.at(-1).dateTime === line.querySelector("time").dateTime) line.remove();
};

const insert = (box, line, page) => {
  const list = box.querySelector(".items"),
    loaded = page.querySelector(".items");
  const height = box.scrollHeight,
    top = box.scrollTop;
  joinDays(loaded, list);
  list.prepend(...loaded.children);
  line.replaceWith(...page.querySelectorAll(".more.earlier"));
  box.scrollTop = top + box.scrollHeight - height;
  document.dispatchEvent(new CustomEvent("chat:added"));
};

const load = async (box, link) => {
  const line = link.closest(".more");
  if (line.dataset.loading) return;
  line.dataset.loading = "yes";
  try {
    const answer = await fetch(box.dataset.src + link.search, { credentials: "same-origin" });
    if (!answer.ok || answer.redirected) throw new Error(answer.status);
    insert(box, line, new DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch {
    location.assign(link.href); // signed out, given to somebody else, gone: let a whole page say it
  }
};

document.addEventListener("click", (event) => {
  const link = event.target.closest(".chat-messages .more.earlier a");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  load(link.closest(".chat-messages"), link);
});
