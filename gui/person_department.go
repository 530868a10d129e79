package gui

import (
	"context"
	"slices"
	"strings"

	"jibun/data"
	"jibun/data/kana"
	"jibun/gui/kit"

	"fyne.io/fyne/v2/lang"
)

// departmentPicker is a field for a department, found by typing a part of its name
// or its code. Without a choice the text is wrong.
type departmentPicker struct {
	*kit.SearchEntry
	list   []data.Department // of the day, in 建制順
	keys   []string          // folded
	chosen int64
}

// newDepartmentPicker offers departments; next is called when one was picked.
func newDepartmentPicker(list []data.Department, next func()) *departmentPicker {
	p := &departmentPicker{SearchEntry: kit.NewSearchEntry(lang.X("department.search", "所属の名前の一部やコード")), list: list}
	p.ClearOnPick = false
	p.Nothing = lang.X("department.notfound", "あてはまる所属がありません")
	for _, d := range list {
		p.keys = append(p.keys, kana.Fold(d.Label())+" "+kana.Fold(d.Code))
	}
	p.Find = func(text string, show func([]kit.Candidate)) {
		show(p.find(text))
	}
	p.OnPick = func(c kit.Candidate) {
		p.choose(c.Value.(data.Department))
		next()
	}
	p.OnSubmit = func(text string) bool {
		if text != "" {
			return false
		}
		next()
		return true
	}
	return p
}

func (p *departmentPicker) find(text string) []kit.Candidate {
	words := kana.FoldQuery(text)
	var out []kit.Candidate
	for i, d := range p.list {
		fits := true
		for _, w := range words {
			fits = fits && strings.Contains(p.keys[i], w)
		}
		if fits {
			out = append(out, kit.Candidate{Title: d.Label(), Badge: d.Code, Value: d})
		}
	}
	return out
}

// choose chooses a department; its name stands in the field.
func (p *departmentPicker) choose(d data.Department) {
	p.SetText(d.Label())
	p.chosen = d.ID
}

// Department is the one chosen, 0 if the field is empty. complaint says that what
// was typed is none.
func (p *departmentPicker) Department() (id int64, complaint string) {
	text := kana.Fold(p.Text())
	if text == "" {
		return 0, ""
	}
	for _, d := range p.list {
		if kana.Fold(d.Label()) == text && (p.chosen == 0 || d.ID == p.chosen) {
			return d.ID, ""
		}
	}
	if found := p.find(p.Text()); len(found) == 1 {
		return found[0].Value.(data.Department).ID, ""
	}
	return 0, lang.X("department.choose", "所属を一覧から選んでください")
}

// openDepartments are those one can be posted to: all that have not been closed,
// also those that begin later.
func (d *desk) openDepartments(ctx context.Context) ([]data.Department, error) {
	list, err := d.store.Departments(ctx, "")
	today := d.store.Today()
	return slices.DeleteFunc(list, func(x data.Department) bool { return x.To != "" && x.To < today }), err
}

// departmentOf finds one of a list.
func departmentOf(list []data.Department, id int64) data.Department {
	for _, d := range list {
		if d.ID == id {
			return d
		}
	}
	return data.Department{}
}
