package gui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"

	"jibun/data"
	"jibun/gui/kit"
)

// attendanceTab is 出欠, two ways: 受付 for the evening itself, あとで入力 for the
// morning after, with the numbers of the paper.
type attendanceTab struct {
	d     *desk
	id    int64
	ways  *kit.Tabs
	door  *reception
	sheet *sheetInput
	body  *fyne.Container
	bar   *fyne.Container
	began bool // the way that fits the day was chosen
	all   bool // everybody's attendance is known
	root  fyne.CanvasObject

	settled bool // nothing is entered any more
}

func newAttendanceTab(d *desk, id int64) seminarTab {
	t := &attendanceTab{d: d, id: id, body: container.NewStack(), bar: container.NewStack()}
	t.door, t.sheet = newReception(d, id), newSheetInput(d, id)
	t.ways = kit.NewTabs([]string{lang.X("attendance.door", "受付(当日)"), lang.X("attendance.sheet", "あとで入力(名簿の番号で)")})
	t.ways.OnChanged = func(int) {
		t.showWay()
		if !t.began {
			return // it is being shown
		}
		d.sh.shown = t.ways.ByKey() // if not, the other way takes the keyboard
		d.sh.reload()
	}
	t.ways.OnAgain = t.Focus // the day has chosen it: a click on it means to begin
	top := kit.Pad(0, 0, 12, 0, kit.Col(12, t.ways, t.bar))
	t.root = container.New(layout.NewBorderLayout(top, nil, nil, nil), top, t.body) // in the order of Tab
	return t
}

// attendanceWay is one of the two ways.
type attendanceWay interface {
	Content() fyne.CanvasObject
	show(m data.SeminarSummary, list []data.Applicant)
	Focus()
}

func (t *attendanceTab) way() attendanceWay {
	if t.ways.Index() == 1 {
		return t.sheet
	}
	return t.door
}

func (t *attendanceTab) showWay() {
	t.body.Objects = []fyne.CanvasObject{t.way().Content()}
	t.body.Refresh()
}

// Content is the tab.
func (t *attendanceTab) Content() fyne.CanvasObject { return t.root }

// leads: the numbers of the paper are recorded by their own button, until all are.
func (t *attendanceTab) leads() bool {
	leads := t.way() == attendanceWay(t.sheet) && !t.sheet.save.Disabled() && !t.all
	t.sheet.save.SetPrimary(leads)
	return leads
}

// Kinds are the registrations.
func (t *attendanceTab) Kinds() data.Kinds { return data.KindRegistrations | data.KindPeople }

// Load reads who is on the paper, with the numbers of it.
func (t *attendanceTab) Load() tabLoad {
	return func(ctx context.Context, m data.SeminarSummary) (func(), error) {
		list, err := t.d.store.SheetNumbers(ctx, t.id)
		return func() { t.show(m, list) }, err
	}
}

func (t *attendanceTab) show(m data.SeminarSummary, list []data.Applicant) {
	if !t.began {
		if m.Date < t.d.store.Today() {
			t.ways.SetIndex(1)
		}
		t.began = true
		t.showWay()
	}
	t.settled = m.State == data.SeminarSettled
	t.bar.Objects, t.all = nil, m.State.TookPlace() && m.UnknownAttendance == 0 && m.Known > 0
	switch {
	case t.settled:
		text := kit.NewText(lang.X("attendance.settled", "実績を確定してあります。")).Shortens()
		t.bar.Objects = []fyne.CanvasObject{kit.Bar(kit.ToneMuted, text)}
		if t.d.writable() {
			fix := kit.NewButton(lang.X("menu.correct", "実績を直す…"), func() { correct(t.d, m.Seminar) }).Tight()
			t.bar.Objects = []fyne.CanvasObject{kit.Strip(kit.ToneMuted, besideElseBelow(200, 12, text, fix))}
		}
	case t.all:
		t.bar.Objects = []fyne.CanvasObject{kit.Strip(kit.ToneGood, kit.NewText(lang.X("attendance.complete", "全員の出欠が入りました(出席 {{.N}}名)。右上の「実績を確定する」で終わります。", map[string]any{"N": m.Present})).Shortens())}
	case m.Date > t.d.store.Today():
		t.bar.Objects = []fyne.CanvasObject{kit.Bar(kit.ToneMuted, kit.NewProse(lang.X("attendance.future", "受付は、開催日の{{.Day}}から使えます。", map[string]any{"Day": t.d.day(m.Date)})))}
	case len(list) == 0 && m.Date == t.d.store.Today():
		t.bar.Objects = []fyne.CanvasObject{kit.Bar(kit.ToneMuted, kit.NewProse(lang.X("attendance.nobody", "参加確定の方がまだいません。当日に来られた方は、下の欄から当日参加として加えられます。")))}
	}
	t.bar.Refresh()
	t.way().show(m, list)
}

