// What drops down closes by Esc or by a click elsewhere. All of it works without this.

const drops = () => document.querySelectorAll("details.drop[open]");

document.addEventListener("click", (event) => {
  drops().forEach((drop) => {
    if (!drop.contains(event.target)) drop.open = false;
  });
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  drops().forEach((drop) => {
    drop.open = false;
    drop.querySelector("summary").focus();
    event.preventDefault();
  });
});
