"""Reads a workbook with openpyxl, a library that had no part in writing it, and
prints what stands in it as JSON.  usage: read.py FILE.xlsx"""
import datetime
import json
import sys
import warnings

import openpyxl

warnings.simplefilter("ignore")


def plain(v):
    if isinstance(v, (datetime.datetime, datetime.date)):
        return v.strftime("%Y-%m-%d")
    return v


def look(c):
    a, fill = c.alignment, c.fill.fgColor.rgb[2:] if c.fill.fill_type else ""
    return "%g %s %s %s %s %s wrap %d shrink %d turn %d indent %d" % (
        c.font.sz, "bold" if c.font.b else "-", c.font.color.rgb[2:] if c.font.color else "", fill or "-",
        a.horizontal or "-", a.vertical or "bottom", bool(a.wrap_text), bool(a.shrink_to_fit), a.text_rotation or 0, a.indent)


def sheet(ws, values):
    cells, formulas, kinds = {}, {}, {}
    for row in ws.iter_rows():
        for c in row:
            if c.value is None:
                continue
            kinds[c.coordinate] = c.data_type
            if c.data_type == "f":
                formulas[c.coordinate] = c.value
            cells[c.coordinate] = plain(values[c.coordinate].value)
    m = ws.page_margins
    return {
        "name": ws.title, "cells": cells, "formulas": formulas, "kinds": kinds,
        "area": "".join(ws.print_area or []), "titleRows": ws.print_title_rows, "titleCols": ws.print_title_cols,
        "landscape": ws.page_setup.orientation == "landscape", "paper": int(ws.page_setup.paperSize),
        "fit": bool(ws.sheet_properties.pageSetUpPr and ws.sheet_properties.pageSetUpPr.fitToPage),
        "fitWide": ws.page_setup.fitToWidth, "fitTall": ws.page_setup.fitToHeight,
        "margins": [round(x * 25.4, 1) for x in (m.left, m.right, m.top, m.bottom)],
        "freeze": ws.freeze_panes, "filter": ws.auto_filter.ref,
        "header": ws.oddHeader.right.text, "footer": ws.oddFooter.center.text,
        "rowBreaks": [b.id for b in ws.row_breaks.brk], "colBreaks": [b.id for b in ws.col_breaks.brk],
        "heights": {str(k): d.height for k, d in ws.row_dimensions.items() if d.height},
        "widths": {str(i): d.width for d in ws.column_dimensions.values() for i in range(d.min, d.max + 1)},
        "merges": sorted(str(r) for r in ws.merged_cells.ranges),
        "looks": {k: look(ws[k]) for k in cells},
        "running": [p.text or "" for p in (ws.oddHeader.left, ws.oddHeader.center, ws.oddHeader.right,
                                           ws.oddFooter.left, ws.oddFooter.center, ws.oddFooter.right)],
        "charts": [[c.anchor._from.row + 1, c.anchor.to.row + 1, c.anchor.to.col + 1] for c in ws._charts],
        "formats": {k: ws[k].number_format for k in cells if ws[k].number_format != "General"},
        "bare": [c.coordinate for row in ws.iter_rows() for c in row
                 if c.value is not None and not getattr(c.border.bottom, "style", None)],
    }


def main(path):
    book = openpyxl.load_workbook(path)
    values = openpyxl.load_workbook(path, data_only=True)
    json.dump({"creator": book.properties.creator, "title": book.properties.title,
               "sheets": [sheet(ws, values[ws.title]) for ws in book.worksheets]},
              sys.stdout, ensure_ascii=False)


main(sys.argv[1])
