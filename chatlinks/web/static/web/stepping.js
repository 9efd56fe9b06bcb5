// J is the next one and K the one before, on every page: of conversations, of chats, of rows.

const STEPS = { j: 1, J: 1, k: -1, K: -1 };

/** 1, -1, or 0 for any other key, and while somebody types or a dialog is open. */
export const stepOf = (event, keys = {}) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return 0;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return 0;
  if (document.querySelector(":popover-open:not(#notes), dialog[open]")) return 0;
  return STEPS[event.key] ?? keys[event.key] ?? 0;
};

/** Through the rows that the selector finds: each is a link, which Enter opens. */
export const stepThrough = (selector, keys = {}) => {
  document.addEventListener("keydown", (event) => {
    const step = stepOf(event, keys);
    if (!step) return;
    const rows = [...document.querySelectorAll(selector)].filter((row) => row.checkVisibility());
    if (!rows.length) return;
    const open = rows.findIndex((row) => row.hasAttribute("aria-current"));
    const here = rows.indexOf(document.activeElement);
    const next = here >= 0 ? here + step : open >= 0 ? open + step : 0;
    event.preventDefault();
    rows[Math.min(Math.max(next, 0), rows.length - 1)].focus();
  });
};
