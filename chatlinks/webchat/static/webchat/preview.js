// The administration: the web chat as it will look, while one chooses.
const find = (name) => document.querySelector(`#id_${name}`);
const preview = document.getElementById("chat-preview");

const light = (colour) => {
  const [red, green, blue] = [1, 3, 5].map((place) => {
    const part = Number.parseInt(colour.slice(place, place + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const draw = () => {
  const colour = find("colour").value;
  preview.style.setProperty("--colour", colour);
  preview.style.setProperty("--on", 1.05 / (light(colour) + 0.05) >= 4.5 ? "#ffffff" : "#000000");
  preview.dataset.side = find("side").value;
  preview.querySelector(".greeting").textContent = find("greeting").value;
  const days = [...document.querySelectorAll("[name=days]:checked")].map((day) =>
    day.parentElement.textContent.trim().slice(0, 3),
  );
  const [opens, closes] = [find("opens").value, find("closes").value].map((time) =>
    time.slice(0, 5),
  );
  preview.querySelector(".hours").textContent =
    days.length && opens && closes ? `Our team is here ${days.join(", ")}, ${opens}–${closes}` : "";
};

const drawLogo = () => {
  const [file] = find("new_logo").files;
  if (!file) return;
  const reader = new FileReader();
  reader.addEventListener("load", () => {
    const face = preview.querySelector("img");
    face.src = reader.result;
    face.hidden = false;
  });
  reader.readAsDataURL(file);
};

if (preview && find("colour")) {
  document.addEventListener("input", draw);
  find("new_logo")?.addEventListener("change", drawLogo);
  draw();
}
