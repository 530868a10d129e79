package words

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/mail"
	"jibun/data/paste"
	"jibun/data/table"
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
		paste.TwoValues, paste.Unclear, paste.CountDiffers, paste.FromAccount, paste.Automatic, paste.Thanks} {
		if pasteDoubtTexts[c].String() == "" {
			t.Error(c, "has no words")
		}
	}
	for _, f := range paste.Columns {
		if PasteColumn(f) == "" {
			t.Error(f, "has no words")
		}
	}
	for _, code := range []string{"exists", "added", "merged", "gone"} {
		if PasteSkip(data.PasteSkip{Code: code}) == "" {
			t.Error(code, "has no words")
		}
	}
}

// TestPasteNote: whatever a source can lack has its words.
func TestPasteNote(t *testing.T) {
	notes := []paste.NoteCode{data.NoteMissing, data.NoteDisk, data.NoteTooLarge, data.NoteTooMany, paste.NoName, paste.Failed}
	for _, c := range []mail.Code{mail.Cut, mail.Truncated, mail.Nested, mail.Damaged, mail.Charset, mail.NoText, mail.Attached, mail.Unreadable} {
		notes = append(notes, paste.NoteCode(c))
	}
	for _, r := range []table.Reason{table.FileEmpty, table.TooLarge, table.Encrypted, table.OldXLS, table.XLSB, table.Damaged, table.Hostile, table.ReaderBug, table.NoWorkbook} {
		notes = append(notes, paste.NoteCode(r))
	}
	for _, c := range []table.Code{table.BadBytes, table.UnclosedQuote, table.Ragged} {
		notes = append(notes, paste.NoteCode(c))
	}
	for _, c := range notes {
		if _, ok := pasteNoteTexts[c]; !ok || PasteNote(paste.Note{Code: c}) == "" {
			t.Error(c, "has no words")
		}
	}
}
