"use strict";
// What a speaker shows with: a light that follows the pointer, and a pen whose lines go with the slide.
(() => {
  const { acts, flip, heard } = window.deck;
  const dot = document.querySelector(".dot"), ink = document.querySelector(".ink"), lines = ink.getContext("2d");
  let isDown = false;
  const clear = () => { ink.width = innerWidth; ink.height = innerHeight; };
  const leave = (other) => { if (document.body.classList.contains(other)) acts[other](); };
  acts.laser = () => { leave("pen"); flip("laser", "laser"); };
  acts.pen = () => { leave("laser"); flip("pen", "pen"); clear(); };
  heard(clear);
  addEventListener("resize", clear);
  addEventListener("pointermove", (event) => {
    dot.style.transform = `translate(${event.clientX}px,${event.clientY}px)`;
    if (!isDown) return;
    lines.lineTo(event.clientX, event.clientY); lines.stroke();
  });
  ink.addEventListener("pointerdown", (event) => {
    isDown = true;
    lines.strokeStyle = "#E5953B"; lines.lineWidth = 6; lines.lineCap = lines.lineJoin = "round";
    lines.beginPath(); lines.moveTo(event.clientX, event.clientY);
  });
  addEventListener("pointerup", () => { isDown = false; });
})();
