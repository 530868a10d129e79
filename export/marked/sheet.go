package marked

import (
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"strconv"
	"strings"
)

// Sheet is what the QR of a page says.
type Sheet struct {
	Ledger      string // which ledger it was printed from, see Short
	Paper       Paper
	Seminar     int64
	Page, Pages int
	Columns     string  // letters for those that the page shows, in their order
	Top, High   float64 // millimetres: where the first line begins, how high a single one is
	Lines       []Line  // from top to bottom
}

// Paper is a kind of paper that is read back.
type Paper string

// The papers.
const (
	SignIn Paper = "S" // 受付名簿
	Survey Paper = "Q" // アンケート用紙
)

// Line is a line of a page.
type Line struct {
	Kind  Kind
	No    int // № of a person; which line for 当日参加, which question
	Tall  int // how many single lines high; 0 is one
	First int // of a question: the first choice of the line, from 1
	Count int // and how many there are
}

// Kind is what a line is.
type Kind string

// The kinds of lines.
const (
	Empty    Kind = "E"
	Heading  Kind = "H"
	Person   Kind = "P"
	WalkIn   Kind = "W"
	Question Kind = "Q" // choices of one
	Written  Kind = "F" // 自由記述
)

// The errors of Parse.
var (
	ErrNotOurs = errors.New("no sheet of ours")
	ErrNewer   = errors.New("a sheet of a newer program")
	ErrDamaged = errors.New("a sheet whose text is damaged")
)

// version is that of the text and of what its columns mean. A page that an older program
// printed must be read as long as one may lie about: who changes the columns of a paper
// gives them other letters.
const version = "JBN1"

// Short is how a ledger is called on a page.
func Short(uid string) string { return strings.ToUpper(uid[:min(len(uid), 8)]) }

// String is the text of the QR: only what a QR holds as letters and digits, so that it
// stays small.
func (s Sheet) String() string {
	text := strings.Join([]string{version, string(s.Paper), s.Ledger, strconv.FormatInt(s.Seminar, 10), fmt.Sprintf("%d/%d", s.Page, s.Pages),
		s.Columns, hundredths(s.Top), hundredths(s.High), linesText(s.Lines)}, ":")
	return text + ":" + checksum(text)
}

// Parse reads the text of a QR.
func Parse(text string) (Sheet, error) {
	text = strings.TrimSpace(text)
	head, _, _ := strings.Cut(text, ":")
	switch {
	case !strings.HasPrefix(head, "JBN"):
		return Sheet{}, ErrNotOurs
	case head != version:
		return Sheet{}, ErrNewer
	}
	i := max(strings.LastIndexByte(text, ':'), 0)
	part := strings.Split(text[:i], ":")
	if len(part) != 9 || checksum(text[:i]) != text[i+1:] {
		return Sheet{}, ErrDamaged
	}
	s := Sheet{Paper: Paper(part[1]), Ledger: part[2], Columns: part[5]}
	page, pages, _ := strings.Cut(part[4], "/")
	var top, high int
	var errs [6]error
	s.Seminar, errs[0] = strconv.ParseInt(part[3], 10, 64)
	s.Page, errs[1] = strconv.Atoi(page)
	s.Pages, errs[2] = strconv.Atoi(pages)
	top, errs[3] = strconv.Atoi(part[6])
	high, errs[4] = strconv.Atoi(part[7])
	s.Top, s.High = float64(top)/100, float64(high)/100
	s.Lines, errs[5] = readLines(part[8])
	if errors.Join(errs[:]...) != nil || s.High <= 0 || s.Page < 1 || s.Page > s.Pages {
		return Sheet{}, ErrDamaged
	}
	return s, nil
}

func hundredths(mm float64) string { return strconv.Itoa(int(math.Round(mm * 100))) }

// checksum is twenty bits as four letters and digits.
func checksum(text string) string {
	const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	n := crc32.ChecksumIEEE([]byte(text))
	var out [4]byte
	for i := range out {
		out[i] = letters[n>>(5*i)&31]
	}
	return string(out[:])
}

// single is how high a line is, in single ones.
func (l Line) single() int { return max(l.Tall, 1) }

// linesText writes lines: H.1-12.13*2.W1-10.E3.Q1+1/5.F1*6. Persons have no letter; lines
// whose numbers follow each other are written as from where to where.
func linesText(lines []Line) string {
	var out []string
	for i := 0; i < len(lines); {
		l, n := lines[i], 1
		for i+n < len(lines) && lines[i+n] == l.next(n) {
			n++
		}
		out = append(out, l.run(n))
		i += n
	}
	return strings.Join(out, ".")
}

// next is the line that a run of lines goes on with, n after its first.
func (l Line) next(n int) Line {
	switch l.Kind {
	case Person, WalkIn:
		l.No += n
	case Question, Written:
		l.Kind = "" // no run
	}
	return l
}

func (l Line) run(n int) string {
	text := ""
	switch l.Kind {
	case Empty, Heading:
		text = string(l.Kind)
		if n > 1 {
			text += strconv.Itoa(n)
		}
	case Question:
		text = fmt.Sprintf("Q%d+%d/%d", l.No, l.First, l.Count)
	default:
		if l.Kind != Person {
			text = string(l.Kind)
		}
		text += strconv.Itoa(l.No)
		if n > 1 {
			text += "-" + strconv.Itoa(l.No+n-1)
		}
	}
	if l.single() > 1 {
		text += "*" + strconv.Itoa(l.Tall)
	}
	return text
}

// mostLines is more than a page holds.
const mostLines = 200

func readLines(text string) (out []Line, err error) {
	if text == "" {
		return nil, nil
	}
	for _, t := range strings.Split(text, ".") {
		body, tall, isTall := strings.Cut(t, "*")
		l := Line{Kind: Person}
		if body != "" && body[0] >= 'A' {
			l.Kind, body = Kind(body[:1]), body[1:]
		}
		if isTall {
			if l.Tall, err = strconv.Atoi(tall); err != nil || l.Tall < 2 {
				return nil, ErrDamaged
			}
		}
		n := 1
		switch l.Kind {
		case Empty, Heading:
			if body != "" {
				n, err = strconv.Atoi(body)
			}
		case Question:
			_, err = fmt.Sscanf(body, "%d+%d/%d", &l.No, &l.First, &l.Count)
		case Person, WalkIn, Written:
			from, to, run := strings.Cut(body, "-")
			if l.No, err = strconv.Atoi(from); err == nil && run {
				n, err = strconv.Atoi(to)
				n += 1 - l.No
			}
		default:
			return nil, ErrDamaged
		}
		if err != nil || n < 1 || len(out)+n > mostLines {
			return nil, ErrDamaged
		}
		for i := range n {
			x := l
			if i > 0 {
				x = l.next(i)
			}
			out = append(out, x)
		}
	}
	return out, nil
}

// Places calls each line with its number on the page, from 1, and where it lies from top
// to bottom.
func (s Sheet) Places(each func(n int, l Line, y, high float64)) {
	y := s.Top
	for i, l := range s.Lines {
		h := float64(l.single()) * s.High
		each(i+1, l, y, h)
		y += h
	}
}
