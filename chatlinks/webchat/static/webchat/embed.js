// What a site includes: <script src="…/widget.js" data-business="key" defer></script> It speaks the
// language of data-language, else of the page, else of the browser, of those that it has. A round
// button and a frame, in a shadow root, so that neither the site's styles nor ours reach the other.
// window.chatlinks.end() ends the chat of whoever signs out of the site; open() and close() do as
// they say.
(() => {
  const warn = (why) => console.warn(`Chat Links: ${why}`);
  // Tag managers may put the script in without saying which it is, or drop its data-business.
  const script =
    document.currentScript ??
    [...document.querySelectorAll("script[src*='/widget.js']")].findLast(
      (each) => each.dataset.business || new URL(each.src).searchParams.has("business"),
    );
  if (!script?.src) {
    warn("the tag was not found. Put <script src=…/widget.js?business=…> into the page itself.");
    return;
  }
  const source = new URL(script.src);
  const key = script.dataset.business || source.searchParams.get("business");
  if (!key) {
    warn('the tag names no business. Add data-business="…", or ?business=… to its address.');
    return;
  }
  if (window.chatlinks?.end) return; // the tag is there twice
  const origin = source.origin;
  const LOOK = "LOOK"; // put in by views/embed.py, where the address names the business
  const { colour = "#3b5bdb", on = "#fff", side = "end" } = LOOK;
  const TEXTS = "TEXTS"; // put in by views/embed.py: language → name → text
  const asked = [script.dataset.language, document.documentElement.lang, ...navigator.languages]
    .filter(Boolean)
    .map((each) => each.split("-")[0].toLowerCase());
  const language = asked.find((each) => each in TEXTS) ?? "en";
  const texts = TEXTS[language];
  const narrow = matchMedia("(max-width: 480px), (max-height: 480px)");

  const styles = new CSSStyleSheet(); // not held up by a policy against inline styles
  styles.replaceSync(`
    :host { all: initial; color-scheme: light dark; }
    button, iframe { position: fixed; inset-inline-${side}: 20px; z-index: 2147483000; border: 0; }
    button {
      inset-block-end: 20px;
      inline-size: 56px;
      block-size: 56px;
      padding: 0;
      border-radius: 50%;
      background: ${colour};
      color: ${on};
      cursor: pointer;
      box-shadow: 0 1px 2px rgb(0 0 0 / .2), 0 8px 24px -6px rgb(0 0 0 / .4);
      transition: transform .12s ease-out, background .12s;
    }
    button:hover {
      background: color-mix(in srgb, ${colour} 88%, black);
      transform: translateY(-1px);
    }
    button:focus-visible { outline: 3px solid #fff; box-shadow: 0 0 0 6px ${colour}; }
    svg {
      inline-size: 26px;
      block-size: 26px;
      fill: none;
      stroke: currentColor;
      stroke-width: 2;
      stroke-linecap: round;
      stroke-linejoin: round;
      vertical-align: middle;
    }
    [aria-expanded=true] .speak, [aria-expanded=false] .close { display: none; }
    b {
      position: absolute;
      inset-block-start: -3px;
      inset-inline-end: -3px;
      min-inline-size: 20px;
      block-size: 20px;
      padding: 0 5px;
      box-sizing: border-box;
      border-radius: 10px;
      background: #c92a2a;
      color: #fff;
      font: 600 12px/20px system-ui, sans-serif;
      text-align: center;
    }
    b:empty { display: none; }
    iframe {
      inset-block-end: 92px;
      inline-size: 384px;
      block-size: min(640px, calc(100dvh - 116px));
      border-radius: 16px;
      background: light-dark(#fff, #17181b);
      box-shadow: 0 0 0 1px rgb(0 0 0 / .08), 0 16px 48px -8px rgb(0 0 0 / .35);
    }
    iframe[hidden] { display: none; }
    @media (max-width: 480px), (max-height: 480px) {
      iframe {
        inset: 0;
        inline-size: 100%;
        block-size: 100dvh;
        border-radius: 0;
        box-shadow: none;
      }
      button[aria-expanded=true] { display: none; }
    }
    @media (prefers-reduced-motion: reduce) { button { transition: none; } }
    @media print { button, iframe { display: none; } }`);

  const host = document.createElement("div");
  host.id = "chatlinks";
  const shadow = host.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = [styles];
  // Made piece by piece: a page with Trusted Types refuses markup.
  const SVG = "http://www.w3.org/2000/svg";
  const drawing = (name, d) => {
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("class", name);
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", d);
    svg.append(path);
    return svg;
  };
  const frame = document.createElement("iframe");
  frame.hidden = true;
  frame.title = texts.chat;
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-expanded", "false");
  const badge = document.createElement("b");
  badge.setAttribute("aria-hidden", "true");
  button.append(
    drawing("speak", "M7.9 20A9 9 0 1 0 4 16.1L2 22Z"),
    drawing("close", "m6 9 6 6 6-6"),
    badge,
  );
  shadow.append(frame, button);

  const memory = `chatlinks:${key}`;
  const leaving = `chatlinks:${key}:end`; // asked for, and not yet confirmed by the frame
  const recall = (name = memory) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  };
  const remember = (value, name = memory) => {
    try {
      if (value) localStorage.setItem(name, value);
      else localStorage.removeItem(name);
    } catch {
      /* the site's storage is off */
    }
  };

  const direction = () => getComputedStyle(document.body).direction;
  let ready = false; // the frame listens
  let unheard;
  const tell = (what, focus = false) =>
    ready && frame.contentWindow?.postMessage({ chatlinks: what, focus, dir: direction() }, origin);
  const opened = () => button.getAttribute("aria-expanded") === "true";
  let unread = 0;

  const load = () => {
    if (!frame.getAttribute("src"))
      frame.src = `${origin}/w/${encodeURIComponent(key)}?lang=${language}`;
    clearTimeout(unheard);
    unheard = setTimeout(() => {
      if (ready || !host.isConnected) return;
      warn(`the chat did not load. Is ${location.origin} among the web chat's sites, and ${origin} allowed by this
page's frame-src?`);
    }, 15_000);
  };
  const label = () => {
    button.setAttribute(
      "aria-label",
      opened() ? texts.close : unread ? texts.open_unread.replace("{count}", unread) : texts.open,
    );
    badge.textContent = unread && !opened() ? (unread > 9 ? "9+" : unread) : "";
  };
  const show = (open, focus) => {
    if (open) load();
    button.setAttribute("aria-expanded", open);
    frame.hidden = !open;
    remember(open ? "open" : "closed");
    tell(open ? "open" : "close", focus);
    if (!open && focus) button.focus();
    label();
  };

  button.addEventListener("click", () => show(!opened(), true));
  addEventListener("message", (event) => {
    if (event.origin !== origin || event.source !== frame.contentWindow) return;
    if (event.data?.chatlinks === "ready") {
      ready = true;
      if (recall(leaving)) tell("end");
      tell(opened() ? "open" : "close", opened() && clicked);
    }
    if (event.data?.chatlinks === "close") show(false, true);
    if (event.data?.chatlinks === "ended") {
      remember("", leaving);
      unread = 0;
      label();
    }
    if (event.data?.chatlinks === "unread") {
      unread = Number(event.data.count) || 0;
      label();
    }
  });

  let clicked = false; // opened by a click, not by what was remembered
  button.addEventListener(
    "click",
    () => {
      clicked = true;
    },
    { capture: true },
  );
  const stand = () => {
    if (host.isConnected) return;
    ready = false; // a frame that is moved loads anew
    document.body.append(host);
    watch.observe(document.body, { childList: true });
  };
  // Turbo and its like put a new body in place of the old one, and run no script twice.
  const watch = new MutationObserver(() => document.body && stand());
  document.addEventListener("securitypolicyviolation", (event) => {
    if (event.blockedURI.startsWith(origin))
      warn(`this page's policy holds the chat up: allow ${origin} in ${event.effectiveDirective}.`);
  });
  const end = () => {
    remember("closed");
    remember("yes", leaving);
    if (opened()) show(false, false);
    if (ready) tell("end");
    else load(); // which is told as soon as it listens
  };
  window.chatlinks = { open: () => show(true, true), close: () => show(false, true), end };
  const begin = () => {
    // Stronger than any style of the site's.
    host.style.cssText = `all: initial !important; direction: ${direction()} !important`;
    stand();
    watch.observe(document.documentElement, { childList: true });
    label();
    const was = recall() || recall(leaving);
    if (was === "open" && !narrow.matches) show(true, false);
    else if (was) load(); // somebody who chatted before: answers may have come
  };
  if (document.body) begin();
  else addEventListener("DOMContentLoaded", begin);
})();
