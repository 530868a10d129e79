package page

import (
	"fmt"
	"math"
	"sync"
	"unicode"

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

// Others finds a font for a character that a face does not have, nil if there is none.
type Others func(rune) *sfnt.Font

// Face is one of them.
type Face struct {
	Font   *sfnt.Font
	Data   []byte // the file
	em     float64
	others Others
	mu     sync.Mutex
	buf    sfnt.Buffer
	widths [1 << 16]int16 // in units of the design plus 1; 0 is not known yet
	more   map[rune]int16
}

// Source is where the outline of a character comes from.
type Source struct {
	Font  *sfnt.Font
	Glyph sfnt.GlyphIndex
	Own   bool // the font is that of the face
	Known bool // else it is the mark for a character that no font has
}

// Lacking stands on paper for a character that no font has: nothing is left blank.
const Lacking = '〓'

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

// Ask says where characters are found that the faces do not have. It is for the beginning,
// before anything is measured.
func (f *Faces) Ask(o Others) *Faces {
	f.Regular.others, f.Bold.others = o, o
	return f
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
	return r < ' ' || r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0100 && r <= 0xE01EF || r >= 0x200B && r <= 0x200F || r >= 0x2028 && r <= 0x202E ||
		r >= 0x2060 && r <= 0x2064 || r == 0xFEFF || r == 0xAD || r == 0x7F
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
	w := f.measured(r)
	if r < 1<<16 {
		f.widths[r] = w + 1
	} else {
		f.more[r] = w + 1
	}
	return float64(w) / f.em
}

// measured is how far a character goes, in units of the design.
func (f *Face) measured(r rune) int16 {
	src := f.source(r)
	em := float64(src.Font.UnitsPerEm())
	a, err := src.Font.GlyphAdvance(&f.buf, src.Glyph, fixed.I(int(em)), font.HintingNone)
	if err != nil {
		return int16(f.em)
	}
	return int16(math.Round(float64(a) / 64 / em * f.em))
}

// Source finds the outline of a character: in the face, in another font, or else that of
// the mark for what no font has.
func (f *Face) Source(r rune) Source {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.source(r)
}

func (f *Face) source(r rune) Source {
	if g, err := f.Font.GlyphIndex(&f.buf, r); err == nil && g != 0 {
		return Source{f.Font, g, true, true}
	}
	if unicode.Is(unicode.Zs, r) { // one of the many spaces
		if g, err := f.Font.GlyphIndex(&f.buf, ' '); err == nil {
			return Source{f.Font, g, true, true}
		}
	}
	if f.others != nil {
		if o := f.others(r); o != nil {
			if g, err := o.GlyphIndex(&f.buf, r); err == nil && g != 0 {
				return Source{o, g, false, true}
			}
		}
	}
	g, err := f.Font.GlyphIndex(&f.buf, Lacking)
	if err != nil {
		g = 0
	}
	return Source{f.Font, g, true, false}
}

// Has reports whether a character is seen as itself.
func (f *Face) Has(r rune) bool { return Hidden(r) || f.Source(r).Known }

// Width is how wide a line of text is at size points, in millimetres.
func (f *Faces) Width(s string, size float64, bold bool) float64 {
	face, ems := f.Of(bold), 0.0
	for _, r := range s {
		ems += face.Advance(r)
	}
	return ems * size * mmOfPoint
}
