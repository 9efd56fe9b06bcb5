// What is typed into the search is looked for at once; without this, by Apply. The address follows,
// so that it can be sent.

import { patch } from "../web/patch.js";

const form = document.getElementById("filters");
const found = document.getElementById("found");
const field = document.getElementById("q");
const PAUSE = 350; // milliseconds without a key
const SHORTEST = 2;
let waiting, asking;

const address = () => {
  const asked = [...new FormData(form)].filter(([, value]) => value !== "");
  return `${location.pathname}?${new URLSearchParams(asked)}`;
};

const look = async () => {
  asking?.abort();
  asking = new AbortController();
  const url = address();
  found.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(url, {
      signal: asking.signal,
      credentials: "same-origin",
      cache: "no-store",
    });
    if (!answer.ok || answer.redirected) return location.assign(url);
    const fresh = new DOMParser()
      .parseFromString(await answer.text(), "text/html")
      .getElementById("found");
    if (!fresh) return location.assign(url);
    patch(found, fresh);
    history.replaceState(null, "", url);
    document.dispatchEvent(new CustomEvent("chat:added"));
  } catch (problem) {
    if (problem.name !== "AbortError") return; // Apply still works
  }
  found.removeAttribute("aria-busy");
};

field?.addEventListener("input", () => {
  clearTimeout(waiting);
  const typed = field.value.trim();
  if (typed && typed.length < SHORTEST) return;
  waiting = setTimeout(look, PAUSE);
});
