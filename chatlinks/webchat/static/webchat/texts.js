// The web chat's own words, which the page holds in its language (webchat/texts/ on the server).
const texts = JSON.parse(document.getElementById("texts").textContent);

export const t = (name, values = {}) =>
  texts[name].replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
