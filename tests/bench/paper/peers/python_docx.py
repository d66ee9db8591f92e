"""python_docx.py CONTENT OUT [ROUNDS]: the benchmark's content as DOCX by python-docx."""

import io
import sys
import time
from pathlib import Path
from statistics import median

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt, Twips

WARM_UP = 2


def paper(text):
    document = Document()
    style = document.styles["Normal"]
    style.font.name = "Times New Roman"
    style.font.size = Pt(13)
    section = document.sections[0]
    section.page_width, section.page_height = Twips(11_906), Twips(16_838)
    section.top_margin = section.bottom_margin = section.right_margin = Twips(1_134)
    section.left_margin = Twips(1_701)
    rows = []
    for line in text.splitlines():
        if line.startswith("T"):
            rows.append(line[1:].split("\t"))
            continue
        if rows:
            table(document, rows)
            rows = []
        paragraph = document.add_paragraph(line[1:])
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        form = paragraph.paragraph_format
        form.first_line_indent = Twips(720)
        form.space_before = Pt(6)
        form.space_after = Pt(0)
        form.line_spacing = 1.15
    if rows:
        table(document, rows)
    return document


def table(document, rows):
    made = document.add_table(rows=len(rows), cols=len(rows[0]))
    made.style = "Table Grid"
    for row, words in zip(made.rows, rows):
        for cell, word in zip(row.cells, words):
            cell.text = word


def main():
    content, out, *rounds = sys.argv[1:]
    text = Path(content).read_text(encoding="utf-8")
    if not rounds:
        paper(text).save(out)
        return
    times = []
    for _ in range(WARM_UP + int(rounds[0])):
        start = time.perf_counter()
        paper(text).save(io.BytesIO())
        times.append((time.perf_counter() - start) * 1_000)
    print(f"{median(times[WARM_UP:]):.3f}")


main()
