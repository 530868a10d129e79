package assets_test

import (
	"encoding/binary"
	"encoding/json"
	"encoding/xml"
	"os"
	"strings"
	"testing"

	"jibun/assets"
)

// TestFonts reads the tables of the fonts themselves: what the window counts on.
func TestFonts(t *testing.T) {
	for name, data := range map[string][]byte{"regular": assets.FontRegular(), "bold": assets.FontBold()} {
		t.Run(name, func(t *testing.T) {
			f := tables(data)
			glyph := characters(f["cmap"])
			for _, c := range "あア漢髙﨑𠮷槗𣘺𡈽瀨德邉齋濵０ｱ①㈱№～〜★●○△×✓▲▼▾▸→–…⚠⌂" {
				if glyph(c) == 0 {
					t.Errorf("no glyph for %c", c)
				}
			}
			if glyph('\uE000') != 0 {
				t.Error("a glyph for a private character: the reader of this test is wrong")
			}
			for c := '0'; c <= '9'; c++ {
				if w, zero := width(f, glyph(c)), width(f, glyph('0')); w != zero {
					t.Errorf("%c is %d wide, 0 is %d: columns of figures will not stand", c, w, zero)
				}
			}
			if a, d := int16(binary.BigEndian.Uint16(f["hhea"][4:])), int16(binary.BigEndian.Uint16(f["hhea"][6:])); a < 1900 || d > -400 {
				t.Errorf("line from %d to %d of 2048: the lowest pixels are cut off", d, a)
			}
		})
	}
}

// TestFonts_texts: every letter of the window is in its fonts. Another system has no
// other font that would help out.
func TestFonts_texts(t *testing.T) {
	for name, data := range map[string][]byte{"regular": assets.FontRegular(), "bold": assets.FontBold()} {
		glyph := characters(tables(data)["cmap"])
		for _, book := range [][]byte{assets.Japanese(), assets.English(), assets.FyneJapanese()} {
			var texts map[string]json.RawMessage // Fyne's have forms for one and for many
			if err := json.Unmarshal(book, &texts); err != nil {
				t.Fatal(err)
			}
			for key, text := range texts {
				for _, c := range string(text) {
					if c >= ' ' && glyph(c) == 0 {
						t.Errorf("%s: no glyph for %c (%U) of %s", name, c, c, key)
					}
				}
			}
		}
	}
}

// tables cuts a TrueType file into its tables.
func tables(b []byte) map[string][]byte {
	m := map[string][]byte{}
	for i := range int(binary.BigEndian.Uint16(b[4:])) {
		r := b[12+16*i:]
		at, n := binary.BigEndian.Uint32(r[8:]), binary.BigEndian.Uint32(r[12:])
		m[string(r[:4])] = b[at : at+n]
	}
	return m
}

// characters reads the character map of format 12.
func characters(cmap []byte) func(rune) uint32 {
	for i := range int(binary.BigEndian.Uint16(cmap[2:])) {
		s := cmap[binary.BigEndian.Uint32(cmap[4+8*i+4:]):]
		if binary.BigEndian.Uint16(s) != 12 {
			continue
		}
		return func(c rune) uint32 {
			for g := range int(binary.BigEndian.Uint32(s[12:])) {
				r := s[16+12*g:]
				first, last := binary.BigEndian.Uint32(r), binary.BigEndian.Uint32(r[4:])
				if first <= uint32(c) && uint32(c) <= last {
					return binary.BigEndian.Uint32(r[8:]) + uint32(c) - first
				}
			}
			return 0
		}
	}
	return func(rune) uint32 { return 0 }
}

func width(f map[string][]byte, glyph uint32) uint16 {
	last := uint32(binary.BigEndian.Uint16(f["hhea"][34:])) - 1
	return binary.BigEndian.Uint16(f["hmtx"][4*min(glyph, last):])
}

// TestIcons: Fyne recolours fills only, so an icon of strokes would stay black on dark.
func TestIcons(t *testing.T) {
	files, err := os.ReadDir("icons")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, f := range files {
		name, ok := strings.CutSuffix(f.Name(), ".svg")
		if !ok {
			continue
		}
		n++
		var svg struct {
			ViewBox string `xml:"viewBox,attr"`
			Path    []struct {
				Fill   string `xml:"fill,attr"`
				Stroke string `xml:"stroke,attr"`
			} `xml:"path"`
		}
		if err := xml.Unmarshal(assets.Icon(name), &svg); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if svg.ViewBox != "0 0 20 20" || len(svg.Path) != 1 || svg.Path[0].Fill != "currentColor" || svg.Path[0].Stroke != "" {
			t.Errorf("%s is not one filled path on the grid: %+v", name, svg)
		}
	}
	if n < 14 {
		t.Errorf("only %d icons", n)
	}
	if assets.Icon("nothing") != nil {
		t.Error("an icon nobody drew")
	}
}
