package gui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/wareki"
	"jibun/gui/kit"
)

// newDayFields ask for the day of an evening that was put off, and until when one applies.
type newDayFields struct {
	form          *kit.Form
	day, deadline *kit.DateEntry
}

// add puts the two fields into a form.
func (n *newDayFields) add(d *desk, hint string) {
	n.day, n.deadline = kit.NewDateEntry(d.days()), kit.NewDateEntry(d.days())
	n.form.Add("date", lang.X("seminar.newdate", "新しい開催日"), n.day, hint)
	n.form.Add("deadline", lang.X("seminar.deadline", "申込の締切"), n.deadline, lang.X("seminar.deadline.hint", "空なら開催日の前の日"))
}

// read takes the days; wrong says what cannot be read.
func (n *newDayFields) read() (day, deadline wareki.Date, wrong map[string]string) {
	on, bad := n.day.Day()
	until, bad2 := n.deadline.Day()
	if bad != "" || bad2 != "" {
		return "", "", map[string]string{"date": bad, "deadline": bad2}
	}
	return wareki.Date(on), wareki.Date(until), nil
}

// postpone puts an evening off: why, and, if it is known already, its new day, as one
// operation.
func postpone(d *desk, m data.Seminar) {
	n := &newDayFields{form: kit.NewForm()}
	why := kit.NewEntry()
	n.form.Add("reason", lang.X("reason", "理由"), why, lang.X("reason.told.hint", "お知らせの文に入ります。例 台風の接近のため"))
	n.add(d, lang.X("postpone.day.hint", "まだ決まっていなければ空のまま。決まったら「新しい日を決める」で入れます。"))
	n.form.Clean()
	dialog := &kit.Dialog{Title: lang.X("menu.postpone.title", "延期する"), Content: n.form.Object(), Width: 520, Primary: lang.X("menu.postpone.do", "延期する"), First: n.form.First(), Changed: n.form.Changed}
	save := func() bool {
		day, until, wrong := n.read()
		if strings.TrimSpace(why.Text) == "" {
			if wrong == nil {
				wrong = map[string]string{}
			}
			wrong["reason"] = required("")
		}
		if wrong != nil {
			n.form.Mark(wrong)
			return false
		}
		d.actOr(func(ctx context.Context) error {
			if day == "" {
				return d.store.PostponeSeminar(ctx, m.ID, why.Text)
			}
			return d.store.Together(ctx, "seminar.postpone", func(ctx context.Context) error {
				if err := d.store.PostponeSeminar(ctx, m.ID, why.Text); err != nil {
					return err
				}
				return d.store.RescheduleSeminar(ctx, m.ID, day, until)
			})
		}, dialog.Hide, d.marks(n.form))
		return false
	}
	dialog.OnPrimary = save
	n.form.OnSubmit = func() { save() }
	kit.Show(d.win, dialog)
}

// reschedule gives a postponed evening its new day.
func reschedule(d *desk, m data.Seminar) {
	n := &newDayFields{form: kit.NewForm()}
	n.add(d, "")
	n.form.Clean()
	dialog := &kit.Dialog{Title: lang.X("menu.reschedule.title", "新しい開催日"), Content: n.form.Object(), Width: 520, Primary: lang.X("change.do", "変える"), First: n.form.First(), Changed: n.form.Changed}
	save := func() bool {
		day, until, wrong := n.read()
		if wrong == nil && day == "" {
			wrong = map[string]string{"date": required("")}
		}
		if wrong != nil {
			n.form.Mark(wrong)
			return false
		}
		d.actOr(func(ctx context.Context) error { return d.store.RescheduleSeminar(ctx, m.ID, day, until) }, dialog.Hide, d.marks(n.form))
		return false
	}
	dialog.OnPrimary = save
	n.form.OnSubmit = func() { save() }
	kit.Show(d.win, dialog)
}

// correct unlocks what was settled, for the reason she gives, and goes where it is
// corrected; settling again is then the one button of the page.
func correct(d *desk, m data.Seminar) {
	kit.Ask(d.win, lang.X("menu.correct.title", "実績を直す"), lang.X("correct.reason", "直すわけ"), lang.X("menu.correct.do", "直す"), required, func(why string) {
		d.act(func(ctx context.Context) error { return d.store.UnsettleSeminar(ctx, m.ID, why) }, func() { d.goSeminar(m.ID, "attendance") })
	})
}
