"use strict";
(() => {
  const body = document.body, root = document.documentElement, find = (query) => document.querySelector(query);
  const stage = find(".stage"), menu = find(".menu"), notes = find(".notes"), black = find(".black"), live = find(".live");
  const all = [...document.querySelectorAll(".slide")], main = all.filter((slide) => !slide.dataset.detail);
  let current = all[0], origins = [], typed = "", timer = 0, touched = 0;
  root.classList.add("js"); body.classList.add("js");

  const fit = () => {
    const scale = Math.min(innerWidth / 1920, innerHeight / 1080);
    stage.style.transform = `translate(${(innerWidth - 1920 * scale) / 2}px,${(innerHeight - 1080 * scale) / 2}px) scale(${scale})`;
  };
  const named = (id) => all.find((slide) => slide.id === id);
  const show = (slide, keepHash) => {
    all.forEach((one) => { one.hidden = one !== slide; });
    current = slide;
    menu.hidden = true;
    live.textContent = slide.dataset.said;
    notes.textContent = slide.dataset.note || notes.dataset.none;
    document.querySelectorAll(".menu li a").forEach((link) => {
      if (link.hash === "#" + slide.id) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
    });
    if (!keepHash && location.hash !== "#" + slide.id) history.pushState(null, "", "#" + slide.id);
  };
  const open = (slide) => {
    if (!slide.dataset.detail) origins = []; else if (slide.dataset.detail !== current.dataset.detail) origins.push(current);
    show(slide);
  };
  const back = () => show(origins.pop() || main[0]);
  const move = (step) => {
    if (current.dataset.detail) {
      const beside = all[all.indexOf(current) + step];
      if (beside && beside.dataset.detail === current.dataset.detail) { show(beside); return; }
      while (current.dataset.detail) back();
      return;
    }
    const place = Math.min(main.length - 1, Math.max(0, main.indexOf(current) + step));
    open(main[place]);
  };
  const toggleMenu = () => {
    menu.hidden = !menu.hidden;
    if (!menu.hidden) (menu.querySelector("[aria-current]") || menu.querySelector("a")).focus();
  };
  const full = () => { if (document.fullscreenElement) document.exitFullscreen(); else root.requestFullscreen().catch(() => {}); };
  const rotate = () => {
    clearInterval(timer);
    timer = timer ? 0 : setInterval(() => { show(main[(main.indexOf(current) + 1) % main.length] || main[0]); }, 20000);
    press("rotate", timer !== 0);
  };
  const pause = () => { if (timer) rotate(); };
  const press = (name, on) => { const button = find(`[data-act=${name}]`); if (button) button.setAttribute("aria-pressed", String(on)); };
  const flip = (name, css) => press(name, body.classList.toggle(css));
  const acts = {
    next: () => move(1), previous: () => move(-1), menu: toggleMenu, back, full, rotate,
    first: () => open(main[0]), last: () => open(main[main.length - 1]),
    black: () => { black.hidden = !black.hidden; if (!black.hidden) black.focus(); },
    notes: () => { notes.hidden = !notes.hidden; press("notes", !notes.hidden); },
    dark: () => flip("dark", "dark"), grey: () => flip("grey", "grey"),
  };
  const keys = {
    ArrowRight: "next", " ": "next", PageDown: "next", ArrowLeft: "previous", PageUp: "previous", Home: "first", End: "last",
    f: "full", b: "black", ".": "black", n: "notes", o: "menu", d: "dark", g: "grey", t: "rotate", Backspace: "back",
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (key !== "t") pause();
    if (!black.hidden) { black.hidden = true; event.preventDefault(); return; }
    if (key >= "0" && key <= "9") { typed += key; return; }
    if (key === "Enter" && typed) {
      const slide = main[Number(typed) - 1]; typed = "";
      if (slide) open(slide);
      event.preventDefault(); return;
    }
    typed = "";
    if (key === "Escape" && !menu.hidden) { menu.hidden = true; return; }
    if (key === " " && event.target.closest("button")) return;
    if (!keys[key] || (!menu.hidden && key.startsWith("Arrow"))) return;
    event.preventDefault();
    acts[keys[key]]();
  });
  addEventListener("click", (event) => {
    const act = event.target.closest("[data-act]"), link = event.target.closest("a[href^='#']");
    if (!act || act.dataset.act !== "rotate") pause();
    if (act) { acts[act.dataset.act](); return; }
    const slide = link && named(link.getAttribute("href").slice(1));
    if (slide) { event.preventDefault(); open(slide); }
  });
  addEventListener("touchstart", (event) => { pause(); touched = event.changedTouches[0].clientX; }, { passive: true });
  addEventListener("touchend", (event) => {
    const moved = event.changedTouches[0].clientX - touched;
    if (Math.abs(moved) > 60) move(moved < 0 ? 1 : -1);
  });
  const fromHash = () => { const slide = named(decodeURIComponent(location.hash.slice(1))); if (slide) show(slide, true); };
  addEventListener("popstate", fromHash);
  addEventListener("resize", fit);
  fit(); show(all[0], true); fromHash();

  const watch = body.dataset.watch, news = find(".news");
  if (watch && location.protocol.startsWith("http")) {
    let newest = 0, dismissed = 0;
    find(".news button").addEventListener("click", () => { dismissed = newest; news.hidden = true; });
    setInterval(async () => {
      if (document.hidden) return;
      try {
        const answer = await (await fetch(watch, { cache: "no-store" })).json();
        newest = Number(answer.revision);
        if (newest > Math.max(Number(body.dataset.revision), dismissed)) news.hidden = false;
      } catch { /* the room has no network: the deck stays as it is */ }
    }, 8000);
  }
})();
