package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/gui/kit"
)

// sideItem is a list that can be chosen at the left, with how many stand in it.
type sideItem struct {
	key, label string
	count      string
	warn       bool // it wants a look
	content    fyne.CanvasObject
	focus      fyne.Focusable
}

// sideList shows one of several lists; which ones there are and how many stand in
// each is seen at the left. Up and Down choose, Right and a double click
// go into the list, Enter is for the page.
type sideList struct {
	d     *desk
	grid  *kit.Grid[sideItem]
	items []sideItem
	body  *fyne.Container
	root  fyne.CanvasObject
	key   string
}

func newSideList(d *desk, title, counts string) *sideList {
	s := &sideList{d: d, body: container.NewStack()}
	s.grid = kit.NewGrid([]kit.Column[sideItem]{
		{Key: "what", Title: title, Width: 108, Least: 104, Grow: true, Text: func(i sideItem) string { return i.label }, Bold: func(i sideItem) bool { return i.warn }},
		{Key: "count", Title: counts, Width: 76, Least: 56, Right: true, Text: func(i sideItem) string { return i.count }},
	})
	s.grid.ID = func(i sideItem) int64 { return s.row(i.key) }
	s.grid.OnSelect = func(rows []sideItem) {
		if len(rows) == 1 {
			s.showList(rows[0].key)
		}
	}
	s.grid.OnOpen = func(i sideItem) {
		if i.focus != nil {
			d.win.Canvas().Focus(i.focus)
		}
	}
	s.grid.OnKey = func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyReturn, fyne.KeyEnter:
			kit.PassKey(s.grid, e)
			return true
		case fyne.KeyRight:
			if i := s.row(s.key); i > 0 {
				s.grid.OnOpen(s.items[i-1])
			}
			return true
		}
		return false
	}
	s.root = container.New(&leftCapped{width: 214, most: 0.36, gap: 16}, s.grid, s.body)
	return s
}

// leftCapped gives the left of two objects a width at 100 % text, but never more
// than a share of what there is.
type leftCapped struct{ width, most, gap float32 }

// MinSize is Fyne's.
func (l *leftCapped) MinSize(o []fyne.CanvasObject) fyne.Size {
	a, b := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(a.Width+l.gap+b.Width, max(a.Height, b.Height))
}

// Layout is Fyne's.
func (l *leftCapped) Layout(o []fyne.CanvasObject, s fyne.Size) {
	left := min(l.width*scale(), s.Width*l.most)
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(left, s.Height))
	o[1].Move(fyne.NewPos(left+l.gap, 0))
	o[1].Resize(fyne.NewSize(s.Width-left-l.gap, s.Height))
}

func (s *sideList) row(key string) int64 {
	for i, x := range s.items {
		if x.key == key {
			return int64(i + 1)
		}
	}
	return 0
}

// setItems shows which lists there are; the one chosen stays, else the first is.
func (s *sideList) setItems(items []sideItem) {
	s.items = items
	s.grid.SetRows(items)
	if s.row(s.key) == 0 && len(items) > 0 {
		s.key = items[0].key
	}
	s.choose(s.key)
}

// choose shows one of the lists.
func (s *sideList) choose(key string) {
	if i := s.row(key); i > 0 {
		s.grid.Select(i)
		s.showList(key)
	}
}

func (s *sideList) showList(key string) {
	i := s.row(key)
	if i == 0 {
		return
	}
	s.key = key
	if o := s.items[i-1].content; len(s.body.Objects) != 1 || s.body.Objects[0] != o {
		s.body.Objects = []fyne.CanvasObject{o}
		s.body.Refresh()
	}
}

// sentencesShown is how many sentences a list of them shows.
const sentencesShown = 200

// sentenceColumn shows sentences below each other; what is too long wraps.
func sentenceColumn(list []string) fyne.CanvasObject {
	col := kit.Col(0)
	for i, text := range list {
		if i == sentencesShown {
			col.Add(kit.Pad(8, 16, 8, 16, kit.NewMuted(lang.X("and.more.lines", "ほか {{.N}}件", map[string]any{"N": len(list) - i}))))
			break
		}
		if i > 0 {
			col.Add(kit.Rule())
		}
		col.Add(kit.Pad(4, 12, 4, 8, kit.NewProse(text)))
	}
	return kit.NewPanel(kit.ColorSurface, kit.ColorLine, 6, container.NewVScroll(kit.Pad(4, 4, 4, 4, col)))
}
