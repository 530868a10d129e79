package numfmt

import (
	"math"
	"strings"
	"sync"
)

// Shown is what is seen.
type Shown struct {
	Text  string
	Color string // RRGGBB; "" is the cell's own
	// Fill is repeated between the first At bytes of Text and the rest until the cell is
	// full; "" if nothing is.
	Fill string
	At   int
	Bad  bool // cannot be shown: ######
	Wide bool // General: shorter if there is no room, see General
}

// Number shows a number.
func (f *Format) Number(v float64) Shown {
	sec, sign := f.choose(v)
	if sec == nil {
		return Shown{Bad: true}
	}
	if sec == f.text && f.text != nil && len(f.sections) == 0 {
		return Shown{Text: General(v, 11), Color: sec.color}
	}
	w := writer{Shown: Shown{Color: sec.color}}
	switch {
	case sec.date:
		if v < 0 || v >= 2958466 {
			return Shown{Bad: true}
		}
		w.date(sec, v)
	case sec.general:
		w.Wide = len(sec.parts) == 1 && sec.kanji == 0
		if sign {
			w.put("-")
		}
		for _, p := range sec.parts {
			if p.kind == general {
				w.put(inKanji(General(math.Abs(v), 11), sec.kanji, true))
			} else {
				w.plain(p)
			}
		}
	case sec.digits == 0:
		if sign && len(sec.parts) > 0 {
			w.put("-")
		}
		for _, p := range sec.parts {
			if p.kind == at {
				w.put(General(math.Abs(v), 11))
				continue
			}
			w.plain(p)
		}
	case sec.slash:
		w.fraction(sec, v, sign)
	case sec.exp:
		w.science(sec, v, sign)
	default:
		w.number(sec, v, sign)
	}
	return w.Shown
}

// String shows a text.
func (f *Format) String(s string) Shown {
	if f.text == nil {
		return Shown{Text: s}
	}
	w := writer{Shown: Shown{Color: f.text.color}}
	for _, p := range f.text.parts {
		if p.kind == at || p.kind == general {
			w.put(s)
			continue
		}
		w.plain(p)
	}
	return w.Shown
}

// Date reports whether a number shown so is a day or a time.
func (f *Format) Date() bool { return len(f.sections) > 0 && f.sections[0].date }

// General reports whether a number is shown as it is.
func (f *Format) General() bool {
	return len(f.sections) > 0 && f.sections[0].general && len(f.sections[0].parts) == 1
}

// choose is the section for a number and whether - goes before it.
func (f *Format) choose(v float64) (*section, bool) {
	n := len(f.sections)
	if n == 0 {
		return f.text, v < 0
	}
	s := f.sections
	if s[0].op == "" && (n < 2 || s[1].op == "") {
		switch {
		case n == 1 || v > 0 || v == 0 && n < 3:
			return &s[0], v < 0
		case v < 0:
			return &s[1], false
		}
		return &s[2], false
	}
	for i := range s {
		sec := &s[i]
		last := i == n-1
		op, limit := sec.op, sec.limit
		if op == "" && !last {
			op, limit = ">", 0
			if i == 1 {
				op = "<"
			}
		}
		if op == "" || holds(v, op, limit) {
			negative := (op == "<" || op == "<=") && limit <= 0 // its own sign says so
			return sec, v < 0 && !negative
		}
	}
	if n < 3 && s[n-1].op == "" {
		return &s[n-1], v < 0
	}
	return nil, false
}

func holds(v float64, op string, limit float64) bool {
	switch op {
	case "<":
		return v < limit
	case "<=":
		return v <= limit
	case ">":
		return v > limit
	case ">=":
		return v >= limit
	case "<>":
		return v != limit
	}
	return v == limit
}

// writer puts what is shown together.
type writer struct{ Shown }

func (w *writer) put(s string) { w.Text += s }

// plain writes a part that stands for itself.
func (w *writer) plain(p part) {
	switch p.kind {
	case literal, percent, comma, point, slash:
		w.put(p.s)
	case fill:
		w.Fill, w.At = p.s, len(w.Text)
	case day, noon, elapsed, exponent:
		w.put(p.s)
	case digit:
		w.put(strings.Trim(p.s, "#?"))
	}
}

var parsed sync.Map // of codes

// Of is Parse that remembers.
func Of(code string) *Format {
	if code == "" {
		code = "General"
	}
	if f, ok := parsed.Load(code); ok {
		return f.(*Format)
	}
	f := Parse(code)
	parsed.Store(code, f)
	return f
}
