"""Native charts in Word: the chart part is made as for a presentation and moved into the document."""

from typing import Any

from docx.document import Document as DocumentType
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from pptx import Presentation
from pptx.util import Emu

from ntm_dashboard.briefing.model import Chart
from ntm_dashboard.exports.markup import safe
from ntm_dashboard.exports.native_charts import chart_data, chart_type, dress

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CHART_SPACE = "http://schemas.openxmlformats.org/drawingml/2006/chart"
INLINE = """<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>
<wp:docPr id="{number}" name="Chart {number}" descr="{alt}"/><wp:cNvGraphicFramePr/>
<a:graphic><a:graphicData uri="{space}"><c:chart xmlns:c="{space}" r:id="{relation}"/></a:graphicData></a:graphic>
</wp:inline></w:drawing>"""


def add_chart(paper: DocumentType, chart: Chart, *, width: int, height: int) -> None:
    """Add an editable chart with its alternative text."""
    made: Any = _made(chart, width=width, height=height)
    package: Any = paper.part.package
    number = 1 + sum(str(part.partname).startswith("/word/charts/") for part in package.iter_parts())
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), CHART_TYPE, made.blob, package)
    book = Part(
        PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"),
        WORKBOOK_TYPE,
        made.chart_workbook.xlsx_part.blob,
        package,
    )
    part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    relation = paper.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    paragraph: Any = paper.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    xml = INLINE.format(
        width=int(width),
        height=int(height),
        number=100 + number,
        alt=safe(chart.alt),
        space=CHART_SPACE,
        relation=relation,
    )
    paragraph.add_run()._r.append(parse_xml(xml))


def _made(chart: Chart, *, width: int, height: int) -> Any:
    show: Any = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[6])
    frame = slide.shapes.add_chart(
        chart_type(chart), Emu(0), Emu(0), Emu(int(width)), Emu(int(height)), chart_data(chart)
    )
    dress(frame.chart, chart, points=10)
    return frame.chart.part
