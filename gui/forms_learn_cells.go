package gui

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/export/learn"
	"jibun/export/opened"
	"jibun/export/sheet"
	"jibun/gui/kit"
	"jibun/gui/papers"
	"jibun/gui/words"
)

// candidateLine is what a cell may be.
type candidateLine struct {
	learn.Candidate
	no     int // of the key; 0 = as it was
	at     int // of the cell's candidates, -1 = as it was
	chosen bool
}

// learnNote is a line of what she should look at.
type learnNote struct {
	id      int64
	section int
	place   place
	ref     string
	text    string
}

// The parts of the notes.
const (
	noteUnsure = iota
	noteConflict
	noteByHand
	noteOutside
)

// The colours of the picture, by their place in the legend.
const (
	tintFound = iota
	tintUnsure
	tintConflict
	tintByHand
)

// learnTints are what the colours of the picture mean.
func learnTints() []kit.Tint {
	return []kit.Tint{
		{Color: kit.ColorGood, Sign: "✓", Word: lang.X("learn.tint.found", "見つかった項目")},
		{Color: kit.ColorWarn, Sign: "?", Word: lang.X("learn.tint.unsure", "確かめてください")},
		{Color: kit.ColorBad, Sign: "!", Word: lang.X("learn.tint.conflict", "台帳と違う")},
		{Color: kit.ColorMuted, Sign: "*", Word: lang.X("learn.tint.hand", "毎年書くところ")},
	}
}

func (p *learnPage) candidateGrid() *kit.Grid[candidateLine] {
	g := kit.NewGrid([]kit.Column[candidateLine]{
		{Key: "no", Title: lang.X("learn.no", "キー"), Width: 52, Text: chosenKey, Bold: func(c candidateLine) bool { return c.chosen }},
		{Key: "text", Title: lang.X("learn.item", "入れる項目"), Width: 150, Least: 110, Grow: true, Text: candidateText, Bold: func(c candidateLine) bool { return c.chosen }},
		{Key: "value", Title: lang.X("learn.value", "台帳の値"), Width: 110, Least: 64, Text: func(c candidateLine) string { return c.Value }},
	})
	g.ID = func(c candidateLine) int64 { return int64(c.no) }
	g.OnOpen = func(c candidateLine) { p.take(c.at) }
	g.OnSelect = func(rows []candidateLine) {
		if len(rows) == 1 {
			p.tell(rows[0])
		}
	}
	g.OnRune = func(r rune) bool { p.TypeRune(r); return true }
	g.Tight = true
	g.Empty = func() (string, string, string, func()) {
		return "", lang.X("learn.pick", "絵の色の付いたセルを選ぶと、ここに候補が並びます。"), "", nil
	}
	return g
}

func candidateText(c candidateLine) string {
	if c.at < 0 {
		return lang.X("learn.asis", "去年のまま")
	}
	return c.Text
}

// chosenKey is the key of a candidate, with a sign at the one that is taken.
func chosenKey(c candidateLine) string {
	if c.chosen {
		return itoa(c.no) + " ✓"
	}
	return itoa(c.no)
}

// tell writes a candidate out.
func (p *learnPage) tell(c candidateLine) {
	text := candidateText(c)
	if c.Value != "" {
		text = lang.X("learn.whole", "{{.Item}} → 台帳では「{{.Value}}」", map[string]any{"Item": c.Text, "Value": c.Value})
	}
	p.whole.SetText(text)
	p.side.Refresh()
}

