#!/usr/bin/python3
"""Prints every row of every sheet of a workbook: sheet, then the values, by tabs."""
import sys
import warnings

import openpyxl

warnings.simplefilter("ignore")
for ws in openpyxl.load_workbook(sys.argv[1]).worksheets:
    for row in ws.iter_rows():
        if any(c.value is not None for c in row):
            print("\t".join([ws.title] + ["" if c.value is None else str(c.value) for c in row]))
