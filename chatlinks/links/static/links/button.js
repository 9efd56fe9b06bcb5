// What a page of another tool includes, where its button shall stand:
// <script src="…/copy-link.js" data-business="key"
//   data-conversation="intercom:a86dr8yl/1911"></script>
// A page that is drawn by a program makes the button itself, and changes its attributes as it
// likes:
// <chat-link-button business="key" conversation="…"></chat-link-button>, after the script.
// Nothing is asked from the page: the button opens ours, where whoever presses it is signed in.
(() => {
  const script = document.currentScript;
  if (!script?.src) {
    console.warn("Chat Links: put <script src=…/copy-link.js> into the page itself, no module.");
    return;
  }
  const { origin } = new URL(script.src);
  const styles = new CSSStyleSheet(); // not held up by a policy against inline styles
  styles.replaceSync(`
    :host { all: initial; display: inline-block; color-scheme: light dark; }
    :host([hidden]) { display: none; }
    a {
      display: inline-block;
      padding: 6px 12px;
      border: 1px solid light-dark(#c9ced6, #4a505a);
      border-radius: 6px;
      background: light-dark(#fff, #22262c);
      color: light-dark(#1c2430, #e6e9ee);
      font: 500 14px/20px system-ui, sans-serif;
      text-decoration: none;
      cursor: pointer;
    }
    a:hover { background: light-dark(#f1f3f6, #2b3038); }
    a:focus-visible { outline: 3px solid #3b5bdb; outline-offset: 2px; }
    @media (forced-colors: active) { a { border-color: LinkText; } }
  `);

  class ChatLinkButton extends HTMLElement {
    static observedAttributes = ["business", "conversation", "label"];

    connectedCallback() {
      if (this.shadowRoot) return;
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [styles];
      this.link = document.createElement("a");
      this.link.target = "_blank";
      this.link.rel = "noopener noreferrer";
      this.link.addEventListener("click", (event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        open(this.link.href, "_blank", "popup,noopener,noreferrer,width=480,height=600");
      });
      root.append(this.link);
      this.attributeChangedCallback();
    }

    attributeChangedCallback() {
      if (!this.link) return;
      const business = encodeURIComponent(this.getAttribute("business") ?? "");
      const conversation = encodeURIComponent(this.getAttribute("conversation") ?? "");
      this.link.textContent = this.getAttribute("label") || "Copy chat link";
      this.link.href = `${origin}/copy-link/${business}#${conversation}`;
    }
  }

  if (!customElements.get("chat-link-button"))
    customElements.define("chat-link-button", ChatLinkButton);

  const { business, conversation, label } = script.dataset;
  if (!business || !conversation) return; // the page makes its buttons itself
  const button = document.createElement("chat-link-button");
  button.setAttribute("business", business);
  button.setAttribute("conversation", conversation);
  if (label) button.setAttribute("label", label);
  script.after(button);
})();
