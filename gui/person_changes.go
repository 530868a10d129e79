package gui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/wareki"
	"jibun/gui/kit"
)

// What becomes of a person from a day on: a new name, another place, the end of
// work. What was before stays for papers about earlier days.

// formDialog shows a form whose fields read themselves; save does the operation.
func (d *desk) formDialog(title, verb string, form *kit.Form, get func() bool, save func(context.Context) error) {
	form.Clean()
	dialog := &kit.Dialog{Title: title, Content: form.Object(), Width: 580, Primary: verb, Secondary: lang.X("cancel", "やめる"), First: form.First(), Changed: form.Changed}
	do := func() bool {
		if form.Readable() && get() {
			d.actOr(save, dialog.Hide, d.marks(form))
		}
		return false
	}
	dialog.OnPrimary = do
	form.OnSubmit = func() { do() }
	kit.Show(d.win, dialog)
}

// needDay takes the day of a field; false if there is none, which is marked.
func needDay(form *kit.Form, key string, e *kit.DateEntry, day *wareki.Date) bool {
	text, complaint := e.Day()
	if complaint == "" && text == "" {
		complaint = required("")
	}
	*day = wareki.Date(text)
	form.Mark(map[string]string{key: complaint})
	return complaint == ""
}

// renamePerson records a new name (改姓).
func renamePerson(d *desk, p data.Person) {
	form, name, reading, on := kit.NewForm(), kit.NewEntry(), kit.NewEntry(), kit.NewDateEntry(d.nearDays())
	name.SetText(p.Name)
	reading.SetText(p.Reading)
	on.SetDay(string(d.store.Today()))
	form.Add("name", lang.X("rename.name", "新しい氏名"), name, "")
	form.Add("reading", lang.X("person.reading", "ふりがな"), reading, "")
	form.Add("valid_from", lang.X("rename.from", "いつから"), on, lang.X("rename.hint", "それより前の日の帳票には、前の氏名が載ります。前の氏名でも探せます。"))
	var from wareki.Date
	d.formDialog(lang.X("rename.title", "改姓: {{.Name}}", map[string]any{"Name": p.Name}), lang.X("record", "記録する"), form, func() bool {
		if strings.TrimSpace(name.Text) == "" {
			form.Mark(map[string]string{"name": required("")})
			return false
		}
		if strings.TrimSpace(name.Text) == p.Name {
			form.Mark(map[string]string{"name": lang.X("rename.same", "前と同じ氏名です")})
			return false
		}
		return needDay(form, "valid_from", on, &from)
	}, func(ctx context.Context) error {
		return d.store.RenamePerson(ctx, p.ID, strings.TrimSpace(name.Text), reading.Text, from)
	})
}

// bandChoices are the choices of a posting's band; the first leaves it to the title.
var bandChoices = []data.Band{"", data.Junior, data.Middle, data.Manager}

// transferPerson records where somebody works from a day on (異動). last is the
// present posting, empty if there is none.
func transferPerson(d *desk, p data.Person, last data.Posting) {
	d.opens(func(ctx context.Context) (func(), error) {
		departments, err := d.openDepartments(ctx)
		return func() { showTransfer(d, p, last, departments) }, err
	})
}

func showTransfer(d *desk, p data.Person, last data.Posting, departments []data.Department) {
	form, position, on := kit.NewForm(), kit.NewEntry(), kit.NewDateEntry(d.nearDays())
	to := newDepartmentPicker(departments, func() { d.win.Canvas().Focus(position) })
	if now := departmentOf(departments, last.DepartmentID); now.ID != 0 {
		to.choose(now)
	}
	position.SetText(last.Position)
	today := d.store.Today()
	on.SetDay(string(wareki.On(today.Year(), today.Month(), 1)))
	labels := []string{lang.X("band.auto", "職名から")}
	for _, b := range bandChoices[1:] {
		labels = append(labels, b.Label())
	}
	band := kit.NewSelect(labels)
	band.SetIndex(0)
	form.Add("department", lang.X("transfer.to", "新しい所属"), to.SearchEntry, "")
	form.Add("position", lang.X("person.position", "職名"), position, "")
	form.Add("band", lang.X("person.band", "区分"), band, "")
	form.Add("valid_from", lang.X("transfer.on", "発令日"), on, lang.X("transfer.hint", "前の所属は、前の日までとして残ります。"))
	o := data.Posting{PersonID: p.ID}
	d.formDialog(lang.X("transfer.title", "異動: {{.Name}}", map[string]any{"Name": p.Name}), lang.X("record", "記録する"), form, func() bool {
		id, complaint := to.Department()
		if complaint == "" && id == 0 {
			complaint = required("")
		}
		if complaint != "" {
			form.Mark(map[string]string{"department": complaint})
			return false
		}
		o.DepartmentID, o.Position, o.Band = id, strings.TrimSpace(position.Text), at(bandChoices, band.Index())
		return needDay(form, "valid_from", on, &o.From)
	}, func(ctx context.Context) error { // Batch.Transfer knows rank and band of a title
		n := o
		return d.store.Bulk(ctx, "posting.transfer", p.Name, func(b *data.Batch) error { return b.Transfer(ctx, &n) })
	})
}

// retirePerson records the last day of work (退職).
func retirePerson(d *desk, p data.Person) {
	form, on := kit.NewForm(), kit.NewDateEntry(d.nearDays())
	on.SetDay(string(d.store.Today()))
	form.Add("left_on", lang.X("retire.on", "最後の勤務日"), on, lang.X("retire.hint", "これまでの参加や登壇は、そのまま残ります。名簿には「退職者も」で出ます。"))
	var last wareki.Date
	d.formDialog(lang.X("retire.title", "退職: {{.Name}}", map[string]any{"Name": p.Name}), lang.X("record", "記録する"), form, func() bool {
		return needDay(form, "left_on", on, &last)
	}, func(ctx context.Context) error {
		n := p
		n.LeftOn = last
		return d.store.Bulk(ctx, "person.leave", p.Name, func(b *data.Batch) error { return b.Leave(ctx, &n) })
	})
}

// comeBack says that somebody who left works again; a posting follows.
func comeBack(d *desk, p data.Person, last data.Posting) {
	n := p
	n.LeftOn = ""
	d.act(func(ctx context.Context) error { return d.store.SavePerson(ctx, &n) }, func() { transferPerson(d, n, last) })
}
