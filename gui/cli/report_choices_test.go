package cli_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"jibun/data"
)

// The command line makes papers as the ledger says the office wants them; what is typed
// counts for once.
func TestReport_asTheOfficeWants(t *testing.T) {
	dir := t.TempDir()
	ledger := filepath.Join(dir, "a.jibun")
	jibun(t, 0, "new", ledger)
	seminarIn(t, ledger, "2013-05-14")
	want := func(change func(*data.Office)) {
		t.Helper()
		s, err := data.Open(t.Context(), ledger, data.Options{})
		if err == nil {
			err = s.WantPapers(t.Context(), "", change)
		}
		if err == nil {
			err = s.Close()
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	box := regexp.MustCompile(`/MediaBox\[0 0 (\d+)`)
	book := func(flags ...string) (wide string, excel int) {
		t.Helper()
		for _, ext := range []string{"pdf", "xlsx"} {
			path := filepath.Join(dir, "book."+ext)
			jibun(t, 0, append([]string{"report", "book", ledger, "--year", "2013", "--out", path}, flags...)...)
			if ext == "pdf" {
				b, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				wide = string(box.FindSubmatch(b)[1])
				continue
			}
			f, err := excelize.OpenFile(path)
			if err != nil {
				t.Fatal(err)
			}
			o, err := f.GetPageLayout(f.GetSheetList()[0])
			if err != nil {
				t.Fatal(err)
			}
			excel = *o.Size
			_ = f.Close()
		}
		return wide, excel
	}
	const wideA4, wideA3 = "841", "1190"
	is := func(a3 bool, flags ...string) {
		t.Helper()
		wide, excel := book(flags...)
		if a3 && (wide != wideA3 || excel != 8) || !a3 && (wide != wideA4 || excel != 9) {
			t.Errorf("%v: the PDF is %s wide, Excel has paper %d", flags, wide, excel)
		}
	}
	is(false)
	is(true, "--paper", "a3")
	want(func(o *data.Office) { o.BookA3 = true })
	is(true)
	is(false, "--paper", "A4")
	jibun(t, 2, "report", "book", ledger, "--year", "2013", "--paper", "b5", "--out", filepath.Join(dir, "x.pdf"))

	completion := func(code int, flags ...string) string {
		_, said := jibun(t, code, append([]string{"report", "certificate", ledger, "--year", "2013", "--out", filepath.Join(dir, "c.pdf")}, flags...)...)
		return said
	}
	if said := completion(1); !strings.Contains(said, "5回以上") || !strings.Contains(said, "修了証はありません") {
		t.Errorf("one evening is five: %s", said)
	}
	completion(0, "--least", "1")
	want(func(o *data.Office) { o.CompletionLeast = 1 })
	completion(0)
	completion(1, "--least", "2")
	if said := completion(1, "--least", "61"); !strings.Contains(said, "1〜60") {
		t.Error(said)
	}

	sheets := func(flags ...string) bool {
		t.Helper()
		path := filepath.Join(dir, "annual.xlsx")
		jibun(t, 0, append([]string{"report", "annual", ledger, "--year", "2013", "--out", path}, flags...)...)
		f, err := excelize.OpenFile(path)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		return strings.Contains(strings.Join(f.GetSheetList(), " "), "受講履歴")
	}
	want(func(o *data.Office) { o.AnnualHistory = true })
	if !sheets() || sheets("--no-history") || !sheets("--history") {
		t.Error("受講履歴 is not as the office wants it, or not as it is typed")
	}
}
