package papers

import (
	"context"
	"io"
	"slices"

	"jibun/data"
	"jibun/data/report"
	"jibun/export"
	"jibun/export/page"
)

// listWide is how many half-width characters stand beside each other on a page that lies.
const listWide = 122

// List is what a screen lists, as a paper; what is how the history calls it, with how
// many people it names. The widths of its columns are proportions. Names stand on all
// lists of the program: of people, or of who speaks or did something.
func List(s *data.Store, o data.Office, title, what string, columns []export.Column, rows [][]any) Paper {
	all := 0.0
	for _, c := range columns {
		all += c.Width
	}
	columns = slices.Clone(columns)
	for i := range columns {
		columns[i].Width *= listWide / max(all, 1)
	}
	head := report.Head{Office: o.Name, Section: o.Section, Style: o.Style(), Made: s.Today()}
	list := func() export.TableList {
		return export.TableList{Head: head, Tables: slices.Values([]export.Table{{Name: title, Columns: columns, Rows: slices.Values(rows), Personal: true, Whole: true}})}
	}
	return Paper{About: what, File: inFileName(string(s.Today())+"_"+title) + ".xlsx",
		Write: func(ctx context.Context, w io.Writer, o export.Options) error {
			return export.Write(ctx, w, export.TablesPaper(list(), export.HalfWidths{}), o)
		},
		Pages: func(context.Context) (*page.Document, error) {
			d, err := document(export.TablesPaper(list(), export.Printing(export.HalfWidths{})))
			if err == nil {
				d.Title = title
			}
			return d, err
		}}
}
