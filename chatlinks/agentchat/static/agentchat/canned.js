// Canned responses: "/" in an empty reply or the button opens the list; type to find, arrows and
// Enter to take one.

const panel = () => document.getElementById("canned");
const field = () => document.querySelector("textarea.reply");
const options = () =>
  [...panel().querySelectorAll("[role=option]")].filter((option) => !option.hidden);

const select = (option) => {
  for (const each of panel().querySelectorAll("[role=option]"))
    each.ariaSelected = String(each === option);
  option?.scrollIntoView({ block: "nearest" });
  const find = panel().querySelector(".canned-find");
  if (option) find.setAttribute("aria-activedescendant", option.id);
  else find.removeAttribute("aria-activedescendant");
};

const narrow = (words) => {
  for (const option of panel().querySelectorAll("[role=option]")) {
    option.hidden = !option.textContent.toLowerCase().includes(words.toLowerCase());
  }
  select(options()[0]);
};

const take = (text) => {
  panel().hidePopover();
  const reply = field();
  reply.setRangeText(text, reply.selectionStart, reply.selectionEnd, "end");
  reply.dispatchEvent(new Event("input", { bubbles: true })); // it is a draft like any other
  reply.focus();
};

document.addEventListener(
  "beforetoggle",
  (event) => {
    if (event.target !== panel() || event.newState !== "open") return;
    panel().querySelector(".canned-find").value = "";
    narrow("");
  },
  true,
);

document.addEventListener(
  "toggle",
  (event) => {
    if (event.target === panel() && event.newState === "closed") field()?.focus();
  },
  true,
);

document.addEventListener("input", (event) => {
  if (event.target.matches(".canned-find")) narrow(event.target.value);
});

document.addEventListener("click", (event) => {
  const option = event.target.closest("#canned [role=option]");
  if (option) take(option.dataset.text);
});

document.addEventListener("keydown", (event) => {
  if (
    event.target.matches("textarea.reply") &&
    event.key === "/" &&
    !event.target.value &&
    panel()
  ) {
    event.preventDefault();
    panel().showPopover();
  }
  if (!event.target.matches(".canned-find")) return;
  const found = options(),
    at = found.findIndex((option) => option.ariaSelected === "true");
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    select(found.at((at + (event.key === "ArrowDown" ? 1 : -1)) % found.length));
  } else if (event.key === "Enter") {
    event.preventDefault();
    if (found[at]) take(found[at].dataset.text);
  } else if (event.key === "/" && !event.target.value) {
    event.preventDefault();
    take("/"); // two of them are one, meant as such
  }
});
