package export

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"jibun/data/report"
	"jibun/export/sheet"
)

// parts are the texts of the parts of a paper's file, by name.
func parts(t *testing.T, value any) map[string]string {
	t.Helper()
	b := bytesOf(t, paperOf(t, value))
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = string(text)
	}
	return all
}

// TestPapers_Readings: a name that stands beside its reading has it as Excel's furigana,
// on every paper, and no mark of the program's own is left in a file.
func TestPapers_Readings(t *testing.T) {
	for name, value := range map[string]any{"signin": sampleSignIn(3, 1, 0, true), "party": sampleParty(3, 0, 100), "book": sampleBook(3, 4), "annual": sampleAnnual(3, 3)} {
		all := ""
		for part, text := range parts(t, value) {
			if strings.ContainsAny(text, "\uFDD0\uFDD1") {
				t.Errorf("%s: a mark is left in %s", name, part)
			}
			all += text
		}
		if !strings.Contains(all, "<rPh sb=\"0\" eb=\"2\"><t>さとう</t></rPh><rPh sb=\"3\" eb=\"5\"><t>しょうた</t></rPh><phoneticPr") {
			t.Errorf("%s: 佐藤 翔太 has no furigana", name)
		}
	}
}

// TestPapers_TextNumbers: a staff number is text, and nothing points at it.
func TestPapers_TextNumbers(t *testing.T) {
	if all := parts(t, sampleAnnual(3, 3))["xl/worksheets/sheet5.xml"]; !strings.Contains(all, `<ignoredError sqref="A4:A6" numberStoredAsText="`) {
		t.Error("the staff numbers are pointed at")
	}
}

// TestCharts_Said: who cannot see a chart is told its figures, and its colours differ
// without colour.
func TestCharts_Said(t *testing.T) {
	_, sheets := inHand(t, paperOf(t, sampleAnnual(25, 3)))
	n := 0
	for _, s := range sheets {
		for _, c := range s.Charts {
			if n++; !strings.Contains(c.Says, "グラフ") || strings.Count(c.Says, "、") < 3 {
				t.Errorf("%s: %q", s.Name, c.Says)
			}
		}
	}
	if n != 5 {
		t.Errorf("%d charts", n)
	}
	differ := func(least float64, all ...string) {
		for i, a := range all {
			for _, b := range all[:i] {
				if d := brightness(t, a) - brightness(t, b); d*d < least*least {
					t.Errorf("%s and %s differ by %.0f when printed without colour", a, b, d)
				}
			}
		}
	}
	differ(45, blue, green, orange, pale)
	differ(15, tint, tintSum, "FFFFFF")
}

// brightness is how light a colour is in grey, up to 255.
func brightness(t *testing.T, rgb string) float64 {
	t.Helper()
	var r, g, b int
	if _, err := fmt.Sscanf(rgb, "%02X%02X%02X", &r, &g, &b); err != nil {
		t.Fatal(err)
	}
	return 0.299*float64(r) + 0.587*float64(g) + 0.114*float64(b)
}

// TestAnnual_WithoutParty: a year without a gathering says nothing of gatherings.
func TestAnnual_WithoutParty(t *testing.T) {
	r := sampleAnnual(10, 3)
	for i := range r.Seminars {
		r.Seminars[i].Party = 0
	}
	for i := range r.Totals {
		r.Totals[i].Party = 0
	}
	for _, text := range parts(t, r) {
		if strings.Contains(text, "懇親会") {
			t.Error("懇親会 is named")
		}
	}
}

// TestPersonHistory_Named: the name is on each page, in the header.
func TestPersonHistory_Named(t *testing.T) {
	r := samplePerson(90, 40)
	_, sheets := inHand(t, paperOf(t, r))
	for _, s := range sheets {
		if got := said(s.Setup.Header.Left); !strings.Contains(got, r.Name) {
			t.Errorf("%s: header %q", s.Name, got)
		}
	}
}

// TestSplits: no word of katakana is broken if it can be helped.
func TestSplits(t *testing.T) {
	if got := strings.Join(broken(HalfWidths{}, "この市民スポーツ大会", 6*3.53+cellEdges, 10), "|"); strings.Contains(got, "ス|ポーツ") {
		t.Error(got)
	}
	text := "文化スポーツ部 スポーツ振興課"
	for mm := 12.0; mm < 60; mm++ {
		p := newPaper(report.Head{}, HalfWidths{}, "", 0)
		l, _ := p.into(cellLook, text, mm, 60)
		set := p.whole(text, mm, l.Size) // as snug writes it
		if splits(HalfWidths{}, set, mm, l.Size) && mm > 20 {
			t.Errorf("%.0f mm, %g points: %q", mm, l.Size, wrapped(HalfWidths{}, set, mm, l.Size))
		}
	}
	if !splits(HalfWidths{}, "あああああスポーツ", 6*3.53+cellEdges, 10) {
		t.Error("this test sees nothing")
	}
}

// TestBook_Head: the head is a tenth of a page.
func TestBook_Head(t *testing.T) {
	_, sheets := inHand(t, paperOf(t, sampleBook(40, 33)))
	head := 0.0
	for _, row := range sheets[0].Rows[:bookHead] {
		head += row.Height
	}
	if _, high := (sheet.Setup{Landscape: true}).Size(); head > (high-binding-edge)/10 {
		t.Errorf("the head is %.1f mm high", head)
	}
}
