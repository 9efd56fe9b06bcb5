// What the page reports of itself: that somebody sees it, prints it, copies from it.

const form = document.querySelector("form.report");
const QUIET = 5000; // milliseconds in which more of the same is one

const last = {};
const report = (kind) => {
  const now = Date.now();
  if (!form || now - (last[kind] ?? -QUIET) < QUIET) return;
  last[kind] = now;
  const body = new FormData(form);
  body.set("kind", kind);
  body.set("script", "1");
  // Also where the page is left at once. Nothing here depends on the answer.
  fetch(form.action, {
    method: "POST",
    body,
    keepalive: true,
    referrerPolicy: "same-origin", // else some browsers don't tell the origin, either
  }).catch(() => {});
};

// Not while it is fetched ahead, nor in a tab that nobody has looked at yet.
const seen = () => {
  if (document.prerendering || document.visibilityState !== "visible") return;
  removeEventListener("visibilitychange", seen, true);
  report("confirmed");
};
document.addEventListener("prerenderingchange", seen, { once: true });
addEventListener("visibilitychange", seen, true);
seen();

addEventListener("beforeprint", () => report("print"));
document.addEventListener("copy", (event) => {
  if (event.target.closest?.(".talk, .pane")) report("copy");
});
