package gui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/gui/kit"
	"jibun/gui/words"
)

// pasted is what a clerk copies out of two e-mails and a list.
const pasted = `職員番号	氏名	所属	懇親会	備考
0123456	田中 太郎	総務課	参加	
	佐々木 恵	健康増進課	不参加	車いすです
	山本	総務課		
	大島 優子	くれ市民の会	○	
0200004	渡邉 由美	健康増進課		`

// openPaste opens the evening and pastes a text while the list has the keyboard.
func openPaste(t *testing.T, e testEvening, text string) (*program, *applicantsTab) {
	t.Helper()
	p, tab := openApplicants(t, e)
	fyne.CurrentApp().Clipboard().SetContent(text)
	p.win.Canvas().Focus(tab.lists.grid)
	chord(p, fyne.KeyV, fyne.KeyModifierControl)
	if tab.pasting == nil || !tab.pasting.dialog.Shown() {
		t.Fatal("the dialog is not open")
	}
	return p, tab
}

// lines lists what the dialog shows: box name/status, headings between.
func (p *pasteDialog) lines() string {
	var out []string
	for i, r := range p.grid.Rows() {
		if rows := p.grid.Rows(); i == 0 || rows[i-1].group != r.group {
			n := 0
			for _, x := range rows {
				n += map[bool]int{true: 1}[x.group == r.group]
			}
			out = append(out, "["+p.grid.Heading(int(r.group), n)+"]")
		}
		if r.i < 0 {
			out = append(out, r.text)
			continue
		}
		out = append(out, map[kit.Tick]string{kit.TickOn: "✓", kit.TickOff: "□"}[p.tick(r)]+words.PasteName(p.line(r))+"/"+p.line(r).Status.Label())
	}
	return strings.Join(out, " ")
}

func TestPaste(t *testing.T) {
	e := newEvening(t, 0)
	e.applyAll(t, nil, "渡邉 由美")
	p, tab := openPaste(t, e, pasted)
	shot(t, p, "paste-1280")
	d := tab.pasting
	if got, want := d.lines(), "[ご確認ください 1名] □山本/要確認 [外部の方 1名] □大島 優子/外部の方(新規) [確実な方 2名] ✓田中 太郎/確か ✓佐々木 恵/確か [申込済・重複 1名] 渡邉 由美/申込済"; got != want {
		t.Fatalf("shown  %s\nwanted %s", got, want)
	}
	if d.dialog.Primary != "2名を追加" {
		t.Errorf("button says %q", d.dialog.Primary)
	}
	press(t, p, fyne.Key1) // 山本 is the one proposed
	if d.dialog.Primary != "3名を追加" {
		t.Errorf("after choosing the button says %q: %s", d.dialog.Primary, d.lines())
	}
	d.grid.Select(4) // 渡邉, who is there already
	if press(t, p, fyne.KeySpace); d.plan.Lines[4].Take {
		t.Error("who is there already can be ticked")
	}
	d.grid.Select(3) // 大島
	press(t, p, fyne.KeySpace)
	shot(t, p, "paste-chosen")
	press(t, p, fyne.KeyReturn)
	if d.dialog.Shown() {
		t.Fatal("the dialog is still open")
	}
	wantNames(t, tab, partComing, "渡邉 由美/参加確定 田中 太郎/参加確定 佐々木 恵/参加確定 山本 一郎/参加確定 大島 優子/参加確定")
	rows := tab.in(partComing)
	if !rows[1].Party || rows[2].Party || !rows[4].Party {
		t.Errorf("party %v %v %v, want 田中 and 大島", rows[1].Party, rows[2].Party, rows[4].Party)
	}
	if rows[2].Note != "車いすです" {
		t.Errorf("note %q", rows[2].Note)
	}
	if p.desk.undo(); len(tab.in(partComing)) != 1 {
		t.Errorf("one undo leaves %s", tab.names(partComing))
	}
}

func TestPaste_nothingBeforeTheButton(t *testing.T) {
	e := newEvening(t, 0)
	p, tab := openPaste(t, e, pasted)
	press(t, p, fyne.KeyEscape)
	if tab.pasting.dialog.Shown() {
		t.Fatal("Esc does not close")
	}
	wantNames(t, tab, partComing, "")
	if p.win.Canvas().Focused() != tab.entry.search.Focusable() {
		t.Error("the keyboard is not in the field")
	}
}

