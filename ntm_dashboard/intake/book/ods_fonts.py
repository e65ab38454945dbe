"""The texts of ODS cells run by run, and the fonts in which letters stand for others: of cells, columns and runs."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from ntm_dashboard.intake.book.fonts import special
from ntm_dashboard.intake.book.package import Package, attribute, local_name

STYLE_ELEMENTS = frozenset({"font-face", "style", "default-style"})
_DEFAULT = ""
_DEEPEST_PARENT = 20


@dataclass
class OdsFonts:
    """The special fonts of the styles read so far, and the default styles of the columns of the open table."""

    faces: dict[str, str] = field(default_factory=dict[str, str])
    fonts: dict[str, str] = field(default_factory=dict[str, str])
    parents: dict[str, str] = field(default_factory=dict[str, str])
    columns: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])

    def take(self, element: Element) -> None:
        """Take a font, a style, or the columns of a table."""
        match element.tag:
            case "font-face":
                self.faces[attribute(element, "name")] = attribute(element, "font-family").strip("'\"")
            case "table-column":
                end = self.columns[-1][0] if self.columns else 0
                style = attribute(element, "default-cell-style-name")
                self.columns.append((end + count(element, "number-columns-repeated"), style))
            case _:
                self._take_style(element)

    def _take_style(self, element: Element) -> None:
        is_default = element.tag == "default-style"
        if is_default and attribute(element, "family") != "table-cell":
            return
        name = _DEFAULT if is_default else attribute(element, "name")
        if parent := attribute(element, "parent-style-name"):
            self.parents[name] = parent
        for child in element:
            if local_name(child.tag) == "text-properties" and (font := self._named(child)):
                self.fonts[name] = font

    def _named(self, properties: Element) -> str:
        face = attribute(properties, "font-name")
        return self.faces.get(face, face) or attribute(properties, "font-family").strip("'\"")

    def end_table(self) -> None:
        """Forget the columns of a table that has ended."""
        self.columns = []

    @property
    def has_any(self) -> bool:
        """Tell whether any style has a special font."""
        return any(map(special, self.fonts.values()))

    def of_cell(self, cell: Element, row: Element, index: int) -> str:
        """Give the special font of a cell: of its own style, else of its row's or its column's; "" when it has none."""
        own = attribute(cell, "style-name") or attribute(row, "default-cell-style-name")
        return self._of_style(own or next((style for end, style in self.columns if index < end), ""))

    def _of_style(self, name: str) -> str:
        for _ in range(_DEEPEST_PARENT):
            if name in self.fonts or name == _DEFAULT:
                break
            name = self.parents.get(name, _DEFAULT)
        return special(self.fonts.get(name, ""))

    def of_runs(self, cell: Element) -> tuple[tuple[int, str | None], ...]:
        """Give where in the text of a cell a run with a font of its own begins, and that of the cell again."""
        starts: list[tuple[int, str | None]] = []
        place = 0
        for text, style in runs_of(cell):
            font = self._of_style(style) if style in self.fonts else None
            if text and (starts[-1][1] if starts else None) != font:
                starts.append((place, font))
            place += len(text)
        return tuple(starts) if any(font for _, font in starts) else ()


def fonts_of(package: Package) -> OdsFonts:
    """Give the fonts of the named styles of a package."""
    fonts = OdsFonts()
    if package.has("styles.xml"):
        for element in package.elements("styles.xml", STYLE_ELEMENTS):
            fonts.take(element)
    return fonts


def runs_of(cell: Element) -> Iterator[tuple[str, str]]:
    """Give the texts of the paragraphs of a cell, without its comment, each with the style of its run."""
    paragraphs = [child for child in cell if local_name(child.tag) == "p"]
    for number, paragraph in enumerate(paragraphs):
        if number:
            yield "\n", ""
        yield from _runs(paragraph, "")


def _runs(element: Element, style: str) -> Iterator[tuple[str, str]]:
    yield element.text or "", style
    for child in element:
        match local_name(child.tag):
            case "s":
                yield " " * min(count(child, "c"), 1000), style
            case "tab":
                yield "\t", style
            case "line-break":
                yield "\n", style
            case _:
                yield from _runs(child, attribute(child, "style-name") or style)
        yield child.tail or "", style


def count(element: Element, name: str) -> int:
    """Give how often an element stands for itself; 1 when it does not say."""
    text = attribute(element, name)
    return max(1, int(text)) if text.isdigit() and len(text) < 10 else 1
