// Businesses: a changed filter applies at once, a chat opens beside the list.

import { stepThrough } from "../web/stepping.js";
import { page, plain } from "./panel.js";

const board = document.querySelector(".board");

document
  .querySelector(".limits")
  ?.addEventListener("change", (event) => event.currentTarget.requestSubmit());

// A chat beside the list, which stays where it is. What is fetched anew later knows which chat is
// open.
const open = async (address) => {
  const fresh = (await page(`${address}&part=chat`)).getElementById("board-chat");
  document.getElementById("board-chat").replaceWith(fresh);
  board.classList.toggle("reading", Boolean(fresh.dataset.chat));
  if (fresh.dataset.ticketNext) board.dataset.ticket = fresh.dataset.ticketNext;
  for (const part of board.querySelectorAll("#led, #tabs, #lines"))
    part.dataset.src = `${address}&part=lists`;
  for (const link of board.querySelectorAll(".entry h3 a"))
    link.toggleAttribute("aria-current", false);
  const line = document.querySelector(`#l-${fresh.dataset.chat} h3 a`);
  line?.setAttribute("aria-current", "true");
  toEnd();
  document.dispatchEvent(new CustomEvent("chat:added"));
};

stepThrough(".entry h3 a");

const toEnd = () => {
  const messages = document.querySelector(".board-chat .chat-messages");
  if (messages) messages.scrollTop = messages.scrollHeight;
};
toEnd();

document.addEventListener("click", (event) => {
  const link = event.target.closest(".entry h3 a");
  if (!link || !plain(event)) return;
  event.preventDefault();
  open(link.href)
    .then(() => history.pushState(null, "", link.href))
    .catch(() => location.assign(link.href));
});
addEventListener("popstate", () => location.reload());
