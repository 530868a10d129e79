package export

import (
	"strings"
	"testing"

	"jibun/data/report"
)

// The sentence of a certificate stands in the middle of the page, in a monospaced type and in a
// proportional one, and its lines are about equally long.
func TestCertificate_middle(t *testing.T) {
	narrow := Advances(func(r rune, size float64) float64 {
		return map[bool]float64{true: .8, false: 1}[r >= 'ぁ' && r <= 'ヿ'] * float64(runeWidth(r)) / 2 * millimetres(size)
	})
	for _, series := range []string{"じぶん投資セミナー", "行政ゼミナール", "職員のための地域共生社会づくり連続講座"} {
		for _, title := range []string{"国債と地方債", "時間を記録してみよう その3", "ビブリオバトル ―子どもに読ませたい本", strings.Repeat("自治体経営の論点", 6)} {
			for _, kind := range report.CertificateKinds() {
				r := sampleCertificates(kind)
				r.Series, r.Title = series, title
				for i, m := range []Measure{HalfWidths{}, narrow} {
					s := certificates{draft: &draft{paper: newPaper(r.Head, Printing(m), "", 1), plan: plan{widths: certificateColumns}}, r: r}
					b, fits := s.block("　" + s.sentence(r.All[0]))
					full, wide, long := s.across(2, 4), 0.0, 0
					lines := strings.Split(b.text, "\n")
					for _, l := range lines {
						wide = max(wide, lineWidth(m, l, b.size))
					}
					for _, l := range lines[:len(lines)-1] {
						if lineWidth(m, l, b.size) > .6*wide {
							long++
						}
					}
					left := cellEdges/2 + float64(b.indent)*blockStep
					if right := full - left - wide; !fits || right-left > blockStep+cellEdges || left-right > blockStep+cellEdges {
						t.Errorf("%s %s %d: %.0f mm at the left, %.0f at the right of %q", kind, title, i, left, right, lines)
					}
					if long < len(lines)-2 {
						t.Errorf("%s %s %d: lines are torn: %q", kind, title, i, lines)
					}
				}
			}
		}
	}
}

// In a workbook, whose readers each move a text as far as they like, its lines have all the room
// that they were broken for.
func TestCertificate_workbook(t *testing.T) {
	for _, kind := range report.CertificateKinds() {
		r := sampleCertificates(kind)
		s := certificates{draft: &draft{paper: newPaper(r.Head, HalfWidths{}, "", 1), plan: plan{widths: certificateColumns}}, r: r}
		if b, fits := s.block("　" + s.sentence(r.All[0])); !fits || b.indent != 0 {
			t.Errorf("%s: moved by %d", kind, b.indent)
		}
	}
}
