// One box for all that can be opened.
document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-all]")) return;
  for (const box of event.target.form.querySelectorAll("[name=link]"))
    box.checked = event.target.checked;
});
