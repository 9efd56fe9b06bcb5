// The list of conversations: keys move between rows, a changed select filters at once.

import { stepThrough } from "../web/stepping.js";

stepThrough(".row h2 a", { ArrowDown: 1, ArrowUp: -1 });

document.querySelector(".filters")?.addEventListener("change", (event) => {
  if (event.target.matches("select")) event.currentTarget.requestSubmit();
});
