package page

import (
	"fmt"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Faces are the two faces of a type. Widths are those of the design and not of any
// screen, so that lines end at the same place everywhere. They may be used from
// anywhere at once.
type Faces struct {
	Regular, Bold *Face
}

// Face is one of them.
type Face struct {
	Font   *sfnt.Font
	Data   []byte // the file
	em     float64
	mu     sync.Mutex
	buf    sfnt.Buffer
	widths [1 << 16]int16 // in units of the design plus 1; 0 is not known yet
	more   map[rune]int16
}

// NewFaces reads the files of a regular and a bold face.
func NewFaces(regular, bold []byte) (*Faces, error) {
	r, err := newFace(regular)
	if err != nil {
		return nil, err
	}
	b, err := newFace(bold)
	if err != nil {
		return nil, err
	}
	return &Faces{r, b}, nil
}

func newFace(data []byte) (*Face, error) {
	f, err := sfnt.Parse(data)
	if err != nil {
		return nil, fmt.Errorf("read a font: %w", err)
	}
	return &Face{Font: f, Data: data, em: float64(f.UnitsPerEm()), more: map[rune]int16{}}, nil
}

// Of is the face for bold text or other.
func (f *Faces) Of(bold bool) *Face {
	if bold {
		return f.Bold
	}
	return f.Regular
}

// Hidden reports whether a character is never seen: one that only chooses the form of
// the one before it.
func Hidden(r rune) bool {
	return r < ' ' || r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0100 && r <= 0xE01EF || r == 0x200B || r == 0xFEFF
}

// Advance is how far a character goes, in ems.
func (f *Face) Advance(r rune) float64 {
	if Hidden(r) {
		return 0
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if r < 1<<16 {
		if w := f.widths[r]; w != 0 {
			return float64(w-1) / f.em
		}
	} else if w, ok := f.more[r]; ok {
		return float64(w-1) / f.em
	}
	g, err := f.Font.GlyphIndex(&f.buf, r)
	w := int16(f.em)
	if err == nil {
		if a, err := f.Font.GlyphAdvance(&f.buf, g, fixed.I(int(f.em)), font.HintingNone); err == nil {
			w = int16(a.Round())
		}
	}
	if r < 1<<16 {
		f.widths[r] = w + 1
	} else {
		f.more[r] = w + 1
	}
	return float64(w) / f.em
}

// Has reports whether the face has a character.
func (f *Face) Has(r rune) bool {
	return f.Glyph(r) != 0
}

// Glyph is the number of a character's glyph in the font, 0 if it has none.
func (f *Face) Glyph(r rune) sfnt.GlyphIndex {
	f.mu.Lock()
	defer f.mu.Unlock()
	g, err := f.Font.GlyphIndex(&f.buf, r)
	if err != nil {
		return 0
	}
	return g
}

// Width is how wide a line of text is at size points, in millimetres.
func (f *Faces) Width(s string, size float64, bold bool) float64 {
	face, ems := f.Of(bold), 0.0
	for _, r := range s {
		ems += face.Advance(r)
	}
	return ems * size * mmOfPoint
}
