// Package sheet is a paper as a plain value: sheets with columns and rows in
// millimetres, cells with a value and a look, merges, page breaks, rows that
// repeat, the print set-up, charts, and what is drawn. It knows neither a file
// format nor a screen.
//
// It is the hub between those who make papers and those who show them: the
// layouts of package export make such a value, and package opened reads an office's
// workbook into one; package xlsx writes it as a workbook, package page shows it. So
// each paper is described once.
//
//	Paper   title, face, looks, sheets           paper.go
//	Sheet   columns, rows, what holds for all    sheet.go
//	Row     height, cells, page break            sheet.go
//	Cell    a value, a look, how far it reaches  cell.go
//	Look    size, colours, edges, format         look.go
//	Shape   what lies over the cells of others   drawn.go
//	Setup   paper, margins, header and footer    setup.go
//
// Lengths are in millimetres, sizes of type in points. Columns and rows count
// from 1. Text is clean, see Clean; a text is never a formula.
//
// A paper is walked sheet by sheet (Paper.Sheets), and each row by row (Sheet.All).
// Large sheets are laid out while they are walked, with one Row used again and
// again, so that a hundred thousand rows need no memory; small ones are held; those of
// a workbook that was read are read when they are asked for (Sheet.Lines). Who
// walks need not know which. Each walk gives the same rows. One walk at a time:
// looks are added while a sheet is laid out.
package sheet
