// Package export writes papers: values in, files out. It never sees the ledger.
//
// A paper is a value of package report; here it becomes an Excel workbook that
// prints on A4 as it stands. Three layers, each knowing only the one below:
//
//	annual*.go attendancebook*.go signin*.go tables.go   what stands on a paper
//	sheet.go heading.go page.go chart.go                 one sheet: rows, headings, paper, charts
//	book.go style.go zip.go                              the workbook, its styles and parts
//
// To add a paper: a value in package report, a file here that walks it with the
// sheet builder, a test that reads it with another program than the one that
// wrote it.
//
// Two rules hold everywhere. Text that came from people is written as text and
// never becomes a formula. A sum that a clerk would check is a formula whose
// stored result is the figure of the report; where the two differ the figure of
// the report stands alone.
package export
