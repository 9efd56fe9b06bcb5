// The web chat: one thing is asked of the server at a time, so that what was sent and what came
// can't be mixed up. A message keeps its id until the server has it: sent again, it is neither
// doubled nor lost.
import { draw, drawPending, make } from "./draw.js";
import { keepPending, pendingOnes } from "./pending.js";
import * as server from "./server.js";
import { t } from "./texts.js";
import { tellTyping, typingIn, typingLine } from "./typing.js";
import * as stream from "../web/stream.js";

const find = (id) => document.getElementById(id);
const [log, text, trouble, rating, details, ending, withWhom] = [
  "log",
  "text",
  "trouble",
  "rating",
  "details",
  "ending",
  "with",
].map(find);
const framed = parent !== window;
const own = document.documentElement.dir; // of the language that the chat itself speaks
const bot = log.dataset.bot;
const seenKey = `chatlinks:seen:${document.body.dataset.key}`;
const ORDER = 1e6;
const order = (cursor) => cursor.split(".").reduce((sum, part) => sum * ORDER + Number(part), 0);

// The business's own colour.
const { colour, on } = document.body.dataset;
if (colour !== "#3b5bdb") {
  const { style } = document.documentElement;
  style.setProperty("--accent-fill", colour);
  style.setProperty("--accent-fill-hover", `color-mix(in srgb, ${colour} 88%, black)`);
  style.setProperty("--on-accent", on);
}

let cursor = "0.0"; // everything up to here is on the page
let acknowledged = "0.0";
let open = !framed;
let unread = 0;
let chat = { state: "none", with: "", ticket: "", typing: "", rate: 0 };
let heard = { topics: "", state: "" };
const typed = typingLine(find("typing"));
let looking = server.hasSession();
let restoring = looking; // what was before this page was opened: no news
let busy = false;
let failures = 0;
const LONGEST = Number(text.dataset.longest);
const outbox = []; // { send(after) → promise, made, kept: { id, kind, words } or null for a file }
const dismissed = new Set();

const storage = (value) => {
  try {
    if (value) localStorage.setItem(seenKey, value);
    return localStorage.getItem(seenKey) ?? "0.0";
  } catch {
    return cursor;
  }
};
const nearEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < 120;
const toEnd = () => {
  log.scrollTop = log.scrollHeight;
};
// Where a card takes room from the messages, their end stays in view.
let atEnd = true;
log.addEventListener("scroll", () => {
  atEnd = nearEnd();
});
new ResizeObserver(() => atEnd && toEnd()).observe(log);
const say = (words) => {
  trouble.textContent = words;
  trouble.hidden = !words;
};
// Counts alone, nobody's words.
const post = (message) => framed && parent.postMessage(message, "*");

// What came.
const show = (found) => {
  const follow = nearEnd();
  const first = cursor === "0.0";
  for (const message of found.messages) {
    if (order(message.id) <= order(cursor)) continue;
    log.querySelectorAll(".once").forEach((list) => list.remove());
    find("start")?.remove();
    const pending = log.querySelector(".pending, .failed");
    const made = draw(
      message,
      pending ? pending.previousElementSibling : log.lastElementChild,
      write,
      server.fetched,
    );
    if (pending) pending.before(made);
    else log.append(made);
    if (message.from !== "user" && !open && (!first || order(message.id) > order(storage())))
      unread += 1;
    if (message.from !== "user") typed("");
    cursor = message.id;
  }
  if (order(found.cursor) > order(cursor)) cursor = found.cursor;
  if (found.more) looking = true;
  settle(found);
  if (found.messages.length && (follow || first)) toEnd();
};

const settle = (found) => {
  if (!restoring) line(chat, found);
  restoring = false;
  const { state, ticket, typing, rate } = found;
  chat = { state, with: found.with, ticket, typing, rate };
  follow();
  if (!chat.with) typed("");
  const told = {
    none: t("bot_at_once", { bot }),
    bot: t("bot_answers", { bot }),
    queued: t("waiting"),
    completed: t("ended"),
  };
  withWhom.textContent = chat.with
    ? t("talking_to", { name: chat.with })
    : (told[chat.state] ?? "");
  const face = find("face");
  if (face) face.textContent = [...(chat.with || document.querySelector("h1").textContent)][0];
  find("person").hidden = !["none", "bot", "completed"].includes(chat.state);
  rating.hidden = !chat.rate || dismissed.has(`rating:${chat.rate}`);
  details.hidden = chat.state !== "queued" || dismissed.has("details") || !rating.hidden;
  find("end").hidden = !server.hasSession() || chat.state === "none";
  if (open) {
    unread = 0;
    storage(cursor);
  }
  post({ chatlinks: "unread", count: unread });
};

// A change of who answers, as a line among the messages.
const line = (before, now) => {
  const words =
    now.with && now.with !== before.with
      ? t("is_here", { name: now.with })
      : now.state === "completed" && before.state !== "completed"
        ? t("ended_line")
        : "";
  if (words) log.append(make("p", "line", words));
};

