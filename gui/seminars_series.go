package gui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
)

// several reports whether the office has more than one series. Only then a page names
// them, asks for one or narrows to one; of one series nothing is said.
func (d *desk) several() bool { return len(d.series) > 1 }

// seriesColumn puts a column with the series before the others, where there are several.
func seriesColumn[T any](d *desk, in func(T) string, columns []kit.Column[T]) []kit.Column[T] {
	if !d.several() {
		return columns
	}
	return slices.Insert(columns, 0, kit.Column[T]{Key: "series", Title: lang.X("seminar.series", "講座"), Width: 144, Least: 104, Muted: true, Optional: 1, Text: in})
}

// seriesChoice lets her choose one series or all of them. It is not there where there is
// only one.
type seriesChoice struct {
	d      *desk
	choice *kit.Select
	all    int64   // what the choice of all stands for
	ids    []int64 // by place in the choice
	names  []string
	root   *fyne.Container
}

// newSeriesChoice begins with all where allFirst, else with the main one.
func newSeriesChoice(d *desk, allFirst bool, width float32, changed func()) *seriesChoice {
	c := &seriesChoice{d: d, choice: kit.NewSelect(nil)}
	if !allFirst {
		c.all = data.AllSeries
	}
	c.root = kit.Exact(width, c.choice)
	c.show(allFirst)
	c.choice.OnChanged = func(int) { changed() }
	return c
}

// refresh offers the series that there are now.
func (c *seriesChoice) refresh() { c.show(c.all == 0) }

func (c *seriesChoice) show(allFirst bool) {
	was := c.id()
	all := lang.X("series.all", "すべての講座")
	var ids []int64
	var names []string
	for _, s := range c.d.series {
		ids, names = append(ids, s.ID), append(names, s.NameOn(c.d.store.Today()))
	}
	at := len(ids)
	if allFirst {
		at = 0
	}
	ids, names = slices.Insert(ids, at, c.all), slices.Insert(names, at, all)
	if !slices.Equal(ids, c.ids) || !slices.Equal(names, c.names) {
		c.ids, c.names = ids, names
		c.choice.SetOptions(names)
		c.choice.SetIndex(indexOrFirst(ids, was))
	}
	if c.d.several() {
		c.root.Show()
	} else {
		c.root.Hide()
	}
}

// id is the series chosen; 0 where there is only one.
func (c *seriesChoice) id() int64 {
	if !c.d.several() {
		return 0
	}
	return at(c.ids, c.choice.Index())
}

// narrowed reports whether something else than the first is chosen.
func (c *seriesChoice) narrowed() bool { return c.d.several() && c.choice.Index() > 0 }

// clear goes back to the first.
func (c *seriesChoice) clear() { c.choice.SetIndex(0) }

// seriesPick asks which one series something goes into. It is not there where there is
// only one.
type seriesPick struct {
	d      *desk
	choice *kit.Select
	picked func(series int64)
	root   *fyne.Container
}

func newSeriesPick(d *desk, picked func(series int64)) *seriesPick {
	p := &seriesPick{d: d, choice: kit.NewSelect(nil), picked: picked}
	p.root = kit.Row(12, kit.NewText(lang.X("takeover.into", "どの講座に取り込みますか")), kit.Exact(300*scale(), p.choice))
	p.refresh(0)
	return p
}

// refresh offers the series that there are now; chosen is one of them, else the main one.
func (p *seriesPick) refresh(chosen int64) {
	p.choice.OnChanged = nil
	var names []string
	at := 0
	for i, s := range p.d.series {
		names = append(names, s.NameOn(p.d.store.Today()))
		if s.ID == chosen {
			at = i
		}
	}
	p.choice.SetOptions(names)
	p.choice.SetIndex(at)
	p.choice.OnChanged = func(int) { p.picked(p.id()) }
	p.root.Hidden = !p.d.several()
}

// id is the series chosen; 0 where there is only one.
func (p *seriesPick) id() int64 {
	if !p.d.several() {
		return 0
	}
	return at(p.d.series, p.choice.Index()).ID
}
