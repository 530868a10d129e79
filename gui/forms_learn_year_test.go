package gui

import (
	"slices"
	"strings"
	"testing"

	"jibun/data/wareki"
)

// A file of another year than the one chosen is not learned in part: it is said of which
// year it is, and one key reads it so; she may also go on.
func TestLearnPage_wrongYear(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	page := openLearn(t, p)
	wrong := slices.Index(page.years, wareki.FiscalYear(2011))
	page.year.SetIndex(wrong)
	page.read()
	if page.found != nil {
		t.Fatal("it was learned as a file of 2011")
	}
	if text := allText(page.body); !strings.Contains(text, "平成23年度の値と") || !strings.Contains(text, "平成24年度") {
		t.Errorf("%q", text)
	}
	shot(t, p, "forms-learn-wrong-year")
	tapButton(t, page.body, "平成23年度のまま続ける")
	if page.found == nil || page.year.Text() != "平成23年度" {
		t.Error("she cannot go on")
	}
	page.read()
	tapButton(t, page.body, "平成24年度のファイルとして読む")
	if page.found == nil || page.year.Text() != "平成24年度" || page.found.Share() < 0.9 {
		t.Error("it was not read as a file of 2012")
	}
}
