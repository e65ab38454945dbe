"""Two pages of the same figures and the plainest of servers: `python static_pages.py PORT`.

`/plotly.html` has plotly.js inside, `/hand.html` is drawn by hand as SVG. Both go out compressed, as any server would.
"""

import gzip
import http.server
import sys
from html import escape

from figures import MET, NOT_MET, course_figure, matrix_figure, year

STEP, LEFT, TOP = 30, 178, 130
HEAD = (
    '<!doctype html><html lang="vi"><meta charset="utf-8"><title>NTM</title>'
    '<meta name="viewport" content="width=device-width,initial-scale=1"><h1 id="head">'
)


def by_hand() -> str:
    """Write headline, matrix and course with no more than it takes."""
    shown = year()
    parts = [f'<svg viewBox="0 0 760 {STEP * len(shown.communes) + TOP}" width="100%" font-size="13">']
    for at, (number, name) in enumerate(shown.criteria.items()):
        place = f"translate({188 + at * STEP},122) rotate(-50)"
        parts.append(f'<text transform="{place}">{number}. {escape(name[:16])}</text>')
    for at, (commune, row) in enumerate(zip(shown.communes, shown.matrix(shown.last), strict=True)):
        top = TOP + at * STEP
        parts.append(f'<text x="170" y="{top + 19}" text-anchor="end">{escape(commune)}</text>')
        parts += [
            f'<rect x="{LEFT + column * STEP}" y="{top}" width="28" height="28" fill="{MET if met else NOT_MET}">'
            f"<title>{escape(commune)} – {escape(name)}</title></rect>"
            for column, (met, name) in enumerate(zip(row, shown.criteria.values(), strict=True))
        ]
    counts = [sum(cells.values()) for cells in shown.months.values()]
    line = " ".join(f"{40 + at * 60},{280 - count * 260 / 285:.1f}" for at, count in enumerate(counts))
    course = f'<polyline points="{line}" fill="none" stroke="{MET}" stroke-width="3"/>'
    drawing = f'{"".join(parts)}</svg><svg viewBox="0 0 760 300" width="100%">{course}</svg>'
    return f"{HEAD}{escape(shown.headline(shown.last))}</h1>{drawing}</html>"


def with_plotly() -> str:
    """Write the headline and the two pictures of plotly, with its script inside."""
    shown = year()
    pictures = [
        matrix_figure(shown.last).to_html(full_html=False, include_plotlyjs=True),
        course_figure(shown.last).to_html(full_html=False, include_plotlyjs=False),
    ]
    return f"{HEAD}{escape(shown.headline(shown.last))}</h1>{''.join(pictures)}</html>"


PAGES = {f"/{name}.html": gzip.compress(make().encode()) for name, make in (("hand", by_hand), ("plotly", with_plotly))}


class Plain(http.server.BaseHTTPRequestHandler):
    """Answers with one of the pages."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send the page."""
        body = PAGES.get(self.path)
        self.send_response(200 if body else 404)
        headers = {"content-type": "text/html; charset=utf-8", "content-encoding": "gzip", "cache-control": "no-cache"}
        for name, value in {**headers, "content-length": str(len(body or b""))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *_said: object) -> None:
        """Say nothing."""


if __name__ == "__main__":
    http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Plain).serve_forever()
