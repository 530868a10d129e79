package roster

import (
	"fmt"
	"slices"

	"jibun/data/table"
	"jibun/data/table/heading"
)

// Layout says where the roster stands in a file and which column is what. Guess
// proposes one; the clerk may change Columns and CarryDown before Read.
type Layout struct {
	Sheet     int // index in File.Sheets
	SheetName string
	FirstLine int // first and last line of the heading
	LastLine  int
	Columns   map[Field]int
	Headings  []string // by column, as the clerk sees them; "" where none stands
	Unknown   []int    // columns with a heading that means nothing to us
	Missing   []Field  // of StaffNo, Name and Reading, what no column holds
	// CarryDown are department columns in which a blank cell means "as above"
	// although nothing is merged. Merged blocks are always carried down.
	CarryDown []Field
	Notes     []LayoutNote
}

// LayoutNote is a decision of Guess that the clerk should see.
type LayoutNote struct {
	Code   NoteCode
	Column int // -1: none
	Field  Field
}

// NoteCode is the code of a LayoutNote.
type NoteCode string

// The codes of layout notes.
const (
	SecondColumn  NoteCode = "second_column"  // another column claims the same field and is not read
	CounterColumn NoteCode = "counter_column" // 番号 that just counts 1, 2, 3; not a staff number
	NumberColumn  NoteCode = "number_column"  // no column is known as staff numbers, and this unknown one looks like it
	MyNumber      NoteCode = "my_number"      // 個人番号 with twelve digits; never read
	CarriedDown   NoteCode = "carried_down"   // blanks of a department column are read as "as above"
	HiddenColumn  NoteCode = "hidden_column"  // a hidden column is read
	HiddenSheet   NoteCode = "hidden_sheet"   // the roster stands on a hidden sheet
	HiddenRows    NoteCode = "hidden_rows"    // rows hidden by a filter are read too
	FurtherSheet  NoteCode = "further_sheet"  // another sheet looks like a roster too; Column is its index
	SplitHeading  NoteCode = "split_heading"  // one merged heading over two columns: 部 and 課, 姓 and 名
)

// NotFound is the error of Guess when no sheet has a heading with a name column.
type NotFound struct {
	Sheets int // sheets looked at
}

func (e *NotFound) Error() string {
	return fmt.Sprintf("no roster heading in %d sheets", e.Sheets)
}

// Guess finds the roster among the sheets of a file. remembered holds the clerk's
// earlier choices by Normalize of the heading; they outweigh our own dictionary.
// The error is a *NotFound.
func Guess(sheets []table.Sheet, remembered map[string]Field) (Layout, error) {
	words := dictionary(remembered)
	best, bestScore := -1, 0
	var found heading.Found
	var others []int
	for i := range sheets {
		f, ok := heading.Find(&sheets[i], words, enough)
		if !ok {
			continue
		}
		// A hidden sheet is a copy or a list of codes more often than not.
		score := f.Score*4 + min(len(sheets[i].Rows)-f.Next, 40)
		if sheets[i].Hidden {
			score /= 8
		}
		others = append(others, i)
		if score > bestScore {
			best, bestScore, found = i, score, f
		}
	}
	if best < 0 {
		return Layout{}, &NotFound{Sheets: len(sheets)}
	}
	l := resolve(&sheets[best], found)
	l.Sheet, l.SheetName = best, sheets[best].Name
	for _, i := range others {
		if i != best && !sheets[i].Hidden {
			l.note(FurtherSheet, i, "")
		}
	}
	if sheets[best].Hidden {
		l.note(HiddenSheet, -1, "")
	}
	return l, nil
}

// maxRows is more than any city has people. Whoever has more has opened something else.
const maxRows = 200_000

// Limits bound the reading of a file that should be a roster: a large sheet without
// the heading of one is not read to its end.
func Limits(remembered map[string]Field) table.Limits {
	l := table.DefaultLimits()
	l.Rows = maxRows
	words := dictionary(remembered)
	l.Wanted = func(s *table.Sheet) bool {
		_, ok := heading.Find(s, words, func(f map[string]bool) bool {
			return f[string(Name)] || f[string(Family)] || f[string(StaffNo)] || f[string(Reading)]
		})
		return ok
	}
	return l
}

// enough: a name, and something beside it.
func enough(f map[string]bool) bool {
	named := f[string(Name)] || f[string(Family)] && f[string(Given)]
	beside := 0
	for field := range f {
		switch Field(field) {
		case Name, Family, Given:
		default:
			beside++
		}
	}
	return named && beside > 0
}

func (l *Layout) note(code NoteCode, column int, field Field) {
	l.Notes = append(l.Notes, LayoutNote{code, column, field})
}

// OnlyContacts tells a list of readings, e-mail and telephone from a roster: a roster says
// where somebody works, as what, or since when. Such a list moves nobody, and who is
// not in it has not left.
func (l *Layout) OnlyContacts() bool {
	posted := []Field{Department, Division, Section, DeptCode, Position, Rank, Band, Hired, PostedOn, RetiredOn, Status}
	return !slices.ContainsFunc(posted, l.Has) && slices.ContainsFunc([]Field{Reading, ReadingFamily, Email, Phone}, l.Has)
}

// Has tells whether a column holds the field.
func (l *Layout) Has(f Field) bool {
	_, ok := l.Columns[f]
	return ok
}
