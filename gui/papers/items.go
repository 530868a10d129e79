package papers

import (
	"context"
	"io"
	"iter"

	"jibun/data/report"
	"jibun/export"
	"jibun/export/fields"
)

// Items is the 差し込み項目一覧: everything that a form can ask for. It names nobody.
func Items() Paper {
	return Paper{About: "差し込み項目一覧", File: "差し込み項目一覧.xlsx", Write: func(ctx context.Context, w io.Writer, o export.Options) error {
		return export.Tables(ctx, w, report.Head{}, itemTables(fields.All()), o)
	}}
}

// itemTables are a sheet for each kind of form, and one of the ways of writing.
func itemTables(items []fields.Item) iter.Seq[export.Table] {
	return func(yield func(export.Table) bool) {
		for _, form := range fields.Forms() {
			t := export.Table{Name: string(form) + "の様式", Columns: []export.Column{
				{Title: "差し込む項目", Width: 52}, {Title: "意味", Width: 80}, {Title: "例", Width: 50}}}
			t.Rows = func(yield func([]any) bool) {
				for _, i := range items {
					if i.Form == form && !yield([]any{"{{" + i.Name + "}}", i.Meaning, i.Example}) {
						return
					}
				}
			}
			if !yield(t) {
				return
			}
		}
		yield(export.Table{Name: "書き方", Columns: []export.Column{{Title: "書き方", Width: 52}, {Title: "意味", Width: 80}, {Title: "例", Width: 50}},
			Rows: func(yield func([]any) bool) {
				for _, w := range fields.Ways() {
					if !yield([]any{w.Mark, w.Meaning, w.Example}) {
						return
					}
				}
			}})
	}
}
