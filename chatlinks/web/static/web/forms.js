// Forms that are answered where they stand: <form data-in-place="share"> is sent by this, and of
// the page that comes back the element of that id is laid over the one that is here. What is wrong
// gets the focus, or what is new; that is copied, too. Without this, whole pages load and say the
// same. A dialog whose form was refused comes with `data-open`: in the page, where it can be filled
// in without a script; here it is opened over it.

import { toast, toasts } from "./toast.js";

const UNREACHED = "That didn’t reach the server. What you typed is still here; try again.";

// Copying is allowed as long as the click is fresh; Safari wants to be promised the text at once.
const copyLater = (text) => {
  const nothing = () => {};
  if (!navigator.clipboard?.write || !globalThis.ClipboardItem) return nothing;
  let take, drop;
  const promised = new Promise((resolve, reject) => {
    take = resolve;
    drop = reject;
  });
  promised.catch(nothing);
  const item = new ClipboardItem({ "text/plain": promised });
  navigator.clipboard
    .write([item])
    .then(() => text() && toast("Link copied", { name: "copied" }))
    .catch(nothing);
  return (value) => (value ? take(new Blob([value], { type: "text/plain" })) : drop());
};

const lay = (place, fresh) => {
  place.replaceChildren(...fresh.childNodes);
  const wrong = place.querySelector("[aria-invalid=true]");
  const made = place.querySelector("[data-fresh]");
  (wrong ?? made)?.focus();
  if (!wrong) made?.select?.();
  place.scrollTop = 0;
  document.dispatchEvent(new CustomEvent("chat:added"));
  return wrong ? "" : (made?.value ?? "");
};

const send = async (form) => {
  const place = document.getElementById(form.dataset.inPlace);
  let copied = "";
  const copy = form.matches("[data-copies]") ? copyLater(() => copied) : () => {};
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      credentials: "same-origin",
    });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById(place.id);
    if (!form.isConnected) return; // the page was covered meanwhile, and says why
    if (!fresh) return form.submit(); // signed out, ended: let a whole page say it
    copied = lay(place, fresh);
    toasts(page);
  } catch {
    toast(UNREACHED, { level: "error" });
  } finally {
    copy(copied);
  }
};

const reopen = () => {
  for (const dialog of document.querySelectorAll("[data-open]")) {
    delete dialog.dataset.open;
    if (dialog.popover && dialog.checkVisibility()) continue; // a pane of a wide window
    dialog.popover ??= "auto";
    dialog.showPopover?.();
  }
};
reopen();
document.addEventListener("chat:opened", reopen);

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.dataset.inPlace || event.defaultPrevented) return;
  event.preventDefault();
  if (form.getAttribute("aria-busy")) return;
  form.setAttribute("aria-busy", "true");
  await send(form);
  form.removeAttribute("aria-busy");
});