func TestPaste_intoTheField(t *testing.T) {
	e := newEvening(t, 0)
	p, tab := openApplicants(t, e)
	fyne.CurrentApp().Clipboard().SetContent("田中 太郎\n田中 花子\n")
	chord(p, fyne.KeyV, fyne.KeyModifierControl)
	if tab.pasting == nil || !tab.pasting.dialog.Shown() {
		t.Fatal("several lines do not open the dialog")
	}
	if got := tab.entry.search.Text(); got != "" {
		t.Errorf("the field holds %q", got)
	}
	press(t, p, fyne.KeyReturn)
	wantNames(t, tab, partComing, "田中 太郎/参加確定 田中 花子/参加確定")
}

func TestPaste_mail(t *testing.T) {
	e := newEvening(t, 0)
	e.applyAll(t, func(s *data.Store) {
		x := datatest.Person(t, s, "田中 太郎", func(p *data.Person) { p.StaffNo, p.Reading = "0300001", "たなか たろう" })
		_ = x
	}, "山本 一郎")
	mail := `差出人: 田中 太郎 <tanaka@city.kure.example.jp>
件名: セミナー参加申込

人事課 ご担当者様

お世話になっております。
セミナーに申し込みます。懇親会も参加します。

----
田中 太郎

差出人: 山本 一郎 <yamamoto@city.kure.example.jp>
件名: キャンセルのお願い

総務課の山本一郎です。
申し込んでいましたが、都合により欠席いたします。
`
	p, tab := openPaste(t, e, mail)
	shot(t, p, "paste-mail")
	d := tab.pasting
	if channels()[d.channel.Index()] != data.Email {
		t.Errorf("channel %d, want メール", d.channel.Index())
	}
	if got := d.lines(); !strings.Contains(got, "田中 太郎/要確認") || !strings.Contains(got, "山本 一郎/キャンセルの連絡") {
		t.Fatalf("shown %s", got)
	}
	press(t, p, fyne.Key2)
	for i := range d.plan.Lines {
		if d.plan.Lines[i].Withdraws() {
			d.grid.Select(int64(i))
		}
	}
	press(t, p, fyne.KeySpace)
	if d.dialog.Primary != "1名を追加、1名をキャンセル" {
		t.Errorf("button says %q", d.dialog.Primary)
	}
	press(t, p, fyne.KeyReturn)
	wantNames(t, tab, partComing, "田中 太郎/参加確定")
	wantNames(t, tab, partGone, "山本 一郎/キャンセル")
	look(p, 1.5, false, 1024, 700)
	p.desk.goSeminar(e.seminar, "applicants")
	tab = p.desk.sh.now.(*seminarPage).tab().(*applicantsTab)
	tab.paste(mail)
	shot(t, p, "paste-150")
}

func TestPaste_choose(t *testing.T) {
	e := newEvening(t, 0)
	e.applyAll(t, func(s *data.Store) {
		datatest.Person(t, s, "山本 二郎", func(p *data.Person) { p.StaffNo, p.Reading = "0300002", "やまもと じろう" })
	})
	p, tab := openPaste(t, e, "山本\n高橋健\n白石 蘭\n")
	d := tab.pasting
	t.Run("0 makes somebody new of a name that nobody has", func(t *testing.T) {
		d.grid.Select(2)
		press(t, p, fyne.Key0)
		if l := d.plan.Lines[2]; !l.Take || !l.NewOutside {
			t.Errorf("白石: %+v", l)
		}
	})
	t.Run("another person is found by hand", func(t *testing.T) {
		d.grid.Select(0)
		p.win.Canvas().Focus(d.detail.search.Focusable())
		enter(t, p, "じろう")
		if l := d.plan.Lines[0]; !l.Take || l.Person.Name != "山本 二郎" {
			t.Errorf("山本: %+v", l)
		}
		if p.win.Canvas().Focused() != fyne.Focusable(d.grid) {
			t.Error("the keyboard is not back in the list")
		}
	})
	t.Run("a heading ticks its whole group", func(t *testing.T) {
		d.grid.Select(1)
		before := d.plan.Lines[1].Take
		shiftPress(t, p, d.grid, fyne.KeySpace)
		if d.plan.Lines[1].Take == before {
			t.Errorf("髙橋 still %v", before)
		}
		shiftPress(t, p, d.grid, fyne.KeySpace)
	})
	t.Run("what was understood can be mended", func(t *testing.T) {
		d.grid.Select(2)
		press(t, p, fyne.KeyF2)
		press(t, p, fyne.KeyReturn)
		typeText(t, p, "しらいし らん")
		chord(p, fyne.KeyReturn, fyne.KeyModifierControl)
		if got := d.plan.Lines[2].Reading; got != "しらいし らん" {
			t.Errorf("reading %q", got)
		}
	})
	shot(t, p, "paste-choose")
	p.win.Canvas().Focus(d.area)
	chord(p, fyne.KeyReturn, fyne.KeyModifierControl) // from the area too
	wantNames(t, tab, partComing, "山本 二郎/参加確定 髙橋 健/参加確定 白石 蘭/参加確定")
}

