package gui

import (
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data/kana"
	"jibun/gui/kit"
	"jibun/gui/papers"
)

// whomDialog lets her tick for whom a paper is made. What she types narrows the list; Enter
// ticks the only one that is left, or takes the tick away.
type whomDialog struct {
	p      *papersPage
	all    []papers.Receiver
	on     map[int64]bool
	text   *kit.Entry
	count  *kit.Text
	grid   *kit.Grid[papers.Receiver]
	dialog *kit.Dialog
}

// chooseWhom lets her tick for whom the paper is made.
func (p *papersPage) chooseWhom() {
	w := &whomDialog{p: p, all: p.whom.all, on: map[int64]bool{}, text: kit.NewEntry(), count: kit.NewMuted("")}
	for _, x := range w.all {
		w.on[x.Person] = slices.Contains(p.whom.people, x.Person)
	}
	w.grid = w.newGrid()
	w.text.SetPlaceHolder(lang.X("papers.whom.find", "氏名・よみ・所属で絞り込む"))
	w.text.OnChanged = func(string) { w.narrow() }
	w.text.OnKey = w.key
	w.text.OnEscape = func() {
		if w.text.Text == "" {
			w.dialog.Cancel()
		}
		w.text.SetText("")
	}
	hint := kit.NewProse(lang.X("papers.whom.hint", "氏名を入れて Enter か、スペースキーかマウスで印を付けます。一人も付けなければ、全員に出します。")).Small()
	head := kit.Col(8, hint, kit.Border(nil, nil, nil, kit.Pad(0, 0, 0, 12, kit.Middle(w.count)), w.text))
	w.dialog = &kit.Dialog{Title: lang.X("papers.whom", "だれに出すか"), Width: 600, Height: 440, Content: kit.Border(head, nil, nil, nil, kit.Pad(8, 0, 0, 0, w.grid)),
		Primary: lang.X("papers.whom.take", "この方々に出す"), Secondary: lang.X("kit.leave", "やめる"), First: w.text}
	w.dialog.OnPrimary = func() bool {
		some := w.chosen()
		w.dialog.OnClosed = func() { p.setWhom(some) }
		return true
	}
	w.narrow()
	kit.Show(p.d.win, w.dialog)
}

func (w *whomDialog) newGrid() *kit.Grid[papers.Receiver] {
	columns := []kit.Column[papers.Receiver]{
		{Key: "name", Title: lang.X("lecturers.name", "氏名"), Width: 140, Least: 90, Text: func(x papers.Receiver) string { return x.Name }},
		{Key: "from", Title: lang.X("sheet.from", "所属・団体"), Width: 170, Least: 90, Grow: true, Text: func(x papers.Receiver) string { return x.From }},
	}
	if slices.ContainsFunc(w.all, func(x papers.Receiver) bool { return x.Had != "" }) {
		columns = append(columns, kit.Column[papers.Receiver]{Key: "had", Title: lang.X("papers.whom.had", "発行した番号"), Width: 160, Least: 90, Muted: true, Text: func(x papers.Receiver) string { return x.Had }})
	}
	g := kit.NewGrid(columns)
	g.ID = func(x papers.Receiver) int64 { return x.Person }
	g.Tick = func(x papers.Receiver) kit.Tick {
		if w.on[x.Person] {
			return kit.TickOn
		}
		return kit.TickOff
	}
	g.OnTick = w.tick
	g.OnOpen = func(papers.Receiver) { w.dialog.Submit() }
	g.OnRune = func(c rune) bool {
		if unicode.IsSpace(c) {
			return false
		}
		w.p.d.win.Canvas().Focus(w.text)
		w.text.TypedRune(c)
		return true
	}
	g.Empty = func() (string, string, string, func()) {
		return lang.X("papers.whom.nobody", "あてはまる方はいません"), "", "", nil
	}
	return g
}

// tick ticks rows, or takes their ticks away where all have one.
func (w *whomDialog) tick(rows []papers.Receiver) {
	to := slices.ContainsFunc(rows, func(x papers.Receiver) bool { return !w.on[x.Person] })
	for _, x := range rows {
		w.on[x.Person] = to
	}
	w.grid.Refresh()
	w.say()
}

// narrow shows those in whose name, reading or department all that was typed is found.
func (w *whomDialog) narrow() {
	words := strings.Fields(kana.Fold(w.text.Text))
	rows := slices.DeleteFunc(slices.Clone(w.all), func(x papers.Receiver) bool {
		in := kana.Fold(strings.Join([]string{x.Name, strings.ReplaceAll(x.Name, " ", ""), x.Reading, strings.ReplaceAll(x.Reading, " ", ""), x.From, x.Had}, " "))
		return slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(in, word) })
	})
	w.grid.SetRows(rows)
	if len(rows) > 0 {
		w.grid.Select(rows[0].Person)
	}
	w.say()
}

// say counts those who are ticked, also where they are not in sight.
func (w *whomDialog) say() {
	w.count.SetText(lang.X("papers.whom.count", "{{.N}}名に印", map[string]any{"N": len(w.ticked())}))
}

// key is a key in the field: Down leads to the list, and Enter ticks the only one who is left.
// With nothing typed it is that of the dialog.
func (w *whomDialog) key(e *fyne.KeyEvent) bool {
	rows := w.grid.Rows()
	switch {
	case e.Name == fyne.KeyDown:
		w.p.d.win.Canvas().Focus(w.grid)
	case e.Name != fyne.KeyReturn && e.Name != fyne.KeyEnter || w.text.Text == "":
		return false
	case len(rows) == 1:
		w.tick(rows)
		w.text.SetText("")
	case len(rows) > 1:
		w.p.d.win.Canvas().Focus(w.grid)
	}
	return true
}

func (w *whomDialog) ticked() (some []int64) {
	for _, x := range w.all {
		if w.on[x.Person] {
			some = append(some, x.Person)
		}
	}
	return some
}

// chosen are those who are ticked; nil is everybody.
func (w *whomDialog) chosen() []int64 {
	if some := w.ticked(); len(some) < len(w.all) {
		return some
	}
	return nil
}