func (p *learnPage) noteGrid() *kit.Grid[learnNote] {
	g := kit.NewGrid([]kit.Column[learnNote]{
		{Key: "cell", Title: lang.X("forms.cell", "セル"), Width: 76, Least: 60, Muted: true, Text: func(n learnNote) string { return n.ref }},
		{Key: "text", Title: lang.X("learn.what", "書いてあること"), Width: 180, Least: 120, Grow: true, Text: func(n learnNote) string { return n.text }},
	})
	g.Tight = true
	g.ID = func(n learnNote) int64 { return n.id }
	g.Section = func(n learnNote) int { return n.section }
	g.Heading = func(section, rows int) string {
		of := map[string]any{"N": rows}
		switch section {
		case noteUnsure:
			return lang.X("learn.unsure", "確かめてください {{.N}}", of)
		case noteConflict:
			return lang.X("learn.conflicts", "台帳と違うところ {{.N}}", of)
		case noteOutside:
			return lang.X("learn.outside", "セルの外で見つかった項目 {{.N}}", of)
		}
		return lang.X("learn.byhand", "毎年書くところ {{.N}}", of)
	}
	g.OnSelect = func(rows []learnNote) {
		if len(rows) == 1 && rows[0].place.row > 0 {
			p.goTo(rows[0].place)
		}
	}
	g.OnOpen = func(n learnNote) { p.d.win.Canvas().Focus(p.cands) }
	g.OnRune = func(r rune) bool { p.TypeRune(r); return true }
	g.Empty = func() (string, string, string, func()) {
		return "", lang.X("learn.clear", "確かめるところはありません。"), "", nil
	}
	return g
}

// colour colours the cells by what was found.
func (p *learnPage) colour() {
	p.picture.ClearTints()
	for _, t := range p.found.ByHand {
		col, row := cellOf(t.Ref)
		p.picture.SetTint(t.Sheet, col, row, tintByHand)
	}
	for i := range p.found.Cells {
		p.tint(i)
	}
	p.wrong = map[place]bool{}
	for _, c := range p.found.Conflicts {
		if c.Ref == "" {
			continue // the file does not have it
		}
		col, row := cellOf(c.Ref)
		p.wrong[place{c.Sheet, col, row}] = true
		p.picture.SetTint(c.Sheet, col, row, tintConflict)
	}
}

// tint colours one cell.
func (p *learnPage) tint(i int) {
	c := p.found.Cells[i]
	t := tintFound
	switch {
	case p.wrong[place{c.Sheet, c.Col, c.Row}] && c.Chosen >= 0:
		t = tintConflict
	case unsure(c) && !p.decided[i]:
		t = tintUnsure
	case c.Chosen < 0:
		t = -1
	}
	p.picture.SetTint(c.Sheet, c.Col, c.Row, t)
}

// unsure tells whether somebody should look at a cell.
func unsure(c learn.Cell) bool {
	return len(c.Candidates) > 0 && (c.Chosen < 0 || c.Candidates[c.Chosen].Sure < learn.Sure)
}

// list lists what she should look at, and says how much was found.
func (p *learnPage) list() {
	var out []learnNote
	for _, i := range p.open() {
		c := p.found.Cells[i]
		out = append(out, learnNote{int64(i), noteUnsure, place{c.Sheet, c.Col, c.Row}, c.Ref, c.Was})
	}
	unsure := len(out)
	for k, c := range p.found.Conflicts {
		at := place{sheet: c.Sheet}
		if c.Ref != "" {
			at.col, at.row = cellOf(c.Ref)
		}
		text := lang.X("learn.differs", "台帳では {{.Ledger}}", map[string]any{"Ledger": c.Ledger})
		switch {
		case c.Ref == "":
			text = lang.X("learn.lacking", "ファイルにありません: {{.Ledger}}", map[string]any{"Ledger": c.Ledger})
		case c.Ledger == "":
			text = lang.X("learn.stranger", "台帳にありません: {{.Was}}", map[string]any{"Was": c.Was})
		}
		out = append(out, learnNote{1<<32 + int64(k), noteConflict, at, c.Ref, text})
	}
	for k, t := range p.found.ByHand {
		col, row := cellOf(t.Ref)
		if i, ok := p.cells[place{t.Sheet, col, row}]; ok && p.found.Cells[i].Chosen >= 0 {
			continue // she has said what it is
		}
		out = append(out, learnNote{2<<32 + int64(k), noteByHand, place{t.Sheet, col, row}, t.Ref, strings.Join(strings.Fields(t.Was), " ")})
	}
	for k, w := range p.found.Words {
		out = append(out, learnNote{3<<32 + int64(k), noteOutside, place{sheet: w.Sheet}, "", strings.Join(strings.Fields(w.Was), " ") + " → " + strings.Join(strings.Fields(w.Text), " ")})
	}
	p.notes.SetRows(out)
	placed := 0
	for _, c := range p.found.Cells {
		placed += boolean(c.Chosen >= 0)
	}
	p.sums.SetText(lang.X("learn.sums", "{{.N}}か所に項目が入ります。確かめるところ {{.Unsure}}、台帳と違うところ {{.Wrong}}", map[string]any{"N": placed, "Unsure": unsure, "Wrong": len(p.found.Conflicts)}))
	able(p.next, unsure > 0)
}

