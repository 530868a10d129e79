package table

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"jibun/data/wareki"
)

// Every cell that openpyxl finds in the real workbooks is found here, and no other.
func TestRead_agreesWithOpenpyxl(t *testing.T) {
	files, err := filepath.Glob("testdata/real/*.cells.tsv")
	if err != nil || len(files) < 8 {
		t.Fatalf("golden files: %v %v", files, err)
	}
	for _, golden := range files {
		name := strings.TrimSuffix(golden, ".cells.tsv")
		f, err := ReadFile(context.Background(), name, Limits{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		ours := map[string]Cell{}
		for _, s := range f.Sheets {
			for _, r := range s.Rows {
				for _, c := range r.Cells {
					ours[s.Name+"\t"+ColumnName(c.Column())+strconv.Itoa(r.Line)] = c
				}
			}
		}
		data, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
			p := strings.Split(line, "\t")
			key := p[0] + "\t" + p[1]
			if c, ok := ours[key]; !ok || !agrees(c, p[2], p[3]) {
				t.Errorf("%s %s: %v %q, openpyxl: %s %q", filepath.Base(name), key, c.Kind(), c.Text(), p[2], p[3])
			}
			delete(ours, key)
		}
		for key, c := range ours {
			t.Errorf("%s %s: %v %q, openpyxl has nothing", filepath.Base(name), key, c.Kind(), c.Text())
		}
	}
}

func agrees(c Cell, kind, value string) bool {
	switch kind {
	case "text":
		value = strings.ReplaceAll(value, "_x000D_", `\n`) // openpyxl leaves Excel's escapes in
		return c.Kind() == Text && strings.NewReplacer("\n", `\n`, "\t", `\t`).Replace(c.Text()) == value
	case "number":
		want, err := strconv.ParseFloat(value, 64)
		if err != nil {
			return false
		}
		if c.Kind() == Date { // openpyxl does not know the Japanese built-in formats
			return c.Date() == wareki.Date("1899-12-30").AddDays(int(want))
		}
		got, err := strconv.ParseFloat(c.Text(), 64)
		return c.Kind() == Number && err == nil && math.Abs(got-want) <= 1e-13*math.Abs(want)
	case "date":
		if c.Kind() == Time { // a moment of which the format shows the time only
			return strings.HasSuffix(value, " "+c.Text())
		}
		// Ours leaves the time out where the format does not show it.
		day, clock, _ := strings.Cut(c.Text(), " ")
		return c.Kind() == Date && strings.HasPrefix(value, day) && strings.Contains(value, clock)
	case "time":
		return c.Kind() == Time
	case "bool":
		return c.Kind() == Bool && c.Text() == value
	}
	return kind == "error" && c.Kind() == Error && c.Text() == value
}

// The workbook of number formats shows each date beside the text that Excel 2010
// displays for it: our day must be the one that text says.
func TestRead_agreesWithExcelDates(t *testing.T) {
	f, err := ReadFile(context.Background(), "testdata/real/cellformatter_cell_format_2010.xlsx", Limits{})
	if err != nil {
		t.Fatal(err)
	}
	compared := 0
	for _, s := range f.Sheets {
		for _, r := range s.Rows {
			shown, _, _ := strings.Cut(r.At(3).Text(), " ")
			day, err := wareki.Parse(shown, "")
			if err != nil || r.At(2).Kind() == Empty || r.At(2).Kind() == Text {
				continue
			}
			compared++
			if r.At(2).Date() != day {
				t.Errorf("%s row %d: %v %q, Excel shows %q", s.Name, r.Line, r.At(2).Kind(), r.At(2).Text(), r.At(3).Text())
			}
		}
	}
	if compared < 20 {
		t.Errorf("only %d dates compared", compared)
	}
}

func TestRead_furigana(t *testing.T) {
	f, err := ReadFile(context.Background(), "testdata/real/sheetjs_phonetic_text.xlsx", Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if c := f.Sheets[0].Rows[0].At(0); c.Text() != "漢字" || c.Reading() != "カンジ" {
		t.Errorf("%q (%q)", c.Text(), c.Reading())
	}
	f, err = ReadFile(context.Background(), "testdata/real/exstruct_ja_form.xlsx", Limits{})
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, r := range f.Sheets[0].Rows {
		for _, c := range r.Cells {
			if c.Reading() != "" {
				n++
			}
		}
	}
	if n < 50 || len(f.Sheets[0].Merges) != 49 {
		t.Errorf("%d cells with furigana, %d merges", n, len(f.Sheets[0].Merges))
	}
}

// A macro workbook with hidden sheets and modules of Excel 5, which have no cells.
func TestRead_realMacros(t *testing.T) {
	f, err := ReadFile(context.Background(), "testdata/real/closedxml_tdf111974.xlsm", Limits{})
	if err != nil {
		t.Fatal(err)
	}
	hidden := 0
	for _, s := range f.Sheets {
		if s.Hidden {
			hidden++
		}
	}
	noCells := 0
	for _, p := range f.Problems {
		if p.Code == NoCells {
			noCells++
		}
	}
	if len(f.Sheets) != 8 || hidden != 5 || noCells != 2 {
		t.Errorf("%d sheets, %d hidden, %d without cells", len(f.Sheets), hidden, noCells)
	}
}
