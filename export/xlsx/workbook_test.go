package xlsx

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"jibun/export/sheet"

	"github.com/xuri/excelize/v2"
)

func paperOf(sheets ...*sheet.Sheet) *sheet.Paper {
	return &sheet.Paper{Face: sheet.Face{Font: "BIZ UDゴシック", Ink: "000000", Rule: "7F7F7F"}, Looks: []sheet.Look{{}}, Sheets: slices.Values(sheets)}
}

func small(text string) *sheet.Sheet {
	return &sheet.Sheet{Name: text, Columns: []float64{30}, RowHeight: 6, Rows: []sheet.Row{{Height: 6, Cells: []sheet.Cell{{Kind: sheet.Text, Text: text}}}}}
}

// TestWrite_Drawing: what cannot be drawn is never left out, on whichever sheet and
// page it is; nothing is written.
func TestWrite_Drawing(t *testing.T) {
	for _, kind := range []sheet.DrawingKind{sheet.QR, sheet.Corner, sheet.Check, sheet.Light, 99} {
		last := small("b")
		last.Drawings = []sheet.Drawing{{Kind: kind, Text: "jibun:205", Place: sheet.Place{X: 180, Y: 10, Wide: 15, High: 15}}}
		var out bytes.Buffer
		err := Write(context.Background(), &out, paperOf(small("a"), last), Options{})
		if !errors.Is(err, ErrDrawing) || !strings.Contains(err.Error(), kind.String()) || out.Len() > 0 {
			t.Errorf("%s: %v, %d bytes", kind, err, out.Len())
		}
	}
	var out bytes.Buffer
	if err := Write(context.Background(), &out, paperOf(small("a"), small("a")), Options{}); err == nil || out.Len() > 0 {
		t.Errorf("two sheets of one name: %v", err)
	}
}

func TestWrite_Errors(t *testing.T) {
	broken := errors.New("broken")
	failing := small("a")
	failing.Stream = func(yield func(*sheet.Row, error) bool) {
		if yield(&failing.Rows[0], nil) {
			yield(nil, broken)
		}
	}
	foreign := small("a")
	foreign.Rows[0].Cells[0].Look = 7
	for name, s := range map[string]*sheet.Sheet{"a row that cannot be had": failing, "a look of another paper": foreign} {
		var out bytes.Buffer
		if err := Write(context.Background(), &out, paperOf(s), Options{}); err == nil || out.Len() > 0 || s == failing && !errors.Is(err, broken) {
			t.Errorf("%s: %v, %d bytes", name, err, out.Len())
		}
	}
}

// TestColumnName: columns are called as excelize calls them.
func TestColumnName(t *testing.T) {
	for column := 1; column <= excelize.MaxColumns; column++ {
		if want, err := excelize.ColumnNumberToName(column); err != nil || sheet.ColumnName(column) != want {
			t.Fatalf("column %d is %s, want %s (%v)", column, sheet.ColumnName(column), want, err)
		}
	}
}

// TestStyled: a cell without a look stays without, beside others with one.
func TestStyled(t *testing.T) {
	p := paperOf()
	look := p.Look(sheet.Look{Size: 9, Bold: true})
	s := small("a")
	s.Columns = []float64{30, 30}
	s.Rows = []sheet.Row{
		{Height: 6, Cells: []sheet.Cell{{Kind: sheet.Text, Text: "a", Look: look}, {Kind: sheet.Number, Number: 1, Look: look}}},
		{Height: 6, Cells: []sheet.Cell{{Kind: sheet.Text, Text: "a", Look: look}, {Kind: sheet.Number, Number: 1}}},
		{Height: 6, Cells: []sheet.Cell{{Kind: sheet.Number, Number: 1.5, Look: look}, {Look: look}}},
	}
	p.Sheets = slices.Values([]*sheet.Sheet{s})
	var out bytes.Buffer
	if err := Write(context.Background(), &out, p, Options{}); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for cell, want := range map[string]int{"A1": 1, "B1": 1, "A2": 1, "B2": 0, "A3": 1, "B3": 1} {
		if got, err := f.GetCellStyle("a", cell); err != nil || got != want {
			t.Errorf("%s has style %d, want %d (%v)", cell, got, want, err)
		}
	}
}
