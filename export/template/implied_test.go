package template

import (
	"errors"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// Rows of 課 right below a row of their 部 need no block around them: each 部 has its own
// below it. Without a 部 nobody can say whose they are: it is said, and nothing is written.
func TestFill_rowsBelowTheirList(t *testing.T) {
	form := func(course string) []byte {
		return drawn(t, func(f *excelize.File) error {
			return write(f, "Sheet1", map[string]any{"A1": "部", "A2": "{{部.名}}", "B3": course, "C3": "{{課.参加}}", "A4": "計", "C4": "=SUM(C3:C3)"})
		})
	}
	block := drawn(t, func(f *excelize.File) error {
		return write(f, "Sheet1", map[string]any{"A1": "部", "A2": "{{部.名}}", "D2": "{{#部}}", "B3": "{{課.名}}", "C3": "{{課.参加}}", "D3": "{{/部}}", "A4": "計", "C4": "=SUM(C3:C3)"})
	})
	texts := func(book []byte) string {
		f, err := excelize.OpenReader(strings.NewReader(string(fill(t, book, departments(4)))))
		if err != nil {
			t.Fatal(err)
		}
		rows, err := f.GetRows("Sheet1")
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, r := range rows {
			all = append(all, strings.TrimRight(strings.Join(r, "\t"), "\t"))
		}
		return strings.Join(all, "\n")
	}
	want := texts(block)
	for _, course := range []string{"{{課.名}}", "{{部.課.名}}"} {
		if got := texts(form(course)); got != want {
			t.Errorf("%s:\n%s\nnot\n%s", course, got, want)
		}
	}
	alone := drawn(t, func(f *excelize.File) error {
		return write(f, "Sheet1", map[string]any{"A1": "課", "A2": "{{課.名}}", "B2": "{{課.参加}}"})
	})
	var u *Unready
	if out, err := tryFill(t, alone, departments(4)); !errors.As(err, &u) || len(out) > 0 || u.Problems[0].Kind != BadBlock || u.Problems[0].Cell != "A2" {
		t.Errorf("%d bytes, %v", len(out), err)
	}
}
