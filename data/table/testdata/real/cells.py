#!/usr/bin/env python3
"""Writes FILE.cells.tsv for each workbook: sheet, cell, kind, value as openpyxl reads them."""
import datetime, sys, openpyxl
for name in sys.argv[1:]:
    book = openpyxl.load_workbook(name, data_only=True)
    with open(name + ".cells.tsv", "w", encoding="utf-8") as out:
        for sheet in book.worksheets:
            for row in sheet.iter_rows():
                for c in row:
                    v = c.value
                    if v is None or v == "":
                        continue
                    if isinstance(v, bool):
                        kind, text = "bool", str(v).upper()
                    elif isinstance(v, datetime.datetime):
                        kind, text = "date", v.isoformat(sep=" ")
                    elif isinstance(v, datetime.date):
                        kind, text = "date", v.isoformat()
                    elif isinstance(v, (datetime.time, datetime.timedelta)):
                        kind, text = "time", str(v)
                    elif c.data_type == "e":
                        kind, text = "error", v
                    elif isinstance(v, (int, float)):
                        kind, text = "number", repr(v)
                    else:
                        kind, text = "text", v.replace("\r\n", "\n").replace("\t", "\\t").replace("\n", "\\n")
                    out.write("\t".join((sheet.title, c.coordinate, kind, text)) + "\n")
