package oldledger

import (
	"fmt"

	"jibun/data/table"
	"jibun/data/table/heading"
	"jibun/data/wareki"
)

// Ledger is what an old file says.
type Ledger struct {
	Seminars   []Seminar // in the order of the file
	Attendance []Mark
	Problems   []Problem
	Skipped    []Skipped
	Notes      []Note
	Accounts   []Account
	// AlsoEncoding: see table.File.
	AlsoEncoding []string
}

// Unknown is a count that the file does not give; 0 is a count.
const Unknown = -1

// Seminar is one row of the list.
type Seminar struct {
	Line     int
	Sheet    string
	Number   int // as written: 通算回, or counted anew each year (see NumbersRestart); 0 = none
	Date     wareki.Date
	Starts   string // "18:30", "" if not given
	Title    string
	Category string
	Speaker  string // as one text: 所属・職名 before each name, several joined by 、
	Venue    string
	Capacity int // Unknown if not given
	Applied  int // Unknown if not given
	Attended int // Unknown if not given
	Note     string
	// Lecturers are those of Speaker one by one.
	Lecturers []Lecturer
}

// Lecturer is somebody who spoke. Where the old list has only one column for the
// speaker, Name may hold more than the name.
type Lecturer struct {
	Name string
	Post string // 所属・職名, "" if not given or if nobody can tell whose it is
}

// Mark is one filled cell of the matrix.
type Mark struct {
	Line       int
	Column     int
	Sheet      string
	StaffNo    string // half width, zeros kept; "" if the matrix has none
	Name       string
	Reading    string
	Department string
	Number     int         // of the seminar as the heading has it; 0 if the heading is a date
	Date       wareki.Date // of the seminar if the heading or the list gives it
	Code       MarkCode
	Text       string // the sign itself
}

// MarkCode says what became of one person at one seminar.
type MarkCode string

// The codes of marks.
const (
	Attended  MarkCode = "attended"
	Late      MarkCode = "late"
	LeftEarly MarkCode = "left_early"
	Absent    MarkCode = "absent"
	NoShow    MarkCode = "no_show"
	Withdrawn MarkCode = "withdrawn"
	Waiting   MarkCode = "waiting"
	Speaker   MarkCode = "speaker"
)

// came tells whether a mark counts as 参加.
func (m MarkCode) came() bool { return m == Attended || m == Late || m == LeftEarly }

// Code is the reason of a Problem or a Note.
type Code string

// Codes of problems: of a row that was not taken, or (Column ≥ 0 and Taken) of a
// cell that was not taken although its row was.
const (
	NoTitle     Code = "no_title"
	NoDate      Code = "no_date"
	BadDate     Code = "bad_date" // not a day, or a day without a year that nothing gives
	BadNumber   Code = "bad_number"
	BadCount    Code = "bad_count"
	BadTime     Code = "bad_time"
	ErrorCell   Code = "error_cell"
	BadBytes    Code = "bad_bytes"
	Nobody      Code = "nobody"       // marks in a row without name and number
	BadStaffNo  Code = "bad_staff_no" // the marks are kept under the name
	BadReading  Code = "bad_reading"
	UnknownMark Code = "unknown_mark"
	TooLong     Code = "too_long"   // longer than the ledger takes (package text)
	Characters  Code = "characters" // a line break in a name, or what nobody sees
	NoSeminar   Code = "no_seminar" // a column of marks whose heading names no seminar
)

// Codes of notes.
const (
	LecturersUnpaired Code = "lecturers_unpaired" // Stated lines of 所属・職名 beside Counted names: whose is whose?
	FootFigure        Code = "foot_figure"        // a sentence at the foot states a figure: Text, Value; Reckoned is ours, "" if there is none
	CountDiffers      Code = "count_differs"      // Stated 参加者数, Counted marks
	NumberTwice       Code = "number_twice"       // two seminars of one year with one number
	NumbersRestart    Code = "numbers_restart"    // the numbers begin anew each year
	OutsideYear       Code = "outside_year"       // the day does not lie in the sheet's fiscal year: typed in another year?
	LegendUsed        Code = "legend_used"        // the sheet's legend gives Text a meaning of its own
	UnreadSheet       Code = "unread_sheet"       // neither list nor matrix
	UnreadColumn      Code = "unread_column"      // a heading without a meaning
	FutureDate        Code = "future_date"
	MarksWithout      Code = "marks_without_seminar" // the matrix has a seminar that the list has not
)

// Problem is something that was not taken.
type Problem struct {
	Sheet  string
	Line   int
	Column int // -1: the row
	Code   Code
	Value  string
	Taken  bool // the row itself was taken, without this cell
}

// Skipped is a row that is neither seminar nor person.
type Skipped struct {
	Sheet string
	Line  int
	Why   Why
	Text  string
}

// Why is the reason of a Skipped.
type Why string

// The reasons.
const (
	BlankRow   Why = "blank"
	HeadingRow Why = "heading"
	SumRow     Why = "sum"
	NoteRow    Why = "note" // remarks and legends
	NoMarks    Why = "no_marks"
)

// Note is something the clerk should see; nothing is missing because of it.
type Note struct {
	Sheet           string
	Line            int // 0: none
	Column          int // -1: none
	Code            Code
	Number          int
	Stated, Counted int
	Text            string
	Value, Reckoned string // FootFigure: in the sentence, and counted in the sheet
}

// Account is the sum of one sheet: Rows == Taken + Problems + Skipped.
type Account struct {
	Sheet       string
	Matrix      bool
	HeadingLine int
	Year        wareki.FiscalYear // 0: the sheet names none
	Rows        int               // under the heading
	Taken       int
	Problems    int // rows; problems of cells are not among them
	Skipped     int
}

// NotFound is the error when no sheet holds a list of seminars or a matrix.
type NotFound struct{ Sheets int }

func (e *NotFound) Error() string {
	return fmt.Sprintf("neither a list of seminars nor an attendance matrix in %d sheets", e.Sheets)
}

// maxRows is far more than the seminars of an office, or the people who came.
const maxRows = 200_000

// Limits bound the reading of a file that should be an old ledger: a large sheet
// with neither list nor matrix is not read to its end.
func Limits() table.Limits {
	l := table.DefaultLimits()
	l.Rows = maxRows
	l.Wanted = func(s *table.Sheet) bool {
		_, list := heading.Find(s, seminarWords(), func(f map[string]bool) bool { return f[fTitle] || f[fDate] || f[fNumber] })
		_, matrix := heading.Find(s, personWords(), enoughForMatrix)
		return list || matrix
	}
	return l
}

// Read reads all sheets of a file. Hidden sheets are read too. today is the day on
// the office's clock. The error is a *NotFound.
func Read(file *table.File, today wareki.Date) (Ledger, error) {
	r := &reader{file: file, today: today}
	for i := range file.Sheets {
		r.readSheet(&file.Sheets[i])
	}
	if len(r.ledger.Accounts) == 0 {
		return Ledger{}, &NotFound{Sheets: len(file.Sheets)}
	}
	r.evenings()
	r.match()
	r.reckon()
	r.ledger.AlsoEncoding = file.AlsoEncoding
	return r.ledger, nil
}
