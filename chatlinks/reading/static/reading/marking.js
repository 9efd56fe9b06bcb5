// Words selected in a message go into the form that marks them as personal.
const form = document.querySelector("#mark-form form");

document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  const message = selection.anchorNode?.parentElement?.closest(".m");
  const passage = selection.toString().trim();
  if (!form || !message || !passage || passage.length > 1000) return;
  if (message !== selection.focusNode?.parentElement?.closest(".m")) return;
  form.elements.passage.value = passage;
  form.elements.message.value = message.id.slice(2);
});

form?.elements.passage.addEventListener("input", () => {
  form.elements.message.value = "";
});

// Opened at the foot of its pane, the form would begin below the edge.
form?.parentElement.addEventListener(
  "toggle",
  () => form.parentElement.open && form.scrollIntoView({ block: "nearest" }),
);
