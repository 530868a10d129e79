package pdf

import (
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf16"

	"jibun/export/page"

	"golang.org/x/image/font/sfnt"
)

// fonts are the faces as they stand in the file.
type fonts struct{ regular, bold *font }

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

// code adds the codes of a text.
func (f *font) code(out []byte, text string) []byte {
	runes := []rune(text)
	for i := 0; i < len(runes); {
		r, from := runes[i], i
		for i++; i < len(runes) && page.Hidden(runes[i]); i++ {
		}
		if page.Hidden(r) {
			continue
		}
		out = binary.BigEndian.AppendUint16(out, f.codeOf(r, runes[from:i]))
	}
	return out
}

func (f *font) codeOf(r rune, all []rune) uint16 {
	if len(all) == 1 {
		n, ok := f.plain[r]
		if !ok {
			n = f.add(r, string(r))
			f.plain[r] = n
		}
		return n
	}
	s := string(all)
	n, ok := f.codes[s]
	if !ok {
		n = f.add(r, s)
		f.codes[s] = n
	}
	return n
}

func (f *font) add(r rune, text string) uint16 {
	if len(f.glyphs) > 0xFFFE {
		return 0
	}
	f.glyphs = append(f.glyphs, glyph{f.face.Glyph(r), text, f.face.Advance(r) * 1000})
	return uint16(len(f.glyphs) - 1)
}

// write writes the fonts that are used.
func (f *fonts) write(w *writer) {
	for _, x := range []*font{f.regular, f.bold} {
		if x != nil {
			x.write(w)
		}
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
	w.stream(unicode, toUnicode(f.glyphs), "")
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

// toUnicode tells which text a code stands for.
func toUnicode(glyphs []glyph) []byte {
	var b strings.Builder
	b.WriteString("/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" +
		"/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n1 begincodespacerange<0000><FFFF>endcodespacerange\n")
	const most = 100 // of one list
	for from := 1; from < len(glyphs); from += most {
		to := min(from+most, len(glyphs))
		fmt.Fprintf(&b, "%d beginbfchar\n", to-from)
		for i := from; i < to; i++ {
			fmt.Fprintf(&b, "<%04X><", i)
			for _, u := range utf16.Encode([]rune(glyphs[i].text)) {
				fmt.Fprintf(&b, "%04X", u)
			}
			b.WriteString(">\n")
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap CMapName currentdict/CMap defineresource pop end end\n")
	return []byte(b.String())
}
