package papers

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// A workbook as somebody sees it: what is hidden is not there.
type seenBook struct {
	sheets []seenSheet
	charts []string // title and how many cells each series has
}

type seenSheet struct {
	name   string
	setup  string
	widths []float64
	rows   []seenRow
}

type seenRow struct {
	at     int
	height float64
	cells  []seenCell
}

type seenCell struct {
	value   string
	formula bool
	font    string // without its size
	size    float64
	lines   string // of the frame
	fill    string
	format  string
	align   string
	reach   string // over how many cells that are seen
}

// seeBook reads a workbook.
func seeBook(t *testing.T, b []byte) seenBook {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	var out seenBook
	for _, name := range f.GetSheetList() {
		if seen, err := f.GetSheetVisible(name); err != nil || !seen {
			continue
		}
		out.sheets = append(out.sheets, seeSheet(t, f, name))
	}
	out.charts = seeCharts(t, b)
	return out
}

func seeSheet(t *testing.T, f *excelize.File, name string) seenSheet {
	t.Helper()
	s := seenSheet{name: name, setup: setupOf(t, f, name)}
	rows, err := f.GetRows(name, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	wide := 0
	for _, r := range rows {
		wide = max(wide, len(r))
	}
	dim, err := f.GetSheetDimension(name)
	if err == nil {
		if _, last, ok := strings.Cut(dim, ":"); ok {
			col, row, _ := excelize.CellNameToCoordinates(last)
			wide = max(wide, col)
			for len(rows) < row {
				rows = append(rows, nil)
			}
		}
	}
	cols := map[int]int{} // column → place among those seen
	for c := 1; c <= wide; c++ {
		letter, _ := excelize.ColumnNumberToName(c)
		if seen, _ := f.GetColVisible(name, letter); !seen {
			continue
		}
		cols[c] = len(cols) + 1
		w, _ := f.GetColWidth(name, letter)
		s.widths = append(s.widths, w)
	}
	merges, _ := f.GetMergeCells(name)
	within := map[[2]int]bool{} // cells that another reaches over
	reach := map[[2]int]string{}
	for _, m := range merges {
		c1, r1, _ := excelize.CellNameToCoordinates(m.GetStartAxis())
		c2, r2, _ := excelize.CellNameToCoordinates(m.GetEndAxis())
		for c := c1; c <= c2; c++ {
			for r := r1; r <= r2; r++ {
				within[[2]int{c, r}] = c != c1 || r != r1
			}
		}
		wide := 0
		for c := c1; c <= c2; c++ {
			if cols[c] > 0 {
				wide++
			}
		}
		tall := 0
		for r := r1; r <= r2; r++ {
			if seen, _ := f.GetRowVisible(name, r); seen {
				tall++
			}
		}
		reach[[2]int{c1, r1}] = fmt.Sprintf("%d×%d", wide, tall)
	}
	for r := range rows {
		if seen, _ := f.GetRowVisible(name, r+1); !seen {
			continue
		}
		row := seenRow{at: r + 1}
		row.height, _ = f.GetRowHeight(name, r+1)
		for c := 1; c <= wide; c++ {
			if cols[c] > 0 {
				cell := seeCell(t, f, name, c, r+1)
				if within[[2]int{c, r + 1}] {
					cell.value = ""
				}
				cell.reach = reach[[2]int{c, r + 1}]
				row.cells = append(row.cells, cell)
			}
		}
		s.rows = append(s.rows, row)
	}
	s.rows = slices.DeleteFunc(s.rows, func(r seenRow) bool { // free rows are distance
		return !slices.ContainsFunc(r.cells, func(c seenCell) bool { return !c.bare() })
	})
	return s
}

var (
	chartTitle = regexp.MustCompile(`<a:t>([^<]*)</a:t>`)
	chartRange = regexp.MustCompile(`<(?:c:)?f>'?([^<!']*)'?!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?</`)
)

// seeCharts reads what the charts of a workbook show: which columns of which sheet, and
// how many rows of them.
func seeCharts(t *testing.T, b []byte) []string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range z.File {
		if !strings.HasPrefix(f.Name, "xl/charts/chart") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		var said strings.Builder
		for _, m := range chartTitle.FindAllSubmatch(raw, -1) {
			said.Write(m[1])
		}
		raw = bytes.ReplaceAll(raw, []byte("&#39;"), []byte("'"))
		for _, m := range chartRange.FindAllSubmatch(raw, -1) {
			from, _ := strconv.Atoi(string(m[3]))
			to := from
			if len(m[5]) > 0 {
				to, _ = strconv.Atoi(string(m[5]))
			}
			fmt.Fprintf(&said, " %s!%s×%d", m[1], m[2], to-from+1)
		}
		out = append(out, said.String())
	}
	slices.Sort(out)
	return out
}

