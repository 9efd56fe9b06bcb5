// Lays new content over old: nodes that are still there stay the same nodes, so that focus,
// scrolling, selection, open panels and typed words survive. Elements are matched by id among
// siblings, others by place and kind.

// The reader's own doing, and what they type into a field.
const KEPT = new Set(["open", "checked", "data-loading"]);
const kept = (element, name) =>
  KEPT.has(name) || (name === "value" && element.matches("input[type=text], input[type=search]"));
// Content that the reader or another script looks after.
const UNTOUCHED = "textarea, select, figure, [data-own]";

const alike = (a, b) =>
  a && !a.id && !b.id && a.nodeType === b.nodeType && a.nodeName === b.nodeName;

const attributes = (old, fresh) => {
  for (const { name } of [...old.attributes])
    if (!fresh.hasAttribute(name) && !kept(old, name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) {
    if (!kept(old, name) && old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
};

const node = (old, fresh) => {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.data !== fresh.data) old.data = fresh.data;
    return;
  }
  if (old.isEqualNode(fresh) || old.matches("[data-own]")) return;
  attributes(old, fresh);
  if (!old.matches(UNTOUCHED)) children(old, fresh);
};

const put = (parent, child, before) => {
  if (child.isConnected && parent.moveBefore) parent.moveBefore(child, before);
  else parent.insertBefore(child, before);
};

const children = (old, fresh) => {
  const known = new Map(
    [...old.children].filter((child) => child.id).map((child) => [child.id, child]),
  );
  const wanted = new Set([...fresh.children].map((child) => child.id));
  let at = old.firstChild;
  for (const child of [...fresh.childNodes]) {
    const match = child.id ? known.get(child.id) : alike(at, child) && at;
    if (match?.nodeName === child.nodeName) {
      while (at && at !== match && !wanted.has(at.id || "-")) at = drop(at);
      if (at !== match) put(old, match, at);
      else at = at.nextSibling;
      node(match, child);
    } else {
      old.insertBefore(child, at);
    }
  }
  while (at) at = drop(at);
};

const drop = (gone) => {
  const following = gone.nextSibling;
  gone.remove();
  return following;
};

// Messages only grow at their end. What was loaded before the new window stays, and so does the way
// to what is earlier.
const grow = (element, fresh) => {
  const old = element.querySelector(".items"),
    now = fresh.querySelector(".items");
  const first =
    old &&
    now &&
    [...now.children].find((child) => child.id && old.querySelector(`:scope > #${child.id}`));
  if (!first) return;
  while (now.firstElementChild !== first) now.firstElementChild.remove();
  let before = old.querySelector(`#${first.id}`).previousElementSibling;
  for (; before; before = before.previousElementSibling) now.prepend(before.cloneNode(true));
  const link = element.querySelector(".more.earlier");
  fresh.querySelector(".more.earlier")?.remove();
  if (link) now.before(link.cloneNode(true));
};

/** Make `element` hold what `fresh` holds, which is used up. `whole`: nothing from before stays. */
export const patch = (element, fresh, { whole = false } = {}) => {
  if (!whole) grow(element, fresh);
  children(element, fresh);
};
