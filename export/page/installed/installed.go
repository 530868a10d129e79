// Package installed finds characters in the fonts of this computer, for those that the
// program's own font does not have. Nothing is looked at before the first such character
// is asked for.
package installed

import (
	"io"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/go-text/typesetting/fontscan"
	"golang.org/x/image/font/sfnt"
)

// Fonts are the fonts in some folders. They may be used from anywhere at once.
type Fonts struct {
	folders func() []string
	mu      sync.Mutex
	files   []*file // nil: not looked for yet
	found   map[rune]*sfnt.Font
	buf     sfnt.Buffer
}

type file struct {
	path  string
	read  bool
	fonts []*sfnt.Font
}

// System are the fonts where this system keeps them.
func System() *Fonts {
	return &Fonts{folders: func() []string {
		dirs, _ := fontscan.DefaultFontDirectories(log.New(io.Discard, "", 0)) // of none there is nothing to find
		return dirs
	}}
}

// In are the fonts in folders.
func In(folders ...string) *Fonts { return &Fonts{folders: func() []string { return folders }} }

// For is a font that has a character, nil if none has.
func (f *Fonts) For(r rune) *sfnt.Font {
	f.mu.Lock()
	defer f.mu.Unlock()
	if font, ok := f.found[r]; ok {
		return font
	}
	if f.files == nil {
		f.look()
	}
	f.found[r] = f.find(r)
	return f.found[r]
}

func (f *Fonts) find(r rune) *sfnt.Font {
	for _, x := range f.files {
		if unicode.Is(unicode.Co, r) && !ofOffice(x.path) {
			continue
		}
		if !x.read {
			x.fonts, x.read = open(x.path), true
		}
		for _, font := range x.fonts {
			if g, err := font.GlyphIndex(&f.buf, r); err != nil || g == 0 {
				continue
			} else if _, err := font.LoadGlyph(&f.buf, g, 16<<6, nil); err == nil { // not a picture in colours
				return font
			}
		}
	}
	return nil
}

// ofOffice reports whether a file holds the characters that the office drew itself (外字).
// They have private numbers, under which any other font has something else, an arrow where
// a name is meant.
func ofOffice(path string) bool { return strings.EqualFold(filepath.Ext(path), ".tte") }

// liked are parts of the names of fonts that are asked first: Japanese ones that stand
// upright, then those with rare characters.
var liked = []string{"bizudpgothic-r", "bizudgothic-r", "meiryo.", "yugothr", "yugothm", "msgothic", "notosanscjk-r", "notosansjp-r", "notosanscjk", "ipaexg", "ipag", "takaogothic",
	"hiragino", "yumin", "msmincho", "notoserifcjk", "ipamj", "simsunb", "mingliub", "msyh", "malgun", "segoeui.", "seguisym", "dejavusans."}

// look lists the files.
func (f *Fonts) look() {
	f.files, f.found = []*file{}, map[rune]*sfnt.Font{}
	seen := map[string]bool{}
	for _, dir := range f.folders() {
		_ = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || seen[path] { // what cannot be read has no font for us
				return nil
			}
			seen[path] = true
			switch strings.ToLower(filepath.Ext(path)) {
			case ".ttf", ".otf", ".ttc", ".otc", ".tte":
				f.files = append(f.files, &file{path: path})
			}
			return nil
		})
	}
	rank := func(x *file) int {
		name := strings.ToLower(filepath.Base(x.path))
		if i := slices.IndexFunc(liked, func(s string) bool { return strings.HasPrefix(name, s) }); i >= 0 {
			return i
		}
		if strings.Contains(name, "italic") || strings.Contains(name, "oblique") || strings.Contains(name, "bold") {
			return len(liked) + 1
		}
		return len(liked)
	}
	slices.SortFunc(f.files, func(a, b *file) int {
		if d := rank(a) - rank(b); d != 0 {
			return d
		}
		return strings.Compare(a.path, b.path)
	})
}

// open reads the fonts of a file; none of one that is no font. What they hold is read when
// it is needed, so the file stays open.
func open(path string) []*sfnt.Font {
	file, err := os.Open(path)
	if err != nil {
		return nil
	}
	all, err := sfnt.ParseCollectionReaderAt(file)
	if err != nil {
		_ = file.Close() // it was only read
		return nil
	}
	var fonts []*sfnt.Font
	for i := range all.NumFonts() {
		if font, err := all.Font(i); err == nil {
			fonts = append(fonts, font)
		}
	}
	return fonts
}
