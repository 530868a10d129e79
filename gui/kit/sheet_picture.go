package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"jibun/export/page"
	"jibun/export/sheet"
)

// SheetPicture shows a workbook as it is seen in a table program: its sheets with their
// tabs, at any size. Cells can be coloured, clicked, and gone through by the arrow keys;
// joined ones are one. What the workbook keeps in sight at the top and at the left stays in
// sight. The paper is white in the dark too.
//
// It is one stop of Tab for its cells and one for its tabs. Ctrl with the wheel, or with
// + and -, makes it larger and smaller, Ctrl+0 as wide as the window; Ctrl+PageDown is the
// next sheet.
type SheetPicture struct {
	widget.BaseWidget
	// OnCell: a cell was chosen, by a click or by Enter.
	OnCell func(sheet string, column, row int)
	// OnMove: the mark stands on another cell, by a click or by a key.
	OnMove func(sheet string, column, row int)

	faces  *page.Faces
	paper  *sheet.Paper
	sheets []*sheet.Sheet
	grids  []*page.Grid // nil until a sheet is looked at
	places []sheetPlace // of each sheet, kept while another is looked at
	at     int          // the sheet that is seen
	tints  map[string]map[[2]int]int
	legend []Tint

	view   *sheetView
	strip  *fyne.Container
	tabs   *Tabs
	shown  *Text // the size, 100 %
	signs  *fyne.Container
	bottom *fyne.Container
}

// sheetPlace is where one looks at a sheet.
type sheetPlace struct {
	x, y        float64 // of the corner of the view, in millimetres
	column, row int     // of the mark, 0 is none
}

// NewSheetPicture makes an empty one. faces are the type that its texts are set in.
func NewSheetPicture(faces *page.Faces) *SheetPicture {
	p := &SheetPicture{faces: faces, tints: map[string]map[[2]int]int{}}
	p.view = newSheetView(p)
	p.shown = NewMuted("100%")
	p.strip, p.signs = container.NewStack(), Row(12)
	smaller := NewButton("−", func() { p.view.step(-1) })
	larger := NewButton("＋", func() { p.view.step(1) })
	fit := NewButton(lang.X("kit.picture.fit", "幅に合わせる"), func() { p.view.widen() })
	p.bottom = Border(nil, nil, nil, Row(8, smaller.Tight(), Exact(48, p.shown), larger.Tight(), fit.Tight()), p.strip)
	p.ExtendBaseWidget(p)
	return p
}

// SetPaper shows another workbook, its first sheet that can be seen; the colours of the
// one before go. nil is none.
func (p *SheetPicture) SetPaper(paper *sheet.Paper) error {
	p.paper, p.sheets, p.grids, p.places, p.at = paper, nil, nil, nil, 0
	clear(p.tints)
	var names []string
	if paper != nil {
		for s := range paper.Sheets {
			if !s.Hidden {
				p.sheets, names = append(p.sheets, s), append(names, s.Name)
			}
		}
	}
	p.grids, p.places = make([]*page.Grid, len(p.sheets)), make([]sheetPlace, len(p.sheets))
	p.strip.RemoveAll()
	p.tabs = nil
	if len(names) > 0 {
		p.tabs = NewTabs(names)
		p.tabs.OnChanged = func(i int) { p.turn(i) }
		p.strip.Add(container.NewHScroll(p.tabs))
	}
	return p.open(0)
}

// open makes a sheet the one that is seen.
func (p *SheetPicture) open(i int) error {
	if len(p.sheets) == 0 {
		p.view.show(nil)
		return nil
	}
	if p.grids[i] == nil {
		g, err := page.NewGrid(p.paper, p.sheets[i], p.faces)
		if err != nil {
			return err
		}
		p.grids[i] = g
	}
	p.at = i
	p.view.show(p.grids[i])
	return nil
}

// turn goes to another sheet; one that cannot be laid out leaves the view empty.
func (p *SheetPicture) turn(i int) {
	if i < 0 || i >= len(p.sheets) {
		return
	}
	if err := p.open(i); err != nil {
		fyne.LogError("lay out a sheet", err)
		p.view.show(nil)
	}
}

// Sheet is the name of the sheet that is seen, "" if there is none.
func (p *SheetPicture) Sheet() string {
	if len(p.sheets) == 0 {
		return ""
	}
	return p.sheets[p.at].Name
}

// Cell is the cell that the mark stands on, 0 if on none.
func (p *SheetPicture) Cell() (column, row int) {
	if len(p.places) == 0 {
		return 0, 0
	}
	return p.places[p.at].column, p.places[p.at].row
}

// Reveal goes to a cell, marks it and brings it into sight. It says nothing to OnMove.
func (p *SheetPicture) Reveal(name string, column, row int) {
	for i, s := range p.sheets {
		if s.Name != name {
			continue
		}
		if i != p.at {
			p.tabs.SetIndex(i)
		}
		if g := p.grids[i]; g != nil {
			m := g.Whole(column, row)
			p.places[i].column, p.places[i].row = m.Column, m.Row
			p.view.reveal(true)
			p.view.redraw()
		}
		return
	}
}

// mark puts the mark on a cell because the clerk did.
func (p *SheetPicture) mark(column, row int, chosen bool) {
	at := &p.places[p.at]
	moved := at.column != column || at.row != row
	at.column, at.row = column, row
	p.view.reveal(false)
	p.view.redraw()
	if moved && p.OnMove != nil {
		p.OnMove(p.Sheet(), column, row)
	}
	if chosen && p.OnCell != nil {
		p.OnCell(p.Sheet(), column, row)
	}
}

// MinSize leaves room for a few rows.
func (p *SheetPicture) MinSize() fyne.Size { return fyne.NewSize(320, 220) }

// CreateRenderer is called by Fyne.
func (p *SheetPicture) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(Border(nil, container.NewVBox(p.signs, p.bottom), nil, nil, p.view))
}
