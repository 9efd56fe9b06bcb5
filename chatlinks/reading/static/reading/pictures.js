// Pictures of other hosts, only when asked for.
document.addEventListener("click", (event) => {
  const card = event.target.closest("a[data-picture]");
  if (!card || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  const picture = new Image(320, 240);
  picture.referrerPolicy = "no-referrer";
  picture.alt = card.closest("figure").querySelector("figcaption")?.textContent || "Picture";
  picture.onload = () => card.replaceWith(picture);
  picture.onerror = () => {
    card.querySelector("b").textContent = "The picture could not be loaded";
  };
  picture.src = card.href;
});
