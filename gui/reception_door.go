package gui

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"golang.org/x/text/unicode/norm"

	"jibun/data"
	"jibun/gui/kit"
)

// arrival is somebody who was taken in at the door, and the operation that did it.
type arrival struct {
	name, text string
	by         data.Operation
}

// TypeRune begins the next arrival, wherever the keyboard is.
func (r *reception) TypeRune(c rune) { r.entry.TypeOn(r.d.win.Canvas(), c) }

// TypeBackspace is Backspace in the field, wherever the keyboard is.
func (r *reception) TypeBackspace() {
	if r.entry.Disabled() {
		return
	}
	r.Focus()
	r.d.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
}

var (
	numberText = regexp.MustCompile(`^[0-9A-Za-z-]*[0-9][0-9A-Za-z-]*$`)
	// scanInto is a number that a reader typed behind what stood in the field.
	scanInto = regexp.MustCompile(`^[^0-9A-Za-z-]+([0-9A-Za-z-]*[0-9]{4}[0-9A-Za-z-]*)$`)
)

// scanned is what was meant by a text: digits are digits in any width, and a number that
// was read while a name was half typed is that number.
func scanned(text string) string {
	text = strings.TrimSpace(norm.NFKC.String(text))
	if m := scanInto.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return text
}

// isNumber tells what a reader types, and whoever types a number, from a name.
func isNumber(text string) bool { return numberText.MatchString(text) }

// shortNumber is up to how many digits she may be looking for somebody by the beginning
// of a number; a longer one is whole, and means nobody else.
const shortNumber = 3

// byNumber leaves those whose staff number it is, if there are any: to the letter, else
// but for leading zeros.
func byNumber(text string, found []data.CandidateLine, more int) ([]data.CandidateLine, int) {
	for _, mine := range []func(a, b string) bool{strings.EqualFold, data.SameNumber} {
		if slices.ContainsFunc(found, func(p data.CandidateLine) bool { return mine(p.StaffNo, text) }) {
			return slices.DeleteFunc(found, func(p data.CandidateLine) bool { return !mine(p.StaffNo, text) }), 0
		}
	}
	if len(text) <= shortNumber {
		return found, more
	}
	return nil, 0
}

// nobody says in red that an Enter found nobody. The field is ready for the next.
func (r *reception) nobody(text string) {
	if r.entry.Text() == text {
		r.entry.SetText("")
	}
	r.state(lang.X("reception.nobody", "「{{.Text}}」の方は見つかりません", map[string]any{"Text": scanned(text)}), kit.ColorBad)
	r.d.offers.drop(r)
}

// arrive says who was taken in by the operation just done, as long as it stands.
func (r *reception) arrive(name, text string) {
	a := arrival{name: name, text: text, by: r.d.did}
	if a.by.ID == 0 { // read twice, the second time before the first was saved
		r.already(name)
		return
	}
	r.came = append(r.came, a)
	r.say(a.name, a.text, kit.ColorGood)
	r.d.offers.make(r, a.by, func(stands bool) {
		if stands {
			r.say(a.name, a.text, kit.ColorGood)
			return
		}
		r.last.Hide()
		r.head.Refresh()
	})
}

// already says that somebody was taken in before.
func (r *reception) already(name string) {
	r.d.offers.drop(r)
	r.say(name, lang.X("reception.already", "は、もう受け付けています"), kit.ColorWarn)
}

// takeBack takes back the last arrival of this door that still stands, and nothing else
// that was done meanwhile.
func (r *reception) takeBack() {
	r.d.queue.do(func() func() { // when those before are saved
		ids := make([]int64, len(r.came))
		for i, a := range r.came {
			ids[i] = a.by.ID
		}
		stand, err := r.d.store.Standing(context.Background(), ids...)
		return func() {
			if err != nil {
				r.d.complain(err)
				return
			}
			r.takeBackLast(stand)
		}
	})
}

func (r *reception) takeBackLast(stand map[int64]bool) {
	for n := len(r.came); n > 0; n = len(r.came) {
		a := r.came[n-1]
		r.came = r.came[:n-1]
		if stand[a.by.ID] {
			r.d.takeBack(a.by)()
			return
		}
	}
	r.d.toast(lang.X("reception.none", "取り消す受付はありません"))
}

// remark is what to say of somebody who arrived.
func (r *reception) remark(times int, party bool) string {
	text := oftenLabel(times)
	if party {
		text = lang.X("reception.remark", "{{.Text}}・懇親会", map[string]any{"Text": text})
	}
	return text
}

func (r *reception) say(name, text string, c fyne.ThemeColorName) {
	r.state(lang.X("reception.last", "{{.Name}}さん  {{.Text}}", map[string]any{"Name": name, "Text": text}), c)
}

func (r *reception) state(text string, c fyne.ThemeColorName) {
	r.last.ColorName = c
	r.last.Text = text
	r.last.Show()
	r.head.Refresh() // the line takes its room
}
