package kit

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

func TestWrapText(t *testing.T) {
	one := func(rune) float32 { return 1 }
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"あいうえおか", []string{"あいうえお", "か"}},
		{"あいうえお。か", []string{"あいうえ", "お。か"}},
		{"あいうえ「か」", []string{"あいうえ", "「か」"}},
		{"あい Excel", []string{"あい ", "Excel"}},
		{"一行\n二行", []string{"一行", "二行"}},
		{"", []string{""}},
	} {
		if got := wrapText(tt.text, 5, one); !slices.Equal(got, tt.want) {
			t.Errorf("%q → %q, want %q", tt.text, got, tt.want)
		}
	}
}

// However wide it is, flowing text begins no line with what ends a word and ends none with
// an opening bracket; nothing of it is lost.
func TestProse_kinsoku(t *testing.T) {
	test.NewTempApp(t)
	const text = "職員が勤務後に開く「じぶん投資セミナー」の台帳です。ちょっとした集まり、ビブリオバトル(読書会)も、ぜひどうぞ。"
	p := NewProse(text)
	test.NewTempWindow(t, p)
	for width := float32(60); width < 900; width += 7 {
		p.Resize(fyne.NewSize(width, 400))
		var all []string
		r := test.WidgetRenderer(p)
		for _, o := range r.Objects() {
			line := o.(*canvas.Text).Text
			if first := []rune(line)[0]; strings.ContainsRune(notFirst, first) {
				t.Errorf("%v wide: a line begins with %c: %q", width, first, line)
			}
			if last := []rune(line)[len([]rune(line))-1]; strings.ContainsRune(notLast, last) {
				t.Errorf("%v wide: a line ends with %c: %q", width, last, line)
			}
			if over := fyne.MeasureText(line, Size(SizeBody), fyne.TextStyle{}).Width; over > width+0.5 {
				t.Errorf("%v wide: %q is %v", width, line, over)
			}
			all = append(all, line)
		}
		if got := strings.Join(all, ""); got != text {
			t.Fatalf("%v wide: %q", width, got)
		}
		if n := float32(len(all)); p.MinSize().Height < n*fyne.MeasureText("国", Size(SizeBody), fyne.TextStyle{}).Height {
			t.Errorf("%v wide: %v lines in %v", width, n, p.MinSize())
		}
	}
}
