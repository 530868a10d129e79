// Package readback reads pages that were printed by us, written on and scanned: which
// boxes are ticked, which lines are signed, in which free lines there is ink. Files in,
// answers out; it knows no ledger. What a page is, and where its boxes lie, its QR says
// (package marked).
//
//	source.go tiff.go     a file as pictures of its pages, and what is refused
//	pdf.go pdfwalk.go     those of a PDF where each page is one plain picture
//	pdfium.go             every other page of a PDF, as PDFium paints it
//	tiff_jpeg.go          those of a TIFF that are JPEGs
//	gray.go               a page in shades, coloured ink as dark as it is; shadows and stains made paper
//	streaks.go            lines of a dirty glass taken away
//	code.go found.go      the QR, in any corner, turned any way; where its eyes are gone, by the corners
//	grid.go               one whose modules run together
//	corners.go plane.go   the marks of the corners; from millimetres to pixels
//	straighten.go         by the printed boxes, where corners are missing
//	contrast.go           how black print is on a page, and how pale a mark may be to be seen
//	form.go marked.go     where on a page what lies
//	ink.go judge.go       ink in a part of the page; what it means, by rules
//	light.go pens.go      the mark of a light pen, and a stain; what all marks of a page tell of one
//	lost.go               a scan in black and white that shows nothing light
//	words.go circled.go   what was written on the printed words of a choice; around a № or a name
//	edged.go aside.go     along the edge of a box; ticks beside it
//	elsewhere.go          what was written anywhere in a line or beside it, told from what is printed there
//	alike.go              pages that were ticked there, all of them
//	takenback.go          a tick that was struck out, ㊡, a rubber stamp
//	residue.go            what there is in and around a box that an empty one of this page has not
//	onestroke.go thin.go  a tick or a circle of a thick or a light pen, by its middle line
//	filled.go sealed.go   a box that was filled in; a personal seal
//	through.go            strokes through several cells or lines; a cross over a signature
//	noname.go             what stands where one signs and is no name: a character, a number
//	named.go letters.go   the name of whom it should be, and 欠席, by how they look
//	lightname.go          names that a very light pen left, all those of a page together
//	scribbled.go ruled.go what was crossed out or scribbled over, and lines that are no writing
//	several.go            pages that lie side by side in one picture
//	look.go               a page from picture to answers
//
// Nothing unsure is taken for anything: what is faint, small, beside its box, crossed out,
// scribbled over or a character is Unsure, with why and a picture, and she decides; so is a cross
// in a box, which is yes to some and no to others. Where several of a page ticked beside
// their box, or hatched it, that is how one ticks there. On a page in black and white that
// shows nothing light, or left no more than specks of several marks, all that looks empty is
// unsure, and she decides a page at a time.
//
// Whoever wrote anywhere in their line, or beside it, is not taken for somebody who is not there:
// what should be printed of them is laid over the page where it fits (Form.Compare), and
// what is left of the ink is theirs. Where the print is another, that is not done. Where most of a
// page made the same plain mark there, and hardly anybody marked a box, that is how one
// ticks on that page.
//
// It does not read what somebody wrote where one signs. It lays it beside the name that it
// should be and beside 欠席, 代理 and their like, as they are printed, and tells which of them
// it is more like; what is like neither counts as a signature. On a page where people write
// their names so that one knows them, what is less like the own name than like such a word is asked
// about. Where most ticked, who only wrote there, and not clearly the own name, is too (package
// papers).
//
// How well it reads is measured by tests that print pages, sign them with a seeded hand
// and scan them: 24 conditions (skew to 5°, on its side, upside down, black and white,
// JPEG 40, noise, blur, shadow, coffee, a folded corner, 97 to 103 %, all at once) at 150,
// 200 and 300 to an inch. No line is read wrong; of those that are clear fewer than one
// of a hundred are asked about.
package readback
