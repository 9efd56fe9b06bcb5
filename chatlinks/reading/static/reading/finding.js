// From one message that the search found to the next; to one that isn't on the page by its address.

const hits = [...document.querySelectorAll(".hits li a")];
const steps = document.querySelector(".finding");
const field = document.getElementById("q");
let place = hits.findIndex((link) => link.matches("[aria-current]"));

const show = (next) => {
  const link = hits[next];
  const message = document.getElementById(link.hash.slice(1));
  if (!message) {
    location.assign(link.href);
    return;
  }
  hits[place]?.removeAttribute("aria-current");
  document.querySelector(".m.marked")?.classList.remove("marked");
  place = next;
  link.setAttribute("aria-current", "true");
  message.classList.add("marked");
  message.scrollIntoView({ block: "center" });
  steps.querySelector("[data-place]").textContent = place + 1;
  history.replaceState(null, "", link.href);
};

const step = (by) => {
  const from = place < 0 && by < 0 ? 0 : place;
  show((from + by + hits.length) % hits.length);
};

if (steps && hits.length) {
  steps.addEventListener("click", (event) => {
    const link = event.target.closest("[data-step]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    step(Number(link.dataset.step));
  });
  hits.forEach((link, at) => {
    link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      show(at);
    });
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    if (field.value.trim() !== field.defaultValue) return;
    event.preventDefault();
    step(event.shiftKey ? -1 : 1);
  });
}
