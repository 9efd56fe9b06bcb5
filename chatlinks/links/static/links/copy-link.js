// The button in another tool leaves the conversation's id behind the #: it is asked for at once.
const form = document.querySelector("[data-by-id]");
const asked = decodeURIComponent(location.hash.slice(1));
if (form && asked) {
  history.replaceState(null, "", location.pathname);
  form.elements.conversation.value = asked;
  form.requestSubmit();
}
