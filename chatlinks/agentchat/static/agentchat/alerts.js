// A sound and a desktop notification when something comes: each is asked for, and kept in this
// browser alone. Neither says anything of what was written, nor of whom: "New message in
// Conversation 3".

const KEY = "chatlinks:alerts";
const find = (id) => document.getElementById(id);
const read = () => {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {}; // storage is off: good until this page is left
  }
};
let wanted = read();

// The sound: two short notes, drawn here. A browser lets it be heard once its reader has pressed
// something.
let audio;
const wake = () => {
  if (!wanted.sound) return;
  audio ??= new AudioContext();
  if (audio.state === "suspended") audio.resume();
};
for (const kind of ["pointerdown", "keydown"])
  document.addEventListener(kind, wake, { capture: true, passive: true });

const note = (pitch, from) => {
  const tone = audio.createOscillator(),
    loudness = audio.createGain();
  const at = audio.currentTime + from;
  tone.frequency.value = pitch;
  loudness.gain.setValueAtTime(0.0001, at);
  loudness.gain.exponentialRampToValueAtTime(0.12, at + 0.02);
  loudness.gain.exponentialRampToValueAtTime(0.0001, at + 0.28);
  tone.connect(loudness).connect(audio.destination);
  tone.start(at);
  tone.stop(at + 0.3);
};
const sound = () => {
  wake();
  if (audio?.state !== "running") return;
  note(660, 0);
  note(880, 0.14);
};

const notify = (line, words) => {
  if (!wanted.desktop || globalThis.Notification?.permission !== "granted") return;
  const shown = new Notification("Chat Links", { body: words, tag: `chat-${line.dataset.chat}` });
  shown.addEventListener("click", () => {
    window.focus();
    document.querySelector(`a[data-chat="${line.dataset.chat}"]`)?.click();
    shown.close();
  });
};

// What is unread now and wasn't before; in the chat that is before one's eyes nothing is news.
const lines = () => [...document.querySelectorAll("#chat-list a[data-chat]")];
const unread = (line) => Number(line.dataset.unread);
let before = new Map(lines().map((line) => [line.dataset.chat, unread(line)]));
const look = () => {
  const open = find("chat").dataset.chat;
  const news = lines().filter((line) => {
    const seen = !document.hidden && line.dataset.chat === open;
    return !seen && unread(line) > (before.get(line.dataset.chat) ?? 0);
  });
  for (const line of news) {
    const what = before.has(line.dataset.chat) ? "New message in" : "New chat:";
    if (document.hidden) notify(line, `${what} Conversation ${line.dataset.number}`);
  }
  if (news.length && wanted.sound) sound();
  before = new Map(lines().map((line) => [line.dataset.chat, unread(line)]));
};
document.addEventListener("live:swapped", (event) => {
  if (event.target.id === "chat-list") look();
});
document.addEventListener("chat:opened", () => {
  before = new Map(lines().map((line) => [line.dataset.chat, unread(line)]));
});

// Asking for them.
const keep = (name, value) => {
  wanted = { ...wanted, [name]: value };
  try {
    localStorage.setItem(KEY, JSON.stringify(wanted));
  } catch {
    /* storage is off */
  }
};
const draw = () => {
  const refused = globalThis.Notification?.permission === "denied";
  for (const box of document.querySelectorAll("[data-alert]")) {
    const { alert } = box.dataset;
    box.checked = Boolean(wanted[alert]) && !(alert === "desktop" && refused);
    if (alert === "desktop") box.disabled = refused || !globalThis.Notification;
  }
  find("alerts-refused").hidden = !refused;
};
document.addEventListener("change", async (event) => {
  const { alert } = event.target.dataset;
  if (!alert) return;
  const asked = event.target.checked;
  if (alert === "desktop" && asked && Notification.permission === "default")
    await Notification.requestPermission();
  const allowed = alert !== "desktop" || Notification.permission === "granted";
  keep(alert, asked && allowed);
  draw();
  if (alert === "sound" && asked) sound(); // so that one knows it
});
draw();