// What goes out.
const queue = (words, send, kept = null) => {
  const made = drawPending(words);
  find("start")?.remove();
  log.querySelectorAll(".once").forEach((list) => list.remove());
  log.append(made);
  toEnd();
  if (trouble.textContent === toldLast) say(""); // what goes out now went better
  outbox.push({ send, made, kept });
  keepPending(outbox);
  pump();
};

// A message as it is sent, now or, when the page was left too soon, by the next one: under one id.
const WAYS = {
  write: ({ id, words }, after) => server.write(id, words, after),
  person: ({ id }, after) => server.askForPerson(id, after),
};
const sendKept = (kept) => queue(kept.words, (after) => WAYS[kept.kind](kept, after), kept);
const write = (words) => sendKept({ id: server.newId(), kind: "write", words });
let toldLast = "";
const tell = (words) => {
  toldLast = words;
  say(words);
  setTimeout(() => {
    if (trouble.textContent === words) say("");
  }, 8000);
};

const giveUp = (item, problem) => {
  outbox.shift();
  keepPending(outbox);
  item.made.classList.replace("pending", "failed");
  const told = item.made.querySelector(".told");
  told.textContent = problem.message;
  const again = make("button", "", t("try_again"), { type: "button" });
  again.addEventListener("click", () => {
    item.made.classList.replace("failed", "pending");
    told.textContent = t("sending");
    log.append(item.made);
    outbox.push(item);
    keepPending(outbox);
    pump();
  });
  if (![413, 415].includes(problem.status)) told.append(" ", again);
};

const pause = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

// Waits for what may be gone in a moment; false: it won't.
const patience = async (problem) => {
  if (problem.status === 429) {
    say(problem.message);
    await pause(problem.after || 5);
    say("");
    return true;
  }
  if (problem.status && problem.status < 500) return false;
  failures += 1;
  if (failures > 1 || outbox.length) say(t("lost_trying"));
  await pause(Math.min(2 ** failures / 2, 15));
  return true;
};

const once = async () => {
  const item = outbox[0];
  if (!item) looking = false;
  try {
    show(await (item ? item.send(cursor) : server.look(cursor)));
    if (item) {
      outbox.shift();
      keepPending(outbox);
      item.made.remove();
      toEnd();
    }
    if (failures) say("");
    failures = 0;
    await acknowledge();
  } catch (problem) {
    if (!(problem instanceof server.Refused)) throw problem;
    const goesOn = await patience(problem);
    if (!item) looking = goesOn;
    else if (!goesOn) giveUp(item, problem);
  }
};

const acknowledge = async () => {
  if (order(cursor) <= order(acknowledged)) return;
  await server.received(cursor);
  acknowledged = cursor;
};

const pump = async () => {
  if (busy) return;
  busy = true;
  try {
    while (outbox.length || looking) await once();
  } finally {
    busy = false;
  }
};

const theyType = () => chat.with && typed(t("is_typing", { name: chat.with }));

// Something new? Told by a connection that is kept (web/stream.js); where there is none, asked for:
// often while the chat is open, seldom while nobody looks. `answer`: null once the ticket has ended.
// A ticket is when it begins and ends, its topics, and a signature behind the last colon.
const topicsOf = (ticket) =>
  ticket.slice(0, ticket.lastIndexOf(":")).split(",").slice(2).join(",");
const take = (answer) => {
  const topics = topicsOf(chat.ticket);
  const state = answer && typingIn(answer, theyType);
  if (state === null || topics !== heard.topics || state !== heard.state) looking = true;
  if (state !== null) heard = { topics, state };
  if (looking) pump();
};
const backAgain = () => {
  if (!failures) return;
  failures = 0;
  say("");
  looking = true;
};

let followed = "", // whose connection it is
  connected = false,
  last = {}; // topic → its last change
const disconnect = () => {
  connected = false;
  delete document.body.dataset.connected;
};
const heardBy = {
  changed: (topics, everything) => {
    Object.assign(last, topics);
    if (everything) looking = true;
    take(JSON.stringify(last));
  },
  connected: () => {
    connected = true;
    document.body.dataset.connected = "";
    backAgain();
  },
  lost: disconnect,
  renew: () => {
    disconnect();
    followed = "";
    looking = true; // which brings another ticket
    pump();
  },
};
const follow = () => {
  const topics = topicsOf(chat.ticket);
  if (!topics || document.hidden || topics === followed) return;
  followed = topics;
  last = {};
  disconnect();
  stream.open(chat.ticket, heardBy);
};
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) return follow();
  stream.close(); // a browser keeps few of them, over all its tabs
  followed = "";
  disconnect();
});

const listen = async () => {
  for (;;) {
    await pause(document.hidden ? 10 : open ? 1 : 3);
    if (!chat.ticket || busy || connected) continue;
    try {
      const answer = await server.changes(chat.ticket);
      if (answer === null) followed = "";
      backAgain();
      take(answer);
    } catch {
      failures += 1;
      if (failures > 1) say(t("lost_trying"));
    }
    if (looking) pump();
  }
};

