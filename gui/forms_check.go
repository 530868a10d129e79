package gui

import (
	"context"
	"errors"
	"slices"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/export/template"
	"jibun/gui/kit"
	"jibun/gui/papers"
	"jibun/gui/words"
)

// formLine is a line of 様式を調べる: something wrong, or a mark with what it becomes.
type formLine struct {
	template.Mark
	wrong string // what is wrong; "" = nothing
	meant string // what may be meant
	stops bool   // and nothing is filled in before it is put right
}

// says is what a line says of its mark: what is wrong, or may be meant, is said whole where
// the line is chosen.
func (l formLine) says() string {
	switch {
	case l.meant != "":
		return lang.X("forms.meant", "{{.Item}} では？", map[string]any{"Item": "{{" + l.meant + "}}"})
	case l.wrong != "":
		return l.wrong
	}
	return l.Value
}

// part is the part of the list that a line is in: what to put right, what to look at, the
// marks.
func (l formLine) part() int { return boolean(!l.stops) + boolean(l.wrong == "") }

// checkForm looks through a form with the values of the year, or of the next evening.
func (d *desk) checkForm(ctx context.Context, form data.Form, r papers.Request) ([]formLine, error) {
	if papers.SubjectOf(form.Kind) == papers.OfEvening {
		id, err := papers.NextEvening(ctx, d.store)
		if err != nil {
			return nil, err
		}
		r.Seminar = id
	}
	report, err := papers.Checked(ctx, d.store, form, r)
	if err != nil {
		return nil, err
	}
	var out []formLine
	for _, p := range report.Problems {
		out = append(out, formLine{template.Mark{Sheet: p.Sheet, Cell: p.Cell, Place: p.Place, Of: p.Of, Text: p.Text}, papers.ProblemWord(p), p.Suggest, p.Stops()})
	}
	slices.SortStableFunc(out, func(a, b formLine) int { return a.part() - b.part() })
	for _, m := range report.Marks {
		if m.Known {
			out = append(out, formLine{Mark: m})
		}
	}
	return out, nil
}

func (p *formsPage) lineGrid() *kit.Grid[formLine] {
	g := kit.NewGrid([]kit.Column[formLine]{
		{Key: "sheet", Title: lang.X("forms.sheet", "シート"), Width: 80, Least: 56, Muted: true, Text: func(l formLine) string { return l.Sheet }},
		{Key: "cell", Title: lang.X("forms.place", "場所"), Width: 96, Least: 56, Text: func(l formLine) string { return papers.PlaceWord(l.Place, l.Cell, l.Of) }},
		{Key: "mark", Title: lang.X("forms.mark", "差し込む項目"), Width: 170, Least: 100, Text: func(l formLine) string { return l.Text }},
		{Key: "value", Title: lang.X("forms.value", "入る値"), Width: 190, Least: 120, Grow: true, Text: formLine.says},
	})
	g.Section = formLine.part
	g.OnSelect = func([]formLine) { p.sums.SetText(p.told()) }
	g.Heading = func(section, rows int) string {
		switch section {
		case 0:
			return lang.X("forms.wrong", "直すところ {{.N}}か所", map[string]any{"N": rows})
		case 1:
			return lang.X("forms.look", "確かめるところ {{.N}}か所", map[string]any{"N": rows})
		}
		return lang.X("forms.marks", "差し込む項目 {{.N}}か所", map[string]any{"N": rows})
	}
	g.OnWidths = p.d.keepWidths("forms.marks", g.SetWidths)
	g.Empty = func() (string, string, string, func()) {
		return lang.X("forms.nothing", "差し込む項目がありません"), lang.X("forms.nothing.hint", "値を入れたいセルに印を書くと、ここに並びます。書ける印は「差し込み項目一覧」にあります。"), "", nil
	}
	return g
}

// told is what is wrong with the line that is chosen, or what was found in the form.
func (p *formsPage) told() string {
	if rows := p.found.Selected(); len(rows) == 1 && rows[0].wrong != "" {
		return rows[0].Text + ": " + rows[0].wrong
	}
	return p.checked
}

// showLines says what was found in the form.
func (p *formsPage) showLines(lines []formLine, problem error) {
	wrong := 0
	for _, l := range lines {
		wrong += boolean(l.stops)
	}
	switch {
	case errors.Is(problem, data.ErrNotFound):
		p.checked = lang.X("forms.check.none", "この年度の記録がないので、調べられません。")
	case problem != nil:
		p.checked = words.Error(problem)
	case wrong > 0:
		p.checked = lang.X("forms.check.wrong", "直すところがあります。「Excelで直す…」で取り出し、直してから「差し替える…」で戻してください。")
	case papers.SubjectOf(p.form.Kind) == papers.OfYear:
		p.checked = lang.X("forms.check.year", "このまま使えます。{{.Year}}の値で調べました。", map[string]any{"Year": p.d.year.Label(p.d.office.Style())})
	case papers.SubjectOf(p.form.Kind) == papers.OfPerson:
		p.checked = lang.X("forms.check.person", "このまま使えます。例の値で調べました。")
	default:
		p.checked = lang.X("forms.check.evening", "このまま使えます。次の回の値で調べました。")
	}
	p.lines = lines
	p.found.SetRows(lines)
	p.sums.SetText(p.told())
}
