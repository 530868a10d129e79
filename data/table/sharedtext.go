package table

import (
	"bytes"
	"strconv"
	"unicode/utf16"
)

// sharedText is a text with its reading behind it, cut as in Cell.
type sharedText struct {
	s   string
	cut uint32
	odd bool // has U+FFFD or gaiji: the cells that show it are reported
}

const maxShared = 4 << 20

func (w *workbook) readShared(part string) error {
	x, err := w.archive.scan(part)
	if err != nil {
		return err
	}
	var rich richText
	err = x.document(nsMain, "sst", func() error {
		if !x.is(nsMain, "si") {
			if x.space == nsMain && string(x.local) != "extLst" {
				return x.unexpected()
			}
			return x.skip()
		}
		if err := rich.read(x); err != nil {
			return err
		}
		if len(w.shared) >= maxShared {
			return refuse(TooLarge, part, "more than %d texts", maxShared)
		}
		w.shared = append(w.shared, w.keep(&rich))
		return w.checkText(part)
	})
	if err != nil {
		return damaged(part, err)
	}
	return nil
}

func (w *workbook) checkText(part string) error {
	if w.texts.bytes > w.limits.TextBytes {
		return refuse(TooLarge, part, "more than %d bytes of text", w.limits.TextBytes)
	}
	return nil
}

// keep stores a text with its reading.
func (w *workbook) keep(r *richText) sharedText {
	cut := len(r.text)
	odd := bytes.IndexByte(r.text, 0xee) >= 0 || bytes.IndexByte(r.text, 0xef) >= 0
	s := w.texts.keep(r.withReading())
	return sharedText{s, uint32(cut), odd && len(suspects(s[:cut])) > 0}
}

// richText collects <si> or <is>: a plain text or runs of it, and furigana.
type richText struct {
	text  []byte
	runs  []phoneticRun
	kana  []byte // texts of the runs, one after the other
	joint []byte
}

// phoneticRun says how the base text from sb to eb (UTF-16 units) is read.
type phoneticRun struct{ sb, eb, from, to int }

func (r *richText) read(x *xmlScanner) error {
	r.text, r.runs, r.kana = r.text[:0], r.runs[:0], r.kana[:0]
	err := x.children(func() error { return r.child(x) })
	r.text = unescape(r.text)
	return err
}

func (r *richText) child(x *xmlScanner) (err error) {
	if x.space != nsMain {
		return x.skip()
	}
	switch string(x.local) {
	case "t":
		r.text, err = x.content(r.text)
		return err
	case "r":
		return x.children(func() (err error) {
			switch {
			case x.is(nsMain, "t"):
				r.text, err = x.content(r.text)
				return err
			case x.is(nsMain, "rPr"):
				return x.skip()
			}
			return x.unexpected()
		})
	case "rPh":
		return r.phonetic(x)
	case "phoneticPr", "extLst":
		return x.skip()
	}
	return x.unexpected()
}

func (r *richText) phonetic(x *xmlScanner) error {
	sb, _ := x.attr("sb")
	eb, _ := x.attr("eb")
	run := phoneticRun{from: len(r.kana)}
	var err1, err2 error
	run.sb, err1 = strconv.Atoi(sb)
	run.eb, err2 = strconv.Atoi(eb)
	if err1 != nil || err2 != nil {
		run.sb, run.eb = -1, -1
	}
	err := x.children(func() (err error) {
		if !x.is(nsMain, "t") {
			return x.unexpected()
		}
		r.kana, err = x.content(r.kana)
		return err
	})
	run.to = len(r.kana)
	r.runs = append(r.runs, run)
	return err
}

// withReading returns the text with its reading behind it. As in Excel's
// PHONETIC, what no run covers (a space, kana) is read as it stands. Runs that do
// not fit the text are strung together without it.
func (r *richText) withReading() []byte {
	if len(r.runs) == 0 {
		return r.text
	}
	r.joint = append(r.joint[:0], r.text...)
	units := utf16.Encode(bytes.Runes(r.text))
	at, fits := 0, true
	for _, run := range r.runs {
		fits = fits && run.sb >= at && run.eb >= run.sb && run.eb <= len(units)
		at = run.eb
	}
	at = 0
	for _, run := range r.runs {
		if fits {
			r.joint = append(r.joint, string(utf16.Decode(units[at:run.sb]))...)
			at = run.eb
		}
		r.joint = append(r.joint, r.kana[run.from:run.to]...)
	}
	if fits {
		r.joint = append(r.joint, string(utf16.Decode(units[at:]))...)
	}
	return r.joint
}

// unescape resolves Excel's own _x000D_ escapes in place; line ends become "\n".
// _x005F_ is an escaped underscore.
func unescape(b []byte) []byte {
	i := bytes.Index(b, []byte("_x"))
	if i < 0 && bytes.IndexByte(b, '\r') < 0 {
		return b
	}
	var units []uint16
	out := make([]byte, 0, len(b))
	flush := func() {
		out = append(out, string(utf16.Decode(units))...)
		units = units[:0]
	}
	for len(b) > 0 {
		if len(b) >= 7 && b[0] == '_' && b[1] == 'x' && b[6] == '_' {
			if v, err := strconv.ParseUint(string(b[2:6]), 16, 16); err == nil {
				units = append(units, uint16(v))
				b = b[7:]
				continue
			}
		}
		flush()
		out = append(out, b[0])
		b = b[1:]
	}
	flush()
	return appendLineEnds(make([]byte, 0, len(out)), out)
}
