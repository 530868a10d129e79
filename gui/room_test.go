package gui

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/gui/kit"
	"jibun/gui/papers"
)

// rowsShown is how many rows of a grid of a height can be seen whole.
func rowsShown(height float32, row fyne.ThemeSizeName) int {
	return int((height - kit.Size(kit.SizeRowTight)) / kit.Size(row))
}

// What is done with people needs to see people: in every window the program promises
// to work in, with every size of text.
func TestRoom_lists(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	open, past := busiest(t, p.desk.store)
	for _, x := range []struct {
		name          string
		width, height float32
		scale         float64
		applicants    int
		rows          int // of the other lists
	}{{"1280×800 less its title bar", 1280, 780, 1, 15, 5}, {"1024×700", 1024, 700, 1, 11, 6}, {"1280×800 at 150 %", 1280, 800, 1.5, 6, 3}, {"1024×700 at 150 %", 1024, 700, 1.5, 3, 2}} {
		look(p, x.scale, false, x.width, x.height)
		p.desk.goRoom("seminars")
		p.desk.goSeminar(open.ID, "applicants")
		settle(p.win.Content())
		page := p.desk.sh.now.(*seminarPage)
		list := page.tab().(*applicantsTab).lists.grid
		if n := rowsShown(list.Size().Height, kit.SizeRowTight) - 1; n < x.applicants { // one is the heading of the first part
			t.Errorf("%s: %d rows of 申込者, want %d", x.name, n, x.applicants)
		}
		p.desk.goSeminar(open.ID, "party")
		settle(p.win.Content())
		page = p.desk.sh.now.(*seminarPage)
		party := page.tab().(*partyTab).list.grid
		bottom := page.body.Position().Y + page.body.Size().Height
		top := fyne.CurrentApp().Driver().AbsolutePositionForObject(party).Y - fyne.CurrentApp().Driver().AbsolutePositionForObject(page.root).Y
		if n := rowsShown(bottom-top, kit.SizeRowTight); n < x.rows-1 {
			t.Errorf("%s: %d rows of 懇親会 without scrolling, want %d", x.name, n, x.rows-1)
		}
		p.desk.goSeminar(past.ID, "attendance")
		page = p.desk.sh.now.(*seminarPage)
		page.tab().(*attendanceTab).ways.SetIndex(0)
		settle(p.win.Content())
		door := page.tab().(*attendanceTab).door.grid
		if n := rowsShown(door.Size().Height, kit.SizeRow); n < x.rows-1 {
			t.Errorf("%s: %d rows of 受付, want %d", x.name, n, x.rows-1)
		}
	}
}

// The head of a seminar is one band: it is no higher than a button, in every window, and
// the filter beside the tabs has room.
func TestRoom_head(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	open, _ := busiest(t, p.desk.store)
	for _, x := range []struct {
		width, height float32
		scale         float64
	}{{1280, 800, 1}, {1024, 700, 1}, {1280, 800, 1.5}, {1024, 700, 1.5}} {
		look(p, x.scale, false, x.width, x.height)
		p.desk.goRoom("seminars")
		p.desk.goSeminar(open.ID, "applicants")
		settle(p.win.Content())
		page := p.desk.sh.now.(*seminarPage)
		if h := page.head.root.Size().Height; h > page.head.next.MinSize().Height+1 {
			t.Errorf("%v: the head is %v high", x, h)
		}
		filter := page.tab().(*applicantsTab).head.filter
		if w := filter.Size().Width; w < 90*scale() {
			t.Errorf("%v: the filter is %v wide", x, w)
		}
		shown := 0
		for _, o := range page.head.facts.Objects {
			shown += boolean(o.Visible())
		}
		if shown < 3 {
			t.Errorf("%v: %d facts are shown", x, shown)
		}
	}
}

func TestRoom_places(t *testing.T) {
	p := newTestProgram(t, emptyLedger(t))
	item := p.frame.items["people"]
	p.win.Resize(fyne.NewSize(760, 700))
	settle(p.win.Content())
	if !item.narrow || item.Size().Width > 60 {
		t.Errorf("the places keep their words in a narrow window: %v wide", item.Size().Width)
	}
	item.MouseIn(&desktop.MouseEvent{})
	if item.tip.Text == "" {
		t.Error("nothing says what the picture means")
	}
	item.MouseOut()
	p.win.Resize(fyne.NewSize(1280, 800))
	settle(p.win.Content())
	if item.narrow || item.tip.Text != "" {
		t.Error("the places have no words in a wide window")
	}
}

