package table

import "fmt"

// Reason says why a whole file was refused.
type Reason string

// The reasons. Each has its own sentence on the screen.
const (
	FileEmpty  Reason = "empty"       // no bytes, or only blanks
	TooLarge   Reason = "too_large"   // over one of the Limits, without being malicious in shape
	Encrypted  Reason = "encrypted"   // an Office file with a password
	OldXLS     Reason = "old_xls"     // Excel 97-2003
	XLSB       Reason = "xlsb"        // Excel binary workbook
	NotATable  Reason = "not_a_table" // Detail: pdf, docx, ods, zip, image, html, binary, ...
	Damaged    Reason = "damaged"     // Part and Detail say where
	Hostile    Reason = "hostile"     // zip bomb, DTD, absurd numbers, path tricks
	ReaderBug  Reason = "reader_bug"  // the reader panicked; nothing was read
	NoWorkbook Reason = "no_workbook" // a workbook without a single readable sheet
	OwnerFile  Reason = "owner_file"  // ~$名簿.xlsx, in which Excel keeps who has 名簿.xlsx open
)

// Refused is the error for a file of which nothing is taken.
type Refused struct {
	Reason Reason
	Part   string // part of the workbook, "" where the whole file is meant
	Detail string // for the log, in English; a short kind name for NotATable
	Err    error  // what lies beneath, may be nil
}

func (r *Refused) Error() string {
	s := "file refused: " + string(r.Reason)
	if r.Part != "" {
		s += ": " + r.Part
	}
	if r.Detail != "" {
		s += ": " + r.Detail
	}
	if r.Err != nil {
		s += ": " + r.Err.Error()
	}
	return s
}

func (r *Refused) Unwrap() error { return r.Err }

func refuse(why Reason, part, format string, a ...any) *Refused {
	return &Refused{Reason: why, Part: part, Detail: fmt.Sprintf(format, a...)}
}

// Code says what is wrong at a place of a file that was read otherwise.
type Code string

// The codes of problems.
const (
	BadBytes      Code = "bad_bytes"      // bytes that are no characters; U+FFFD stands in the text
	Gaiji         Code = "gaiji"          // a character of the user-defined area, U+E000-F8FF in the text
	UnclosedQuote Code = "unclosed_quote" // a quoted field without an end; its line is taken as it stands
	StrayQuote    Code = "stray_quote"    // a quote where none belongs; it is kept in the text
	Ragged        Code = "ragged"         // more or fewer fields than most rows: columns may have slipped
	UnknownStyle  Code = "unknown_style"  // a number whose format the workbook does not define
	NoCells       Code = "no_cells"       // a sheet that is a chart, dialog or macro; it is not in File.Sheets
	LostSheet     Code = "lost_sheet"     // a worksheet in the file that no tab shows; Sheet is its part; not read
	BadDate       Code = "bad_date"       // a number formatted as a date that is no day; read as a number
)

// Problem is something wrong at one place. The row it names is in the table
// nevertheless, as well as it could be read.
type Problem struct {
	Sheet  string
	Line   int
	Column int // -1: the whole row
	Code   Code
	Detail string
}
