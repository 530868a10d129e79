package gui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
)

// menu is what can be done with the rows chosen. What is not possible for all of
// them is left out.
func (t *applicantsTab) menu(rows []applicantRow) []*fyne.MenuItem {
	var items []*fyne.MenuItem
	add := func(label string, can bool, do func()) {
		if can {
			items = append(items, fyne.NewMenuItem(label, do))
		}
	}
	line := func() {
		if n := len(items); n > 0 && !items[n-1].IsSeparator {
			items = append(items, fyne.NewMenuItemSeparator())
		}
	}
	one, r := len(rows) == 1, rows[0]
	add(lang.X("applicants.menu.open", "この人を開く(Enter)"), one, func() { t.d.goPerson(r.PersonID) })
	if !t.d.writable() || t.state == data.SeminarSettled {
		return items
	}
	line()
	waiting := everyRow(rows, func(r applicantRow) bool { return r.State == data.Waiting && r.Waitlist == data.Queued })
	offered := one && r.Waitlist == data.Offered
	received := everyRow(rows, func(r applicantRow) bool { return r.State == data.Received })
	comes := everyRow(rows, applicantRow.live)
	add(lang.X("applicants.menu.confirm", "参加確定にする"), received, func() { t.each(rows, t.confirm) })
	add(lang.X("applicants.menu.wait", "キャンセル待ちにする"), received, func() { t.each(rows, t.wait) })
	add(lang.X("applicants.menu.up", "繰り上げる"), one && waiting, func() { t.moveUp(r.ID) })
	add(lang.X("applicants.menu.offer", "打診する(返事の期限を決めて)…"), one && waiting, func() { showOffer(t, r.ID, r.Name) })
	add(lang.X("applicants.menu.skip", "今回は見送る(列の最後へ)"), waiting, func() { t.passOver(rows) })
	add(lang.X("applicants.menu.accepted", "打診を承諾(参加確定にする)"), offered && !r.over, func() { t.moveUp(r.ID) })
	add(lang.X("applicants.menu.refused", "打診を辞退"), offered, func() { t.refuseOffer(r.ID) })
	line()
	add(lang.X("applicants.menu.withdraw", "キャンセル(本人から)(Delete)"), comes, func() { t.withdraw(rows, "") })
	add(lang.X("applicants.menu.withdraw.why", "キャンセル(理由を書いて)…"), comes, func() { t.askWhy(rows, "withdraw") })
	add(lang.X("applicants.menu.revoke", "取消(人事課から)…"), comes, func() { t.askWhy(rows, "revoke") })
	add(lang.X("applicants.menu.decline", "お断り…"), everyRow(rows, func(r applicantRow) bool { return r.State == data.Received || r.State == data.Waiting }),
		func() { t.askWhy(rows, "decline") })
	add(lang.X("applicants.menu.back", "復活させる"), everyRow(rows, applicantRow.gone), func() { t.each(rows, t.bringBack) })
	line()
	joins := everyRow(rows, func(r applicantRow) bool { return r.Party })
	add(lang.X("applicants.menu.party", "懇親会に加える(スペース)"), comes && !joins, func() { t.party(rows, true) })
	add(lang.X("applicants.menu.noparty", "懇親会から外す(スペース)"), comes && joins, func() { t.party(rows, false) })
	add(lang.X("applicants.menu.note", "備考…"), one, func() { t.note(r) })
	if everyRow(rows, func(r applicantRow) bool { return r.Channel != data.WalkIn }) {
		channel := fyne.NewMenuItem(lang.X("applicants.menu.channel", "経路を直す"), nil)
		channel.ChildMenu = fyne.NewMenu("")
		for i, c := range channels() {
			item := fyne.NewMenuItem(lang.X("applicants.menu.channel.to", "{{.Channel}}(Alt+{{.N}})", map[string]any{"Channel": c.Label(), "N": i + 1}), func() { t.setChannel(rows, c) })
			item.Checked = everyRow(rows, func(r applicantRow) bool { return r.Channel == c })
			channel.ChildMenu.Items = append(channel.ChildMenu.Items, item)
		}
		items = append(items, channel)
	}
	if n := len(items); n > 0 && items[n-1].IsSeparator {
		items = items[:n-1]
	}
	return items
}

func everyRow(rows []applicantRow, f func(applicantRow) bool) bool {
	return len(rows) > 0 && !slices.ContainsFunc(rows, func(r applicantRow) bool { return !f(r) })
}

func (r applicantRow) live() bool {
	return r.State == data.Confirmed || r.State == data.Received || r.State == data.Waiting
}

// gone: does not come, or waited and let the offer expire.
func (r applicantRow) gone() bool { return !r.live() || r.Waitlist == data.OfferExpired }

// rowKey is what the keys of the list mean here.
func (t *applicantsTab) rowKey(g *kit.Grid[applicantRow], e *fyne.KeyEvent) bool {
	rows := g.Selected()
	if len(rows) == 0 || !t.d.writable() || t.state == data.SeminarSettled {
		return false
	}
	switch e.Name {
	case fyne.KeyDelete:
		if everyRow(rows, applicantRow.live) {
			t.withdraw(rows, "")
		}
		return true
	case fyne.KeySpace:
		if everyRow(rows, applicantRow.live) {
			t.party(rows, !everyRow(rows, func(r applicantRow) bool { return r.Party }))
		}
		return true
	case fyne.KeyInsert:
		t.Focus()
		return true
	}
	return false
}

