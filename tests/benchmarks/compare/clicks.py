"""From a click to the frame that shows its result, in our program and in Dash."""

from collections.abc import Callable

from playwright.sync_api import Browser, Page

from tests.patience import patient, until

Took = dict[str, list[float]]
CHARTS = (
    "[...document.querySelectorAll('.js-plotly-plot')].filter((one) => one.getBoundingClientRect().height > 0 && "
    "one.querySelector('.cartesianlayer .trace, .heatmaplayer image, .hm, .shapelayer path'))"
)
OUR_TITLE = "(document.querySelector('h1.ntm-title') || document.querySelector('[data-testid=stMain] .ntm-answer h1'))"
OUR_ANSWER = "[...document.querySelectorAll('[data-testid=stMain] .ntm-answer header p')]"
MATRIX = (
    "[...document.querySelectorAll('.heatmaplayer image')].map((one) => one.getAttribute('xlink:href') || "
    "one.getAttribute('href')).join()"
)


def watch(page: Page, sign: str) -> None:
    """Note when what `sign` (an expression) gives has changed after the next click, and the frame with it was shown."""
    page.evaluate(
        f"""() => {{
          window.__took = 0; window.__clicked = 0;
          const sign = () => ({sign}), before = sign();
          const note = () => {{ window.__clicked = window.__clicked || performance.now(); }};
          document.addEventListener('pointerup', note, {{capture: true, once: true}});
          document.addEventListener('click', note, {{capture: true, once: true}});
          const look = () => {{
            const after = sign();
            if (!window.__clicked || !after || after === before) {{ setTimeout(look, 4); return; }}
            window.__took = -1;
            requestAnimationFrame(() => setTimeout(() => {{
              window.__took = performance.now() - window.__clicked;
            }}, 0));
          }};
          look();
        }}"""
    )


def took(page: Page) -> float:
    """Give the milliseconds once they are known, and let the page come to rest."""

    def known() -> float | None:
        page.wait_for_timeout(20)
        after = page.evaluate("window.__took")
        return after if after > 0 else None

    after = until(known)
    page.wait_for_timeout(700)
    return after


def _turned(title: str) -> str:
    """Give an expression that changes once another title stands over another chart."""
    drawn = f"{CHARTS}.filter((one) => one.querySelector('.main-svg') !== window.__old)"
    return f"(() => {{ const t = {title}; const c = {drawn}; return t && c.length ? t.textContent : '' }})()"


def turn(page: Page, link: str, *, title: str) -> float:
    """Turn to another page by its link; gives how long it took to its title and a chart."""
    page.evaluate("() => { window.__old = document.querySelector('.js-plotly-plot .main-svg') }")
    watch(page, _turned(title))
    page.locator(link).first.click()
    return took(page)


def choose(page: Page, box: str, at: int, *, sign: str) -> float:
    """Choose another option of a box; gives how long it took until what `sign` gives had changed."""
    page.locator(box).first.click()
    page.wait_for_timeout(300)
    watch(page, sign)
    options = page.locator("[role=option], .dash-options-list-option, .VirtualizedSelectOption")
    options.nth(at % options.count()).click()
    return took(page)


def clicks(browser: Browser, ours: str, dash: str, *, rounds: int) -> Took:
    """Click in turn in ours and in Dash."""
    mine, theirs = (_opened(browser, address) for address in (ours, dash))
    found: Took = {}

    def add(name: str, act: Callable[[], float]) -> None:
        found.setdefault(name, []).append(act())
        print(f"{name}: {found[name][-1]:.0f} ms", flush=True)

    nav = "[data-testid=stSidebar] a:has-text('{}')"
    for _round in range(rounds):
        add("ours: matrix", lambda: turn(mine, nav.format("Các xã"), title=OUR_TITLE))
        add("dash: matrix", lambda: turn(theirs, "#to-communes", title="document.querySelector('#head-communes')"))
        add("ours: overview", lambda: turn(mine, nav.format("Tổng quan"), title=OUR_TITLE))
        add("dash: overview", lambda: turn(theirs, "#to-overview", title="document.querySelector('#head')"))
    for at in range(rounds):
        box = "[data-testid=stSidebar] [data-testid=stSelectbox] input"
        sign = f"{OUR_ANSWER}.map((one) => one.textContent).join()"
        add("ours: month", lambda at=at, box=box, sign=sign: choose(mine, box, 0 if at % 2 else at % 6 + 1, sign=sign))
        sign = f"document.querySelector('#head').textContent + {MATRIX}"
        add("dash: month", lambda at=at, sign=sign: choose(theirs, "#month", at * 5 + 2, sign=sign))
    return found


def _opened(browser: Browser, address: str) -> Page:
    page = patient(browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")).new_page()
    page.goto(address)
    page.wait_for_selector(".js-plotly-plot .main-svg")
    page.wait_for_timeout(2000)
    return page
