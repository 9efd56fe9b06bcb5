// Reassigning, in a panel over the page; without this, or when it fails, it is a page of its own.

export const page = async (address) => {
  const answer = await fetch(address, { credentials: "same-origin" });
  if (!answer.ok || answer.redirected) throw new Error(answer.status);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
};

export const plain = (event) =>
  !(event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

const panel = document.getElementById("panel");

document.addEventListener("click", (event) => {
  if (event.target === panel) panel.close();
  if (event.target.closest("#panel [data-close]")) {
    event.preventDefault();
    panel.close();
  }
  const link = event.target.closest("a[data-panel]");
  if (!link || !plain(event)) return;
  event.preventDefault();
  page(link.href)
    .then((answer) => {
      panel.replaceChildren(answer.getElementById("reassign"));
      panel.showModal();
    })
    .catch(() => location.assign(link.href));
});
document.addEventListener("chat:opened", () => panel.close());
