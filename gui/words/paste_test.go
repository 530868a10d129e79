package words

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/paste"
)

// TestPasteDoubt: whatever the parser doubts has its words.
func TestPasteDoubt(t *testing.T) {
	files, err := filepath.Glob("../../data/paste/testdata/*.txt")
	if err != nil || len(files) < 25 {
		t.Fatal(len(files), err)
	}
	codes := map[paste.Code]bool{}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range paste.Parse(string(text)).Entries {
			for _, d := range e.Doubts {
				codes[d.Code] = true
				if s := PasteDoubt(d); strings.HasPrefix(s, ": ") || strings.HasSuffix(s, ": ") {
					t.Errorf("%+v has no words: %q", d, s)
				}
			}
		}
	}
	if len(codes) < 8 {
		t.Error("only", codes)
	}
	for _, c := range []paste.Code{paste.FromSignature, paste.FromHeader, paste.FromText, paste.FromColumn, paste.FromAbove, paste.FromQuote, paste.Split, paste.TwoNames, paste.SurnameOnly,
		paste.TwoValues, paste.Unclear, paste.CountDiffers} {
		if pasteDoubtTexts[c].String() == "" {
			t.Error(c, "has no words")
		}
	}
	for _, code := range []string{"exists", "added", "merged"} {
		if PasteSkip(data.PasteSkip{Code: code}) == "" {
			t.Error(code, "has no words")
		}
	}
}
