// Package opened reads an office's workbook into the plain value of package sheet, as
// it is seen: columns, rows, looks, number formats, joined cells, pictures, boxes,
// charts.
//
//	book.go             Read: the workbook and its parts
//	node.go             a small part of the file as a tree
//	scan.go             a large one tag by tag
//	rows.go             where the rows of a sheet stand; one row when it is asked for
//	cells.go text.go    cells; texts with parts that look different
//	sheet.go            columns, joined cells, what is frozen
//	setup.go            how it is printed; header and footer
//	looks.go colors.go  styles as looks; the theme's colours
//	conditions.go       rules by which cells look as their values are
//	judge.go spread.go  whether they hold: for a cell, for it among others
//	change.go gauge.go  what they change; bars, colours and signs
//	tables.go           tables lend their cells a look
//	tablestyle.go       the styles of tables, Excel's own and a workbook's
//	values.go           the workbook as package calc asks for it
//	chart.go            the figures of charts
//	drawn.go shape.go   what lies over the cells
//
// A sheet is never held as cells: its rows are found once, and each is read when it is
// asked for. What is broken, hostile or no workbook is refused as package table refuses
// it. Not read: notes, controls.
package opened