// The rare answers go into a menu where the sentence would not be seen beside them.
func TestAskBar_narrow(t *testing.T) {
	p := newTestProgram(t, emptyLedger(t))
	done := ""
	b := newAskBar(kit.ToneGood, kit.NewButton("今回は見送る", func() { done = "skip" }), kit.NewButton("打診する…", nil), kit.NewPrimary("繰上げ", nil))
	b.setText("空き 1席。次は 中村 由紀さんです。")
	p.win.SetContent(b.root)
	p.win.Resize(fyne.NewSize(900, 100))
	if b.more.Visible() || !b.buttons[0].Visible() {
		t.Error("wide: the answers are hidden")
	}
	p.win.Resize(fyne.NewSize(460, 100))
	if !b.more.Visible() || b.buttons[0].Visible() || !b.buttons[2].Visible() {
		t.Error("narrow: all answers beside the sentence")
	}
	items := b.menu()
	if len(items) != 2 || items[0].Label != "今回は見送る" {
		t.Fatalf("the menu offers %d answers", len(items))
	}
	items[0].Action()
	if done != "skip" {
		t.Error("the answer of the menu does nothing")
	}
}

// However long the names are that somebody gave, no page asks for more than the
// smallest window has: Fyne would make the window larger than the screen.
func TestRoom_long_names(t *testing.T) {
	ledger := sampleOffice(t)
	long := filepath.Join(filepath.Dir(ledger), "人事課職員研修係 夜間セミナー運営台帳 令和八年度以降 正本(共有フォルダに置かないこと).jibun")
	if err := os.Rename(ledger, long); err != nil {
		t.Fatal(err)
	}
	p := newTestProgram(t, long)
	s := p.desk.store
	const words = "地域共生社会の実現に向けた重層的支援体制整備事業の進め方と庁内連携の作法について(全庁対象・公開講座)"
	who := datatest.Person(t, s, "ヴィルヘルミーナ・マリア・ファン・デル・ワイデン=小笠原 千代子", func(x *data.Person) {
		x.StaffNo, x.Reading, x.Email = "0000012345", "ゔぃるへるみーな まりあ ふぁん でる わいでん おがさわら ちよこ", "wilhelmina.maria.van.der.weijden.ogasawara@example.jp"
	})
	place := datatest.Department(t, s, "保健福祉部地域包括ケア推進担当部長付", "重層的支援体制整備事業準備室(兼)高齢者支援課")
	datatest.Post(t, s, who.ID, place.ID, "2020-04-01")
	m := datatest.Seminar(t, s, words, func(x *data.Seminar) { x.Date, x.Venue, x.Capacity = "2026-12-08", words, 1 })
	datatest.Apply(t, s, m.ID, who.ID)
	if err := s.SaveParty(t.Context(), &data.Party{SeminarID: m.ID, Venue: words, Start: "20:00", Fee: 123456, Capacity: 200, Note: words}); err != nil {
		t.Fatal(err)
	}
	fits := func(where string) {
		t.Helper()
		settle(p.win.Content())
		if least := p.win.Content().MinSize(); least.Width > 1024 || least.Height > 700 {
			t.Errorf("%s needs %v × %v", where, least.Width, least.Height)
		}
	}
	for _, scale := range []float64{1, 1.5} {
		look(p, scale, false, 1024, 700)
		for _, r := range rooms() {
			p.desk.goRoom(r.key)
			fits(r.key)
		}
		for _, tab := range seminarTabs() {
			p.desk.goRoom("seminars")
			p.desk.goSeminar(m.ID, tab.key)
			fits(tab.key)
		}
		p.desk.goPerson(who.ID)
		fits("person")
		for _, kind := range papers.Kinds() {
			p.desk.goPaper(kind.Key, m.ID, who.ID)
			fits("paper " + kind.Key)
		}
	}
}
