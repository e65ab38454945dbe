"use strict";
(() => {
  const body = document.body, root = document.documentElement, find = (query) => document.querySelector(query);
  const stage = find(".stage"), menu = find(".menu"), notes = find(".notes"), black = find(".black"), live = find(".live");
  const all = [...document.querySelectorAll(".slide")], main = all.filter((slide) => !slide.dataset.detail);
  let current = all[0], origins = [], typed = "", timer = 0, touched = null;
  const phone = matchMedia("(max-width:700px) and (orientation:portrait)"), listeners = [];
  root.classList.add("js"); body.classList.add("js");

  // where the slide stands: the whole window, or the part of it that a presenter's window leaves to it
  let room = () => ({ left: 0, top: 0, width: root.clientWidth, height: root.clientHeight });
  const fit = () => {
    if (phone.matches) { stage.style.transform = ""; return; }
    const { left, top, width, height } = room();
    const tall = Math.round(Math.min(1440, Math.max(1080, 1920 * height / width)));
    const scale = Math.min(width / 1920, height / tall);
    stage.style.setProperty("--h", `${tall}px`);
    stage.style.transform = `translate(${left + (width - 1920 * scale) / 2}px,${top + (height - tall * scale) / 2}px) scale(${scale})`;
    grow(current, tall);
  };
  // type grows to the room there is, then rows and cards do: as far as nothing overflows and no word is cut
  const SMALLEST = 20, LARGEST = 64;  // twentieths of the type that a slide is laid out with
  const AIRY = { "table.list": 30, "table.matrix": 90, ".tiles": 90, ".numbers": 480 };  // most pixels that a row may gain
  const grow = (slide, tall) => {
    const content = slide.querySelector(".grown"), frame = content && content.parentElement;
    if (!content || phone.matches || slide.dataset.grown === String(tall)) return;
    slide.dataset.grown = String(tall);
    const words = document.createRange(), room = frame.getBoundingClientRect();
    const isWhole = (one) => {  // no word is wider than its cell: else it would be broken, or cut
      words.selectNodeContents(one);
      const text = words.getBoundingClientRect(), box = one.getBoundingClientRect();
      return !text.width || text.right <= box.right - (text.left - box.left) + (one.closest(".grown:not(.free) .list") ? -0.5 : 0.5);
    };
    const fits = () => {
      const inner = content.getBoundingClientRect();
      const overflows = inner.height > room.height + 1 || inner.width > room.width + 1 || content.scrollWidth > content.clientWidth + 1;
      return !overflows && [...content.querySelectorAll(".list td,.list th,.matrix th,.tile a,.number")].every((one) =>
        (one.matches(".number,.matrix thead th") || isWhole(one)) && one.scrollWidth <= one.clientWidth + 1 && one.scrollHeight <= one.clientHeight + 1);
    };
    const largest = () => {
      let low = SMALLEST, high = content.querySelector(".chart") ? LARGEST / 2 : LARGEST;  // a picture has the first word
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        content.style.zoom = middle / 20;
        if (fits()) low = middle; else high = middle - 1;
      }
      return low;
    };
    content.style.zoom = ""; content.style.removeProperty("--air"); content.classList.remove("free");
    frame.classList.add("measured");
    let zoom = largest();
    if (content.querySelector("table.list")) {  // columns as wide as their words need, where larger type fits so
      content.classList.add("free");
      const freely = largest();
      if (freely > zoom) zoom = freely; else content.classList.remove("free");
    }
    content.style.zoom = zoom === SMALLEST ? "" : zoom / 20;
    const kind = Object.keys(AIRY).find((query) => content.querySelector(query));
    if (kind) {
      const inner = content.getBoundingClientRect(), tops = [...content.querySelectorAll("tr,.tile,.number")].map((one) => one.offsetTop);
      const slack = (room.height - inner.height - 2) / (room.width / 1760) / (zoom / 20);
      content.style.setProperty("--air", `${Math.max(0, Math.min(AIRY[kind], slack / new Set(tops).size))}px`);
      if (!fits()) content.style.removeProperty("--air");
    }
    frame.classList.remove("measured");
  };
  const named = (id) => all.find((slide) => slide.id === id);
  const show = (slide, keepHash) => {
    all.forEach((one) => { one.hidden = one !== slide; });
    current = slide;
    fit();
    menu.hidden = true;
    live.textContent = slide.dataset.said;
    notes.textContent = slide.dataset.note || notes.dataset.none;
    document.querySelectorAll(".menu li a").forEach((link) => {
      if (link.hash === "#" + slide.id) link.setAttribute("aria-current", "true"); else link.removeAttribute("aria-current");
    });
    if (!keepHash && location.hash !== "#" + slide.id) history.pushState(null, "", "#" + slide.id);
    listeners.forEach((heard) => heard(slide));
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
  const small = (slide) => {
    const copy = slide.cloneNode(true), frame = document.createElement("span");
    copy.hidden = false; copy.inert = true;
    [copy, ...copy.querySelectorAll("[id]")].forEach((one) => one.removeAttribute("id"));
    copy.querySelectorAll("a").forEach((link) => link.removeAttribute("href"));
    frame.className = "small"; frame.setAttribute("aria-hidden", "true"); frame.append(copy);
    return frame;
  };
  const toggleMenu = () => {
    menu.hidden = !menu.hidden;
    if (!menu.hidden) document.querySelectorAll(".menu li a").forEach((link) => {
      if (!link.querySelector(".small")) link.prepend(small(named(link.hash.slice(1))));
    });
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
    black: () => { black.hidden = !black.hidden; if (!black.hidden) black.focus(); window.deck.tell(); },
    notes: () => { if (phone.matches) { notes.hidden = !notes.hidden; press("notes", !notes.hidden); } else acts.presenter(); },
    dark: () => flip("dark", "dark"), grey: () => flip("grey", "grey"),
  };
  const keys = {
    ArrowRight: "next", " ": "next", PageDown: "next", ArrowLeft: "previous", PageUp: "previous", Home: "first", End: "last",
    f: "full", b: "black", ".": "black", n: "notes", p: "presenter", l: "laser", v: "pen", o: "menu", q: "code", d: "dark", g: "grey", t: "rotate", Backspace: "back",
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (event.target.closest("select,input") && key !== "Escape") return;
    if (key !== "t") pause();
    if (!black.hidden) { acts.black(); event.preventDefault(); return; }
    if (key >= "0" && key <= "9") { typed += key; return; }
    if (key === "Enter" && typed) {
      const slide = main[Number(typed) - 1]; typed = "";
      if (slide) open(slide);
      event.preventDefault(); return;
    }
    typed = "";
    if (key === "Escape" && !menu.hidden) { menu.hidden = true; return; }
    if (key === "Escape" && !find(".code").hidden) { acts.code(); return; }
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
  // a finger that scrolls, up and down or within a wide table, turns no page
  const scrolls = (target) => { const wide = target.closest && target.closest(".body"); return wide && wide.scrollWidth > wide.clientWidth + 1; };
  addEventListener("touchstart", (event) => {
    pause();
    const { clientX, clientY } = event.changedTouches[0];
    touched = scrolls(event.target) || body.classList.contains("pen") ? null : [clientX, clientY];
  }, { passive: true });
  addEventListener("touchend", (event) => {
    if (!touched) return;
    const { clientX, clientY } = event.changedTouches[0], moved = clientX - touched[0];
    if (Math.abs(moved) > 60 && Math.abs(moved) > 2 * Math.abs(clientY - touched[1])) move(moved < 0 ? 1 : -1);
  });
  const fromHash = () => { const slide = named(decodeURIComponent(location.hash.slice(1))); if (slide) show(slide, true); };
  addEventListener("popstate", fromHash);
  addEventListener("resize", fit);
  document.fonts.ready.then(() => { all.forEach((slide) => { delete slide.dataset.grown; }); fit(); });
  window.deck = { acts, all, black, flip, main, named, notes, show, small, current: () => current, heard: (call) => listeners.push(call), tell: () => listeners.forEach((heard) => heard(current)), within: (part) => { room = part; fit(); } };
  show(all[0], true); fromHash();

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
