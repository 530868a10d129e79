package gui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
	"jibun/gui/papers"
)

// surveyedDialog shows what the filled アンケート用紙 of an evening say: what she must decide
// first, each with its picture, then the counts. A sheet names nobody, so that nobody but
// she can tell whether a pile was counted before: where the ledger has counts she says
// whether these come to them or take their place.
type surveyedDialog struct {
	d       *desk
	all     *papers.Scanned
	n       int // which of the evenings
	s       *papers.Surveyed
	rows    []*surveyRow
	grid    *kit.Grid[*surveyRow]
	detail  *surveyedDetail
	summary *kit.Text
	way     *kit.Select // 入れ替える, 足す; nil if the ledger has nothing
	handed  *kit.NumberEntry
	guess   *kit.Text // that 配布 is none that she gave
	typed   bool      // she gave one
	foot    *fyne.Container
	dialog  *kit.Dialog
	done    bool
}

// The ways of surveyedDialog.
const (
	surveyReplaces = iota
	surveyAdds
)

func showSurveyedDialog(d *desk, all *papers.Scanned, n int) {
	x := &surveyedDialog{d: d, all: all, n: n, s: all.Surveys[n], summary: kit.NewHeading("").Shortens(), handed: kit.NewNumberEntry(lang.X("unit.sheets", "枚")), guess: kit.NewMuted("")}
	x.rows = surveyRows(x.s, nil)
	x.grid = x.newGrid()
	x.detail = newSurveyedDetail(x)
	x.dialog = &kit.Dialog{Title: lang.X("surveyed.title", "アンケート用紙を集計する {{.Evening}}", map[string]any{"Evening": x.s.Evening()}),
		Width: 1130, Height: 580, Primary: lang.X("signed.record.none", "記録する"), Secondary: lang.X("cancel", "やめる"),
		OnPrimary: func() bool { x.record(); return false }, First: x.grid,
		Changed: func() bool { return !x.done && x.decided() }, OnClosed: x.next}
	x.handed.OnChanged = func(int) { x.typed = true; x.refresh() }
	head := kit.Col(6, x.summary)
	if w := x.ways(); w != nil {
		head.Add(w)
	}
	for _, o := range d.scanNotes(slices.Concat(d.scanEvening(x.s.Seminar, x.s.Evening()), x.notes(), signedProblems(all, nil)), 3) {
		head.Add(o)
	}
	hint := kit.NewMuted(lang.X("surveyed.keys", "1〜5 答え(いくつでも の設問は Enter で次へ)   0 無回答   ↑↓ 次の行   Ctrl+Enter 記録")).Shortens()
	handed := kit.Row(8, kit.Middle(x.guess), kit.Middle(kit.NewText(lang.X("surveyed.handed", "配布"))), x.handed)
	x.foot = besideElseBelow(300, 16, kit.Middle(hint), handed)
	low := kit.Col(8, kit.Pad(d.scanGap(), 0, 0, 0, container.NewStack(kit.Gap(0, d.scanDetail()), x.detail.root)), x.foot)
	switch {
	case len(x.asked()) > 0 && d.lowScan(): // the keys stand on the buttons
		x.foot = kit.Border(nil, nil, nil, handed, kit.Middle(x.summary))
		head.Objects[0], low.Objects = x.foot, low.Objects[:1]
	case len(x.asked()) == 0:
		hint.SetText(lang.X("surveyed.clear", "すべてはっきり読めました。件数を確かめて、記録してください。"))
		low.Objects = low.Objects[1:]
	}
	content := kit.Border(kit.Pad(0, 0, d.scanGap(), 0, head), low, nil, nil, x.grid)
	x.dialog.Content = container.NewStack(kit.Gap(0, d.scanHigh()), content)
	kit.Show(d.win, x.dialog)
	x.grid.SetRows(x.rows)
	x.goOn(x.rows[0])
	d.surveyed = x
}

// ways asks what becomes of the counts that the ledger has; nil if it has none.
func (x *surveyedDialog) ways() fyne.CanvasObject {
	if x.s.Now.Empty() {
		return nil
	}
	x.way = kit.NewSelect([]string{
		lang.X("surveyed.replace", "この紙だけの件数に入れ替える"), lang.X("surveyed.add", "前の件数に足す(別の紙の続き)"),
	})
	x.way.OnChanged = func(int) { x.refresh() }
	text := lang.X("surveyed.there", "この回には、回収 {{.N}}枚の集計がもう入っています。", map[string]any{"N": x.s.Now.Returned})
	if x.same() {
		text = lang.X("surveyed.there.same", "この紙と同じ {{.N}}枚の集計が、もう入っています。", map[string]any{"N": x.s.Now.Returned})
	}
	return kit.Strip(kit.ToneWarn, kit.Border(nil, nil, nil, x.way, kit.Middle(kit.NewText(text).Shortens())))
}

