package pdf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"golang.org/x/image/font/sfnt"
)

// errFont is a font that is not made of TrueType outlines, or that is broken.
var errFont = errors.New("the font has no TrueType outlines")

// tables are the parts of a TrueType font.
type tables struct {
	of              map[string][]byte
	name            string
	em              int
	box             [4]int // of all glyphs, in parts of em
	ascent, descent int
	long            bool // how loca is written
	measured        int  // how many glyphs have a width of their own
}

func tablesOf(data []byte) (*tables, error) {
	if len(data) < 12 {
		return nil, errFont
	}
	t := &tables{of: map[string][]byte{}, name: "JibunUDPGothic"}
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		at := 12 + 16*i
		if at+16 > len(data) {
			return nil, errFont
		}
		from, n := int(binary.BigEndian.Uint32(data[at+8:])), int(binary.BigEndian.Uint32(data[at+12:]))
		if from > len(data) || n > len(data)-from {
			return nil, errFont
		}
		t.of[string(data[at:at+4])] = data[from : from+n]
	}
	for name, least := range map[string]int{"head": 54, "hhea": 36, "maxp": 32, "hmtx": 4, "loca": 4, "glyf": 1} {
		if len(t.of[name]) < least {
			return nil, fmt.Errorf("table %s: %w", name, errFont)
		}
	}
	head, hhea := t.of["head"], t.of["hhea"]
	t.em = int(binary.BigEndian.Uint16(head[18:]))
	for i := range t.box {
		t.box[i] = signed(head[36+2*i:])
	}
	t.ascent, t.descent = signed(hhea[4:]), signed(hhea[6:])
	t.long = binary.BigEndian.Uint16(head[50:]) != 0
	t.measured = int(binary.BigEndian.Uint16(hhea[34:]))
	if t.em == 0 || t.measured == 0 || len(t.of["hmtx"]) < 4*t.measured {
		return nil, errFont
	}
	return t, nil
}

func signed(b []byte) int { return int(int16(binary.BigEndian.Uint16(b))) }

// outline is a glyph as it is written in the font; nothing of one that draws nothing.
func (t *tables) outline(g sfnt.GlyphIndex) []byte {
	loca, i := t.of["loca"], int(g)
	var from, to int
	if t.long {
		if 4*i+8 > len(loca) {
			return nil
		}
		from, to = int(binary.BigEndian.Uint32(loca[4*i:])), int(binary.BigEndian.Uint32(loca[4*i+4:]))
	} else {
		if 2*i+4 > len(loca) {
			return nil
		}
		from, to = 2*int(binary.BigEndian.Uint16(loca[2*i:])), 2*int(binary.BigEndian.Uint16(loca[2*i+2:]))
	}
	if from >= to || to > len(t.of["glyf"]) {
		return nil
	}
	return t.of["glyf"][from:to]
}

// metric is the width of a glyph and where it begins.
func (t *tables) metric(g sfnt.GlyphIndex) (m [4]byte) {
	hmtx, i := t.of["hmtx"], int(g)
	if i < t.measured {
		copy(m[:], hmtx[4*i:])
		return m
	}
	copy(m[:2], hmtx[4*(t.measured-1):])
	if at := 4*t.measured + 2*(i-t.measured); at+2 <= len(hmtx) {
		copy(m[2:], hmtx[at:])
	}
	return m
}

// What a part of a glyph that is made of others says of itself.
const (
	wordsFlag = 1 << 0
	scaleFlag = 1 << 3
	moreFlag  = 1 << 5
	twoFlag   = 1 << 6
	fourFlag  = 1 << 7
)

// parts calls back with where the number of each glyph stands that a glyph is made of.
func parts(outline []byte, each func(at int)) {
	if len(outline) < 10 || signed(outline) >= 0 {
		return
	}
	for at := 10; at+4 <= len(outline); {
		flags := binary.BigEndian.Uint16(outline[at:])
		each(at + 2)
		at += 6
		if flags&wordsFlag != 0 {
			at += 2
		}
		switch {
		case flags&scaleFlag != 0:
			at += 2
		case flags&twoFlag != 0:
			at += 4
		case flags&fourFlag != 0:
			at += 8
		}
		if flags&moreFlag == 0 {
			return
		}
	}
}

