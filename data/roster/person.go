package roster

import "jibun/data/wareki"

// Person is one row of the roster.
type Person struct {
	Line       int
	StaffNo    string // half width, leading zeros as they are; "" in a roster without numbers
	Name       string // as given, surrounding blanks removed; 姓 and 名 joined by a full-width space
	Reading    string // hiragana, "" if the roster has none
	Department string // as given; 部 and 課 joined by a full-width space if they have columns of their own
	Division   string // 部, cut from Department where its end is plain
	Section    string // 課, or all of Department where it cannot be cut
	DeptCode   string
	Position   string
	Rank       int // 0 = none
	Band       BandCode
	Email      string
	Phone      string
	Status     StatusCode
	StatusText string // as given
	Note       string
	Hired      wareki.Date
	PostedOn   wareki.Date
	RetiredOn  wareki.Date
	Born       wareki.Date
	Retired    bool // Status says so, or RetiredOn lies before today
}

// BandCode is the code of 若手, 中堅, 管理職.
type BandCode string

// The bands; "" is unknown.
const (
	Junior  BandCode = "junior"
	Middle  BandCode = "middle"
	Manager BandCode = "manager"
)

// StatusCode is the code of 在職区分.
type StatusCode string

// The states of employment; "" is unknown.
const (
	Active    StatusCode = "active"
	OnLeave   StatusCode = "on_leave"  // 休職, 休業
	Childcare StatusCode = "childcare" // 産休, 育休
	Rehired   StatusCode = "rehired"   // 再任用, 再雇用: in service
	Left      StatusCode = "left"      // 退職
)

// Result accounts for every row under the heading: the rows are exactly
// len(People) + len(Problems) + len(Skipped).
type Result struct {
	People   []Person
	Problems []Problem // rows of which nothing was taken
	Skipped  []Skipped
	Warnings []Warning // about fields of rows that are in People
	Notes    []ResultNote
	// Numberless: the roster has no staff numbers (a seating or phone list), so that
	// people have none. Where it has some, a row without one is a problem.
	Numberless bool
}

// Problem is a row that cannot be taken as a person.
type Problem struct {
	Line    int
	StaffNo string // what could be read of them, for the list of problems
	Name    string
	Faults  []Fault // at least one
	// Who it may be all the same: somebody whose number cannot be read is there.
	Reading, Department, Division, Section string
}

// Fault is one reason.
type Fault struct {
	Code   Code
	Column int   // -1: the row
	Field  Field // "" if none
	Value  string
	Other  int // DuplicateNumber: the other line
}

// Code is the reason of a fault or a warning.
type Code string

// The codes of faults (the row is not taken) and warnings (the field is empty).
const (
	NoName          Code = "no_name"
	BadName         Code = "bad_name" // lines of a table, or far too long: a quote has swallowed rows
	NoNumber        Code = "no_number"
	BadNumber       Code = "bad_number"
	DuplicateNumber Code = "duplicate_number"
	ErrorCell       Code = "error_cell" // #N/A and its like
	BadBytes        Code = "bad_bytes"
	BadQuote        Code = "bad_quote" // a quote of the CSV does not close
	Ragged          Code = "ragged"    // columns of the CSV may have slipped
	BadDate         Code = "bad_date"
	BadEmail        Code = "bad_email"
	BadReading      Code = "bad_reading" // not kana
	BadRank         Code = "bad_rank"
	UnknownBand     Code = "unknown_band"
	UnknownStatus   Code = "unknown_status" // StatusText is kept
	TooLong         Code = "too_long"       // longer than the ledger takes (package text)
	Characters      Code = "characters"     // line breaks in a name, or characters that nobody sees
	Gaiji           Code = "gaiji"          // kept as it is (U+E000-F8FF): the glyph is the office's own
)

// Warning is a field that could not be read; the person is taken without it.
type Warning struct {
	Line int
	Fault
}

// Skipped is a row that is no person and was not meant to be.
type Skipped struct {
	Line int
	Why  Why
	Text string // its first words
}

// Why is the reason of a Skipped.
type Why string

// The reasons.
const (
	BlankRow   Why = "blank"
	HeadingRow Why = "heading" // the heading again, on the next printed page
	SumRow     Why = "sum"
	NoteRow    Why = "note"
	VacantRow  Why = "vacant" // a post or seat that nobody has
)

// ResultNote is something about the whole roster.
type ResultNote struct {
	Code  string
	Lines []int // examples
}

// NumberLengths: a few all-digit staff numbers are shorter than the others; Excel
// has probably eaten their zeros.
const NumberLengths = "number_lengths"
