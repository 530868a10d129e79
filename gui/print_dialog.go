package gui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	paper "jibun/export/page"
	"jibun/gui/kit"
	"jibun/gui/native/printing"
	"jibun/gui/papers"
	"jibun/gui/words"
)

// askPrinter asks how a paper is to be printed where the system has no dialog of its own.
// Enter prints on the printer that stands there.
func (d *desk) askPrinter(p papers.Paper, pages *paper.Document, said []string, list []printing.Printer, done func()) {
	if len(list) == 0 {
		d.noPrinter(p, printing.ErrNoPrinter, done)
		return
	}
	q := newPrintQuestion(d, pages.Count(), list)
	content := kit.Col(12, kit.NewProse(lang.X("print.what", "{{.What}}  全{{.N}}ページ", map[string]any{"What": p.About, "N": pages.Count()})))
	warnings(content, said)
	content.Add(q.form.Object())
	content.Add(q.state)
	dialog := &kit.Dialog{Title: lang.X("print.title", "印刷"), Content: content, Width: 480, Footer: true, Primary: lang.X("papers.print", "印刷")}
	dialog.OnPrimary = func() bool {
		c, ok := q.choice()
		if ok {
			q.keep(c)
			dialog.OnClosed = func() {
				d.opens(func(ctx context.Context) (func(), error) { return d.toPrinter(ctx, p, pages, c, done) })
			}
		}
		return ok
	}
	q.form.OnSubmit = dialog.Submit
	kit.Show(d.win, dialog)
}

// warnings adds what to look at before something is printed.
func warnings(col *fyne.Container, said []string) {
	for _, w := range said {
		col.Add(kit.Bar(kit.ToneWarn, kit.NewProse(w)))
	}
}

// warnPrint says what to look at before the system's dialog opens, which would lie over it;
// where there is nothing, next follows at once. Enter goes on.
func (d *desk) warnPrint(what string, said []string, next func()) {
	if len(said) == 0 {
		next()
		return
	}
	content := kit.Col(12, kit.NewProse(what))
	warnings(content, said)
	dialog := &kit.Dialog{Title: lang.X("print.before", "印刷する前に"), Content: content, Width: 480, Footer: true,
		Primary: lang.X("print.goon", "印刷へ進む"), Secondary: lang.X("kit.leave", "やめる")}
	dialog.OnPrimary = func() bool {
		dialog.OnClosed = next
		return true
	}
	kit.Show(d.win, dialog)
}

// noPrinter leads on where the system knows no printer, or what prints does not answer.
func (d *desk) noPrinter(p papers.Paper, why error, done func()) {
	dialog := &kit.Dialog{Title: lang.X("print.title", "印刷"), Width: 440, Content: kit.NewProse(words.Error(why)),
		Primary: lang.X("print.view", "PDFを開く"), Secondary: lang.X("kit.leave", "やめる"), Footer: true}
	dialog.OnPrimary = func() bool {
		dialog.OnClosed = func() { d.viewPaper(p, done) }
		return true
	}
	kit.Show(d.win, dialog)
}

// printQuestion are the fields of the dialog.
type printQuestion struct {
	d       *desk
	list    []printing.Printer
	count   int
	form    *kit.Form
	printer *kit.Select
	copies  *kit.NumberEntry
	pages   *kit.Entry
	sides   *kit.Select
	state   *fyne.Container
}

func newPrintQuestion(d *desk, count int, list []printing.Printer) *printQuestion {
	q := &printQuestion{d: d, list: list, count: count, form: kit.NewForm(), copies: kit.NewNumberEntry(lang.X("print.copies.unit", "部")), pages: kit.NewEntry(), state: kit.Col(0)}
	q.form.EnterMoves = false // Enter prints
	names := make([]string, len(list))
	at := 0
	for i, x := range list {
		names[i] = x.Name
		if x.Default {
			names[i] = lang.X("print.usual", "{{.Name}}(通常使うプリンター)", map[string]any{"Name": x.Name})
			at = i
		}
	}
	if i := slices.IndexFunc(list, func(x printing.Printer) bool { return x.Name == d.prefs.String("print.printer") }); i >= 0 {
		at = i
	}
	q.printer = kit.NewSelect(names)
	q.printer.SetIndex(at)
	q.printer.OnChanged = func(int) { q.showState() }
	q.copies.Min, q.copies.Max = 1, 99
	q.copies.SetValue(1)
	q.pages.SetPlaceHolder(lang.X("print.pages.all", "すべて(例: 1-3,5)"))
	q.sides = kit.NewSelect([]string{lang.X("print.sides.set", "プリンターの設定どおり"), lang.X("print.sides.one", "片面"), lang.X("print.sides.long", "両面(長辺とじ)"), lang.X("print.sides.short", "両面(短辺とじ)")})
	q.sides.SetIndex(min(max(d.prefs.Int("print.sides"), 0), 3))
	q.form.Add("printer", lang.X("print.printer", "プリンター"), q.printer, "")
	q.form.Add("copies", lang.X("print.copies", "部数"), q.copies, "")
	q.form.Add("pages", lang.X("print.pages", "ページ"), q.pages, "")
	q.form.Add("sides", lang.X("print.sides", "片面・両面"), q.sides, "")
	q.showState()
	return q
}

// showState says what the printer waits for.
func (q *printQuestion) showState() {
	q.state.Objects = nil
	if t, ok := q.list[q.printer.Index()].Trouble.(*printing.Trouble); ok && t != nil {
		q.state.Add(kit.Bar(kit.ToneWarn, kit.NewProse(words.Trouble(t))))
	}
	q.state.Refresh()
}

// choice is what was chosen; not ok where a field says something else.
func (q *printQuestion) choice() (c printing.Choice, ok bool) {
	q.form.Mark(nil)
	n, complaint := q.copies.Value()
	if q.copies.IsEmpty() {
		n = 1
	}
	wrong := map[string]string{}
	if complaint != "" {
		wrong["copies"] = complaint
	}
	ranges, readable := printing.ParseRanges(q.pages.Text)
	if !readable || len(ranges.Of(q.count)) == 0 {
		wrong["pages"] = lang.X("print.pages.wrong", "1〜{{.N}} のページを、1-3,5 のように入力してください", map[string]any{"N": q.count})
	}
	if len(wrong) > 0 {
		q.form.Mark(wrong)
		return c, false
	}
	return printing.Choice{Printer: q.list[q.printer.Index()].Name, Copies: n, Ranges: ranges, Sides: printing.Sides(q.sides.Index())}, true
}

// keep remembers the printer where it is not the usual one, and the sides.
func (q *printQuestion) keep(c printing.Choice) {
	name := c.Printer
	if q.list[q.printer.Index()].Default {
		name = ""
	}
	q.d.prefs.SetString("print.printer", name)
	q.d.prefs.SetInt("print.sides", int(c.Sides))
}
