"use strict";
// The code of the slide on the wall, for telephones in the room: drawn from the modules that the file carries.
(() => {
  const { acts, current, heard, tell } = window.deck;
  const panel = document.querySelector(".code"), codes = JSON.parse(document.getElementById("ma-qr").textContent);
  const QUIET = 4;  // modules of white around a code, by its standard
  const pathOf = (size, packed) => {
    const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
    const isDark = (place) => (bytes[place >> 3] >> (7 - (place & 7))) & 1;
    let path = "";
    for (let y = 0; y < size; y += 1) for (let x = 0; x < size; x += 1) {
      let long = 0;
      while (x + long < size && isDark(y * size + x + long)) long += 1;
      if (long) path += `M${x} ${y}h${long}v1h-${long}z`;
      x += long;
    }
    return path;
  };
  const draw = (slide) => {
    if (panel.hidden || !codes[slide.id]) return;
    const [size, packed] = codes[slide.id], picture = panel.querySelector("svg"), whole = size + 2 * QUIET;
    picture.setAttribute("viewBox", `${-QUIET} ${-QUIET} ${whole} ${whole}`);
    picture.querySelector("path").setAttribute("d", pathOf(size, packed));
    panel.querySelector("h2").textContent = slide.querySelector("h1,h2").textContent;
    panel.querySelector(".address").textContent = `${panel.dataset.address}#${slide.id}`;
  };
  const showCode = (isShown) => { panel.hidden = !isShown; draw(current()); };
  acts.code = () => { document.querySelector(".menu").hidden = true; showCode(panel.hidden); tell(); };
  panel.addEventListener("click", () => acts.code());
  window.deck.showCode = showCode;
  heard(draw);
})();
