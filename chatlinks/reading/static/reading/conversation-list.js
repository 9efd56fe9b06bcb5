// The list of conversations: keys move between rows, a changed select filters at once.

const rows = [...document.querySelectorAll(".row h2 a")];
const moves = { ArrowDown: 1, j: 1, J: 1, ArrowUp: -1, k: -1, K: -1 };

document.addEventListener("keydown", (event) => {
  const move = moves[event.key];
  if (!move || !rows.length || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const at = rows.indexOf(document.activeElement);
  const next = at < 0 ? 0 : Math.min(Math.max(at + move, 0), rows.length - 1);
  event.preventDefault();
  rows[next].focus();
});

document.querySelector(".filters")?.addEventListener("change", (event) => {
  if (event.target.matches("select")) event.currentTarget.requestSubmit();
});
