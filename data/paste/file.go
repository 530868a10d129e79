package paste

import (
	"context"
	"errors"
	"path"
	"strings"

	"jibun/data/mail"
	"jibun/data/table"
)

// File understands a file that was dropped: a mail, a table, or a text. What it is
// is seen by its content; its name only says where an entry comes from.
func (k Reader) File(ctx context.Context, name string, data []byte) (Result, error) {
	r := reading{Reader: k}
	r.file(ctx, name, data)
	return r.done(), ctx.Err()
}

// What is read of a table at most: a list of applications is no roster.
func fileLimits() table.Limits {
	l := table.DefaultLimits()
	l.Rows, l.Cells, l.UnzippedAll, l.Sheets = 50_000, 500_000, 128<<20, 50
	return l
}

func (r *reading) file(ctx context.Context, name string, data []byte) {
	r.source = name
	if mail.Is(data) {
		r.mail(ctx, data, name)
		return
	}
	file, err := table.Read(ctx, path.Base(name), data, fileLimits())
	var refused *table.Refused
	switch {
	case errors.As(err, &refused) && refused.Reason == table.NotATable && refused.Detail == "html":
		r.text(mail.Text(r.decoded(data)))
		return
	case errors.As(err, &refused) && refused.Reason == table.NotATable:
		r.note(name, Failed, refused.Detail)
		return
	case errors.As(err, &refused):
		r.note(name, NoteCode(refused.Reason), refused.Detail)
		return
	case err != nil:
		return // the context's
	}
	for _, p := range file.Problems {
		switch p.Code {
		case table.BadBytes, table.UnclosedQuote, table.Ragged:
			r.note(name, NoteCode(p.Code), "")
		}
	}
	if file.Encoding != table.EncodingXLSX {
		r.plain(name, file, data)
		return
	}
	for i := range file.Sheets {
		s := &file.Sheets[i]
		if s.Hidden || len(s.Rows) == 0 {
			continue
		}
		if len(file.Sheets) > 1 && s.Name != "" {
			r.source = within(name, s.Name)
		}
		if !r.sheet(s, width(s) > 1) && !r.unheaded(s) {
			r.nameless(s)
		}
	}
}

const maxSaved = 2 << 20 // bytes of a page or a text that was saved

func (r *reading) decoded(data []byte) string {
	r.Cut = r.Cut || len(data) > maxSaved
	text, _ := mail.Decode(data[:min(len(data), maxSaved)], "")
	return text
}

// plain reads a file of text: a table, or what somebody wrote.
func (r *reading) plain(name string, file *table.File, data []byte) {
	if len(file.Sheets) == 0 {
		return
	}
	s := &file.Sheets[0]
	ext := strings.ToLower(path.Ext(name))
	isTable := ext == ".csv" || ext == ".tsv"
	if r.sheet(s, isTable && width(s) > 1) {
		return
	}
	if !isTable || width(s) < 2 {
		r.text(r.decoded(data))
		return
	}
	if !r.unheaded(s) {
		r.nameless(s)
	}
}

// width is how many columns most rows have.
func width(s *table.Sheet) int {
	n := map[int]int{}
	best := 0
	for _, row := range s.Rows {
		n[len(row.Cells)]++
	}
	for w, count := range n {
		if count > n[best] || count == n[best] && w > best {
			best = w
		}
	}
	return best
}
