// Who types right now, the user and the agent: that they do, and never what. It costs the server no
// statement.

const AGAIN = 3000, // milliseconds between two words of it
  LASTS = 6000; // milliseconds that the line stands after the last one
const find = (id) => document.getElementById(id);
let last = 0,
  clearing;

const say = (words) => {
  const line = document.querySelector("#chat .typing");
  clearTimeout(clearing);
  if (!line) return;
  if (line.textContent !== words) line.textContent = words;
  if (words) clearing = setTimeout(() => say(""), LASTS);
};

document.addEventListener("live:changed", ({ detail: topics }) => {
  const chat = find("chat").dataset.chat;
  if (topics.has(`chat:${chat}`)) say(""); // it has come
  else if (topics.has(`typing:${chat}:user`)) say("The user is typing …");
});

document.addEventListener("input", (event) => {
  const ticket = find("chat").dataset.typing;
  if (!ticket || !event.target.matches("textarea.reply") || !event.target.value.trim()) return;
  if (Date.now() - last < AGAIN) return;
  last = Date.now();
  fetch(`/live?typing=${encodeURIComponent(ticket)}`, { method: "POST" }).catch(() => {});
});
document.addEventListener("chat:opened", () => {
  last = 0;
  say("");
});
