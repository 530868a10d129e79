package gui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/wareki"
)

// openLecturers shows an office in which 田中 太郎 spoke ten times, the last time in
// September, 髙橋 健 and somebody without a reading twice, both in October, and 佐々木 恵
// is being asked.
func openLecturers(t *testing.T) (testEvening, *program, *lecturersPage) {
	t.Helper()
	e := newEvening(t, 40)
	p := newTestProgram(t, e.path)
	s := p.desk.store
	unread := datatest.Person(t, s, "阿部 某", func(x *data.Person) { x.StaffNo, x.Reading = "0300001", "" })
	spoke := func(title string, day wareki.Date, person int64) {
		m := datatest.Held(t, s, title, day)
		if err := s.Assign(t.Context(), &data.Assignment{SeminarID: m.ID, PersonID: person, State: data.Thanked}); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 10 {
		spoke("英会話", wareki.Date("2026-09-01").AddDays(i-9), e.people["田中 太郎"])
	}
	for _, day := range []wareki.Date{"2026-10-01", "2026-10-02"} {
		spoke("論語を読む", day, e.people["髙橋 健"])
		spoke("星を見る", day, unread.ID)
	}
	if err := s.Assign(t.Context(), &data.Assignment{SeminarID: e.seminar, PersonID: e.people["佐々木 恵"]}); err != nil {
		t.Fatal(err)
	}
	p.desk.goRoom("lecturers")
	return e, p, now[*lecturersPage](t, p)
}

func wantLecturers(t *testing.T, page *lecturersPage, want string) {
	t.Helper()
	var names []string
	for _, l := range page.people.Rows() {
		names = append(names, l.Name)
	}
	if got := strings.Join(names, ", "); got != want {
		t.Errorf("listed are %s, want %s", got, want)
	}
}

func TestLecturers_list(t *testing.T) {
	e, p, page := openLecturers(t)
	wantLecturers(t, page, "髙橋 健, 田中 太郎, 阿部 某") // 五十音順; without a reading last
	for _, want := range []string{"3名", "たなか　たろう", "福祉保健部 健康増進課", "論語を読む", "佐々木 恵", "候補"} {
		if !shows(page.root, want) {
			t.Errorf("the page does not show %q", want)
		}
	}
	requests := page.requests.Rows()
	if len(requests) != 1 || requests[0].Name != "佐々木 恵" || requests[0].SeminarID != e.seminar {
		t.Fatalf("requests %+v", requests)
	}
	for _, m := range page.requests.Menu(requests) {
		if m.Label == "打診した" {
			m.Action()
		}
	}
	if got := speakerOf(t, p, e, "佐々木 恵"); got.State != data.Sounding || page.requests.Rows()[0].State != data.Sounding {
		t.Errorf("after 打診した: %s in the ledger, %s on the page", got.State, page.requests.Rows()[0].State)
	}
	if err := p.desk.store.MoveSpeaker(t.Context(), requests[0].AssignmentID, data.Refused, "", ""); err != nil {
		t.Fatal(err)
	}
	if len(page.requests.Rows()) != 0 || !shows(page.root, "進んでいる依頼はありません") {
		t.Error("a request that was declined is still under way")
	}
}

func TestLecturers_sort(t *testing.T) {
	_, _, page := openLecturers(t)
	page.people.SortBy("talks", true)
	wantLecturers(t, page, "田中 太郎, 髙橋 健, 阿部 某")
	page.people.SortBy("last", false)
	wantLecturers(t, page, "田中 太郎, 髙橋 健, 阿部 某")
	page.people.SortBy("name", false)
	wantLecturers(t, page, "髙橋 健, 田中 太郎, 阿部 某")
	page.people.SortBy("reading", false)
	wantLecturers(t, page, "髙橋 健, 田中 太郎, 阿部 某")
}

func TestLecturers_filterAndOpen(t *testing.T) {
	e, p, page := openLecturers(t)
	chord(p, fyne.KeyF, fyne.KeyModifierControl)
	typeText(t, p, "takahasi")
	wantLecturers(t, page, "髙橋 健")
	if !shows(page.count, "1名") {
		t.Errorf("counted are %s", page.count.Text)
	}
	press(t, p, fyne.KeyEscape)
	wantLecturers(t, page, "髙橋 健, 田中 太郎, 阿部 某")
	typeText(t, p, "論語")
	wantLecturers(t, page, "髙橋 健") // by the theme
	press(t, p, fyne.KeyDown, fyne.KeyReturn)
	if one := now[*personPage](t, p); one.id != e.people["髙橋 健"] {
		t.Errorf("person %d is opened", one.id)
	}
	p.desk.goBack()
	if now[*lecturersPage](t, p); page.text.Text != "論語" {
		t.Error("the filter is lost by going to and fro")
	}
	page.text.SetText("だれでもない")
	if wantLecturers(t, page, ""); !shows(page.root, "あてはまる方はいません") {
		t.Error("nothing is said where nobody is found")
	}
	p.win.Canvas().Focus(page.requests)
	press(t, p, fyne.KeyReturn)
	if s := now[*seminarPage](t, p); s.id != e.seminar || seminarTabs()[s.tabs.Index()].key != "speakers" {
		t.Errorf("the request opens %s of %d", seminarTabs()[s.tabs.Index()].key, s.id)
	}
}

func TestLecturers_empty(t *testing.T) {
	p := newTestProgram(t, emptyLedger(t))
	p.desk.goRoom("lecturers")
	page := now[*lecturersPage](t, p)
	for _, want := range []string{"進んでいる依頼はありません", "セミナーの「講師」で加えると、ここに並びます", "登壇した方が、ここに並びます", "0名"} {
		if !shows(page.root, want) {
			t.Errorf("an empty ledger does not show %q: %s", want, allText(page.root))
		}
	}
	press(t, p, fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn)
	now[*lecturersPage](t, p) // there is nothing to open
}

// Of a lecturer from outside one sees the organisation and the e-mail, where the request
// is and where everybody is listed.
func TestLecturers_outside(t *testing.T) {
	e := newEvening(t, 40)
	p := newTestProgram(t, e.path)
	s := p.desk.store
	who := datatest.Outsider(t, s, "森 はるか", "瀬戸内信用金庫", func(x *data.Person) { x.Email = "mori@example.jp" })
	if err := s.Assign(t.Context(), &data.Assignment{SeminarID: e.seminar, PersonID: who.ID, Role: data.Lecturer}); err != nil {
		t.Fatal(err)
	}
	p.desk.goRoom("lecturers")
	r := now[*lecturersPage](t, p).requests.Rows()
	if len(r) != 1 || r[0].From != "瀬戸内信用金庫" || r[0].Email != "mori@example.jp" {
		t.Errorf("the request shows %+v", r)
	}
	p.desk.goSeminar(e.seminar, "speakers")
	page := now[*seminarPage](t, p)
	if !shows(page.Content(), "瀬戸内信用金庫") || !shows(page.Content(), "mori@example.jp") {
		t.Errorf("the tab shows %s", allText(page.Content()))
	}
	tapButton(t, page.Content(), "メールをコピー")
	if got := p.app.Clipboard().Content(); got != "mori@example.jp" {
		t.Errorf("copied is %q", got)
	}
}