// open are the cells that are still to be looked at, those that are decided together once.
func (p *learnPage) open() []int {
	var out []int
	for _, i := range p.found.Unsure() {
		if !p.decided[i] {
			out = append(out, i)
		}
	}
	return out
}

// at shows what a cell may be; chosen: the keyboard goes to the candidates.
func (p *learnPage) at(at place, chosen bool) {
	if p.found == nil {
		return
	}
	i, ok := p.cells[at]
	if !ok {
		i = -1
	}
	p.ask(i)
	if ok && chosen {
		p.d.win.Canvas().Focus(p.cands)
	}
}

// ask lists the candidates of a cell.
func (p *learnPage) ask(i int) {
	p.now = i
	if i < 0 {
		p.about.SetText(lang.X("learn.about.none", "ここは項目になりません。去年のままです。"))
		p.cands.SetRows(nil)
		p.whole.SetText("")
		return
	}
	c := p.found.Cells[i]
	text := lang.X("learn.about", "{{.Cell}}「{{.Was}}」に入れる項目", map[string]any{"Cell": c.Ref, "Was": kit.Ellipsis(c.Was, 200*scale(), 14, fyne.TextStyle{})})
	if n := len(p.found.Same(i)); n > 1 {
		text = lang.X("learn.about.same", "{{.Cell}}「{{.Was}}」と同じ列の{{.N}}セルに入れる項目", map[string]any{"Cell": c.Ref, "Was": kit.Ellipsis(c.Was, 160*scale(), 14, fyne.TextStyle{}), "N": n})
	}
	p.about.SetText(text)
	lines := []candidateLine{}
	for k, x := range c.Candidates {
		if k == 9 {
			break // there are keys for nine
		}
		lines = append(lines, candidateLine{x, k + 1, k, k == c.Chosen})
	}
	lines = append(lines, candidateLine{no: 0, at: -1, chosen: c.Chosen < 0})
	p.cands.SetRows(lines)
	p.cands.Select(int64(c.Chosen + 1))
	p.tell(lines[slices.IndexFunc(lines, func(l candidateLine) bool { return l.chosen || l.at < 0 })])
	p.side.Refresh()
}

// take takes a candidate for the cell, -1 for none; what is decided with it follows.
func (p *learnPage) take(candidate int) {
	if p.now < 0 || candidate >= len(p.found.Cells[p.now].Candidates) {
		return
	}
	was := unsure(p.found.Cells[p.now]) && !p.decided[p.now]
	p.found.Choose(p.now, candidate)
	for _, i := range p.found.Same(p.now) {
		p.decided[i] = true
		p.tint(i)
	}
	p.list()
	if was && p.firstUnsure() {
		return
	}
	p.ask(p.now)
}

// firstUnsure goes to the first cell that is to be looked at.
func (p *learnPage) firstUnsure() bool {
	open := p.open()
	if len(open) == 0 {
		return false
	}
	p.point(open[0])
	return true
}

// goNext goes to the next cell that is to be looked at, after the one shown.
func (p *learnPage) goNext() {
	open := p.open()
	if p.found == nil || len(open) == 0 {
		return
	}
	next := open[0]
	for _, i := range open {
		if i > p.now {
			next = i
			break
		}
	}
	p.point(next)
	p.d.win.Canvas().Focus(p.cands)
}

func (p *learnPage) point(i int) {
	c := p.found.Cells[i]
	p.goTo(place{c.Sheet, c.Col, c.Row})
}

