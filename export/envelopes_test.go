package export

import (
	"bytes"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"

	"jibun/data/report"
	"jibun/export/opened"
)

// An envelope is as large in LibreOffice, which does not know the numbers of Japanese ones,
// and when its workbook is read here.
func TestEnvelopes_size(t *testing.T) {
	_, err := exec.LookPath("pdfinfo")
	need(t, "poppler-utils", err == nil)
	papers := map[string]func(io.Writer) error{}
	for name, large := range map[string]bool{"長形3号": false, "角形2号": true} {
		r := report.Envelopes{Number: 100, Large: large, All: []report.Addressee{{From: "総務部 人事課", Position: "主査", Name: "髙﨑 𠮷彦"}, {From: "呉大学", Name: "田中 花子", Outside: true}}}
		papers[name] = func(w io.Writer) error { return Envelopes(t.Context(), w, r, Options{}) }
	}
	dir := office(t, "pdf", papers)
	for name, want := range map[string][2]float64{"長形3号": {235, 120}, "角形2号": {332, 240}} {
		out, err := exec.Command("pdfinfo", filepath.Join(dir, name+".pdf")).Output()
		m := regexp.MustCompile(`Pages: +2\n(?s:.*)Page size: +([0-9.]+) x ([0-9.]+) pts`).FindSubmatch(out)
		if err != nil || m == nil {
			t.Errorf("%s: %v\n%s", name, err, out)
			continue
		}
		for i := range want {
			var pt float64
			if _, err := fmt.Sscan(string(m[1+i]), &pt); err != nil || pt*25.4/72 < want[i]-.2 || pt*25.4/72 > want[i]+.2 {
				t.Errorf("%s: %s x %s points, want %v mm", name, m[1], m[2], want)
				break
			}
		}
		var b bytes.Buffer
		if err := papers[name](&b); err != nil {
			t.Fatal(err)
		}
		p, err := opened.Read(t.Context(), b.Bytes(), "2026-11-22")
		if err != nil {
			t.Fatal(err)
		}
		for s := range p.Sheets {
			if wide, high := s.Setup.Size(); wide != want[0] || high != want[1] {
				t.Errorf("%s is read as %g x %g mm", name, wide, high)
			}
		}
	}
}
