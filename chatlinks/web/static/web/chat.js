// One chat in a pane (agentchat/_pane.html): it opens at its end, loads earlier messages on, shows pictures on request.

import "./pictures.js";

const box = document.querySelector(".chat-messages");

const toEnd = () => { box.scrollTop = box.scrollHeight; };
if (box && !new URLSearchParams(location.search).has("from")) {
  toEnd();
  addEventListener("load", toEnd, { once: true });
}

// The day line between two windows is drawn by both: keep one.
const joinDays = (first, second) => {
  const days = [...first.querySelectorAll(".day time")];
  const line = second.firstElementChild;
  if (!line?.matches(".day") || !days.length) return;
  if (days.at(-1).dateTime === line.querySelector("time").dateTime) line.remove();
};

const load = async (link) => {
  const line = link.closest(".more");
  if (line.dataset.loading) return;
  line.dataset.loading = "yes";
  try {
    const answer = await fetch(box.dataset.src + link.search, { credentials: "same-origin" });
    if (!answer.ok || answer.redirected) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const list = box.querySelector(".items"), loaded = page.querySelector(".items");
    const height = box.scrollHeight, top = box.scrollTop;
    joinDays(loaded, list);
    list.prepend(...loaded.children);
    line.replaceWith(...page.querySelectorAll(".more.earlier"));
    box.scrollTop = top + box.scrollHeight - height;
    document.dispatchEvent(new CustomEvent("chat:added"));
  } catch {
    location.assign(link.href); // signed out, given to somebody else, gone: let a whole page say it
  }
};

box?.addEventListener("click", (event) => {
  const link = event.target.closest(".more.earlier a");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  load(link);
});
