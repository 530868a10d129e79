package data

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"jibun/data/inuse"
	"jibun/data/paste"
	"jibun/data/table/heading"
)

// PasteSource is something that applications may stand in: a file, or what was
// copied.
type PasteSource struct {
	Name string // of the file, "" = the clipboard
	Data []byte // its content
	Text string // what was copied

	failed error // the disk's
}

// Pasted is what was copied.
func Pasted(text string) PasteSource { return PasteSource{Text: text} }

// What is read of files dropped together.
const (
	maxPasteFile    = 64 << 20
	maxPasteSources = 500
	maxPasteBytes   = 256 << 20
)

// PasteFile reads a file. One that cannot be read is noted in the plan.
func PasteFile(path string) PasteSource {
	src := PasteSource{Name: filepath.Base(path)}
	src.Data, src.failed = readPasteFile(path)
	return src
}

var errPasteTooLarge = errors.New("file too large to be read as applications")

func readPasteFile(path string) ([]byte, error) {
	f, err := inuse.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close() // nothing was written
	switch st, err := f.Stat(); {
	case err != nil:
		return nil, err
	case st.IsDir():
		return nil, errors.New("a folder")
	case st.Size() > maxPasteFile:
		return nil, errPasteTooLarge
	}
	b, err := io.ReadAll(io.LimitReader(f, maxPasteFile+1))
	if err == nil && len(b) > maxPasteFile {
		err = errPasteTooLarge
	}
	return b, err
}

// Notes of a plan besides those of package paste.
const (
	NoteMissing  paste.NoteCode = "missing"   // the file is gone
	NoteDisk     paste.NoteCode = "disk"      // it cannot be read
	NoteTooLarge paste.NoteCode = "too_large" // as packages mail and table say it
	NoteTooMany  paste.NoteCode = "too_many"  // more files at once than are read
)

// readPaste reads the sources. Each file stands in the plan, if only with a line
// that says that it is no application.
func (s *Store) readPaste(ctx context.Context, p *PastePlan, sources []PasteSource) ([]paste.Entry, error) {
	choices, err := s.ColumnChoices(ctx, ApplicationTable)
	if err != nil {
		return nil, err
	}
	known := paste.Reader{Columns: map[string]paste.Field{}}
	for h, f := range choices {
		known.Columns[heading.Normalize(h)] = paste.Field(f)
	}
	var out []paste.Entry
	total := 0
	for i, src := range sources {
		var r paste.Result
		total += len(src.Data)
		switch {
		case src.Name == "":
			r = known.Text(src.Text)
		case i >= maxPasteSources || total > maxPasteBytes:
			r.Notes = []paste.Note{{Source: src.Name, Code: NoteTooMany}}
		case src.failed != nil:
			r.Notes = []paste.Note{{Source: src.Name, Code: diskNote(src.failed)}}
		default:
			if r, err = known.File(ctx, src.Name, src.Data); err != nil {
				return nil, err
			}
		}
		if src.Name != "" {
			p.Sources = append(p.Sources, src.Name)
			if len(r.Entries) == 0 {
				r.Entries = []paste.Entry{{Wish: paste.None, Source: src.Name}}
			}
		}
		if p.Kind == paste.Nothing || r.Kind == paste.Mails {
			p.Kind = r.Kind
		}
		out = append(out, r.Entries...)
		p.Ignored, p.Notes, p.Unknown = append(p.Ignored, r.Ignored...), append(p.Notes, r.Notes...), append(p.Unknown, r.Unknown...)
		p.Cut = p.Cut || r.Cut
	}
	if most := 4 * maxPasteLines; len(out) > most {
		out, p.Cut = out[:most], true
	}
	return out, nil
}

const maxPasteLines = 2000 // of one source

func diskNote(err error) paste.NoteCode {
	switch {
	case errors.Is(err, errPasteTooLarge):
		return NoteTooLarge
	case errors.Is(err, os.ErrNotExist):
		return NoteMissing
	}
	return NoteDisk
}