// Writing.
const compose = find("compose");
compose.addEventListener("submit", (event) => {
  event.preventDefault();
  const words = text.value.trim();
  if (!words) return;
  if (words.length > LONGEST) return tell(t("too_long", { characters: LONGEST }));
  text.value = "";
  write(words);
});
text.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey) return;
  event.preventDefault();
  compose.requestSubmit();
});
text.addEventListener("input", () => {
  if (text.value.trim()) tellTyping(chat.typing);
  if (text.value.trim().length > LONGEST) tell(t("too_long", { characters: LONGEST }));
});

// Files: chosen, pasted or dropped.
const sendFile = (file) => {
  const { biggest, types } = document.body.dataset;
  if (file.size > Number(biggest))
    return tell(t("too_big", { megabytes: Math.floor(biggest / 2 ** 20) }));
  const isTaken = [file.type, file.type.replace(/\/.*/, "/*")].some((type) =>
    types.split(",").includes(type),
  );
  if (file.type && !isTaken) return tell(t("wrong_kind"));
  const id = server.newId();
  queue(file.name, (after) => server.send(id, file, after));
};
find("file").addEventListener("change", (event) => {
  const files = [...event.target.files];
  event.target.value = "";
  files.forEach(sendFile);
});
text.addEventListener("paste", (event) => {
  const files = [...event.clipboardData.files];
  if (!files.length || event.clipboardData.getData("text/plain")) return; // a table is both
  event.preventDefault();
  files.forEach(sendFile);
});
const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");
for (const kind of ["dragenter", "dragover", "dragleave", "drop"])
  document.addEventListener(kind, (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault(); // else the browser opens the file in place of the chat
    document.body.classList.toggle("dropping", kind === "dragover" || kind === "dragenter");
    if (kind === "drop") [...event.dataTransfer.files].forEach(sendFile);
  });
addEventListener("beforeunload", (event) => {
  if (outbox.some((item) => !item.kept)) event.preventDefault(); // a file can't be kept
});
find("person").addEventListener("click", () =>
  sendKept({ id: server.newId(), kind: "person", words: t("person_please") }),
);
log.addEventListener("click", (event) => {
  if (event.target.dataset.say) {
    write(event.target.dataset.say);
    text.focus();
  }
});

// Rating, and who they are.
const forms = (form, id, send, thanks) => {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      await send(new FormData(form));
      dismissed.add(id());
      form.hidden = true;
      log.append(make("p", "line", thanks));
      toEnd();
      text.focus();
    } catch (problem) {
      wrong(problem.message);
    }
  });
  // What is wrong stands in the form, and what was typed stays.
  const field = form.querySelector("[type=email], textarea");
  const wrong = (words) => {
    form.querySelector(".wrong").textContent = words;
    field.setAttribute("aria-invalid", String(Boolean(words)));
    if (words) field.focus();
  };
  form.addEventListener("input", () => wrong(""));
};
forms(
  rating,
  () => `rating:${chat.rate}`,
  (given) => server.rate(Number(given.get("rating")), given.get("comment")),
  t("thanks_rating"),
);
forms(
  details,
  () => "details",
  (given) => server.introduce(given.get("name"), given.get("email")),
  t("thanks_details"),
);
find("later").addEventListener("click", () => {
  dismissed.add(`rating:${chat.rate}`);
  rating.hidden = true;
  text.focus();
});
find("without").addEventListener("click", () => {
  dismissed.add("details");
  details.hidden = true;
  text.focus();
});

// The end of it, for whoever uses this browser next.
const end = () => {
  server.leave();
  outbox.length = 0;
  keepPending(outbox);
  try {
    localStorage.removeItem(seenKey);
  } catch {
    /* nothing was kept */
  }
  post({ chatlinks: "ended" });
  location.reload();
};
const ask = (shown) => {
  ending.hidden = !shown;
  (shown ? find("keep") : text).focus();
};
find("end").addEventListener("click", () => ask(ending.hidden));
find("keep").addEventListener("click", () => ask(false));
ending.addEventListener("submit", (event) => {
  event.preventDefault();
  end();
});
server.onForgotten(end);

// The frame that the chat stands in. No key acts while a word is being composed: Safari says so by
// 229 alone.
addEventListener(
  "keydown",
  (event) => {
    if (event.isComposing || event.keyCode === 229) event.stopImmediatePropagation();
  },
  { capture: true },
);
find("close").hidden = !framed;
find("close").addEventListener("click", () => post({ chatlinks: "close" }));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && framed) post({ chatlinks: "close" });
});
addEventListener("message", (event) => {
  if (event.source !== parent) return;
  if (event.data?.chatlinks === "end") end();
  if (!["open", "close"].includes(event.data?.chatlinks)) return;
  open = event.data.chatlinks === "open";
  document.documentElement.dir = event.data.dir === "rtl" || own === "rtl" ? "rtl" : "ltr";
  if (open) {
    settle(chat);
    toEnd();
    looking = looking || Boolean(chat.ticket);
    pump();
  }
  if (open && event.data.focus) text.focus();
});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && chat.ticket) {
    looking = true;
    pump();
  }
});
addEventListener("online", () => {
  looking = looking || Boolean(chat.ticket);
  pump();
});

post({ chatlinks: "ready" });
pendingOnes().forEach(sendKept);
pump();
listen();
