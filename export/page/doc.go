// Package page is what stands on paper: lines, boxes, texts and pictures in
// millimetres, from the upper left corner. It knows no window and no file format.
//
//	mark.go               the marks; painters take them in their order
//	face.go               how wide text is, without regard to any screen
//	lines.go              text as lines: of one look or of several
//	grid.go               a sheet of package sheet as a grid: where columns and rows lie
//	gridview.go           the marks of any part of it
//	strokes.go            the edges of cells as lines that go on
//	gauge.go              bars and signs that a workbook draws by its values
//	cell.go celltext.go   what is seen of a cell; where its text stands
//	text.go               text in a part of the paper
//	ruby.go               ふりがな above a line, in one size a column
//	upright.go            text that runs downwards
//	shape.go              what lies over the cells
//	chart.go              charts of bars
//	pages.go running.go   a sheet as the pages that are printed; header and footer
//	qr.go                 QR codes
//	document.go           a paper as all its pages
//	raster/               paints marks on an image
//	pdf/                  writes a document as PDF
//	installed/            finds rare characters in the fonts of this computer
//
// A sheet may be endless: only what lies in the part that is asked for is looked at.
package page
