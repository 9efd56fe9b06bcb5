// My Chats: changing between chats and acting on them without a reload, so that what is typed for
// each stays. Without this, links and forms load whole pages. Drafts live in this page's memory
// alone: they may be personal.

import "./canned.js";
import { stepThrough } from "../web/stepping.js";
import { patch } from "../web/patch.js";
import { toast, toasts } from "../web/toast.js";

const main = document.getElementById("main");
const drafts = new Map(); // a field's id, which names its chat → what is typed there
const find = (id, page = document) => page.getElementById(id);
const fields = () =>
  document.querySelectorAll(
    "#chat textarea[name], #chat input[type=text][name], #details textarea",
  );

const keepDrafts = () => {
  for (const field of fields()) {
    if (field.value && field.value !== field.defaultValue) drafts.set(field.id, field.value);
    else drafts.delete(field.id);
  }
};
const giveBack = () => {
  for (const field of fields())
    if (!field.value && drafts.has(field.id)) field.value = drafts.get(field.id);
  showUnsent();
};

// Where a chat was taken away while its agent typed, what they had typed is still there to be
// copied.
const showUnsent = () => {
  const id = find("chat").dataset.chat,
    text = drafts.get(`reply-${id}`),
    place = find(`unsent-${id}`);
  if (!text || !place) return;
  place.querySelector("textarea").value = text;
  place.hidden = false;
  drafts.delete(`reply-${id}`);
};
document.addEventListener("input", keepDrafts);
document.addEventListener("live:swapped", showUnsent);

// Lay another page of My Chats over this one.
const lay = (page, address) => {
  const fresh = find("main", page);
  main.className = fresh.className;
  document.documentElement.dataset.zone = page.documentElement.dataset.zone ?? "";
  Object.assign(main.dataset, fresh.dataset);
  for (const id of ["presence", "stats", "chat-list"]) {
    find(id).dataset.src = find(id, page).dataset.src;
    patch(find(id), find(id, page));
  }
  find("details")?.remove();
  const details = find("details", page),
    chat = find("chat", page);
  find("chat").replaceWith(...[chat, details].filter(Boolean));
  toasts(page);
  if (address !== location.href) history.pushState(null, "", address);
  giveBack();
  document.dispatchEvent(new CustomEvent("live:heard", { detail: fresh.dataset.heard }));
  document.dispatchEvent(new CustomEvent("chat:opened"));
  document.dispatchEvent(new CustomEvent("chat:added"));
  count();
};

let asked = 0;
const go = async (address, options) => {
  const mine = ++asked;
  keepDrafts();
  try {
    const answer = await fetch(address, {
      credentials: "same-origin",
      cache: "no-store",
      ...options,
    });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine !== asked) return;
    const reassign = find("reassign", page);
    if (reassign) return find("panel").replaceChildren(reassign); // refused: why stands in it
    if (!page.querySelector("main.my-chats")) throw new Error(answer.status);
    lay(page, answer.url);
    return answer.ok;
  } catch {
    if (!options) location.assign(address);
    else toast("That didn’t reach the server. Try again.", { level: "error", name: "unreached" });
  }
};

const open = async (link) => {
  if (!(await go(link.href))) return;
  if (matchMedia("(pointer: fine)").matches)
    document.querySelector("#chat textarea.reply")?.focus();
};

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-chat], .chat-head a.narrow-only");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  open(link);
});
addEventListener("popstate", () => go(location.href));

// Forms. A reply is sent on its own; whatever answers the others is laid over the page.
const sent = (form) => {
  for (const field of form.querySelectorAll("textarea, input[type=text]")) drafts.delete(field.id);
};

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.closest("#main, #notes") || form.method !== "post") return;
  form.closest(".note")?.remove(); // its Undo was pressed
  event.preventDefault();
  if (form.getAttribute("aria-busy")) return;
  form.setAttribute("aria-busy", "true");
  try {
    if (form.matches(".composer")) await reply(form);
    else {
      const body = new FormData(form);
      keepDrafts();
      const typed = [...form.querySelectorAll("textarea, input[type=text]")].map((field) => [
        field,
        field.value,
      ]);
      typed.forEach(([field]) => {
        field.value = "";
      });
      if (!(await go(form.action, { method: "POST", body })))
        typed.forEach(([field, value]) => {
          field.value = value;
        });
      else sent(form);
    }
  } finally {
    form.removeAttribute("aria-busy");
  }
});

const reply = async (form) => {
  const problem = form.querySelector(".error"),
    text = form.querySelector("textarea");
  let said;
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { "X-Live": "yes" },
    });
    if (answer.status === 204) said = "";
    else if (answer.status === 409) said = await answer.text();
    else said = "Not sent: this chat isn’t open to you any more. Your text is still here.";
  } catch {
    said = "Not sent: the server can’t be reached. Your text is still here; try again.";
  }
  problem.textContent = said;
  problem.hidden = !said;
  if (said) return;
  form.querySelectorAll("textarea, input[type=text], input[type=file]").forEach((field) => {
    field.value = "";
  });
  form.elements.once.value = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join(""); // the next one is another message
  named(form);
  form.querySelector("details").open = false;
  sent(form);
  text.focus();
  document.dispatchEvent(new CustomEvent("live:refresh"));
};

// A chosen file says its name beside the clip.
const named = (form) => {
  const name = form.querySelector(".attach output"),
    file = form.querySelector("input[type=file]")?.files[0];
  if (name) name.textContent = file?.name ?? "";
};
document.addEventListener("change", (event) => {
  if (event.target.matches(".attach input")) named(event.target.form);
});

// Keys.
stepThrough("#chat-list a.chat-line");
document.addEventListener("keydown", (event) => {
  if (
    /^F[1-4]$/.test(event.key) &&
    !event.ctrlKey &&
    !event.metaKey &&
    !event.altKey &&
    !event.shiftKey
  ) {
    // F5 is the browser's: the page is loaded anew, and what is typed is asked about.
    event.preventDefault();
    const link = document.querySelector(`a[data-key=${event.key}]`);
    if (link) open(link);
  } else if (
    event.key === "Enter" &&
    (event.ctrlKey || event.metaKey) &&
    event.target.matches("textarea")
  ) {
    event.preventDefault();
    event.target.form.requestSubmit();
  } else if (event.key === "Escape" && event.target.matches("textarea")) event.target.blur();
});

// Being there: what is before the agent's eyes is read, and their desk isn't empty.
const post = (address) =>
  fetch(address, { method: "POST", body: new FormData(find("here")) }).catch(() => {});
const look = () => {
  const chat = document.querySelector("#chat[data-mine]");
  if (!document.hidden && chat && document.querySelector(`#line-${chat.dataset.chat} .unread`))
    post(chat.dataset.mine);
};
const count = () => {
  const unread = [...document.querySelectorAll("#active-chats .unread")].reduce(
    (sum, each) => sum + parseInt(each.textContent),
    0,
  );
  document.title = document.title.replace(/^(\(\d+\) )?/, unread ? `(${unread}) ` : "");
};
document.addEventListener("live:swapped", (event) => {
  if (event.target.id !== "chat-list") return;
  count();
  look();
});
document.addEventListener("visibilitychange", look);
setInterval(() => post(find("here").action), 60000);
count();

addEventListener("beforeunload", (event) => {
  keepDrafts();
  if (drafts.size) event.preventDefault();
});
