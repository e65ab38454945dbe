"""One page load in Chromium: when the answer and the charts were on the screen, and what went over the wire."""

import json
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import BrowserContext

from tests.patience import until

NOTE = """
(() => {
  const [answer, chart, charts] = %s;
  window.__seen = {answer: 0, first: 0, all: 0};
  const every = (root, css, found = []) => {
    root.querySelectorAll(css).forEach((one) => found.push(one));
    root.querySelectorAll('*').forEach((one) => one.shadowRoot && every(one.shadowRoot, css, found));
    return found;
  };
  const isShown = (one) => one.getBoundingClientRect().height > 0;
  const note = (what) => {
    window.__seen[what] = -1;
    requestAnimationFrame(() => setTimeout(() => { window.__seen[what] = performance.now(); }, 0));
  };
  const look = () => {
    const seen = window.__seen;
    if (!seen.answer && every(document, answer).some((one) => isShown(one) && one.textContent.trim())) note('answer');
    if (charts && !seen.all) {
      const drawn = every(document, chart).filter((one) => isShown(one) && every(one, '%s').length).length;
      if (drawn && !seen.first) note('first');
      if (drawn >= charts) note('all');
    }
    if (!(seen.answer > 0 && (!charts || seen.all > 0))) setTimeout(look, 8);
  };
  look();
})();
"""
MARKS = ".cartesianlayer .trace, .cartesianlayer .hm, .heatmaplayer image, .heatmaplayer > g, .shapelayer path"
CHART = ".js-plotly-plot"


@dataclass(frozen=True)
class Sight:
    """Milliseconds from the start of the navigation, bytes and requests on the wire."""

    answer: float
    first_chart: float
    all_charts: float
    kilobytes: float
    requests: int


def load(context: BrowserContext, address: str, *, answer: str, charts: int) -> Sight:
    """Open an address until its answer (a selector) and so many charts are drawn; a second time the cache is warm."""
    page = context.new_page()
    wire = context.new_cdp_session(page)
    sent: dict[str, float] = {}
    wire.send("Network.enable")

    def asked(event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith("http"):
            sent[event["requestId"]] = 0

    def kept(event: dict[str, Any]) -> None:
        sent.pop(event["requestId"], None)

    def answered(event: dict[str, Any]) -> None:
        if event["response"].get("fromDiskCache"):
            sent.pop(event["requestId"], None)

    def arrived(event: dict[str, Any]) -> None:
        if event["requestId"] in sent:
            sent[event["requestId"]] = event["encodedDataLength"]

    wire.on("Network.requestWillBeSent", asked)
    wire.on("Network.requestServedFromCache", kept)
    wire.on("Network.responseReceived", answered)
    wire.on("Network.loadingFinished", arrived)
    page.add_init_script(NOTE % (json.dumps([answer, CHART, charts]), MARKS))
    page.goto(address, wait_until="commit")

    def seen() -> dict[str, float] | None:
        page.wait_for_timeout(20)
        noted = page.evaluate("window.__seen")
        return noted if noted and noted["answer"] > 0 and (not charts or noted["all"] > 0) else None

    noted = until(seen)
    page.wait_for_timeout(600)  # what is asked for after the last chart goes over the wire as well
    painted = page.evaluate("(performance.getEntriesByName('first-contentful-paint')[0] || {}).startTime || 0")
    page.close()
    return Sight(max(noted["answer"], painted), noted["first"], noted["all"], sum(sent.values()) / 1e3, len(sent))