// Forms are the numbers of the paper, until they are recorded.
func (t *attendanceTab) Forms() []*kit.Form { return []*kit.Form{t.sheet.form} }

// Focus is where the way begins.
func (t *attendanceTab) Focus() { t.way().Focus() }

// Filter is the search of the reception.
func (t *attendanceTab) Filter() {
	t.ways.SetIndex(0)
	t.door.Focus()
}

// TypeRune is the next arrival's, whatever has the keyboard.
func (t *attendanceTab) TypeRune(c rune) {
	if t.way() == attendanceWay(t.door) {
		t.door.TypeRune(c)
	}
}

// TypeBackspace takes the last arrival back, whatever has the keyboard.
func (t *attendanceTab) TypeBackspace() {
	if t.way() == attendanceWay(t.door) {
		t.door.TypeBackspace()
	}
}

// Help is for F1.
func (t *attendanceTab) Help() []string {
	return []string{
		lang.X("attendance.help.enter", "Enter\t来られた方を出席にする(名簿にない方は当日参加)"),
		lang.X("attendance.help.back", "Backspace\t欄が空なら、最後の受付を元に戻す"),
		lang.X("attendance.help.type", "文字・数字\t一覧を選んでいても、受付の欄に入る"),
		lang.X("attendance.help.marks", "1〜5 / 0\tあとで入力: 選んだ行を 出席・遅刻・早退・欠席・無断欠席 / 未確認 にする"),
		lang.X("attendance.help.numbers", "1-12,15,18-20\tあとで入力: 名簿の番号をまとめて打つ"),
	}
}

// attendances are the marks in the order of the keys 0 to 5.
var attendances = []data.Attendance{data.Unknown, data.Attended, data.Late, data.LeftEarly, data.Absent, data.NoShow}

// attendanceChip shows a mark; nothing known yet is a quiet word.
func attendanceChip(a data.Attendance) kit.Chip {
	tone := kit.ToneMuted
	switch a {
	case data.Attended, data.Late, data.LeftEarly:
		tone = kit.ToneGood
	case data.Absent:
		tone = kit.ToneWarn
	case data.NoShow:
		tone = kit.ToneBad
	}
	return kit.Chip{Text: a.Label(), Tone: tone}
}

// markKey marks the rows chosen when a key from 0 to 5 was pressed.
func markKey(d *desk, e *fyne.KeyEvent, rows []data.Applicant) bool {
	i := int(e.Name[0] - '0')
	if len(e.Name) != 1 || i < 0 || i >= len(attendances) || len(rows) == 0 || !d.writable() {
		return false
	}
	mark(d, attendances[i], rows)
	return true
}

func mark(d *desk, a data.Attendance, rows []data.Applicant) {
	ids := make([]int64, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	d.act(func(ctx context.Context) error { return d.store.Mark(ctx, a, ids...) }, nil)
}

// markMenu offers the marks for rows, greyed where 実績 is settled.
func markMenu(d *desk, rows []data.Applicant, settled bool) []*fyne.MenuItem {
	if len(rows) == 0 || !d.writable() {
		return nil
	}
	var items []*fyne.MenuItem
	for _, a := range append(attendances[1:len(attendances):len(attendances)], data.Unknown) {
		item := fyne.NewMenuItem(a.Label(), func() { mark(d, a, rows) })
		item.Disabled = settled
		items = append(items, item)
	}
	if len(rows) == 1 {
		items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(lang.X("person.open", "この人を開く"), func() { d.goPerson(rows[0].PersonID) }))
		got := rows[0].Material
		label := lang.X("material.got", "資料を受け取った・あとで視聴した")
		if got {
			label = lang.X("material.not", "資料受領・視聴を消す")
		}
		items = append(items, fyne.NewMenuItem(label, func() {
			d.act(func(ctx context.Context) error { return d.store.SetMaterial(ctx, rows[0].ID, !got) }, nil)
		}))
	}
	return items
}
