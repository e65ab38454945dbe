"""Files out: the briefing as bytes of HTML, PPTX, DOCX, PDF and XLSX. No files, no network, no clock."""
