// Waits that count up by themselves, by the server's clock.

// How far this computer's clock is from the server's: waits are counted by the server's. A few
// seconds are the way there.
let ahead = 0;
export const compare = (answer) => {
  const off = Date.now() - Date.parse(answer.headers.get("Date"));
  ahead = Math.abs(off) > 5000 ? off : 0;
};
const now = () => Date.now() - ahead;

// Waits, as web/environment.py writes them.
const wait = (seconds) => {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) return "< 1 min";
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 1440) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return `${Math.floor(minutes / 1440)} d`;
};
export const count = () => {
  for (const time of document.querySelectorAll("time[data-since]")) {
    const text = wait((now() - new Date(time.dataset.since)) / 1000);
    if (time.textContent !== text) time.textContent = text;
  }
  for (const element of document.querySelectorAll("[data-after]"))
    element.hidden = new Date(element.dataset.after) > now();
};
setInterval(count, 5000);

