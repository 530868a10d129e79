// Package export makes papers: values in, files out. It never sees the ledger.
//
// A paper is a value of package report; here it is laid out, which gives the plain
// value of package sheet, and that is written as an Excel workbook that prints on
// A4 as it stands. Each layer knows only the ones below:
//
//	papers.go                                    all kinds of papers; writing one
//	annual*.go attendancebook*.go signin*.go     what stands on a paper, as AnnualPaper,
//	party.go letter*.go person_history.go        BookPaper, SignInPaper, …; beside each the
//	certificate.go attended.go thanks.go         function that writes it at once
//	badges.go envelopes.go survey*.go tables.go
//	tents.go                                     what is no grid: marks on pages, from its value
//	marks.go marks_words.go                      the same layouts run with marks: the forms of the papers
//	draft.go heading.go plan.go chart.go         one sheet in the making: rows, headings, pages
//	keep.go                                      what belongs together stands on one page
//	look.go fit.go measure.go linebreak.go       looks; how much room text needs, and how it is given
//	marked/                                      what a page that is read back says of itself;
//	signin_read.go                               Boxes: where what it asks for lies
//	sheet/                                       the plain value: no file format, no screen
//	xlsx/                                        writes it through excelize
//	opened/                                      reads an office's workbook into it
//	page/                                        what is seen of it, and its pages, in millimetres; painted
//	readback/                                     what was written on a printed page, from its scan
//	numfmt/ kinsoku/                             number formats; where a line may end
//
// To add a paper: a value in package report, a file here that lays it out on a
// draft, a line in Layouts with the marked value that its form is made from (or why there
// is none), samples in look_test.go, a test that reads it with
// another program than the one that wrote it.
//
// How wide text is comes in as a Measure, so that the same layout can be made for
// a font that is really measured. A sheet is held, or, where it may have very many
// rows, laid out each time it is walked; the layout is written the same way.
//
// No text is cut and none is set smaller than can be read: what is long takes more
// lines, and its row is higher (fit.go). No page is made smaller: the columns of a
// sheet fit on it, and where a page ends is said, the rows that repeat counted.
//
// Two rules hold everywhere. Text that came from people is written as text and
// never becomes a formula. A sum that a clerk would check is a formula whose
// stored result is the figure of the report, and so is a rate whose two sides stand on
// the paper; where the two differ the figure of the report stands alone.
package export
