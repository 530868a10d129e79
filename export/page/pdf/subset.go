package pdf

import (
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"jibun/export/page"

	"golang.org/x/image/font/sfnt"
)

// fonts are the faces as they stand in the file, and drawn ones for what they do not have.
type fonts struct {
	regular, bold *font
	drawn         []*drawnFont
	from          map[rune]drawnCode
}

// font is the characters of a face that are used, in the order of their first use.
type font struct {
	face   *page.Face
	object int
	codes  map[string]uint16 // of a character with those that choose its form
	plain  map[rune]uint16   // of a character alone
	glyphs []glyph           // by code; the first is for what is missing
}

type glyph struct {
	index sfnt.GlyphIndex
	text  string
	wide  float64 // in thousandths of the size
}

func (f *fonts) of(w *writer, bold bool) *font {
	x := &f.regular
	if bold {
		x = &f.bold
	}
	if *x == nil {
		*x = &font{face: w.faces.Of(bold), object: w.promise(), codes: map[string]uint16{}, plain: map[rune]uint16{}, glyphs: []glyph{{wide: 1000}}}
	}
	return *x
}

// named are the fonts of a page, for its resources.
func (f *fonts) named(objects []int) string {
	if len(objects) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("/Font<<")
	for _, n := range objects {
		fmt.Fprintf(&b, "/F%d %d 0 R", n, n)
	}
	b.WriteString(">>")
	return b.String()
}

// run is text of one font.
type run struct {
	object int
	code   []byte
}

// runs cuts a text where its font changes. They are good until the next call.
func (f *fonts) runs(w *writer, out []run, text string, bold bool) []run {
	own := f.of(w, bold)
	add := func(object int, code ...byte) {
		if n := len(out); n > 0 && out[n-1].object == object {
			out[n-1].code = append(out[n-1].code, code...)
			return
		}
		if n := len(out); n < cap(out) { // with the room that it had
			out = out[:n+1]
			out[n] = run{object, append(out[n].code[:0], code...)}
			return
		}
		out = append(out, run{object, code})
	}
	for rest := text; rest != ""; {
		r, n := utf8.DecodeRuneInString(rest)
		for n < len(rest) {
			next, m := utf8.DecodeRuneInString(rest[n:])
			if !page.Hidden(next) {
				break
			}
			n += m
		}
		all := rest[:n]
		rest = rest[n:]
		if page.Hidden(r) {
			continue
		}
		if code, ok := own.code(r, all); ok {
			add(own.object, byte(code>>8), byte(code))
			continue
		}
		d := f.draw(w, own.face.Source(r), r)
		add(d.object, d.code)
	}
	return out
}

// code is that of a character, which may have others behind it that choose its form; ok is
// false of one that another font has.
func (f *font) code(r rune, all string) (code uint16, ok bool) {
	alone := len(all) == utf8.RuneLen(r)
	if alone {
		code, ok = f.plain[r]
	} else {
		code, ok = f.codes[all]
	}
	if ok {
		return code, true
	}
	src := f.face.Source(r)
	if !src.Own || len(f.glyphs) > 0xFFFE {
		return 0, false
	}
	code = uint16(len(f.glyphs))
	f.glyphs = append(f.glyphs, glyph{src.Glyph, all, f.face.Advance(r) * 1000})
	if alone {
		f.plain[r] = code
	} else {
		f.codes[all] = code
	}
	return code, true
}

// write writes the fonts that are used.
func (f *fonts) write(w *writer) {
	for _, x := range []*font{f.regular, f.bold} {
		if x != nil {
			x.write(w)
		}
	}
	for _, x := range f.drawn {
		x.write(w)
	}
}

func (f *font) write(w *writer) {
	t, err := tablesOf(f.face.Data)
	if err != nil {
		w.fail(err)
		return
	}
	n := len(f.glyphs) // those that others are made of come behind and have no code
	indexes := make([]sfnt.GlyphIndex, n)
	for i, g := range f.glyphs {
		indexes[i] = g.index
	}
	small, err := t.subset(indexes)
	if err != nil {
		w.fail(err)
		return
	}
	name := "JIBUN" + string(rune('A'+f.object%26)) + "+" + t.name
	file, descriptor, cid, unicode := w.promise(), w.promise(), w.promise(), w.promise()
	w.stream(file, small, fmt.Sprintf("/Length1 %d", len(small)))
	k := 1000 / float64(t.em)
	w.object(descriptor, "<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[%s %s %s %s]/ItalicAngle 0/Ascent %s/Descent %s/CapHeight %s/StemV 80/FontFile2 %d 0 R>>", name,
		number(float64(t.box[0])*k), number(float64(t.box[1])*k), number(float64(t.box[2])*k), number(float64(t.box[3])*k),
		number(float64(t.ascent)*k), number(float64(t.descent)*k), number(float64(t.ascent)*k*.8), file)
	w.object(cid, "<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %d 0 R/DW 1000/W[%s]/CIDToGIDMap/Identity>>", name, descriptor, f.widths())
	w.stream(unicode, toUnicode(f.texts(), 4), "")
	w.object(f.object, "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>", name, cid, unicode)
}

// widths are those that are not as wide as the type is high.
func (f *font) widths() string {
	var b []byte
	open := false
	for i, g := range f.glyphs {
		switch wide := g.wide > 999.99 && g.wide < 1000.01; {
		case wide && open:
			b, open = append(b, ']'), false
			continue
		case wide:
			continue
		case !open:
			b, open = fmt.Appendf(b, "%d[", i), true
		default:
			b = append(b, ' ')
		}
		b = appendNumber(b, g.wide, 2)
	}
	if open {
		b = append(b, ']')
	}
	return string(b)
}

// texts are what the codes stand for.
func (f *font) texts() []string {
	all := make([]string, len(f.glyphs))
	for i, g := range f.glyphs {
		all[i] = g.text
	}
	return all
}

// toUnicode tells which text a code stands for, from 1; digits is how a code is written.
func toUnicode(texts []string, digits int) []byte {
	var b strings.Builder
	b.WriteString("/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" +
		"/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n")
	fmt.Fprintf(&b, "1 begincodespacerange<%s><%s>endcodespacerange\n", strings.Repeat("0", digits), strings.Repeat("F", digits))
	const most = 100 // of one list
	for from := 1; from < len(texts); from += most {
		to := min(from+most, len(texts))
		fmt.Fprintf(&b, "%d beginbfchar\n", to-from)
		for i := from; i < to; i++ {
			fmt.Fprintf(&b, "<%0*X><", digits, i)
			for _, u := range utf16.Encode([]rune(texts[i])) {
				fmt.Fprintf(&b, "%04X", u)
			}
			b.WriteString(">\n")
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap CMapName currentdict/CMap defineresource pop end end\n")
	return []byte(b.String())
}
