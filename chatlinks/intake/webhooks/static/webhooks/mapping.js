// The fields of a mapping. What the sample holds can be clicked: it goes into the field that one
// was in last, else into the first that has no place yet. Below each field stands what is at its
// path.

const list = document.querySelector(".paths ul");
const fields = [...document.querySelectorAll(".mapping input[list]")];
const examples = new Map();
let chosen = null;

const tell = (field) => {
  const help = document.getElementById(`${field.id}_helptext`);
  const path = field.value.trim();
  if (help) help.textContent = examples.get(path) ?? (path ? "Not in this sample" : "—");
};

const put = (path) => {
  const field = chosen ?? fields.find((each) => each.required && !each.value) ?? fields[0];
  field.value = path;
  tell(field);
  field.focus();
};

for (const item of list?.children ?? []) {
  const [path, example] = [...item.children].map((each) => each.textContent);
  examples.set(path, example);
  const button = document.createElement("button");
  button.type = "button";
  button.append(...item.childNodes);
  button.addEventListener("click", () => put(path));
  item.append(button);
}
list?.parentElement.removeAttribute("tabindex"); // its buttons are reached instead

for (const field of fields) {
  field.addEventListener("focus", () => (chosen = field));
  field.addEventListener("input", () => tell(field));
}
