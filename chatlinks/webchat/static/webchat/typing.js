// Typing, both ways: that somebody types is told, and never what. It costs the server no statement
// (web/streaming/live.py).
import * as server from "./server.js";

const AGAIN = 3000, // milliseconds between two words of it
  LASTS = 6000; // milliseconds that the line stands after the last one
let last = 0;

export const tellTyping = (ticket) => {
  if (!ticket || Date.now() - last < AGAIN) return;
  last = Date.now();
  server.typing(ticket);
};

// A line that goes away by itself.
export const typingLine = (line) => {
  let clearing;
  return (words) => {
    clearTimeout(clearing);
    if (line.textContent !== words) line.textContent = words;
    if (words)
      clearing = setTimeout(() => {
        line.textContent = "";
      }, LASTS);
  };
};

// What the answer says of all but typing; calls back when the other one types.
const before = new Map();
export const typingIn = (answer, call) => {
  const rest = [];
  for (const [topic, change] of Object.entries(JSON.parse(answer))) {
    if (!topic.startsWith("typing:")) rest.push([topic, change]);
    else if (before.has(topic) && before.get(topic) !== change) call();
    before.set(topic, change);
  }
  return JSON.stringify(rest);
};
