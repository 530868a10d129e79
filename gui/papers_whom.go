package gui

import (
	"fmt"
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/gui/kit"
	"jibun/gui/papers"
)

// paperWhom is for whom a paper is made: everybody who may have it, or those she chose. What
// she chose is of one paper about one evening or year, and stays chosen: who may not have it
// just now gets it again when that is taken back.
type paperWhom struct {
	want   map[string][]int64 // whom she chose, by paper (paperKey); never changed, a new one is made
	people []int64            // those of them who may have the paper that is shown; nil = everybody
	lost   bool               // none of them may
	all    []papers.Receiver
	begun  bool // it was looked whether they may
}

// paperKey names a paper and what it is about.
func paperKey(k papers.Kind, r papers.Request) string {
	if k.About(r) == papers.OfYear {
		return fmt.Sprint(k.Key, r.Certificate, r.Year, r.Series)
	}
	return fmt.Sprint(k.Key, r.Certificate, r.Seminar)
}

// among finds those whom she chose among a paper's receivers. Who was not there to be chosen
// when the page was opened for them was not meant.
func (w paperWhom) among(key string, all []papers.Receiver) paperWhom {
	w.all, w.people = all, nil
	for _, x := range all {
		if slices.Contains(w.want[key], x.Person) {
			w.people = append(w.people, x.Person)
		}
	}
	if !w.begun && len(w.people) == 0 {
		w.want = nil
	}
	w.begun = true
	w.lost = len(w.want[key]) > 0 && len(w.people) == 0 && len(all) > 0
	return w
}

// choose is with others chosen for a paper, none = everybody.
func (w paperWhom) choose(key string, people []int64) paperWhom {
	w.want = maps.Clone(w.want)
	if w.want == nil {
		w.want = map[string][]int64{}
	}
	w.want[key] = people
	return w
}

// whom says for whom the paper is, and lets her choose.
func (p *papersPage) whomRow() fyne.CanvasObject {
	w := p.whom
	row := kit.Flow(8)
	switch {
	case w.lost:
		row.Add(kit.Middle(kit.NewText(lang.X("papers.whom.lost", "選んだ方は対象外です"))))
	case len(w.people) == 1:
		i := max(slices.IndexFunc(w.all, func(x papers.Receiver) bool { return slices.Contains(w.people, x.Person) }), 0)
		row.Add(kit.Middle(kit.NewText(lang.X("papers.whom.one", "{{.Name}}さん", map[string]any{"Name": w.all[i].Name}))))
	case len(w.people) > 0:
		row.Add(kit.Middle(kit.NewText(lang.X("papers.whom.some", "{{.N}}名(全員は{{.All}}名)", map[string]any{"N": len(w.people), "All": len(w.all)}))))
	default:
		row.Add(kit.Middle(kit.NewText(lang.X("papers.whom.all", "全員({{.N}}名)", map[string]any{"N": len(w.all)}))))
	}
	row.Add(kit.NewLink(lang.X("papers.whom.choose", "人を選ぶ…"), p.chooseWhom))
	if len(w.people) > 0 || w.lost {
		row.Add(kit.NewLink(lang.X("papers.whom.everybody", "全員に戻す"), func() { p.setWhom(nil) }))
	}
	return kit.Col(4, kit.NewText(lang.X("papers.whom", "だれに出すか")), row)
}

func (p *papersPage) setWhom(people []int64) {
	p.whom = p.whom.choose(p.key, people)
	p.d.sh.reload()
}
