// What a site includes: <script src="…/widget.js" data-business="key" defer></script>
// It speaks the language of data-language, else of the page, else of the browser, of those that it has.
// A round button and a frame, in a shadow root, so that neither the site's styles nor ours reach the other.
(() => {
  const script = document.currentScript;
  const key = script?.dataset.business;
  if (!key || document.getElementById("chatlinks")) return;
  const origin = new URL(script.src).origin;
  const TEXTS = "TEXTS"; // put in by views/widget/script.py: language → name → text
  const asked = [script.dataset.language, document.documentElement.lang, ...navigator.languages]
    .filter(Boolean)
    .map((each) => each.split("-")[0].toLowerCase());
  const language = asked.find((each) => each in TEXTS) ?? "en";
  const texts = TEXTS[language];
  const narrow = matchMedia("(max-width: 480px), (max-height: 480px)");

  const styles = new CSSStyleSheet(); // not held up by a policy against inline styles
  styles.replaceSync(`
    :host { all: initial; color-scheme: light dark; }
    button, iframe { position: fixed; inset-inline-end: 20px; z-index: 2147483000; border: 0; }
    button { inset-block-end: 20px; inline-size: 56px; block-size: 56px; padding: 0; border-radius: 50%; background: #3b5bdb; color: #fff; cursor: pointer;
      box-shadow: 0 1px 2px rgb(0 0 0 / .2), 0 8px 24px -6px rgb(0 0 0 / .4); transition: transform .12s ease-out, background .12s; }
    button:hover { background: #2f4bc0; transform: translateY(-1px); }
    button:focus-visible { outline: 3px solid #fff; box-shadow: 0 0 0 6px #3b5bdb; }
    svg { inline-size: 26px; block-size: 26px; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; vertical-align: middle; }
    [aria-expanded=true] .speak, [aria-expanded=false] .close { display: none; }
    b { position: absolute; inset-block-start: -3px; inset-inline-end: -3px; min-inline-size: 20px; block-size: 20px; padding: 0 5px; box-sizing: border-box; border-radius: 10px;
      background: #c92a2a; color: #fff; font: 600 12px/20px system-ui, sans-serif; text-align: center; }
    b:empty { display: none; }
    iframe { inset-block-end: 92px; inline-size: 384px; block-size: min(640px, calc(100dvh - 116px)); border-radius: 16px; background: light-dark(#fff, #17181b);
      box-shadow: 0 0 0 1px rgb(0 0 0 / .08), 0 16px 48px -8px rgb(0 0 0 / .35); }
    iframe[hidden] { display: none; }
    @media (max-width: 480px), (max-height: 480px) {
      iframe { inset: 0; inline-size: 100%; block-size: 100dvh; border-radius: 0; box-shadow: none; }
      button[aria-expanded=true] { display: none; }
    }
    @media (prefers-reduced-motion: reduce) { button { transition: none; } }
    @media print { button, iframe { display: none; } }`);

  const host = document.createElement("div");
  host.id = "chatlinks";
  const shadow = host.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = [styles];
  shadow.innerHTML = `<iframe hidden></iframe>
    <button type="button" aria-expanded="false"><svg class="speak" viewBox="0 0 24 24" aria-hidden="true"><path d="M7.9 20A9 9 0 1 0 4 16.1L2 22Z"/></svg><svg
    class="close" viewBox="0 0 24 24" aria-hidden="true"><path d="m6 9 6 6 6-6"/></svg><b aria-hidden="true"></b></button>`;
  const frame = shadow.querySelector("iframe");
  const button = shadow.querySelector("button");
  const badge = shadow.querySelector("b");
  frame.title = texts.chat;

  const memory = `chatlinks:${key}`;
  const recall = () => {
    try {
      return localStorage.getItem(memory);
    } catch {
      return null;
    }
  };
  const remember = (value) => {
    try {
      localStorage.setItem(memory, value);
    } catch {
      /* the site's storage is off */
    }
  };

  const direction = () => getComputedStyle(document.body).direction;
  let ready = false; // the frame listens
  const tell = (what, focus = false) =>
    ready && frame.contentWindow?.postMessage({ chatlinks: what, focus, dir: direction() }, origin);
  const opened = () => button.getAttribute("aria-expanded") === "true";
  let unread = 0;

  const load = () => {
    if (!frame.getAttribute("src"))
      frame.src = `${origin}/w/${encodeURIComponent(key)}?lang=${language}`;
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
      tell(opened() ? "open" : "close", opened() && clicked);
    }
    if (event.data?.chatlinks === "close") show(false, true);
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
  const begin = () => {
    host.style.cssText = `all: initial !important; direction: ${direction()} !important`; // stronger than any style of the site's
    document.body.append(host);
    label();
    const was = recall();
    if (was === "open" && !narrow.matches) show(true, false);
    else if (was) load(); // somebody who chatted before: answers may have come
  };
  if (document.body) begin();
  else addEventListener("DOMContentLoaded", begin);
})();
