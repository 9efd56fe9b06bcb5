// One connection that tells a page what is new (web/streaming/streams.py). It says that a topic
// changed,
// never what. `open(ticket, tell)` begins; `tell` has
//   changed(topics, everything)   these changed; or anything may have
//   connected(), lost()           the connection stands, or doesn't at present
//   renew()                       the ticket has ended

const HELLO = 10000, // milliseconds: by then it says something, or it is kept back on the way
  SILENT = 100000, // a beat comes every forty seconds
  AGAIN = 60000,
  LATEST = 600000; // milliseconds until the next try, after a connection was refused

// ":8001/live/stream" is a port of this host, "/live/stream" a path of this address.
const address = () => {
  const at = document.documentElement.dataset.live ?? "";
  return at.startsWith(":") ? `${location.protocol}//${location.hostname}${at}` : at;
};

let source,
  timer,
  heard = Date.now(), // when this page last knew all that there was
  again = AGAIN;

export const offered = () => Boolean(address() && window.EventSource);

export const close = () => {
  clearTimeout(timer);
  source?.close();
  source = undefined;
};

export const open = (ticket, tell) => {
  close();
  if (!offered()) return;
  const mine = new EventSource(`${address()}?for=${encodeURIComponent(ticket)}`);
  source = mine;

  const wait = (milliseconds) => {
    clearTimeout(timer);
    timer = setTimeout(giveUp, milliseconds);
  };
  // Refused, kept back on its way, or silent: once more, a while later.
  const giveUp = () => {
    close();
    tell.lost();
    timer = setTimeout(() => open(ticket, tell), again);
    again = Math.min(2 * again, LATEST);
  };
  const on = (name, act) =>
    mine.addEventListener(name, (event) => {
      if (source !== mine) return;
      wait(SILENT);
      act(event.data ? JSON.parse(event.data) : undefined);
      heard = Date.now();
    });

  // Whoever tells has missed nothing for so many seconds; this page was deaf for longer, or not.
  on("hello", ({ since, state }) => {
    again = AGAIN;
    tell.connected();
    tell.changed(state, since < (Date.now() - heard) / 1000 + 1);
  });
  on("message", (topics) => tell.changed(topics, false));
  on("missed", () => tell.changed({}, true));
  on("beat", () => {});
  on("renew", () => {
    close();
    tell.renew();
  });
  mine.onerror = () => {
    if (source !== mine) return;
    if (mine.readyState === EventSource.CLOSED) return giveUp();
    wait(HELLO); // the browser tries again by itself
    tell.lost();
  };
  wait(HELLO);
};