// subset is a font of some glyphs in their order, and of what they are made of.
func (t *tables) subset(glyphs []sfnt.GlyphIndex) ([]byte, error) {
	glyphs = slices.Clone(glyphs)
	place := map[sfnt.GlyphIndex]int{}
	for i, g := range glyphs {
		if _, ok := place[g]; !ok {
			place[g] = i
		}
	}
	var glyf, hmtx []byte
	var loca []uint32
	for i := 0; i < len(glyphs); i++ {
		loca = append(loca, uint32(len(glyf)))
		m := t.metric(glyphs[i])
		hmtx = append(hmtx, m[:]...)
		outline := t.outline(glyphs[i])
		from := len(glyf)
		glyf = append(glyf, outline...)
		parts(outline, func(at int) {
			g := sfnt.GlyphIndex(binary.BigEndian.Uint16(outline[at:]))
			n, ok := place[g]
			if !ok {
				n = len(glyphs)
				place[g] = n
				glyphs = append(glyphs, g)
			}
			binary.BigEndian.PutUint16(glyf[from+at:], uint16(n))
		})
		if len(glyf)%2 != 0 {
			glyf = append(glyf, 0)
		}
	}
	if len(glyphs) > 0xFFFF {
		return nil, fmt.Errorf("%d glyphs: %w", len(glyphs), errFont)
	}
	loca = append(loca, uint32(len(glyf)))
	return t.assembled(len(glyphs), glyf, hmtx, loca), nil
}

// assembled is a font file.
func (t *tables) assembled(n int, glyf, hmtx []byte, loca []uint32) []byte {
	head, hhea, maxp := slices.Clone(t.of["head"]), slices.Clone(t.of["hhea"]), slices.Clone(t.of["maxp"])
	binary.BigEndian.PutUint32(head[8:], 0) // the sum of the whole file, which nobody asks for within a PDF
	binary.BigEndian.PutUint16(head[50:], 1)
	var where []byte
	if len(glyf) < 1<<17 {
		binary.BigEndian.PutUint16(head[50:], 0)
		for _, v := range loca {
			where = binary.BigEndian.AppendUint16(where, uint16(v/2))
		}
	} else {
		for _, v := range loca {
			where = binary.BigEndian.AppendUint32(where, v)
		}
	}
	binary.BigEndian.PutUint16(hhea[34:], uint16(n))
	binary.BigEndian.PutUint16(maxp[4:], uint16(n))
	all := map[string][]byte{"glyf": glyf, "head": head, "hhea": hhea, "hmtx": hmtx, "loca": where, "maxp": maxp}
	for _, name := range []string{"cvt ", "fpgm", "prep"} {
		if b := t.of[name]; len(b) > 0 {
			all[name] = b
		}
	}
	return joined(all)
}

// joined writes tables as a font file.
func joined(all map[string][]byte) []byte {
	names := make([]string, 0, len(all))
	for name := range all {
		names = append(names, name)
	}
	slices.Sort(names)
	n, power := len(names), 0
	for 2<<power <= n {
		power++
	}
	out := binary.BigEndian.AppendUint32(nil, 0x00010000)
	for _, v := range []int{n, 16 << power, power, 16*n - 16<<power} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	at := 12 + 16*n
	for _, name := range names {
		out = append(out, name...)
		out = binary.BigEndian.AppendUint32(out, sum(all[name]))
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		out = binary.BigEndian.AppendUint32(out, uint32(len(all[name])))
		at += (len(all[name]) + 3) &^ 3
	}
	for _, name := range names {
		out = append(out, all[name]...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	return out
}

// sum is the check sum of a table.
func sum(b []byte) uint32 {
	s := uint32(0)
	for ; len(b) >= 4; b = b[4:] {
		s += binary.BigEndian.Uint32(b)
	}
	for i, v := range b {
		s += uint32(v) << (24 - 8*i)
	}
	return s
}