// notes are what to know besides.
func (x *surveyedDialog) notes() (out []string) {
	if n := x.s.Written(); n > 0 {
		out = append(out, lang.X("surveyed.written", "自由記述に書き込みのある紙が {{.N}}枚あります。文は読み取れず、絵も残りません。紙を見て「ふり返り」に入れてください。", map[string]any{"N": n}))
	}
	return out
}

// pile is what would be recorded.
func (x *surveyedDialog) pile() data.SurveyPile {
	p := data.SurveyPile{Sheets: len(x.s.Sheets), Counts: x.s.Counts(), Add: x.way != nil && x.way.Index() == surveyAdds}
	p.Handed, _ = x.handed.Value()
	return p
}

// same reports whether the ledger says what the sheets do.
func (x *surveyedDialog) same() bool {
	p := x.pile()
	p.Add, p.Handed = false, x.s.Now.Handed
	now := x.s.Now.With(p)
	return x.s.Unsure() == 0 && now.Same(&x.s.Now)
}

// asked are the answers that were unsure when they were read.
func (x *surveyedDialog) asked() (out []*surveyRow) {
	for _, r := range x.rows {
		if r.answer != nil {
			out = append(out, r)
		}
	}
	return out
}

// decided reports whether she has decided anything that would be lost.
func (x *surveyedDialog) decided() bool {
	for _, r := range x.rows {
		if r.decided {
			return true
		}
	}
	return false
}

// next shows the next evening of those that were scanned together.
func (x *surveyedDialog) next() { x.d.showSurveyed(x.all, x.n+1) }

// record enters the counts as one operation.
func (x *surveyedDialog) record() {
	p := x.pile()
	x.dialog.SetBusy(true)
	x.d.actOr(func(ctx context.Context) error { return x.d.store.EnterSurvey(ctx, x.s.Seminar.ID, p) }, func() {
		x.done = true
		x.dialog.Hide()
	}, func(error) bool {
		x.dialog.SetBusy(false)
		return false
	})
}

// refresh draws what depends on her decisions.
func (x *surveyedDialog) refresh() {
	x.rows = surveyRows(x.s, x.rows)
	at := x.current()
	x.grid.SetRows(x.rows)
	if at != nil {
		x.grid.Select(at.id())
	}
	next := x.s.Now.With(x.pile())
	if handed, known := x.s.Handed(next.Returned); !x.typed {
		x.handed.SetValue(handed)
		x.guess.SetText("")
		if !known {
			x.guess.SetText(lang.X("surveyed.handed.guess", "配った枚数に直してください →"))
		}
	} else {
		x.guess.SetText("")
	}
	handed, complaint := x.handed.Value()
	open := x.s.Unsure()
	text := lang.X("surveyed.summary", "アンケート用紙 {{.N}}枚", map[string]any{"N": len(x.s.Sheets)})
	if open > 0 {
		text += lang.X("surveyed.summary.ask", "、確かめる設問 {{.N}}", map[string]any{"N": open})
	}
	x.summary.SetText(text)
	label := lang.X("surveyed.record", "回収 {{.N}}枚を記録する", map[string]any{"N": next.Returned})
	ready := false
	switch {
	case open > 0:
		label = lang.X("surveyed.record.open", "あと{{.N}}問 確かめてください", map[string]any{"N": open})
	case x.way != nil && x.way.Index() < 0:
		label = lang.X("surveyed.record.way", "前の件数をどうするか選んでください")
	case complaint != "" || handed < next.Returned:
		label = lang.X("surveyed.record.handed", "配布を回収({{.N}}枚)以上にしてください", map[string]any{"N": next.Returned})
	default:
		ready = !next.Same(&x.s.Now)
	}
	x.dialog.SetPrimary(label)
	x.dialog.AllowPrimary(ready)
	x.foot.Refresh()
	x.detail.show(at)
}

// current is the row looked at, nil if it is none.
func (x *surveyedDialog) current() *surveyRow {
	if rows := x.grid.Selected(); len(rows) == 1 {
		return rows[0]
	}
	return nil
}
