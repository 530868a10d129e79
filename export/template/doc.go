// Package template fills an office's own Excel form.
//
// A form is a workbook with marks in it: {{年度}}, {{名簿.氏名}}. Filling rewrites only
// the parts of the file that must change, token by token and never through a tree;
// every other part is copied as it lies in the file, still compressed. So what nobody
// here understands stays as it was: macros, pictures, shapes, custom XML.
//
// The steps, and where they stand:
//
//	values.go format.go            what a form is filled with: items and lists, typed
//	derived.go                     what a count is beside others: its rank, its share
//	mark.go checkmark.go           marks: taking a text apart, what they mean, what is wrong
//	xml.go xmltext.go              XML as tokens that keep their bytes
//	book.go sheet.go               opening a form: sheets, texts, number formats
//	layout.go                      how a sheet holds its lists: rows or blocks that repeat
//	                               (bands), columns, numbered slots, a sheet for each
//	rowless.go                     items of a list's rows without the list's name
//	axis.go                        one map a sheet for rows and one for columns: where every
//	                               line of the form stands in the filled sheet
//	mapper.go                      references and formulas, seen from a place, through the map
//	content.go value.go            what a cell is filled with
//	fillrows.go fillsheet.go       writing a sheet: row by row; all that stands around them
//	height.go                      rows whose words need more lines than the form gives them
//	joins.go                       cells that are joined downwards: {{↓部見出し}}
//	shapes.go drawing.go           shapes, pictures, charts: those of a turn are its own
//	linked.go charttab.go          shapes that show a cell; charts with a tab of their own
//	place.go lengths.go            the places besides the cells, what they are called, how
//	                               long words may be there
//	notes.go vml.go                notes and threads of notes, and their boxes
//	controls.go                    form controls, in the four parts that each has
//	tables.go parts.go             tables and what formulas call their cells; pivot tables
//	workbook.go output.go          the workbook's own parts; the archive
//	computed.go                    the filled workbook as package calc asks for it, which
//	                               computes what forms compute
//	limits.go                      what a form may be
//	unmovable.go problem.go        what would have to move and cannot; sentences
//
// What a mark can say besides its item, |format aside:
//
//	{{会場|なければ未定}}     what stands there for nothing
//	{{会場|　会場　@}}        words that go with the value; @ is where it stands
//	{{待ち人数|待ち 0人;;}}   sections as in a table program: above 0; below; 0
//	{{?備考}} {{?→懇親会}}   its row, its column is hidden where the item or list is empty;
//	{{アンケートがあれば}}    the same for a sheet's name, where Excel takes no ?
//	{{!名簿}}                its row is hidden where there is something, and the one blank
//	                          row of the empty list where there is nothing
//	{{↓部見出し}}             its cell is joined with those below that say nothing or the same
//	{{名簿.出欠|○→出席}}     another sign for the ledger's
//	{{開催.参加の累計}}       the sum of the rows down to this one
//	{{開催.参加の順位}}       and what else can be said of a count beside others: derived.go
//	{{参加延べの前年比}}      the same of the year's own
//	{{開催(12から).テーマ}}   the rows that have no line of their own on the sheet
//	{{開催(参加降順10まで).テーマ}} the ten with the most
//
// A place is a chain of parts: the turn of each band that it is in, the outermost
// first. Everything that names cells is seen from a place, and one rule holds for all:
// within the same turn a reference stays with the turn; from outside, a range over a
// band's lines is all of its turns. So a sum over the one detail row grows with it,
// wherever it stands, and a subtotal in a block sums its own block.
//
// A filled sheet is never held: rows are written as they are made, and a formula asks
// for cells by computing them back to the form's own. What the calculator does not know
// is written without a result, as is what would depend on the day or on how a machine is
// set, and the workbook asks to be calculated when it is opened, so that no old figure
// is ever shown. LibreOffice computes the same (calc_test.go).
//
// XML is read here token by token with every byte kept, because a part that changes is
// the old one but for what changes. Package table reads the same files otherwise: it
// validates them and takes their values; package opened reads them fast, to be seen. So
// the three are not one reader, but what is dangerous in a file is refused by table for
// all of them. Days are written by package numfmt, in marks as in cells.
package template
