// Package table reads what a clerk has on disk (a CSV or TSV file in whatever
// encoding Excel wrote, or an Excel workbook) into plain tables of cells.
//
// The promise of the package: a row of the file is in the result, or the file is
// refused, or a Problem names the place. Nothing is shortened silently. Therefore
// workbooks are read by a strict reader of our own: a part that is not well
// formed, whose checksum is wrong, or that holds what the format does not know
// in a place that matters, is a *Refused and never a shorter table.
//
// Text files may be UTF-8, UTF-16 with or without a BOM, CP932, EUC-JP or ISO-2022-JP;
// where the bytes say as well what they might mean in another of them, that is named
// (File.AlsoEncoding). A quote in a CSV swallows no rows: not if it never closes, nor if
// another stray one far below closes it.
//
// Lines are counted from 1 as the clerk sees them, columns from 0 (ColumnName
// turns 0 into "A"). The package knows no column's meaning and no ledger.
package table