// applicantStep is one step of one registration.
type applicantStep func(context.Context, applicantRow) error

func (t *applicantsTab) confirm(ctx context.Context, r applicantRow) error {
	_, err := t.d.store.Confirm(ctx, r.ID)
	return err
}

func (t *applicantsTab) wait(ctx context.Context, r applicantRow) error {
	_, err := t.d.store.Wait(ctx, r.ID)
	return err
}

func (t *applicantsTab) skip(ctx context.Context, r applicantRow) error {
	_, err := t.d.store.Skip(ctx, r.ID)
	return err
}

// setChannel corrects how the applications came; those that came without one are left.
func (t *applicantsTab) setChannel(rows []applicantRow, c data.Channel) {
	var change []applicantRow
	for _, r := range rows {
		if r.Channel != c && r.Channel != data.WalkIn {
			change = append(change, r)
		}
	}
	if len(change) == 0 || !t.d.writable() || t.state == data.SeminarSettled {
		return
	}
	t.each(change, func(ctx context.Context, r applicantRow) error {
		_, err := t.d.store.SetChannel(ctx, r.ID, c)
		return err
	})
}

func (t *applicantsTab) bringBack(ctx context.Context, r applicantRow) error {
	_, err := t.d.store.BringBack(ctx, r.ID)
	return err
}

// each does a step with several rows.
func (t *applicantsTab) each(rows []applicantRow, f applicantStep) {
	t.d.severally(len(rows), func(ctx context.Context, i int) error { return f(ctx, rows[i]) })
}

func (t *applicantsTab) withdraw(rows []applicantRow, why string) {
	t.each(rows, func(ctx context.Context, r applicantRow) error {
		_, err := t.d.store.Withdraw(ctx, r.ID, why)
		return err
	})
}

// askWhy asks for the reason first; it may stay empty when somebody cancels.
func (t *applicantsTab) askWhy(rows []applicantRow, how string) {
	title := map[string]string{
		"withdraw": lang.X("applicants.withdraw.title", "キャンセル(本人から)"),
		"revoke":   lang.X("applicants.revoke.title", "取消(人事課から)"),
		"decline":  lang.X("applicants.decline.title", "お断り"),
	}[how]
	needed := func(text string) string {
		if text == "" && how != "withdraw" {
			return lang.X("applicants.why.needed", "理由を書いてください")
		}
		return ""
	}
	kit.Ask(t.d.win, title, lang.X("applicants.why", "理由({{.Who}})", map[string]any{"Who": whoLabel(rows)}), lang.X("applicants.why.record", "記録する"), needed, func(why string) {
		switch how {
		case "withdraw":
			t.withdraw(rows, why)
		case "revoke":
			t.each(rows, func(ctx context.Context, r applicantRow) error {
				_, err := t.d.store.Revoke(ctx, r.ID, why)
				return err
			})
		default:
			t.each(rows, func(ctx context.Context, r applicantRow) error {
				_, err := t.d.store.Decline(ctx, r.ID, why)
				return err
			})
		}
	})
}

// whoLabel names who is meant: 田中 太郎さん, 田中 太郎さんほか2名.
func whoLabel(rows []applicantRow) string {
	if len(rows) == 1 {
		return lang.X("people.one", "{{.Name}}さん", map[string]any{"Name": rows[0].Name})
	}
	return lang.X("people.more", "{{.Name}}さんほか{{.N}}名", map[string]any{"Name": rows[0].Name, "N": len(rows) - 1})
}

// party puts people on the list of the gathering, or takes them off.
func (t *applicantsTab) party(rows []applicantRow, join bool) {
	var change []applicantRow
	for _, r := range rows {
		if r.Party != join {
			change = append(change, r)
		}
	}
	t.each(change, func(ctx context.Context, r applicantRow) error {
		if join {
			return t.d.store.JoinParty(ctx, t.id, r.PersonID)
		}
		return t.d.store.LeaveParty(ctx, t.id, r.PersonID)
	})
}

// note changes the remark of an application.
func (t *applicantsTab) note(r applicantRow) {
	field := kit.NewEntry()
	field.SetText(r.Note)
	form := kit.NewForm()
	form.Add("note", lang.X("applicants.note.label", "備考"), field, lang.X("applicants.note.hint", "受付名簿には載りません。"))
	form.Clean()
	save := func() bool {
		n := r.Registration
		n.Note = field.Text
		t.d.act(func(ctx context.Context) error {
			return t.d.store.Bulk(ctx, "registration.note", r.Name, func(b *data.Batch) error { return b.AddRegistration(ctx, &n) })
		}, nil)
		return true
	}
	d := &kit.Dialog{Title: lang.X("applicants.note.title", "{{.Name}}さんの備考", map[string]any{"Name": r.Name}), Content: form.Object(), Width: 520,
		Primary: lang.X("applicants.note.keep", "書き留める"), Secondary: lang.X("cancel", "やめる"), OnPrimary: save, First: field, Changed: form.Changed}
	form.OnSubmit = func() {
		if save() {
			d.Hide()
		}
	}
	kit.Show(t.d.win, d)
}

// openSeminar begins taking applications.
func (t *applicantsTab) openSeminar() {
	t.d.act(func(ctx context.Context) error { return t.d.store.OpenSeminar(ctx, t.id) }, t.Focus)
}
