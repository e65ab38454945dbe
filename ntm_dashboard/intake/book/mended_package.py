"""Parts of a zipped document replaced, all others as they were, so that the same corrections give the same bytes."""

import io
import zipfile
from collections.abc import Collection, Mapping

from lxml import etree
from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage] — the class has no public name


def parsed(part: bytes) -> Element:
    """Read a part whose elements keep their prefixes when it is written again. Entities are refused before."""
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def written(root: Element) -> bytes:
    """Write a part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def repacked(archive: zipfile.ZipFile, changed: Mapping[str, bytes], *, without: Collection[str] = ()) -> bytes:
    """Pack the parts again in their order, each with the time and the compression that it had."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for entry in archive.infolist():
            if entry.filename in without:
                continue
            copied = zipfile.ZipInfo(entry.filename, entry.date_time)
            copied.compress_type, copied.external_attr = entry.compress_type, entry.external_attr
            content = changed.get(entry.filename)
            package.writestr(copied, archive.read(entry) if content is None else content)
    return out.getvalue()
