"""What is measured of the slides of a deck, all at once in the browser: what they fill, what is cut, what is small."""

MEASURES = """() => {
  const scale = document.querySelector('.slide:not([hidden])').getBoundingClientRect().width / 1920;
  const seen = (one) => !one.closest('.unseen, title, [hidden]');
  const texts = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), found = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.textContent.trim() && seen(node.parentElement)) found.push(node);
    }
    return found;
  };
  const area = (boxes) => {  // of the union of boxes
    const cuts = [...new Set(boxes.flatMap((box) => [box.left, box.right]))].sort((one, other) => one - other);
    let sum = 0;
    for (let place = 1; place < cuts.length; place += 1) {
      const within = boxes.filter((box) => box.left < cuts[place] && box.right >= cuts[place]);
      let end = -Infinity, high = 0;
      for (const box of within.sort((one, other) => one.top - other.top)) {
        high += Math.max(0, box.bottom - Math.max(box.top, end));
        end = Math.max(end, box.bottom);
      }
      sum += high * (cuts[place] - cuts[place - 1]);
    }
    return sum;
  };
  const filled = (slide) => {
    const shapes = 'h2, table, .chart, .tile, .legend li, .number, .missing, .agenda a, .made, .foot button';
    const boxes = [...slide.querySelectorAll(shapes)];
    const lines = texts(slide).flatMap((node) => {
      const range = document.createRange(); range.selectNodeContents(node); return [...range.getClientRects()];
    });
    const all = [...boxes.map((one) => one.getBoundingClientRect()), ...lines];
    const stage = slide.getBoundingClientRect();
    return area(all.filter((box) => box.width && box.height)) / (stage.width * stage.height);
  };
  const small = (slide) => texts(slide).filter((node) => {
    const parent = node.parentElement, frame = parent.ownerSVGElement;
    const drawn = frame ? frame.getBoundingClientRect().width / frame.viewBox.baseVal.width / scale : 1;
    const zoom = parent.currentCSSZoom || 1;
    return parseFloat(getComputedStyle(parent).fontSize) * drawn * (frame ? 1 : zoom) < 27.9;
  }).map((node) => 'small ' + node.textContent.slice(0, 40));
  const cut = (slide) => {
    const foot = slide.querySelector('.foot').getBoundingClientRect(), edge = slide.getBoundingClientRect(), bad = [];
    for (const node of texts(slide)) {
      const range = document.createRange(); range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      const bottom = node.parentElement.closest('.foot') ? edge.bottom : foot.top;
      if (box.right > edge.right + 1 || box.left < edge.left - 1 || box.bottom > bottom + 1)
        bad.push('outside ' + node.textContent.slice(0, 40));
      for (let one = node.parentElement; one && one !== slide; one = one.parentElement) {
        const frame = one.getBoundingClientRect();
        const isOut = box.bottom > frame.bottom + 2 || box.right > frame.right + 2;
        if (isOut && getComputedStyle(one).overflow === 'hidden')
          bad.push('cut ' + node.textContent.slice(0, 40));
      }
      if (/…/.test(node.textContent)) bad.push('shortened ' + node.textContent.slice(0, 40));
    }
    for (const one of slide.querySelectorAll('td, th, .tile, .number, .foot, .over')) {
      if (!seen(one)) continue;
      if (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
        bad.push('cut ' + one.textContent.slice(0, 40));
    }
    return bad;
  };
  const found = {};
  for (const slide of window.deck.all) {
    window.deck.show(slide, true);
    const bad = [...small(slide), ...cut(slide)];
    const list = slide.querySelector('table.list');
    found[slide.id] = {
      filled: filled(slide), wrong: [...new Set(bad)].slice(0, 4),
      isMissing: Boolean(slide.querySelector('.missing')), rows: list ? list.tBodies[0].rows.length : 0,
    };
  }
  return found;
}"""
"""Gives for each slide the share of the stage that its content covers (the union of the boxes of its headings, lines
of text, tables, pictures, cards and its foot), what is wrong with its text, and what explains why it fills less."""
