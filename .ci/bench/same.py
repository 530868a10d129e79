#!/usr/bin/python3
"""same.py A.xlsx B.xlsx: the same values in the same cells? Read by a third party."""
import datetime
import sys

import openpyxl


def cells(path):
    book = openpyxl.load_workbook(path, read_only=True)
    for sheet in book:
        sheet.reset_dimensions()
        for row in sheet.iter_rows(values_only=True):
            values = list(row)
            while values and values[-1] is None:
                values.pop()
            for v in values:
                if isinstance(v, datetime.datetime):
                    v = (v - datetime.datetime(1899, 12, 30)).days
                yield sheet.title, round(v, 4) if isinstance(v, float) else v


a, b = list(cells(sys.argv[1])), list(cells(sys.argv[2]))
if a != b:
    n = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    sys.exit(f"{len(a)} and {len(b)} cells; the first that differ: {a[n:n+1]} {b[n:n+1]}")
print(f"{len(a)} cells are the same")
