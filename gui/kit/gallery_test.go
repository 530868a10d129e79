package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// seminarForm is a form as the pages have it.
type seminarForm struct {
	*Form
	title, venue, memo *Entry
	held, deadline     *DateEntry
	start, end         *TimeEntry
	capacity           *NumberEntry
	category, policy   *Select
	joint              *Check
}

func newSeminarForm() *seminarForm {
	f := &seminarForm{Form: NewForm(), title: NewEntry(), venue: NewEntry(), memo: NewArea(3),
		held: NewDateEntry(officeDays()), deadline: NewDateEntry(officeDays()), start: NewTimeEntry(officeTime), end: NewTimeEntry(officeTime),
		capacity: NewNumberEntry("名"), category: NewSelect(categories()),
		policy: NewSelect([]string{"先着順", "初参加優先", "所属バランス", "抽選"}), joint: NewCheck("行政ゼミナールと合同で開く", nil)}
	f.Add("title", "テーマ", f.title, "")
	f.Add("held", "開催日", f.held, "")
	f.AddRow("時間", Field("start", f.start), Word("〜"), Field("end", f.end))
	f.Add("venue", "会場", f.venue, "")
	f.Add("capacity", "定員", f.capacity, "")
	f.Add("deadline", "申込の締切", f.deadline, "この日の終わりまで受け付けます。空けておくと、開催日の前日です。")
	f.Add("category", "分類", f.category, "")
	f.Add("policy", "繰上げの順", f.policy, "")
	f.Add("joint", "", f.joint, "")
	f.Add("memo", "備考", f.memo, "")
	return f
}

func categories() []string {
	return []string{"ドラッカー勉強会", "論語勉強会", "英会話", "女子会", "文化芸術研究", "有識者からの薫陶", "偉人を学ぶシリーズ", "グローバル経済セミナー", "読書セミナー(ビブリオバトル)", "ユニークなセミナー", "同業種交流会"}
}

func (f *seminarForm) fill() {
	f.title.SetText("ヒット商品から学ぶマーケティング")
	f.held.SetDay("2026-12-08")
	f.start.SetValue("18:30")
	f.end.SetValue("20:00")
	f.venue.SetText("つばき会館 302")
	f.capacity.SetValue(40)
	f.category.SetIndex(9)
	f.policy.SetIndex(0)
	f.joint.SetChecked(true)
	f.memo.SetText("マイクを二本借りる。受付は17時50分から、人事課の二名と当番の三名。\n資料は前日までに庁内便で届く。")
	f.Clean()
}

func looks() map[string]*Theme {
	return map[string]*Theme{"light": {}, "dark": {Dark: true}, "large": {Scale: 1.5}}
}

// TestGallery paints what is to be looked at.
func TestGallery(t *testing.T) {
	forPictures(t)
	for name, th := range looks() {
		t.Run(name, func(t *testing.T) {
			var f *seminarForm
			w := fieldWindow(t, th, fyne.NewSize(1280, 800), func() fyne.CanvasObject {
				f = newSeminarForm()
				f.fill()
				return container.NewPadded(f.Scroll())
			})
			c := w.Canvas()
			c.Focus(f.held)
			typeText(c, "12/8")
			f.Mark(map[string]string{"capacity": "会場の定員(30名)を超えています。会場を替えるか、人数を減らしてください。"})
			picture(t, w, "form-"+name)
			c.Focus(f.held)
			typeText(c, "R8.12.8")
			picture(t, w, "form-typing-"+name)
			f.held.open()
			press(c, fyne.KeyRight, fyne.KeyRight)
			picture(t, w, "calendar-"+name)
			press(c, fyne.KeyEscape)
			c.Focus(f.category)
			press(c, fyne.KeyDown)
			picture(t, w, "select-"+name)
			press(c, fyne.KeyEscape)
			c.Focus(f.joint)
			picture(t, w, "check-"+name)
		})
	}
}

// TestGallery_states paints fields outside a form, and those that cannot be
// changed.
func TestGallery_states(t *testing.T) {
	forPictures(t)
	for name, th := range looks() {
		var f *seminarForm
		area := NewArea(4)
		w := fieldWindow(t, th, fyne.NewSize(1000, 700), func() fyne.CanvasObject {
			f = newSeminarForm()
			f.fill()
			for _, s := range f.seats {
				if d, ok := s.object.(fyne.Disableable); ok && s.object != f.memo {
					d.Disable()
				}
			}
			area.SetText(strings.Repeat("受付は17時50分からです。資料は前日までに庁内便で届きます。", 12))
			f.Add("long", "長い備考", area, "")
			return container.NewPadded(f.Object())
		})
		w.Canvas().Focus(area)
		picture(t, w, "states-"+name)
	}
}
