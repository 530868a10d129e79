package export

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"jibun/data/report"
	"jibun/export/page"
	"jibun/export/page/pagetest"
	"jibun/export/page/pdf"
)

func documentOf(t testing.TB, value any, f *page.Faces) *page.Document {
	t.Helper()
	p, err := PaperOf(value, HalfWidths{})
	if err != nil {
		t.Fatal(err)
	}
	d, err := page.NewDocument(p, f)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// asPDF is what another program reads in a paper that is written as PDF, without spaces.
func asPDF(t *testing.T, d *page.Document) string {
	t.Helper()
	_, err := exec.LookPath("pdftotext")
	need(t, "poppler-utils", err == nil)
	var b bytes.Buffer
	if err := pdf.Write(context.Background(), &b, d, pdf.Options{}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-raw", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(string(out)), "")
}

// TestPDF_reads: every name of a sign-in sheet is found in the PDF, in the order of the
// sheet, and those of an attendance book too.
func TestPDF_reads(t *testing.T) {
	f := pagetest.Faces(t)
	sheet, book := sampleSignIn(38, 9, 7, true), sampleBook(90, 12)
	sheet.Staff[3].Name, sheet.Staff[4].Name, sheet.Staff[5].Name = "𠮷田 一郎", "辻\U000E0100 芦屋", "髙﨑 邉"
	var inSheet, inBook []string
	for _, list := range [][]report.SignInLine{sheet.Staff, sheet.Outside, sheet.Waiting} {
		for _, l := range list {
			inSheet = append(inSheet, l.Name)
		}
	}
	for _, p := range book.People {
		inBook = append(inBook, p.Name)
	}
	few := fewColumns(nastySignIn(true))
	var inFew []string
	for _, list := range [][]report.SignInLine{few.Staff, few.Outside, few.Waiting} {
		for _, l := range list {
			inFew = append(inFew, l.Name)
		}
	}
	for what, x := range map[string]struct {
		value any
		names []string
	}{"signin": {sheet, inSheet}, "book": {book, inBook}, "names below their readings": {few, inFew}} {
		text := asPDF(t, documentOf(t, x.value, f))
		at := 0
		for _, name := range x.names {
			name = strings.Join(strings.Fields(name), "")
			i := strings.Index(text[at:], name)
			if i < 0 {
				t.Errorf("%s: %q is not found after those before it", what, name)
				continue
			}
			at += i + len(name)
		}
		if at == 0 || strings.Contains(text[:at], "この名前は無い") {
			t.Errorf("%s: nothing is found, or everything", what)
		}
	}
}

// TestPages_whole: on no paper of ours is a text cut, and nothing stands off the page.
func TestPages_whole(t *testing.T) {
	f := pagetest.Faces(t)
	for name, x := range samples() {
		if name == "annual-many" {
			continue
		}
		d := documentOf(t, x.value, f)
		for n := 1; n <= d.Count(); n++ {
			marks, wide, high := d.Page(n)
			for _, wrong := range notWhole(f, marks, page.Rect{Wide: wide, High: high}, 1) {
				t.Errorf("%s, page %d: %s", name, n, wrong)
			}
		}
	}
	// The same judge finds one that is cut, and one that is off the page.
	for what, w := range map[string]page.Words{"is cut": {X: 10, Y: 10, Text: "切れた文", Size: 10, Clip: page.Rect{X: 10, Y: 5, Wide: 8, High: 8}}, "stands off": {X: 205, Y: 10, Text: "はみ出す", Size: 10}} {
		if got := strings.Join(notWhole(f, []page.Mark{w}, page.Rect{Wide: 210, High: 297}, 1), ""); !strings.Contains(got, what) {
			t.Errorf("what %s is not found: %q", what, got)
		}
	}
}

// notWhole names what is not seen whole.
func notWhole(f *page.Faces, marks []page.Mark, paper page.Rect, scale float64) []string {
	var out []string
	for _, m := range marks {
		switch m := m.(type) {
		case page.Group:
			in := page.Rect{X: (paper.X - m.X) / m.Scale, Y: (paper.Y - m.Y) / m.Scale, Wide: paper.Wide / m.Scale, High: paper.High / m.Scale}
			clip := page.Rect{X: (m.Clip.X - m.X) / m.Scale, Y: (m.Clip.Y - m.Y) / m.Scale, Wide: m.Clip.Wide / m.Scale, High: m.Clip.High / m.Scale}
			for _, x := range m.Marks {
				if w, ok := x.(page.Words); ok && !(page.Rect{X: w.X, Y: w.Y - 1, Wide: 1, High: 1}).Meets(clip) {
					continue // that of the page before or after
				}
				out = append(out, notWhole(f, []page.Mark{x}, in, scale*m.Scale)...)
			}
		case page.Words:
			if m.Turn != 0 || m.Text == "" {
				continue
			}
			const near = .35 // white that belongs to the characters
			em := m.Size * 25.4 / 72
			r := page.Rect{X: m.X, Y: m.Y - .8*em, Wide: f.Width(strings.TrimRight(m.Text, " 　"), m.Size, m.Bold), High: .88 * em}
			beyond := func(o page.Rect) bool {
				return r.X < o.X-near || r.Y < o.Y-near || r.X+r.Wide > o.X+o.Wide+near || r.Y+r.High > o.Y+o.High+near
			}
			if m.Clip.Wide > 0 && beyond(m.Clip) {
				out = append(out, fmt.Sprintf("%q is cut: %.1f %.1f in %.1f %.1f, %+v", m.Text, r.Wide, r.High, m.Clip.Wide, m.Clip.High, m.Clip))
			}
			if beyond(paper) {
				out = append(out, fmt.Sprintf("%q stands off the page", m.Text))
			}
		}
	}
	return out
}
