// What was on its way when the page was left, so that the next page sends it again, under the same
// id.
const place = `chatlinks:pending:${document.body.dataset.key}`;

export const keepPending = (outbox) => {
  const kept = outbox.map((item) => item.kept).filter(Boolean);
  try {
    if (kept.length) sessionStorage.setItem(place, JSON.stringify(kept));
    else sessionStorage.removeItem(place);
  } catch {
    /* storage is off: it is sent while the page stays */
  }
};

export const pendingOnes = () => {
  try {
    return JSON.parse(sessionStorage.getItem(place)) ?? [];
  } catch {
    return [];
  }
};
