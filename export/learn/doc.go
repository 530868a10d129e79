// Package learn makes a form out of last year's filled workbook.
//
// The ledger knows last year. So a filled workbook can be read against the values of
// that year (package template's Values): a cell that holds one of them tells what it
// is. Nothing here knows a certain form; what is known of offices stands in words.go,
// one table.
//
// The steps, and where they stand:
//
//	page.go          the workbook as cells with what stands around them
//	world.go         the values as fields and lists, found by what they say
//	words.go         how offices call what the items say
//	atoms.go         dates and numbers within a text, in whatever style
//
//	reading.go       a cell against some fields: its pieces, and what each could be
//	known.go         of them words, in whatever way they are written
//	days.go          of them days
//	figures.go       of them numbers
//	pattern.go       a whole cell as marks and words
//
//	lists.go         a list as it stands on a sheet; all of a sheet, the best first
//	search.go        looking for one: which lines follow which rows
//	columns.go       its columns vote for fields
//	sections.go      numbers with － for 0, △ for what is below
//	signs.go         signs of an office's own: ● for ○
//	chance.go        whether it is more than chance
//	order.go         the order in which they stand
//
//	pages.go         a sheet for each row of a list, and what such a sheet can say
//	onward.go        a list that goes on over several sheets
//	slots.go         a list with a fixed number of lines, also side by side
//	blocks.go        部 with its 課
//	crossings.go     people down and evenings to the right
//	settle.go        what the sheets of a workbook decide together
//
//	scalars.go       what stands alone
//	judge.go         how much speaks for one of several equals: headings, neighbours, units
//	sums.go          totals of a list that somebody typed, and 66+104
//	made.go          the day on which last year's file was made
//	differs.go       a figure that is not the ledger's, known by its name alone
//	around.go        what stands in no cell: names of sheets, headings and footings, shapes, charts, notes
//
//	effort.go        how much is done for a workbook at most
//	share.go         how much of the workbook is of the year at all
//	findings.go      what was found, for whoever asks; choosing otherwise
//	collect.go       writing it down
//	form.go          the workbook with marks: which lines stay and which go
//	edits.go         a mark in a cell
//
// Two rules hold throughout. A reading counts only if filling it with the values gives
// back what stands in the cell. And what equal values could mean is decided by more
// than one witness (other rows, headings, units); where they do not decide, all
// candidates are kept and it is said.
package learn
