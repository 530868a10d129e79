package data_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"jibun/data"
	"jibun/data/datatest"
)

func TestFind(t *testing.T) {
	d := withNames(t)
	number := func(n int) func(*data.Seminar) { return func(m *data.Seminar) { m.Number = n } }
	d.seminar(0, number(43), on("2025-12-08"), func(m *data.Seminar) { m.Title, m.CategoryID = "ドラッカーに学ぶ", 1 })
	m := d.seminar(0, number(431), on("2026-12-08"), func(m *data.Seminar) { m.Title, m.Venue = "ヒット商品から学ぶSDGs", "つばき会館 302" })
	d.seminar(0, number(432), on("2026-12-15"), func(m *data.Seminar) { m.Title = "431ページの本を読む" })
	other, err := d.s.AddSeries(d.Context(), "行政ゼミナール")
	d.must(err)
	d.seminar(0, number(431), on("2026-12-20"), func(m *data.Seminar) { m.Title, m.SeriesID = "合同", other })
	d.speaks(m, "髙橋 一郎", data.Lecturer, data.Agreed)
	find := func(text string, limit int) string {
		f, err := d.s.Find(d.Context(), text, limit)
		d.must(err)
		var out []string
		for _, m := range f.Seminars {
			out = append(out, fmt.Sprint(m.Number, m.Title))
		}
		for _, p := range f.People {
			out = append(out, p.Name)
		}
		return strings.Join(out, ", ")
	}
	const hit, joint, book, drucker = "431ヒット商品から学ぶSDGs", "431合同", "432431ページの本を読む", "43ドラッカーに学ぶ"
	for text, want := range map[string]string{
		"431": hit + ", " + joint + ", " + book, "第431回": hit + ", " + joint, "#431": hit + ", " + joint, "４３１回": hit + ", " + joint, "＃431": hit + ", " + joint,
		"第 431 回": hit + ", " + joint, "第431回 ヒット": hit, "第431回 読む": "",
		"12/8": hit + ", " + drucker, "R8.12.8": hit, "2026-12-08": hit, "令和7年12月8日": drucker, "1208": hit + ", " + drucker, "12/9": "",
		"ヒット 商品": hit, "sdgs": hit, "ドラッカー勉強会": drucker, "つばき会館": hit, "たかはし": hit + ", 髙橋 一郎", "takahasi": hit + ", 髙橋 一郎",
		"学ぶ": hit + ", " + drucker, "": "", " 　": "", "ない言葉": "",
	} {
		if got := find(text, 9); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
	d.equal("limit", find("431", 1), hit)
	d.must(d.s.RenamePerson(d.Context(), d.here["髙橋 一郎"], "佐伯 一郎", "さえき いちろう", "2026-11-01"))
	d.equal("a lecturer's new name", find("さえき", 9), hit+", 佐伯 一郎")
	list, err := d.s.Seminars(d.Context(), data.SeminarFilter{Text: "佐伯"})
	d.must(err)
	d.equal("in the list too", list[0].Speakers, "佐伯 一郎")
}

func TestFindPeople_order(t *testing.T) {
	d := newDesk(t)
	for _, p := range []data.Person{{StaffNo: "0012", Name: "い"}, {StaffNo: "0001", Name: "う"}, {StaffNo: "00012", Name: "あ"}, {StaffNo: "12", Name: "え"},
		{StaffNo: "120", Name: "お", LeftOn: "2020-03-31"}} {
		p.Reading = p.Name
		d.must(d.s.SavePerson(d.Context(), &p))
	}
	for _, c := range []struct {
		text  string
		limit int
		want  string
	}{{"12", 9, "え, あ, い, お"}, {"12", 2, "え, あ"}, {"12", 1, "え"}, {"0012", 9, "い, あ, え"}, {"00012", 1, "あ"}, {"120", 1, "お"}, {"0", 2, "あ, い"}, {"00", 9, "あ, い, う"}} {
		list, err := d.s.FindPeople(d.Context(), c.text, c.limit)
		d.must(err)
		var got []string
		for _, p := range list {
			got = append(got, p.Name)
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: %v, want %s", c.text, got, c.want)
		}
	}
}

func TestCandidates(t *testing.T) {
	d := withNames(t)
	d.past("2026-10-01", "髙橋 一郎")
	d.past("2026-11-01", "髙橋 一郎", "大高 洋子")
	m := d.seminar(1, on("2026-12-20"))
	d.apply(m, "山﨑 恵", "髙橋 一郎", "大高 洋子")
	d.must(second(d.s.Withdraw(d.Context(), d.id(m, "大高 洋子"), "")))
	d.speaks(m, "𠮷田 健", data.Presenter, data.Sounding)
	find := func(text string) string {
		list, _, err := d.s.Candidates(d.Context(), m, text, 9)
		d.must(err)
		var out []string
		for _, c := range list {
			line := fmt.Sprint(c.Name, " ", c.Times)
			if c.RegistrationID != 0 {
				line += fmt.Sprint(" ", c.State, "/", c.Waitlist)
				d.equal("its id", c.RegistrationID, d.id(m, c.Name))
			}
			out = append(out, strings.TrimSpace(line+" "+string(c.SpeakerRole)))
		}
		return strings.Join(out, ", ")
	}
	d.equal("all", find("0010"), "大高 洋子 1 withdrawn/, 髙橋 一郎 2 waiting/queued, 山﨑 恵 0 confirmed/, 𠮷田 健 0 presenter, 渡邉󠄂 花子 0, 無読 太郎 0")
	d.equal("nobody", find(""), "")
	d.must(second(d.s.BringBack(d.Context(), d.id(m, "大高 洋子"))))
	d.equal("back", find("おおたか"), "大高 洋子 1 waiting/queued")
	if _, _, err := d.s.Candidates(d.Context(), 99, "0", 9); !errors.Is(err, data.ErrNotFound) {
		t.Error(err)
	}
}

func TestLecturers(t *testing.T) {
	d := newDesk(t)
	category := func(id int64) func(*data.Seminar) { return func(m *data.Seminar) { m.CategoryID = id } }
	held := func(title string, c int64) int64 {
		m := datatest.Seminar(d, d.s, title, on("2026-10-23"), category(c)).ID
		d.must(d.s.HoldSeminar(d.Context(), m))
		return m
	}
	a, b := held("論語の一", 2), held("英会話の一", 3)
	c := held("論語の二", 2)
	d.posted("甲", "総務課")
	for _, m := range []int64{a, b, c} {
		d.speaks(m, "甲", data.Lecturer, data.Thanked)
	}
	d.speaks(b, "甲", data.Chair, data.Refused)
	spoke := d.speaks(c, "乙", data.Speaker, data.Spoke)
	next := d.seminar(0, on("2026-12-20"), category(3))
	asked := d.speaks(next, "甲", data.Lecturer, data.Sounding)
	d.speaks(next, "丙", data.Lecturer, data.Refused)
	called := d.seminar(0, on("2026-12-21"))
	d.speaks(called, "乙", data.Lecturer, data.Agreed)
	d.must(d.s.CancelSeminar(d.Context(), called, "台風"))

	lines := func(text string) string {
		list, err := d.s.Lecturers(d.Context(), text)
		d.must(err)
		var out []string
		for _, l := range list {
			out = append(out, fmt.Sprint(l.Name, " ", l.From, " ", l.Talks, " ", l.LastDay, l.LastTitle, " ", l.Open, " ", l.Categories))
		}
		return strings.Join(out, "\n")
	}
	const first = "甲 総務部 総務課 3 2026-10-23論語の二 1 論語勉強会、英会話"
	d.equal("all", lines(""), first+"\n乙 所属の記録なし 1 2026-10-23論語の二 0 論語勉強会\n丙 所属の記録なし 0  0 ")
	d.equal("by theme", lines("英会話 総務"), first)
	d.equal("nobody", lines("英会話 乙"), "")

	requests := func() string {
		list, err := d.s.Requests(d.Context())
		d.must(err)
		var out []string
		for _, r := range list {
			out = append(out, fmt.Sprint(r.AssignmentID, r.Name, " ", r.SeminarID, " ", r.State, " ", r.Overdue))
		}
		return strings.Join(out, ", ")
	}
	thanks := fmt.Sprint(spoke, "乙 ", c, " spoke true")
	d.equal("requests", requests(), thanks+fmt.Sprint(", ", asked, "甲 ", next, " sounding true"))
	d.move(asked, data.Requested)
	d.equal("asked formally", requests(), thanks+fmt.Sprint(", ", asked, "甲 ", next, " requested false"))
	d.move(spoke, data.Thanked)
	d.equal("thanked", requests(), fmt.Sprint(asked, "甲 ", next, " requested false"))
	far := d.seminar(0, on("2027-03-01"))
	late := d.speaks(far, "丁", data.Lecturer, data.Sounding)
	d.c.Add(14 * 24 * time.Hour)
	d.equal("fourteen days", strings.HasSuffix(requests(), fmt.Sprint(late, "丁 ", far, " sounding false")), true)
	d.c.Add(24 * time.Hour)
	d.equal("fifteen days without an answer", strings.HasSuffix(requests(), fmt.Sprint(late, "丁 ", far, " sounding true")), true)
}

func TestSeminars_filter(t *testing.T) {
	d := newDesk(t)
	d.seminar(0, on("2026-12-20"), func(m *data.Seminar) { m.Title, m.CategoryID = "あ", 2 })
	d.seminar(0, on("2026-11-22"), func(m *data.Seminar) { m.Title, m.CategoryID, m.Deadline = "い", 3, "2026-11-21" })
	datatest.Planned(d, d.s, "う", on("2027-04-01"), func(m *data.Seminar) { m.CategoryID = 3 })
	for name, c := range map[string]struct {
		f    data.SeminarFilter
		want string
	}{
		"all": {data.SeminarFilter{}, "うあい"}, "category": {data.SeminarFilter{CategoryID: 3}, "うい"},
		"states as seen today": {data.SeminarFilter{States: []data.SeminarState{data.SeminarClosed, data.SeminarPlanned}}, "うい"},
		"both":                 {data.SeminarFilter{States: []data.SeminarState{data.SeminarOpen}, CategoryID: 3}, ""},
		"year":                 {data.SeminarFilter{Year: 2026}, "あい"}, "another year": {data.SeminarFilter{Year: 2025}, ""},
	} {
		list, err := d.s.Seminars(d.Context(), c.f)
		d.must(err)
		got := ""
		for _, m := range list {
			got += m.Title
		}
		d.equal(name, got, c.want)
	}
	years, err := d.s.YearsWithData(d.Context())
	d.must(err)
	d.equal("years", years, "[2027 2026]")
	d.at("2029-05-01", "09:00")
	years, err = d.s.YearsWithData(d.Context())
	d.must(err)
	d.equal("years later", years, "[2029 2027 2026]")
}

func TestNewSeminarDefaults(t *testing.T) {
	d := newDesk(t)
	m, err := d.s.NewSeminarDefaults(d.Context())
	d.must(err)
	d.equal("the first one", m, data.Seminar{SeriesID: 1, Policy: data.FirstCome})
	d.seminar(40, policy(data.Balance), func(m *data.Seminar) { m.CategoryID, m.Note, m.Number = 3, "メモ", 9 })
	d.seminar(10, on("2026-12-01"))
	m, err = d.s.NewSeminarDefaults(d.Context())
	d.must(err)
	d.equal("as the latest", m, data.Seminar{SeriesID: 1, Start: "18:30", End: "20:00", Venue: "本庁舎 会議室", Capacity: 40, Policy: data.Balance})
	d.must(d.s.SaveSeminar(d.Context(), &data.Seminar{Title: "回", Date: "2027-01-01", SeriesID: m.SeriesID, Policy: m.Policy}))
	second, err := d.s.AddSeries(d.Context(), "行政ゼミナール")
	d.must(err)
	d.seminar(15, on("2026-11-30"), func(m *data.Seminar) { m.SeriesID = second })
	m, err = d.s.NewSeminarDefaults(d.Context())
	d.must(err)
	d.equal("of the series that was used last", []any{m.SeriesID, m.Capacity}, []any{second, 15})
}
