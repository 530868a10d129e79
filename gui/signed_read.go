package gui

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/export/readback"
	"jibun/gui/kit"
	"jibun/gui/papers"
)

// readSigned reads files of scanned pages behind a bar, and then shows evening after
// evening what they say. Nothing is written before she records it.
func (d *desk) readSigned(paths []string) {
	if d.refuses() {
		return
	}
	var scanned *papers.Scanned
	d.reads(lang.X("signed.reading", "用紙を読み取っています"), func(ctx context.Context, progress data.Progress) (err error) {
		scanned, err = papers.ReadSigned(ctx, d.store, paths, func(done, all int, _ string) { progress(done, all) })
		return err
	}, func() { d.showSigned(scanned) })
}

// showSigned shows what was read; of what says nothing only why.
func (d *desk) showSigned(s *papers.Scanned) {
	if len(s.Evenings) > 0 {
		showSignedDialog(d, s, 0)
		return
	}
	if len(s.Surveys) > 0 {
		d.showSurveyed(s, 0)
		return
	}
	wrong := signedProblems(s, nil)
	if len(wrong) == 0 {
		wrong = []string{lang.X("signed.empty", "何も写っていないページだけでした。")}
	}
	title := lang.X("signed.none", "読み取れる名簿もアンケート用紙もありませんでした")
	if len(s.Settled) > 0 {
		title = lang.X("signed.settled", "実績確定した回の名簿です")
	}
	kit.Inform(d.win, title, strings.Join(wrong, "\n"))
}

// showSurveyed shows the filled アンケート用紙 of the nth evening, if there is one.
func (d *desk) showSurveyed(s *papers.Scanned, n int) {
	if n < len(s.Surveys) {
		showSurveyedDialog(d, s, n)
	}
}

// lowScan reports whether the window is so low that what is asked about would not be seen
// whole beside all there is to say.
func (d *desk) lowScan() bool { return d.win.Canvas().Size().Height < 620*scale() }

// lowestScan reports whether it is so low that even what to know of the pages has no line.
func (d *desk) lowestScan() bool { return d.win.Canvas().Size().Height < 480*scale() }

// scanHigh is how high the content is at least; scanGap is the room between its parts.
func (d *desk) scanHigh() float32 {
	return min(560*scale(), max(d.win.Canvas().Size().Height-30-172*scale(), 260))
}

func (d *desk) scanGap() float32 {
	switch {
	case d.lowestScan():
		return 2
	case d.lowScan():
		return 4
	}
	return 8
}

// scanNotes are what to know of scanned pages, up to a number of them, in a low window one whose
// line is cut; a button says how many more there are, and shows them all.
func (d *desk) scanNotes(texts []string, shown int) (out []fyne.CanvasObject) {
	if d.lowScan() {
		shown = 1
	}
	for i, text := range texts[:min(shown, len(texts))] {
		var line fyne.CanvasObject = kit.NewProse(text)
		if d.lowScan() {
			line = kit.NewText(text).Shortens()
		}
		if n := len(texts) - shown; i == shown-1 && n > 0 {
			line = kit.Border(nil, nil, nil, d.allNotes(texts, n), kit.Middle(line))
		}
		out = append(out, kit.Strip(kit.ToneWarn, line))
	}
	return out
}

// allNotes shows them all; it says how many are not seen.
func (d *desk) allNotes(texts []string, unseen int) fyne.CanvasObject {
	label := lang.X("signed.more", "ほか{{.N}}件…", map[string]any{"N": unseen})
	if unseen == len(texts) {
		label = lang.X("signed.notes", "お知らせ {{.N}}件…", map[string]any{"N": unseen})
	}
	return kit.Middle(kit.NewButton(label, func() {
		kit.Inform(d.win, lang.X("signed.notes.title", "この用紙について"), strings.Join(texts, "\n"))
	}).Tight())
}

// scanDetail is how high the place is at least where something is looked at.
func (d *desk) scanDetail() float32 {
	if d.lowScan() {
		return 112 * scale()
	}
	return 186 * scale()
}

// scanPanel is that place: what it is, its picture, its choices.
func (d *desk) scanPanel(head, picture, choices fyne.CanvasObject) fyne.CanvasObject {
	gap := d.scanGap()
	return kit.NewPanel(kit.ColorSurface, kit.ColorLine, 6, kit.Pad(gap, 12, gap, 12, kit.Border(head, choices, nil, nil, kit.Pad(gap, 0, gap, 0, picture))))
}

// scanHead is what stands above it: what it is, and what is asked.
func (d *desk) scanHead(title, said *kit.Text) *fyne.Container {
	if !d.lowScan() {
		return kit.Col(2, title, said)
	}
	title.Cut = false
	return kit.Border(nil, nil, title, nil, kit.Pad(0, 0, 0, 10, kit.Middle(said)))
}

// scanEvening says that sheets are of another evening than the one whose page is open, or of one
// that is still to come; nothing otherwise.
func (d *desk) scanEvening(m data.Seminar, called string) []string {
	p, onPage := d.sh.now.(*seminarPage)
	other, ahead := onPage && p.id != m.ID, m.Date > d.store.Today()
	what := map[string]any{"Evening": called, "Day": d.day(m.Date)}
	switch {
	case other && ahead:
		return []string{lang.X("scan.other.ahead", "いま開いている回ではなく、これから開く{{.Evening}}({{.Day}})の用紙です。", what)}
	case other:
		return []string{lang.X("scan.other", "いま開いている回ではなく、{{.Evening}}({{.Day}})の用紙です。", what)}
	case ahead:
		return []string{lang.X("scan.ahead", "{{.Evening}}は、まだ開かれていません({{.Day}})。", what)}
	}
	return nil
}

// signedProblems are what an evening, or the files, do not say, as sentences.
func signedProblems(s *papers.Scanned, of *papers.Signed) (out []string) {
	if of != nil {
		out = of.Problems()
	}
	return append(out, s.PageProblems()...)
}

// chooseSigned lets her look for a file.
func (d *desk) chooseSigned() {
	kit.OpenFile(d.win, lang.X("signed.choose", "用紙を読み取る…"), readback.Extensions(), d.prefs.String("signed.folder"), func(path string) {
		d.prefs.SetString("signed.folder", filepath.Dir(path))
		d.readSigned([]string{path})
	})
}