func setupOf(t *testing.T, f *excelize.File, name string) string {
	t.Helper()
	layout, err := f.GetPageLayout(name)
	if err != nil {
		t.Fatal(err)
	}
	margins, _ := f.GetPageMargins(name)
	head, _ := f.GetHeaderFooter(name)
	panes, _ := f.GetPanes(name)
	say := func(v any) string {
		switch v := v.(type) {
		case *string:
			if v != nil {
				return *v
			}
		case *float64:
			if v != nil {
				return strconv.FormatFloat(*v, 'f', 3, 64)
			}
		case *int:
			if v != nil {
				return strconv.Itoa(*v)
			}
		}
		return "-"
	}
	out := []string{say(layout.Orientation), say(layout.Size), say(margins.Left), say(margins.Right), say(margins.Top), say(margins.Bottom),
		fmt.Sprint(panes.Freeze, panes.XSplit, panes.YSplit)}
	if head != nil {
		out = append(out, head.OddHeader, head.OddFooter)
	}
	for _, n := range f.GetDefinedName() {
		if n.Scope == name && strings.Contains(n.Name, "Print_Titles") {
			out = append(out, n.RefersTo)
		}
	}
	return strings.Join(out, " | ")
}

func seeCell(t *testing.T, f *excelize.File, name string, col, row int) seenCell {
	t.Helper()
	at, _ := excelize.CoordinatesToCellName(col, row)
	v, err := f.GetCellValue(name, at, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	formula, _ := f.GetCellFormula(name, at)
	c := seenCell{value: v, formula: formula != ""}
	id, _ := f.GetCellStyle(name, at)
	st, err := f.GetStyle(id)
	if err != nil {
		t.Fatal(err)
	}
	if st.Font != nil {
		c.size = st.Font.Size
		c.font = fmt.Sprint(st.Font.Family, " ", st.Font.Bold, " ", st.Font.Color)
	}
	lines := make([]string, 0, 4)
	for _, b := range st.Border {
		lines = append(lines, fmt.Sprint(b.Type, b.Style))
	}
	slices.Sort(lines)
	c.lines = strings.Join(lines, " ")
	c.fill = strings.Join(st.Fill.Color, " ")
	c.format = strconv.Itoa(st.NumFmt)
	if st.CustomNumFmt != nil {
		c.format = *st.CustomNumFmt
	}
	if st.Alignment != nil {
		c.align = fmt.Sprint(st.Alignment.Horizontal, " ", st.Alignment.Vertical, " ", st.Alignment.TextRotation)
	}
	return c
}

// words is what a row says.
func (r seenRow) words() string {
	var b strings.Builder
	for _, c := range r.cells {
		b.WriteString(c.value)
	}
	s := strings.Join(strings.Fields(b.String()), "")
	if i := strings.Index(s, "利用目的:"); i > 0 && strings.HasPrefix(s, "№") && !r.framed() {
		return s[i:] // which numbers a page has only its paper says
	}
	return s
}

// framed tells whether a row belongs to a table; other rows are text.
func (r seenRow) framed() bool {
	return slices.ContainsFunc(r.cells, func(c seenCell) bool { return c.lines != "" })
}

// bare tells whether nothing of a cell is to be seen.
func (c seenCell) bare() bool { return c.value == "" && c.lines == "" && c.fill == "" }

// sameValue tells whether two cells say the same: numbers to what a table program keeps.
func sameValue(a, b string) bool {
	if a == b {
		return true
	}
	x, err1 := strconv.ParseFloat(a, 64)
	y, err2 := strconv.ParseFloat(b, 64)
	return err1 == nil && err2 == nil && math.Abs(x-y) <= 1e-9*max(1, math.Abs(x))
}