// three are a sure application, one of whom nobody knows who it is, and a cancellation.
const three = `差出人: 佐々木 恵 <sasaki@city.kure.example.jp>
件名: セミナー参加申込

氏名：佐々木 恵
所属：健康増進課

差出人: 鈴木 <suzuki@example.jp>
件名: セミナー参加申込

氏名：山本
所属：総務課

差出人: 渡邉 由美 <watanabe@city.kure.example.jp>
件名: キャンセルのお願い

健康増進課の渡邉由美です。
申し込んでいましたが、都合により欠席いたします。
`

// TestPaste_keepsTheRest: Enter adds who is sure, and what she has not decided stays.
func TestPaste_keepsTheRest(t *testing.T) {
	e := newEvening(t, 0)
	e.applyAll(t, nil, "渡邉 由美")
	p, tab := openPaste(t, e, three)
	d := tab.pasting
	press(t, p, fyne.KeyReturn)
	if !d.dialog.Shown() {
		t.Fatal("the dialog closed over what was not decided")
	}
	shot(t, p, "paste-rest")
	if got, want := d.lines(), "[ご確認ください 1名] □山本/要確認 [キャンセル 1名] □渡邉 由美/キャンセルの連絡"; got != want {
		t.Fatalf("left   %s\nwanted %s", got, want)
	}
	if got, want := d.dialog.Title, "1名を加えました。残り2件はまだ決まっていません。"; got != want {
		t.Errorf("title %q", got)
	}
	wantNames(t, tab, partComing, "渡邉 由美/参加確定 佐々木 恵/参加確定")
	press(t, p, fyne.KeyEscape)
	if got := topText(p); !strings.Contains(got, "捨てますか") {
		t.Fatalf("closing does not ask: %s", got)
	}
	press(t, p, fyne.KeyEscape) // goes on
	press(t, p, fyne.Key1)      // 山本
	press(t, p, fyne.KeyReturn)
	if got, want := d.lines(), "[キャンセル 1名] □渡邉 由美/キャンセルの連絡"; !d.dialog.Shown() || got != want {
		t.Fatalf("left   %s\nwanted %s", got, want)
	}
	d.grid.Select(0)
	press(t, p, fyne.KeySpace)
	press(t, p, fyne.KeySpace) // set aside
	if d.open() != 0 {
		t.Errorf("%d left after she set it aside", d.open())
	}
	if press(t, p, fyne.KeyEscape); d.dialog.Shown() {
		t.Error("it asks although nothing is left")
	}
	wantNames(t, tab, partComing, "渡邉 由美/参加確定 佐々木 恵/参加確定 山本 一郎/参加確定")
}

// TestPaste_turn: a cancellation is an application after all, and the reverse.
func TestPaste_turn(t *testing.T) {
	e := newEvening(t, 0)
	e.applyAll(t, nil, "渡邉 由美")
	p, tab := openPaste(t, e, `健康増進課の佐々木恵です。
申し込んでいましたが、都合により欠席いたします。

健康増進課の渡邉由美です。
セミナーに申し込みます。
`)
	d := tab.pasting
	if got, want := d.lines(), "[キャンセル 1名] 佐々木恵/キャンセルの連絡 [申込済・重複 1名] 渡邉由美/申込済"; got != want {
		t.Fatalf("shown  %s\nwanted %s", got, want)
	}
	d.grid.Select(0)
	shot(t, p, "paste-turn")
	if got := allText(d.detail.root); !strings.Contains(got, "9  キャンセルではなく、申込") {
		t.Errorf("it is not offered: %s", got)
	}
	press(t, p, fyne.Key9)
	d.grid.Select(1)
	press(t, p, fyne.Key9)
	if d.dialog.Primary != "1名を追加、1名をキャンセル" {
		t.Fatalf("button says %q: %s", d.dialog.Primary, d.lines())
	}
	press(t, p, fyne.Key9) // and back
	if d.dialog.Primary != "1名を追加" {
		t.Errorf("back, the button says %q: %s", d.dialog.Primary, d.lines())
	}
	press(t, p, fyne.Key9)
	press(t, p, fyne.KeyReturn)
	if d.dialog.Shown() {
		t.Errorf("the dialog is still open: %s", d.lines())
	}
	wantNames(t, tab, partComing, "佐々木 恵/参加確定")
	wantNames(t, tab, partGone, "渡邉 由美/キャンセル")
}
