package xlsx

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"jibun/export/sheet"
)

// sheets is where the sheets lie in the file.
const sheets = "xl/worksheets/sheet"

// A reading goes through excelize behind its text, between marks that no text of a
// paper holds, and becomes an element of the file when the sheet is packed:
// excelize writes none.
const (
	readingMark = "\uFDD0" // begins a part: from, to, text
	readingEnd  = "\uFDD1" // behind the last
)

// read is a text with its reading. Where both have a family and a given name each
// reads its own.
func read(text, reading string) string {
	reading = sheet.OneLine(reading)
	parts := []string{reading}
	words := []string{text}
	if w, r := strings.Fields(text), strings.Fields(reading); len(w) == len(r) && len(w) > 1 && !strings.Contains(text, "  ") && !strings.Contains(reading, "  ") {
		words, parts = w, r
	}
	var all strings.Builder
	all.WriteString(text)
	from, rest := 0, text
	for i, w := range words {
		before, after, _ := strings.Cut(rest, w)
		from += utf16Len(before)
		to := from + utf16Len(w)
		fmt.Fprint(&all, readingMark, from, readingMark, to, readingMark, parts[i])
		from, rest = to, after
	}
	all.WriteString(readingEnd)
	return all.String()
}

// readings puts the readings of a sheet that is packed in their place. The sheet comes
// in one piece, or in pieces none of which ends within a reading.
type readings struct{ to *part }

// block is how much is passed on at once.
const block = 4 * piece

func (r *readings) Write(b []byte) (int, error) {
	n, mark, end := len(b), []byte(readingMark), []byte(readingEnd+"</t>")
	if !bytes.Contains(b, mark) {
		return r.to.Write(b)
	}
	out := make([]byte, 0, min(n+n/8, block+block/4))
	for {
		i := bytes.Index(b, mark)
		if i < 0 {
			break
		}
		j := bytes.Index(b[i:], end)
		if j < 0 {
			return 0, fmt.Errorf("pack a sheet: a reading has no end")
		}
		out = append(append(out, b[:i]...), "</t>"...)
		out = phonetic(out, b[i+len(mark):i+j])
		b = b[i+j+len(end):]
		if len(out) > block {
			if _, err := r.to.Write(out); err != nil {
				return 0, err
			}
			out = out[:0]
		}
	}
	if _, err := r.to.Write(append(out, b...)); err != nil {
		return 0, err
	}
	return n, nil
}

// phonetic writes the parts of a reading: from, to and text of each.
func phonetic(out, parts []byte) []byte {
	fields := bytes.Split(parts, []byte(readingMark))
	for ; len(fields) >= 3; fields = fields[3:] {
		out = append(append(append(out, `<rPh sb="`...), fields[0]...), `" eb="`...)
		out = append(append(append(out, fields[1]...), `"><t>`...), fields[2]...)
		out = append(out, `</t></rPh>`...)
	}
	return append(out, `<phoneticPr fontId="0" type="Hiragana"/>`...)
}

// digitsOnly reports whether a text looks like a number to a table program.
func digitsOnly(text string) bool {
	_, err := strconv.ParseFloat(text, 64)
	return err == nil
}

// textNumber remembers a text in column i of the row at hand that is meant as one.
func (s *writer) textNumber(i int) {
	if s.digits == nil {
		s.digits = map[int][2]int{}
	}
	if rows, ok := s.digits[i]; ok {
		s.digits[i] = [2]int{rows[0], s.rows}
		return
	}
	s.digits[i] = [2]int{s.rows, s.rows}
}

// textNumbers are the cells at which a table program need not wonder.
func (s *writer) textNumbers() string {
	var all []string
	for i := range len(s.Columns) {
		if rows, ok := s.digits[i]; ok {
			all = append(all, sheet.CellName(i+1, rows[0])+":"+sheet.CellName(i+1, rows[1]))
		}
	}
	return strings.Join(all, " ")
}
