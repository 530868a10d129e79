package table

import (
	"bytes"
	"strconv"
	"strings"

	"jibun/data/wareki"
)

// cellHead is what the attributes of <c> say.
type cellHead struct {
	column, style int
	kind          string
}

func (r *sheetReader) head(line, last int) (h cellHead, err error) {
	x := r.x
	h.column = last + 1
	for i := range x.attrs {
		a := &x.attrs[i]
		if a.prefixed {
			continue
		}
		switch string(a.raw) {
		case "r":
			column, row, ok := parseRef(a.value)
			if !ok || row != line {
				return h, x.bad("cell reference %q in row %d", clip(a.value), line)
			}
			h.column = column
		case "s":
			if h.style, err = strconv.Atoi(string(a.value)); err != nil || h.style < 0 {
				return h, x.bad("style %q", clip(a.value))
			}
		case "t":
			h.kind = cellType(a.value)
		case "cm", "vm", "ph":
		default:
			return h, x.bad("unknown attribute %q of a cell", clip(a.raw))
		}
	}
	if h.column <= last {
		return h, x.bad("column %d after %d in row %d", h.column, last, line)
	}
	if h.column >= r.w.limits.Columns {
		return h, refuse(Hostile, r.part, "column number %d", h.column+1)
	}
	return h, nil
}

// cellType returns a constant, so that no cell allocates its type.
func cellType(v []byte) string {
	switch string(v) {
	case "s":
		return "s"
	case "n":
		return "n"
	case "str":
		return "str"
	case "inlineStr":
		return "inlineStr"
	case "b":
		return "b"
	case "e":
		return "e"
	case "d":
		return "d"
	}
	return "?" + string(clip(v))
}

// parseRef reads "AB12": column from 0, row from 1.
func parseRef(ref []byte) (column, row int, ok bool) {
	i := 0
	for ; i < len(ref) && ref[i] >= 'A' && ref[i] <= 'Z' && i < 4; i++ {
		column = column*26 + int(ref[i]-'A') + 1
	}
	if i == 0 || i == len(ref) || len(ref)-i > 7 || ref[i] == '0' {
		return 0, 0, false
	}
	for ; i < len(ref); i++ {
		if ref[i] < '0' || ref[i] > '9' {
			return 0, 0, false
		}
		row = row*10 + int(ref[i]-'0')
	}
	return column - 1, row, column <= excelColumns
}

func (r *sheetReader) cell(line int, column *int) error {
	h, err := r.head(line, *column)
	if err != nil {
		return err
	}
	*column = h.column
	x := r.x
	r.value = r.value[:0]
	values, inline := 0, false
	err = x.children(func() (err error) {
		if x.space != nsMain {
			return x.skip()
		}
		switch string(x.local) {
		case "v":
			values++
			r.value, err = x.content(r.value)
			return err
		case "is":
			inline = true
			return r.rich.read(x)
		case "f", "extLst":
			return x.skip()
		}
		return x.unexpected()
	})
	if err != nil {
		return err
	}
	if values > 1 || inline && values > 0 {
		return x.bad("cell with two values")
	}
	if inline {
		if h.kind != "inlineStr" {
			return x.bad("inline text in a cell of another type")
		}
		r.addText(line, h.column, r.w.keep(&r.rich))
		return nil
	}
	if len(r.value) == 0 {
		return nil
	}
	return r.addValue(line, h)
}

// addValue turns the content of <v> into a cell.
func (r *sheetReader) addValue(line int, h cellHead) error {
	v, w := r.value, r.w
	switch h.kind {
	case "", "n":
		format, known := w.styles.of(h.style)
		if !known {
			r.report(line, h.column, UnknownStyle)
		}
		v = bytes.TrimSpace(v)
		text, kind, bad, ok := w.number(v, format)
		if !ok {
			return r.x.bad("%q is no number", clip(v))
		}
		if bad {
			r.report(line, h.column, BadDate)
		}
		r.add(h.column, kind, text)
	case "s":
		n, err := strconv.Atoi(string(v))
		if err != nil || n < 0 || n >= len(w.shared) {
			return r.x.bad("shared text %q of %d", clip(v), len(w.shared))
		}
		r.addText(line, h.column, w.shared[n])
	case "str", "inlineStr":
		r.rich.text, r.rich.runs = append(r.rich.text[:0], unescape(v)...), r.rich.runs[:0]
		r.addText(line, h.column, w.keep(&r.rich))
	case "b":
		switch string(v) {
		case "1", "true":
			r.slab.add(NewCell(h.column, Bool, "TRUE", ""))
		case "0", "false":
			r.slab.add(NewCell(h.column, Bool, "FALSE", ""))
		default:
			return r.x.bad("%q is no truth value", clip(v))
		}
	case "e":
		r.add(h.column, Error, v)
	case "d":
		return r.addISO(h.column, string(v))
	default:
		return r.x.bad("cell of unknown type %q", h.kind[1:])
	}
	return r.overflow()
}

// addISO takes a date written out (t="d"), as strict files have it.
func (r *sheetReader) addISO(column int, v string) error {
	day, rest, _ := strings.Cut(strings.TrimSuffix(v, "Z"), "T")
	if !wareki.Date(day).Valid() {
		return r.x.bad("%q is no day", clip([]byte(v)))
	}
	if len(rest) >= 5 && rest[:5] != "00:00" {
		day += " " + rest[:5]
	}
	r.add(column, Date, []byte(day))
	return nil
}

func (r *sheetReader) add(column int, kind Kind, text []byte) {
	r.slab.add(NewCell(column, kind, r.w.texts.keep(text), ""))
}

func (r *sheetReader) addText(line, column int, t sharedText) {
	if t.cut == 0 {
		return
	}
	if t.odd {
		for _, code := range suspects(t.s[:t.cut]) {
			r.report(line, column, code)
		}
	}
	r.slab.add(Cell{s: t.s, cut: t.cut, column: uint16(column), kind: Text})
}

func (r *sheetReader) report(line, column int, code Code) {
	r.w.file.Problems = append(r.w.file.Problems, Problem{Sheet: r.sheet.Name, Line: line, Column: column, Code: code})
}

func (r *sheetReader) overflow() error {
	if len(r.w.file.Problems) > r.w.limits.Problems {
		return refuse(Damaged, r.part, "more than %d problems", r.w.limits.Problems)
	}
	return nil
}
