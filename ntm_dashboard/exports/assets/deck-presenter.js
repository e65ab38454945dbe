"use strict";
// The presenter's window: notes, the next slide and the time, in step with the projector by a channel of the browser.
(() => {
  const { acts, all, black, main, named, notes, show, small, current, heard, within } = window.deck;
  const MARK = "nguoi_trinh_bay", panel = document.querySelector(".presenter"), told = document.querySelector(".told");
  const isPresenter = new URLSearchParams(location.search).has(MARK);
  const channel = "BroadcastChannel" in window ? new BroadcastChannel(`ntm-deck-${document.title}`) : null;
  const code = document.querySelector(".code");
  let isFollowing = false, isBlack = false, isCoded = false;
  const tell = (slide) => {
    if (!channel || isFollowing) return;
    const wall = isPresenter ? { black: isBlack, code: isCoded } : { black: !black.hidden, code: !code.hidden };
    channel.postMessage({ id: slide.id, ...wall });
  };

  heard(tell);
  if (channel) channel.onmessage = ({ data }) => {
    const slide = named(data.id);
    if (data.asks) { tell(current()); return; }
    isFollowing = true;
    if (slide && slide !== current()) show(slide);
    isBlack = data.black; isCoded = data.code;
    black.hidden = isPresenter || !isBlack;
    if (!isPresenter) window.deck.showCode(isCoded);
    isFollowing = false;
  };
  acts.presenter = () => {
    if (isPresenter) return;
    const address = new URL(location.href);
    address.searchParams.set(MARK, "1");
    const opened = window.open(address, "ntm-presenter", "popup,width=1280,height=800");
    told.hidden = Boolean(opened);
  };
  told.querySelector("button").addEventListener("click", () => { told.hidden = true; });
  if (!isPresenter) return;

  document.body.classList.add("presents");
  acts.black = () => { isBlack = !isBlack; tell(current()); };
  acts.code = () => { isCoded = !isCoded; tell(current()); };
  panel.hidden = false;
  const next = panel.querySelector(".next"), words = panel.querySelector(".words");
  const clock = panel.querySelector(".clock"), elapsed = panel.querySelector(".elapsed");
  let started = Date.now();
  acts.restart = () => { started = Date.now(); tick(); };
  const two = (number) => String(number).padStart(2, "0");
  const tick = () => {
    const now = new Date(), seconds = Math.floor((Date.now() - started) / 1000);
    clock.textContent = `${two(now.getHours())}:${two(now.getMinutes())}`;
    elapsed.textContent = `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
  };
  const follow = (slide) => {
    words.textContent = slide.dataset.note || notes.dataset.none;
    const after = main[main.indexOf(slide) + 1];
    next.replaceChildren(...(after && !slide.dataset.detail ? [small(after)] : []));
  };
  heard(follow); follow(current());
  within(() => ({ left: 16, top: 16, width: innerWidth * 0.64 - 24, height: innerHeight - 32 }));
  tick(); setInterval(tick, 1000);
  if (channel && !location.hash) channel.postMessage({ asks: true });
})();
