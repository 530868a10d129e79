package gui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
	"jibun/gui/words"
)

// overviewTab is 概要: the fields of a seminar, saved as they are left.
type overviewTab struct {
	d      *desk
	id     int64
	fields *seminarFields
	now    data.Seminar
	bar    *fyne.Container // why it was cancelled, postponed, unsettled
	box    *fyne.Container
	root   fyne.CanvasObject
}

func newOverviewTab(d *desk, id int64) seminarTab {
	t := &overviewTab{d: d, id: id, bar: container.NewStack(), box: container.NewStack()}
	t.root = kit.Scrolled(kit.Col(12, t.bar, t.box))
	return t
}

// Content is the tab.
func (t *overviewTab) Content() fyne.CanvasObject { return t.root }

// Kinds are the seminar and what can be chosen.
func (t *overviewTab) Kinds() data.Kinds { return data.KindSeminars | data.KindOffice }

// Load reads what can be chosen; the seminar comes with it.
func (t *overviewTab) Load() tabLoad {
	return func(ctx context.Context, m data.SeminarSummary) (func(), error) {
		series, err := t.d.store.Series(ctx)
		if err != nil {
			return nil, err
		}
		categories, err := t.d.store.Categories(ctx)
		if err != nil {
			return nil, err
		}
		wrong, err := t.d.store.OutOfOrder(ctx, m.Seminar)
		return func() {
			t.show(m.Seminar, series, categories)
			t.fields.form.SetHint("number", t.orderHint(wrong))
		}, err
	}
}

func (t *overviewTab) show(m data.Seminar, series []data.Series, categories []data.Category) {
	if t.fields == nil {
		t.fields = newSeminarFields(t.d, series, categories, true)
		t.fields.form.Live(t.save)
		freeze(t.d, t.fields.form.Object())
		t.box.Objects = []fyne.CanvasObject{upTo(1040*scale(), kit.Pad(2, 16, 12, 0, t.fields.form.Object()))}
		t.box.Refresh()
		kit.ScrollIn(t.root.(*container.Scroll))
	}
	t.bar.Objects = nil
	if m.StateReason != "" {
		what := m.State.Label()
		if m.MovedFor() != "" {
			what = contactWord(data.TellNewDay) // why it was put off before it had its new day
		}
		t.bar.Objects = []fyne.CanvasObject{kit.Bar(kit.ToneWarn, kit.NewText(lang.X("overview.reason", "{{.State}}: {{.Why}}", map[string]any{"State": what, "Why": m.StateReason})))}
	}
	t.bar.Refresh()
	t.now = m
	t.fields.form.Refill(func() { t.fields.fill(m) })
}

// orderHint says which evenings contradict the number, or when one is given.
func (t *overviewTab) orderHint(wrong []data.Numbered) string {
	var list []string
	for _, n := range wrong {
		list = append(list, lang.X("overview.order.one", "{{.Which}}は{{.Day}}", map[string]any{"Which": words.EveningNumber("", n.Number), "Day": t.d.office.Style().MonthDay(n.Day)}))
	}
	switch {
	case len(list) > 0:
		return lang.X("overview.order", "回と日付の順が合いません。{{.Others}}です。このままでも使えます。", map[string]any{"Others": strings.Join(list, lang.X("list.comma", "、"))})
	case t.now.Number == 0:
		return lang.X("seminar.no.hint", "募集を始めると、順に付きます。")
	}
	return ""
}

// save writes what was changed; the form calls it when a field is left.
func (t *overviewTab) save() { t.d.queue.turn(t.saveNow) }

func (t *overviewTab) saveNow() {
	m := t.now
	if !t.d.writable() || !t.fields.form.Changed() || !t.fields.read(&m) {
		return
	}
	kept := t.fields.form.Kept()
	t.d.actOr(func(ctx context.Context) error { return t.d.store.SaveSeminar(ctx, &m) }, func() {
		t.now = m
		kept()
	}, t.d.marks(t.fields.form))
}

// Forms are its fields.
func (t *overviewTab) Forms() []*kit.Form {
	if t.fields == nil {
		return nil
	}
	return []*kit.Form{t.fields.form}
}

// Leave saves what is still in a field.
func (t *overviewTab) Leave() {
	if t.fields != nil {
		t.save()
	}
}

// Help is for F1.
func (t *overviewTab) Help() []string {
	return []string{
		lang.X("overview.help.enter", "Enter\t次の欄へ(欄を離れると保存されます)"),
		lang.X("overview.help.day", "↑ ↓\t日付を1日ずつ動かす"),
		lang.X("overview.help.calendar", "Alt+↓\tカレンダーを開く"),
	}
}
