// Messages as elements. Whatever comes from a conversation is set as text, never as markup.
import { t } from "./texts.js";

export const make = (tag, classes = "", text = "", more = {}) => {
  const made = document.createElement(tag);
  if (classes) made.className = classes;
  if (text) made.textContent = text;
  return Object.assign(made, more);
};

export const icon = (name) => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "i");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
};

const list = (value) => (Array.isArray(value) ? value : []);
const text = (item, ...names) => {
  if (typeof item === "string") return item;
  for (const name of names) if (typeof item?.[name] === "string" && item[name]) return item[name];
  return "";
};
const address = (given) => {
  try {
    const url = new URL(given, location.href);
    return ["https:", "http:"].includes(url.protocol) ? url : null;
  } catch {
    return null;
  }
};
const ours = (url) => url && url.origin === location.origin;
const mine = (url) => ours(url) && /^\/w\/[^/]+\/files\//.test(url.pathname);

const sayButton = (label, say) => {
  const button = make("button", "act", label, { type: "button", dir: "auto" });
  button.addEventListener("click", () => say(label));
  return button;
};

const action = (item, say) => {
  const label = text(item, "actionable_text", "text", "title");
  const url = address(text(item, "uri", "url") || text(item?.payload, "url"));
  if (!text(item, "uri", "url") && !text(item?.payload, "url")) return sayButton(label, say);
  return url
    ? withHost(
        make("a", "act", label, {
          href: url.href,
          target: "_blank",
          rel: "noreferrer noopener",
          dir: "auto",
        }),
        url,
      )
    : make("span", "act", label);
};

// A text with its addresses as links. Where a link leads is told, should its words say something
// else.
const ADDRESS = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}»”’。，、！？）」]/gi;
export const linked = (words) => {
  const made = make("p", "text");
  let last = 0;
  for (const found of words.matchAll(ADDRESS)) {
    const url = address(found[0]);
    if (!url) continue;
    made.append(words.slice(last, found.index));
    made.append(
      make("a", "", found[0], { href: url.href, target: "_blank", rel: "noreferrer noopener" }),
    );
    if (!found[0].toLowerCase().startsWith(`${url.protocol}//${url.host}`))
      made.append(` (${url.host})`);
    last = found.index + found[0].length;
  }
  made.append(words.slice(last));
  return made;
};

// Where a link leads, unless it stays here.
const withHost = (link, url) => {
  if (ours(url)) return link;
  const host = make("small", "host", url.host);
  host.dir = "ltr";
  link.append(" ", host);
  return link;
};

const actions = (items, say, label) => {
  const made = make("ul", "acts");
  made.setAttribute("aria-label", label);
  for (const item of items) {
    const line = make("li");
    line.append(action(item, say));
    made.append(line);
  }
  return made;
};

const card = (item, say) => {
  const made = make("li");
  const url = address(text(item?.thumbnail, "image", "url"));
  if (text(item?.thumbnail, "image", "url") && ours(url))
    made.append(make("img", "", "", { src: url.href, alt: "", loading: "lazy" }));
  for (const [name, classes] of [
    ["title", "title"],
    ["sub_title", ""],
    ["description", ""],
  ]) {
    if (text(item, name)) made.append(make("p", classes, text(item, name), { dir: "auto" }));
  }
  for (const each of list(item?.actionables)) made.append(action(each, say));
  return made;
};

// A file that lies on this server is fetched with the session; `fetched(url)` gives it as a blob.
const picture = (item, fetched) => {
  const url = address(text(item, "image", "uri", "url"));
  const name = text(item, "file_name", "title", "caption") || t("picture");
  if (!ours(url)) return paper({ ...item, file: url?.href, file_name: name }, fetched);
  const shot = make("img", "shot", "", { alt: name, decoding: "async" });
  if (mine(url))
    fetched(url)
      .then((blob) => {
        shot.src = URL.createObjectURL(blob);
      })
      .catch(() => {
        shot.alt = t("not_shown", { name });
      });
  else shot.src = url.href;
  return shot;
};

const paper = (item, fetched) => {
  const url = address(text(item, "file", "uri", "url"));
  const name = text(item, "file_name", "title") || t("file");
  const made = make(mine(url) ? "button" : "a", "paper");
  const label = make("span", "", name, { dir: "auto" });
  if (url && !ours(url)) withHost(label, url);
  if (text(item, "size")) label.append(make("small", "", text(item, "size")));
  made.append(icon(ours(url) ? "file-text" : "external-link"), label);
  if (!mine(url))
    return Object.assign(
      made,
      url ? { href: url.href, target: "_blank", rel: "noreferrer noopener" } : {},
    );
  made.type = "button";
  made.addEventListener("click", async () => {
    const link = make("a", "", "", {
      href: URL.createObjectURL(await fetched(url)),
      download: name,
    });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  });
  return made;
};

const rich = (message, say, fetched) => {
  const items = list(message.data?.items);
  switch (message.type) {
    case "CAROUSEL": {
      const cards = make("ul", "cards", "", { tabIndex: 0 });
      cards.setAttribute("aria-label", t("cards"));
      cards.append(...items.map((item) => card(item, say)));
      return [cards];
    }
    case "BUTTON":
      return [actions(items, say, t("buttons"))];
    case "IMAGE":
      return items.map((item) => picture(item, fetched));
    case "FILE":
      return items.map((item) => paper(item, fetched));
    default: {
      const replies = list(message.data?.quick_replies);
      const made = replies.length ? actions(replies, say, t("quick_replies")) : null;
      made?.classList.add("once"); // gone when something else is said
      return made ? [made] : [];
    }
  }
};

const clock = new Intl.DateTimeFormat(document.documentElement.lang, {
  hour: "2-digit",
  minute: "2-digit",
});

// Name and time, each in its own direction.
const signed = (by, at) => {
  const made = make("p", "by");
  made.append(make("bdi", "", by), " · ", make("bdi", "", at));
  return made;
};

// One message as it was stored. `before` is the element above it.
export const draw = (message, before, say, fetched) => {
  const own = message.from === "user";
  const by = own
    ? t("you")
    : message.author ||
      (message.from === "other" ? document.querySelector("h1").textContent : t("assistant"));
  const made = make("div", `m ${own ? "mine" : "theirs"}`);
  made.dataset.id = message.id;
  made.dataset.by = by;
  made.title = clock.format(new Date(message.at));
  if (before?.dataset.by !== by) {
    made.classList.add("first");
    made.append(
      own
        ? make("span", "unseen", `${t("you")}: `)
        : signed(by, clock.format(new Date(message.at))),
    );
  }
  if (message.text) made.append(linked(message.text));
  const extra = rich(message, say, fetched);
  if (message.type === "CAROUSEL") made.classList.add("wide");
  made.append(...extra);
  return made;
};

// One that is still on its way.
export const drawPending = (words) => {
  const made = make("div", "m mine first pending");
  made.dataset.by = t("you");
  made.append(
    make("span", "unseen", `${t("you")}: `),
    make("p", "text", words),
    make("p", "told", t("sending")),
  );
  return made;
};
