package gui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jibun/data"
)

func TestApplicants_waitlist(t *testing.T) {
	e := newEvening(t, 1)
	p, tab := openApplicants(t, e)
	enter(t, p, "0123456", "0123457", "0200001")
	if tab.bars.next.root.Visible() {
		t.Error("a bar proposes somebody though no seat is free")
	}
	tab.lists.grid.Select(tab.in(partComing)[0].ID)
	p.win.Canvas().Focus(tab.lists.grid)
	press(t, p, fyne.KeyDelete)
	if got := tab.bars.next.text.Text; !strings.Contains(got, "田中 花子") || !strings.Contains(got, "先着順") {
		t.Fatalf("bar says %q", got)
	}
	shot(t, p, "applicants-next")
	chord(p, fyne.KeyU, fyne.KeyModifierAlt)
	wantNames(t, tab, partComing, "田中 花子/参加確定")
	wantNames(t, tab, partWaiting, "山本 一郎/待ち1番")
	if tab.bars.next.root.Visible() {
		t.Error("the bar stays though the seat is taken")
	}
}

// Alt+U once moves up as many as there are seats, each with its reason, and is taken back
// at once.
func TestApplicants_several(t *testing.T) {
	e := newEvening(t, 2)
	e.applyAll(t, func(s *data.Store) {
		list, err := s.Applicants(t.Context(), e.seminar)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range list[:2] {
			if _, err := s.Withdraw(t.Context(), a.ID, ""); err != nil {
				t.Fatal(err)
			}
		}
	}, "田中 太郎", "田中 花子", "山本 一郎", "佐々木 恵", "髙橋 健")
	p, tab := openApplicants(t, e)
	if got, want := tab.bars.next.text.Text, "空き 2席。次は 山本 一郎さん ― 先着順・待ち1番、佐々木 恵さん ― 先着順・待ち2番 です。"; got != want {
		t.Fatalf("bar says %q", got)
	}
	if got := tab.bars.next.buttons[2].Text(); got != "2名を繰上げ (Alt+U)" {
		t.Errorf("the button says %q", got)
	}
	shot(t, p, "applicants-several")
	chord(p, fyne.KeyU, fyne.KeyModifierAlt)
	wantNames(t, tab, partComing, "山本 一郎/参加確定 佐々木 恵/参加確定")
	wantNames(t, tab, partWaiting, "髙橋 健/待ち1番")
	p.desk.undo()
	wantNames(t, tab, partWaiting, "山本 一郎/待ち1番 佐々木 恵/待ち2番 髙橋 健/待ち3番")
	test.Tap(tab.bars.next.buttons[0])
	wantNames(t, tab, partWaiting, "佐々木 恵/待ち1番 髙橋 健/待ち2番 山本 一郎/待ち3番")
	if got := p.desk.toaster.Text(); !strings.Contains(got, "山本 一郎さんは、列の最後に並び直しました") {
		t.Errorf("passing over says %q", got)
	}
}

// How an application came is corrected in the list, by its key, for several at once; the
// key goes on to choose for the next ones while the field has the keyboard.
func TestApplicants_channel(t *testing.T) {
	e := newEvening(t, 5)
	e.applyAll(t, nil, "田中 太郎", "田中 花子")
	p, tab := openApplicants(t, e)
	channels := func() (out string) {
		for _, r := range tab.in(partComing) {
			out += r.Channel.Label() + " "
		}
		return out
	}
	before := channels()
	chord(p, fyne.Key3, fyne.KeyModifierAlt)
	if channels() != before || tab.entry.chosenChannel() != data.Phone {
		t.Errorf("in the field: %s, next %s", channels(), tab.entry.chosenChannel())
	}
	p.win.Canvas().Focus(tab.lists.grid)
	tab.lists.grid.TypedShortcut(&fyne.ShortcutSelectAll{})
	chord(p, fyne.Key4, fyne.KeyModifierAlt)
	if got := channels(); got != "SNS SNS " || tab.entry.chosenChannel() != data.Phone {
		t.Errorf("in the list: %s", got)
	}
	p.desk.undo()
	if got := channels(); got != before {
		t.Errorf("taken back: %s, before %s", got, before)
	}
	for _, m := range tab.menu(tab.in(partComing)[:1]) {
		if m.Label == "経路を直す" {
			m.ChildMenu.Items[1].Action()
		}
	}
	if got := tab.in(partComing)[0].Channel; got != data.Email {
		t.Errorf("by the menu: %s", got)
	}
}

func TestApplicants_offer(t *testing.T) {
	e := newEvening(t, 1)
	e.applyAll(t, func(s *data.Store) {
		list, err := s.Applicants(t.Context(), e.seminar)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Withdraw(t.Context(), list[0].ID, ""); err != nil {
			t.Fatal(err)
		}
		// the offer ended at eleven, an hour ago
		if _, err := s.Offer(t.Context(), list[1].ID, sampleDay.Time().Add(2*time.Hour)); err != nil {
			t.Fatal(err)
		}
	}, "田中 太郎", "田中 花子", "山本 一郎")
	p, tab := openApplicants(t, e)
	if got := tab.bars.over.text.Text; !strings.Contains(got, "田中 花子さんの返事の期限が過ぎました") {
		t.Fatalf("bar says %q", got)
	}
	shot(t, p, "applicants-over")
	test.Tap(tab.bars.over.buttons[0])
	wantNames(t, tab, partWaiting, "山本 一郎/待ち1番")
	wantNames(t, tab, partGone, "田中 太郎/キャンセル 田中 花子/期限切れ")
	if got := tab.bars.next.text.Text; !strings.Contains(got, "山本 一郎") {
		t.Fatalf("next: %q", got)
	}
	test.Tap(tab.bars.next.buttons[1]) // 打診する…
	shot(t, p, "applicants-offer")
	chord(p, fyne.KeyReturn, fyne.KeyModifierControl)
	wantNames(t, tab, partWaiting, "山本 一郎/打診中")
	if got := tab.bars.runs[0].text.Text; !strings.Contains(got, "山本 一郎さんに打診中です。返事の期限 11月24日(火) 17:00") {
		t.Errorf("running: %q", got)
	}
	shot(t, p, "applicants-running")
	test.Tap(tab.bars.runs[0].buttons[1]) // 承諾
	wantNames(t, tab, partComing, "山本 一郎/参加確定")
	rows := tab.in(partGone)[1:]
	itemOf(t, tab, rows, "復活させる").Action()
	wantNames(t, tab, partWaiting, "田中 花子/待ち1番")
}

func TestApplicants_draw(t *testing.T) {
	e := newEvening(t, 2, func(m *data.Seminar) { m.Policy = data.Lottery })
	e.applyAll(t, nil, "田中 太郎", "田中 花子", "山本 一郎", "佐々木 恵")
	p, tab := openApplicants(t, e)
	if got := tab.bars.draw.text.Text; !strings.Contains(got, "受付中 4名、定員 2名") {
		t.Fatalf("bar says %q", got)
	}
	test.Tap(tab.bars.draw.buttons[0])
	shot(t, p, "applicants-draw")
	press(t, p, fyne.KeyReturn)
	if tab.m.Seed == 0 || tab.bars.draw.root.Visible() {
		t.Errorf("seed %d, bar visible %v", tab.m.Seed, tab.bars.draw.root.Visible())
	}
	if in, out := len(tab.in(partComing)), len(tab.in(partWaiting)); in != 2 || out != 2 {
		t.Errorf("%d come, %d wait", in, out)
	}
}
