package xlsx

import (
	"cmp"
	"strconv"
	"strings"

	"jibun/export/sheet"
)

// texts are the texts of a file: each stands in it once, and cells name its place.
type texts struct {
	out    *stream
	places map[string]uint32
	key    []byte
}

// The parts that are written here, and how they begin.
const (
	sheets        = "xl/worksheets/sheet" // and a number
	sharedStrings = "xl/sharedStrings.xml"
	xmlHead       = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
)

func newTexts(out *stream) *texts {
	out.whole = true
	out.b = append(out.b, xmlHead+`<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`...)
	return &texts{out: out, places: map[string]uint32{}}
}

// end ends the part.
func (t *texts) end() {
	t.out.b = append(t.out.b, `</sst>`...)
	t.out.end()
}

// plain is the place of a text that is nothing but a text.
func (t *texts) plain(text string) uint32 {
	if at, ok := t.places[text]; ok {
		return at
	}
	// What is kept is a copy: the text may be a piece of something long.
	at := t.add(strings.Clone(text))
	t.out.b = append(t.element(append(t.out.b, `<si>`...), text), `</si>`...)
	t.out.cut()
	return at
}

// Marks that no clean text holds tell the other texts from the plain ones.
const (
	readMark = "\x00"
	runMark  = "\x01"
)

// other is the place of a cell's text that has a reading, or parts that look different.
func (t *texts) other(c *sheet.Cell, look sheet.Look, face sheet.Face) uint32 {
	if c.Runs == nil {
		t.key = append(append(append(t.key[:0], c.Text...), readMark...), c.Reading...)
	} else {
		t.key = append(t.key[:0], runMark...)
		for _, r := range c.Runs {
			t.key = t.run(t.key, r, look, face)
		}
	}
	if at, ok := t.places[string(t.key)]; ok {
		return at
	}
	at := t.add(string(t.key))
	out := append(t.out.b, `<si>`...)
	if c.Runs == nil {
		out = phonetic(t.element(out, c.Text), sheet.Clean(c.Text), c.Reading)
	} else {
		out = append(out, t.key[len(runMark):]...)
	}
	t.out.b = append(out, `</si>`...)
	t.out.cut()
	return at
}

// run writes a part of a text with its look; what it does not say is that of the cell.
func (t *texts) run(out []byte, r sheet.Run, look sheet.Look, face sheet.Face) []byte {
	out = escape(append(out, `<r><rPr><rFont val="`...), face.Font)
	out = append(out, `"/><family val="2"/>`...)
	for _, x := range []struct {
		is  bool
		tag string
	}{{r.Bold, `<b/>`}, {r.Slant, `<i/>`}, {r.Struck, `<strike/>`}} {
		if x.is {
			out = append(out, x.tag...)
		}
	}
	out = append(append(out, `<color rgb="FF`...), cmp.Or(r.Color, look.Color, face.Ink)...)
	out = strconv.AppendFloat(append(out, `"/><sz val="`...), cmp.Or(r.Size, look.Size, fontSize), 'f', -1, 64)
	out = append(out, `"/>`...)
	if r.Under {
		out = append(out, `<u val="single"/>`...)
	}
	switch {
	case r.Raised:
		out = append(out, `<vertAlign val="superscript"/>`...)
	case r.Low:
		out = append(out, `<vertAlign val="subscript"/>`...)
	}
	return append(t.element(append(out, `</rPr>`...), r.Text), `</r>`...)
}

func (t *texts) add(key string) uint32 {
	at := uint32(len(t.places))
	t.places[key] = at
	return at
}

// element writes a text. White space at its ends is lost unless it says so.
func (t *texts) element(out []byte, text string) []byte {
	text = sheet.Clean(text)
	if text != "" && (white(text[0]) || white(text[len(text)-1])) {
		out = append(out, `<t xml:space="preserve">`...)
	} else {
		out = append(out, `<t>`...)
	}
	return append(escape(out, text), `</t>`...)
}

func white(c byte) bool { return c == ' ' || c == '\n' }

// escape writes a text so that it stands in the file as it is. What looks like the
// file's own way to write a character, _x000A_, would be read as one.
func escape(out []byte, text string) []byte {
	from := 0
	for i := range len(text) {
		by := ""
		switch text[i] {
		case '&':
			by = "&amp;"
		case '<':
			by = "&lt;"
		case '>':
			by = "&gt;"
		case '"':
			by = "&#34;"
		case '_':
			if !coded(text[i:]) {
				continue
			}
			by = "_x005F_"
		default:
			continue
		}
		out = append(append(out, text[from:i]...), by...)
		from = i + 1
	}
	return append(out, text[from:]...)
}

// coded reports whether a text begins with a character as the file codes it: _x000A_.
func coded(s string) bool {
	if len(s) < 7 || s[1] != 'x' || s[6] != '_' {
		return false
	}
	_, err := strconv.ParseUint(s[2:6], 16, 16)
	return err == nil
}

// phonetic writes the reading of a text. Where both have a family and a given name
// each reads its own.
func phonetic(out []byte, text, reading string) []byte {
	reading = sheet.OneLine(reading)
	parts, words := []string{reading}, []string{text}
	if w, r := strings.Fields(text), strings.Fields(reading); len(w) == len(r) && len(w) > 1 && !strings.Contains(text, "  ") && !strings.Contains(reading, "  ") {
		words, parts = w, r
	}
	from, rest := 0, text
	for i, w := range words {
		before, after, _ := strings.Cut(rest, w)
		from += utf16Len(before)
		to := from + utf16Len(w)
		out = strconv.AppendInt(append(out, `<rPh sb="`...), int64(from), 10)
		out = strconv.AppendInt(append(out, `" eb="`...), int64(to), 10)
		out = append(escape(append(out, `"><t>`...), parts[i]), `</t></rPh>`...)
		from, rest = to, after
	}
	return append(out, `<phoneticPr fontId="0" type="Hiragana"/>`...)
}
