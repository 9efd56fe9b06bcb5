// The key follows the name until somebody types one.
const name = document.getElementById("id_name");
const key = document.getElementById("id_key");
let own = key.value !== "";
key.addEventListener("input", () => {
  own = key.value !== "";
});
name.addEventListener("input", () => {
  if (own) return;
  key.value = name.value
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9\s_-]/g, "")
    .trim()
    .replace(/[-\s]+/g, "-")
    .slice(0, 40);
});
// The browser's own zone, where the server couldn't know it yet.
const zone = document.getElementById("id_time_zone");
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone.value === "UTC" && [...zone.options].some((option) => option.value === here))
  zone.value = here;
