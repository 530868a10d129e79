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
//	atoms.go         dates and numbers within a text, in whatever style
//	reading.go       a cell against some fields: which could have been written there, and how
//	lists.go         rows or columns that follow the rows of a list; columns vote for fields
//	order.go         the order in which they stand
//	pages.go         a sheet for each; slots that go on over several sheets
//	blocks.go        部 with its 課; crossings of people and evenings
//	scalars.go       what stands alone: headings and neighbours decide between equals
//	findings.go      what was found, for whoever asks; choosing otherwise
//	form.go          writing the workbook with marks
//
// Two rules hold throughout. A reading counts only if filling it with the values gives
// back what stands in the cell. And what equal values could mean is decided by more
// than one witness (other rows, headings, units); where they do not decide, all
// candidates are kept and it is said.
package learn
