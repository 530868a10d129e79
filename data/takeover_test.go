package data_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"jibun/data"
	"jibun/data/datatest"
)

// oldBook writes an Excel ledger as offices keep it.
func oldBook(t *testing.T, sheets map[string][][]any) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for _, name := range []string{"開催一覧", "出席簿"} {
		rows, ok := sheets[name]
		if !ok {
			continue
		}
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for i, r := range rows {
			cell, err := excelize.CoordinatesToCellName(1, i+1)
			if err != nil {
				t.Fatal(err)
			}
			if err := f.SetSheetRow(name, cell, &r); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "台帳.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

var (
	oldList = [][]any{{"じぶん投資セミナー 開催台帳"}, {}, {"回", "開催日", "テーマ", "分類", "講師", "会場", "定員", "参加者数"},
		{1, "H25.5.14", "ドラッカーを読む", "ドラッカー勉強会", "広島大学 鈴木一", "会議室", 30, 3},
		{2, "H25.6.11", "手話に親しむ", "手話", "髙橋　一郎", "会議室", 30, 2},
		{3, "H25.7.9", "名簿のない回", "英会話", "", "会議室", 30, 21},
		{"計", "", "", "", "", "", 90, 26}}
	oldMatrix = [][]any{{"職員番号", "氏名", "所属", "第1回", "第2回", "計"},
		{"00101", "髙橋　一郎", "人事課", "○", "講", 1},
		{"", "田中 花子", "人事課", "○", "×", 1},
		{"", "川口 進", "広島大学", "△", "○", 2},
		{"00999", "退職　済", "市民課", "キ", "○", 1},
		{"凡例 ○出席 △遅刻 ×欠席"}}
)

func takeover(t *testing.T, s *data.Store, path string) *data.Takeover {
	t.Helper()
	p, err := s.ReadOldLedger(t.Context(), path, 0)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.ApplyTakeover(t.Context(), p, nil); err != nil {
		t.Fatal(err)
	}
	return p
}

func TestTakeover(t *testing.T) {
	s := withRoster(t)
	book := oldBook(t, map[string][][]any{"開催一覧": oldList, "出席簿": oldMatrix})
	before := officeRows(t, s)
	p := takeover(t, s, book)
	if len(p.Problems) != 0 {
		t.Errorf("%+v", p.Problems)
	}
	f, err := s.Figures(t.Context(), 0, 2013)
	if err != nil {
		t.Fatal(err)
	}
	// counted by hand: 1st 3 present (○○△), 2nd 2 (○○) and one absent, 3rd 21 by number
	if f.Seminars != 3 || f.Attendances != 26 || f.CountedOnly != 21 || f.People != 4 || f.Outside != 2 || f.Staff != 3 || f.Known != 6 || f.Applications != 7 {
		t.Errorf("%+v", f)
	}
	if f.Speakers != 2 || f.BySeminar[2].CountedOnly != true {
		t.Errorf("speakers %d, %+v", f.Speakers, f.BySeminar)
	}
	for _, d := range f.ByDepartment {
		if d.Name == "総務部 人事課" && d.Attendances != 2 {
			t.Errorf("%+v", d)
		}
	}
	m, err := s.SeminarByNumber(t.Context(), 0, 2)
	if err != nil || m.State != data.SeminarSettled || m.Date != "2013-06-11" || m.Venue != "会議室" || m.Capacity != 30 {
		t.Errorf("%+v %v", m, err)
	}
	t.Run("again adds nothing", func(t *testing.T) {
		office := officeRows(t, s)
		if p := takeover(t, s, book); p.Seminars[0].Exists == 0 {
			t.Error("the evening is not recognised")
		}
		if office != officeRows(t, s) {
			t.Error("something was added twice")
		}
	})
	t.Run("one undo takes all of it back", func(t *testing.T) {
		if _, err := s.Undo(t.Context()); err != nil {
			t.Fatal(err)
		}
		if before != officeRows(t, s) {
			t.Error("something stayed")
		}
	})
}

// Excel has eaten the leading zeros of the old ledger: its people are those of the
// roster all the same; another name behind such a number is somebody else.
func TestTakeover_zeros(t *testing.T) {
	s := withRoster(t)
	matrix := [][]any{{"職員番号", "氏名", "所属", "第1回", "第2回"}, {101, "髙橋　一郎", "人事課", "○", ""}, {"00102", "田中 花子", "人事課", "○", ""},
		{102, "田中 花子", "人事課", "", "○"}, {103, "別人　太郎", "財政課", "○", ""}}
	p := takeover(t, s, oldBook(t, map[string][][]any{"開催一覧": oldList, "出席簿": matrix}))
	if len(p.People) != 3 || p.People[0].Known == 0 || p.People[1].Known == 0 || p.People[1].Marks != 2 || p.People[2].Known != 0 {
		t.Errorf("%+v", p.People)
	}
}

func TestTakeover_nobody_is_guessed(t *testing.T) {
	s := withRoster(t)
	for _, no := range []string{"00301", "00302"} {
		datatest.Person(t, s, "鈴木　茂", func(p *data.Person) { p.StaffNo = no })
	}
	matrix := [][]any{{"氏名", "所属", "第1回"}, {"鈴木 茂", "", "○"}, {"佐藤 健", "財政課", "○"}}
	p := takeover(t, s, oldBook(t, map[string][][]any{"開催一覧": oldList[:4], "出席簿": matrix}))
	if len(p.Problems) != 1 || p.Problems[0].Code != "ambiguous_name" {
		t.Errorf("%+v", p.Problems)
	}
	f, err := s.Figures(t.Context(), 0, 2013)
	if err != nil || f.People != 1 {
		t.Errorf("%d people, %v", f.People, err)
	}
}

func TestTakeover_numbers(t *testing.T) {
	s := withStaff(t) // number 1 is taken by an evening of 2025
	list := [][]any{oldList[2], oldList[3], {9, "H25.6.11", "手話に親しむ", "手話", "", "", 30, 2}}
	p := takeover(t, s, oldBook(t, map[string][][]any{"開催一覧": list}))
	if len(p.Problems) != 1 || p.Problems[0].Code != "number_taken" {
		t.Errorf("%+v", p.Problems)
	}
	list2, err := s.Seminars(t.Context(), data.SeminarFilter{Year: 2013})
	if err != nil || len(list2) != 2 || list2[1].Number != 0 || list2[0].Number != 9 {
		t.Errorf("both evenings come, one without a number: %+v %v", list2, err)
	}
}

// Each lecturer of the old list who can be one person of the ledger is that person:
// by the name, and by the post as far as it says where. The others are asked.
func TestTakeover_lecturers(t *testing.T) {
	s := withRoster(t)
	datatest.Person(t, s, "田中　花子", func(p *data.Person) { p.StaffNo = "00301" })
	datatest.Person(t, s, "鷹取　宗一", func(p *data.Person) { p.Outside, p.Organization = true, "呉港造船株式会社" })
	list := [][]any{{"回", "開催日", "テーマ", "講師", ""}, {"", "", "", "所属・職名", "氏名"},
		{1, "H25.5.14", "甲", "総務部 人事課 課長\n呉港造船株式会社 顧問\n県立くれ大学 教授", "髙橋 一郎\n鷹取 宗一\n東雲 悠子"},
		{2, "H25.6.11", "乙", "福祉保健部 介護課 主事", "髙橋 一郎"},
		{3, "H25.7.9", "丙", "", "田中 花子"},
		{4, "H25.8.6", "丁", "安芸電機株式会社 顧問", "鷹取 宗一"},
		{5, "H25.9.3", "戊", "係長", "高橋 一郎"}}
	p, err := s.ReadOldLedger(t.Context(), oldBook(t, map[string][][]any{"開催一覧": list}), 0)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"", "", "nobody", "elsewhere", "several", "elsewhere", ""}
	if len(p.Lecturers) != len(want) {
		t.Fatalf("%+v", p.Lecturers)
	}
	for i, l := range p.Lecturers {
		if l.Doubt != want[i] || (l.Known != 0) != (want[i] == "") || (len(l.Hits) == 0) != (l.Doubt == "nobody") {
			t.Errorf("%s %s: %q, known %d, %d hits", l.Post, l.Name, l.Doubt, l.Known, len(l.Hits))
		}
	}
	p.Choose(4, p.Lecturers[4].Hits[1].ID)
	if err := s.ApplyTakeover(t.Context(), p, nil); err != nil {
		t.Fatal(err)
	}
	lines, err := s.Lecturers(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	talks := map[string]int{}
	for _, l := range lines {
		talks[l.Name] += l.Talks
	}
	if talks["髙橋　一郎"] != 2 || talks["鷹取　宗一"] != 1 || talks["田中　花子"]+talks["田中 花子"] != 1 {
		t.Errorf("%v", talks)
	}
	// On paper nobody of an evening is missing, and nobody stands twice.
	l, err := s.Seminars(t.Context(), data.SeminarFilter{Year: 2013})
	if err != nil {
		t.Fatal(err)
	}
	if got := l[4].Speakers; strings.Count(got, "一郎") != 1 || strings.Count(got, "宗一") != 1 || strings.Count(got, "県立くれ大学 教授 東雲 悠子") != 1 {
		t.Errorf("第1回: %q", got)
	}
	if got := l[1].Speakers; got != "安芸電機株式会社 顧問 鷹取 宗一" {
		t.Errorf("第4回: %q", got)
	}
}

// Of two of one name who both were in the department at some time, it is the one who
// was there on that evening.
func TestTakeover_lecturerThen(t *testing.T) {
	s := withRoster(t)
	one, err := s.PersonByStaffNo(t.Context(), "00102") // 田中 花子, 人事課 ever since
	if err != nil {
		t.Fatal(err)
	}
	ps, err := s.Postings(t.Context(), one.ID)
	if err != nil || len(ps) != 1 {
		t.Fatalf("%v %v", ps, err)
	}
	two := datatest.Person(t, s, "田中　花子", func(p *data.Person) { p.StaffNo = "00301" })
	if err := s.Transfer(t.Context(), &data.Posting{PersonID: two.ID, DepartmentID: ps[0].DepartmentID, From: "2020-04-01"}); err != nil {
		t.Fatal(err)
	}
	list := [][]any{{"回", "開催日", "テーマ", "講師氏名", "講師所属"}, {1, "H25.5.14", "甲", "田中花子", "人事課 主任"}, {2, "R3.5.14", "乙", "田中花子", "人事課 主任"}}
	p, err := s.ReadOldLedger(t.Context(), oldBook(t, map[string][][]any{"開催一覧": list}), 0)
	if err != nil {
		t.Fatal(err)
	}
	// In 2013 nobody knows where the second one was, but of the first the ledger says it.
	if len(p.Lecturers) != 2 || p.Lecturers[0].Known != one.ID || p.Lecturers[1].Doubt != "several" || len(p.Lecturers[1].Hits) != 2 || p.Lecturers[1].Hits[0].From == "" {
		t.Errorf("%+v", p.Lecturers)
	}
}
