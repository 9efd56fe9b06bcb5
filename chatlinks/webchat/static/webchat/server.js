// What the web chat asks the server, by a session that this browser keeps. No cookie takes part.
import { t } from "./texts.js";

const here = `/w/${document.body.dataset.key}`;
const place = `chatlinks:session:${document.body.dataset.key}`;
const HOUR = 3600 * 1000;
const LASTS = 24 * HOUR; // as on the server: the next person may sit here by then

// Why something didn't work: `status` 0 is a lost connection; `after` are seconds to wait.
export class Refused extends Error {
  constructor(status, text, after = 0) {
    super(text);
    this.status = status;
    this.after = after;
  }
}

// A name that no other message has. randomUUID() is missing where the site that frames us has no
// HTTPS.
export const newId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");

let kept = null;
const recall = () => {
  if (kept) return kept;
  try {
    kept = JSON.parse(localStorage.getItem(place));
  } catch {
    kept = null;
  }
  if (kept && Date.now() - kept.at > LASTS) forget();
  return kept;
};
export const forget = () => {
  kept = null;
  try {
    localStorage.removeItem(place);
  } catch {
    /* storage is off: nothing is kept */
  }
};
// The end on the server, too: whoever kept a copy of the session is nobody with it. It goes out
// even though the page is left at once; lost, the session runs out by itself.
export const leave = () => {
  const session = recall()?.session;
  forget();
  if (!session) return;
  fetch(`${here}/end`, {
    method: "POST",
    headers: { Authorization: `Bearer ${session}` },
    credentials: "omit",
    keepalive: true,
  }).catch(() => {});
};
// Calls back when the chat was ended in another tab.
export const onForgotten = (call) =>
  addEventListener("storage", (event) => {
    if (event.key !== place && event.key !== null) return;
    if (event.newValue) kept = null; // renewed there
    else call();
  });
const remember = (session) => {
  kept = { session, at: Date.now() };
  try {
    localStorage.setItem(place, JSON.stringify(kept));
  } catch {
    /* storage is off: good until this page is left */
  }
};

export const hasSession = () => Boolean(recall()?.session);

const ask = async (path, options = {}, session = recall()?.session) => {
  const headers = {
    "Accept-Language": document.documentElement.lang,
    ...(options.json ? { "Content-Type": "application/json" } : {}),
    ...(session ? { Authorization: `Bearer ${session}` } : {}),
  };
  let answer;
  try {
    answer = await fetch(here + path, {
      method: options.method ?? "GET",
      body: options.json ? JSON.stringify(options.json) : options.form,
      headers,
      credentials: "omit",
      keepalive: Boolean(options.json), // goes out even when the page is left
      signal: AbortSignal.timeout(options.form ? 120_000 : 20_000),
    });
  } catch {
    throw new Refused(0, t("lost"));
  }
  if (answer.ok) return answer;
  const said = await answer.json().catch(() => ({}));
  throw new Refused(
    answer.status,
    said.problem ?? t("went_wrong"),
    Number(answer.headers.get("Retry-After")) || 0,
  );
};

const begin = async () =>
  remember((await (await ask("/session", { method: "POST", json: {} })).json()).session);

// Asks with a session: begins one where there is none, or where it has ended.
const asked = async (path, options) => {
  if (!hasSession() || Date.now() - recall().at > HOUR) await begin();
  try {
    return await ask(path, options);
  } catch (problem) {
    if (problem.status !== 401) throw problem;
    kept = { session: "" };
    await begin();
    return ask(path, options);
  }
};

const read = async (path, options) => (await asked(path, options)).json();
const post = (path, json) => read(path, { method: "POST", json });

export const look = (after) => read(`/messages?after=${after}`);
export const write = (id, text, after) => post("/messages", { id, text, after });
export const askForPerson = (id, after) => post("/person", { id, after });
export const received = (upTo) => post("/received", { up_to: upTo });
export const rate = (rating, comment) => post("/rating", { rating, comment });
export const introduce = (name, email) => post("/details", { name, email });
export const fetched = async (url) => (await asked(url.pathname.slice(here.length))).blob();
export const send = (id, file, after) => {
  const form = new FormData();
  form.append("id", id);
  form.append("after", after);
  form.append("file", file, file.name);
  return read("/files", { method: "POST", form });
};

// That they type, and never what.
export const typing = (ticket) =>
  fetch(`/live?typing=${encodeURIComponent(ticket)}`, { method: "POST", credentials: "omit" }).catch(
    () => {},
  );

// Has anything changed? The answer is the same text until something has; null: the ticket has
// ended.
export const changes = async (ticket) => {
  let answer;
  try {
    answer = await fetch(`/live?for=${encodeURIComponent(ticket)}`, {
      credentials: "omit",
      signal: AbortSignal.timeout(10_000),
    });
  } catch {
    throw new Refused(0, t("lost"));
  }
  if (answer.status === 403) return null;
  if (!answer.ok) throw new Refused(answer.status, "");
  return answer.text();
};
