package table

import "jibun/data/wareki"

// File is everything that was read from one file.
type File struct {
	Name     string
	Sheets   []Sheet // in the order of the tabs, hidden ones too
	Encoding string  // one of the Encoding constants
	// AlsoEncoding are those in which the bytes would be text as well: the clerk looks
	// whether the names are right.
	AlsoEncoding []string
	Problems     []Problem
}

// The values of File.Encoding.
const (
	EncodingCP932     = "cp932"
	EncodingUTF8      = "utf-8"
	EncodingUTF8BOM   = "utf-8-bom"
	EncodingUTF16LE   = "utf-16le"
	EncodingUTF16BE   = "utf-16be"
	EncodingEUCJP     = "euc-jp"
	EncodingISO2022JP = "iso-2022-jp"
	EncodingXLSX      = "xlsx"
)

// Sheet is one table. A text file is one sheet without a name.
type Sheet struct {
	Name   string
	Hidden bool  // the clerk does not see the tab
	Rows   []Row // by increasing Line; blank rows after the last filled one are left out
	Merges []Merge
	// HiddenColumns are read like the others; they are named so that the clerk can be told.
	HiddenColumns []Span
	Cut           bool // only the first rows were read: see Limits.Wanted
}

// Row is one line. Lines that the file does not mention are simply missing.
type Row struct {
	Line   int // the row number Excel shows: a cell with line breaks is still one line
	Hidden bool
	Width  int    // fields of a text row, blank ones too; 0 in a workbook
	Cells  []Cell // the filled cells by increasing Column
}

// At returns the cell of a column, an empty one where nothing stands.
func (r Row) At(column int) Cell {
	if column >= 0 && column < len(r.Cells) && r.Cells[column].Column() == column {
		return r.Cells[column]
	}
	lo, hi := 0, len(r.Cells)
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		if r.Cells[m].Column() < column {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo < len(r.Cells) && r.Cells[lo].Column() == column {
		return r.Cells[lo]
	}
	return Cell{}
}

// Kind says what a cell holds.
type Kind uint8

// The kinds of cells. Time is a time of day or a duration without a day.
const (
	Empty Kind = iota
	Text
	Number
	Date
	Time
	Bool
	Error
)

func (k Kind) String() string {
	return [...]string{"empty", "text", "number", "date", "time", "bool", "error"}[k]
}

// Cell is an immutable value of 24 bytes: 400,000 rows of them fit into memory.
type Cell struct {
	s      string // text, then the reading
	cut    uint32 // length of the text
	column uint16
	kind   Kind
}

// NewCell makes a cell; the tests of those who read tables need it.
func NewCell(column int, kind Kind, text, reading string) Cell {
	return Cell{s: text + reading, cut: uint32(len(text)), column: uint16(column), kind: kind}
}

// Text is what the cell says: text as it stands (line breaks as "\n"), numbers
// in plain decimal as Excel's General shows them (leading zeros if the format has
// them), dates as "2013-04-01" or "2013-04-01 18:30", times as "18:30", TRUE/FALSE,
// errors as "#N/A".
func (c Cell) Text() string { return c.s[:c.cut] }

// Reading is the phonetic text Excel keeps beside a text (furigana), as it
// stands there (usually katakana), or "".
func (c Cell) Reading() string { return c.s[c.cut:] }

// Kind is Empty for a cell in which nothing stands.
func (c Cell) Kind() Kind { return c.kind }

// Column is counted from 0.
func (c Cell) Column() int { return int(c.column) }

// Date is the day of a Date cell, "" for all other kinds.
func (c Cell) Date() wareki.Date {
	if c.kind != Date || c.cut < 10 {
		return ""
	}
	return wareki.Date(c.s[:10])
}

// Merge is a merged block. Its value stands in the top left cell only.
type Merge struct {
	FirstLine, LastLine     int
	FirstColumn, LastColumn int
}

// Contains tells whether a place lies in the block.
func (m Merge) Contains(line, column int) bool {
	return line >= m.FirstLine && line <= m.LastLine && column >= m.FirstColumn && column <= m.LastColumn
}

// Span is a run of columns, both ends included.
type Span struct{ First, Last int }

// ColumnName is the letter of a column: 0 is "A", 26 is "AA".
func ColumnName(column int) string {
	if column < 0 {
		return ""
	}
	var b [8]byte
	i := len(b)
	for column++; column > 0; column = (column - 1) / 26 {
		i--
		b[i] = byte('A' + (column-1)%26)
	}
	return string(b[i:])
}