// goTo shows a cell in the picture and asks about it.
func (p *learnPage) goTo(at place) {
	p.picture.Reveal(at.sheet, at.col, at.row)
	p.at(at, false)
}

// TypeRune: 1 to 9 take a candidate, 0 none, N goes to the next cell to be looked at.
func (p *learnPage) TypeRune(r rune) {
	if p.found == nil || p.shownPreview() {
		return
	}
	if r >= '０' && r <= '９' { // the input method is on
		r = r - '０' + '0'
	}
	switch {
	case r == '0':
		p.take(-1)
	case r >= '1' && r <= '9':
		p.take(int(r - '1'))
	case r == 'n' || r == 'N' || r == 'ｎ':
		p.goNext()
	}
}

// TypeBackspace does nothing here.
func (p *learnPage) TypeBackspace() {}

// turn shows the preview, or the candidates again.
func (p *learnPage) turn() {
	if p.shownPreview() {
		p.look()
		p.d.win.Canvas().Focus(p.cands)
		return
	}
	p.fill()
}

// fill fills the form with this year's values and shows it beside last year's file.
func (p *learnPage) fill() {
	found, kind, r := p.found, p.formKind(), papers.Request{Year: p.d.year}
	p.d.read(func(ctx context.Context) (func(), error) {
		if papers.SubjectOf(kind) == papers.OfEvening {
			id, err := papers.NextEvening(ctx, p.d.store)
			if err != nil {
				return nil, err
			}
			r.Seminar = id
		}
		v, err := p.d.valuesFor(ctx, kind, r)
		if err != nil {
			return nil, err
		}
		b, said, err := papers.Filled(ctx, found, v)
		if err != nil {
			return func() { p.d.complainText(formErrorWord(err)) }, nil
		}
		paper, err := opened.Read(ctx, b, p.d.store.Today())
		return func() { p.beside(paper, said) }, err
	})
}

// beside shows the filled form beside last year's file.
func (p *learnPage) beside(paper *sheet.Paper, said []string) {
	if err := p.preview.SetPaper(paper); err != nil {
		p.d.complainText(words.Error(err))
		return
	}
	head := func(text string) fyne.CanvasObject { return kit.Pad(0, 0, 6, 0, kit.NewHeading(text)) }
	left := kit.Border(head(lang.X("learn.last", "去年のファイル")), nil, nil, nil, p.picture)
	this := head(p.previewWord())
	right := kit.Border(this, nil, nil, nil, p.preview)
	if len(said) > 0 {
		right = kit.Border(kit.Col(6, this, kit.Bar(kit.ToneWarn, kit.NewProse(said[0]))), nil, nil, nil, p.preview)
	}
	p.body.Objects = []fyne.CanvasObject{container.New(&halves{gap: 16}, left, right)}
	p.label()
	p.body.Refresh()
}

// previewWord says with what the form is filled.
func (p *learnPage) previewWord() string {
	if papers.SubjectOf(p.formKind()) == papers.OfYear {
		return lang.X("learn.this", "{{.Year}}のデータで書くと", map[string]any{"Year": p.d.year.Label(p.d.office.Style())})
	}
	return lang.X("learn.this.evening", "次の回のデータで書くと")
}

// halves puts two beside each other, each half as wide.
type halves struct{ gap float32 }

// MinSize is Fyne's.
func (h *halves) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(600, 300) }

// Layout is Fyne's.
func (h *halves) Layout(o []fyne.CanvasObject, s fyne.Size) {
	w := (s.Width - h.gap) / 2
	for i, x := range o {
		x.Move(fyne.NewPos(float32(i)*(w+h.gap), 0))
		x.Resize(fyne.NewSize(w, s.Height))
	}
}

// cellOf reads a cell's name: B3 is column 2 of row 3.
func cellOf(ref string) (col, row int) {
	if _, err := fmt.Sscanf(strings.TrimLeft(ref, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), "%d", &row); err != nil {
		return 0, 0
	}
	for _, r := range ref {
		if r < 'A' || r > 'Z' {
			break
		}
		col = col*26 + int(r-'A') + 1
	}
	return col, row
}
