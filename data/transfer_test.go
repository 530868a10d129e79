package data_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/japanese"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/wareki"
)

const rosterBefore = `職員番号,氏名,ふりがな,部,課,職名
00101,髙橋　一郎,たかはし いちろう,総務部,人事課,課長
00102,田中　花子,たなか はなこ,総務部,人事課,主任
00103,佐藤　健,さとう けん,総務部,財政課,主事
00104,山﨑　恵,やまさき めぐみ,市民部,市民課,主事
00105,中村　翔,なかむら しょう,市民部,市民課,主事
00106,小林　直樹,こばやし なおき,市民部,旧計画課,係長
`

// what April brings, a case a line
const rosterAfter = `職員番号,氏名,ふりがな,部,課,職名
00101,髙橋　一郎,たかはし いちろう,総務部,人事課,部長
00102,田中　花子,たなか はなこ,市民部,市民課,主任
00103,佐藤　健,さとう けん,総務部,財政課,主事
00104,吉田　恵,よしだ めぐみ,市民部,市民課,主事
00106,小林　直樹,こばやし なおき,市民部,新計画課,係長
00107,渡邉　健,わたなべ けん,総務部,財政課,主事
00103,別人　太郎,べつじん たろう,総務部,財政課,主事
,番号　なし,ばんごう なし,総務部,財政課,主事
`

func rosterFile(t *testing.T, text string) string {
	t.Helper()
	b, err := japanese.ShiftJIS.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "名簿.csv")
	if err := os.WriteFile(path, []byte(strings.ReplaceAll(b, "\n", "\r\n")), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func plan(t *testing.T, s *data.Store, text string, on wareki.Date) *data.Plan {
	t.Helper()
	r, err := s.ReadRoster(t.Context(), rosterFile(t, text))
	if err != nil {
		t.Fatal(err)
	}
	p, err := s.Plan(t.Context(), r, on)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func apply(t *testing.T, s *data.Store, p *data.Plan) {
	t.Helper()
	if err := s.ApplyTransfer(t.Context(), p, nil); err != nil {
		t.Fatal(err)
	}
}

// withRoster is an office with the first roster.
func withRoster(t *testing.T) *data.Store {
	s := datatest.New(t)
	p := plan(t, s, rosterBefore, "")
	if !p.Whole() {
		t.Error("the first roster of an empty ledger is no part of one")
	}
	apply(t, s, p)
	return s
}

// withStaff is an office with the first roster and one evening of last year.
func withStaff(t *testing.T) *data.Store {
	s := withRoster(t)
	var came []data.Person
	for _, no := range []string{"00101", "00102", "00104", "00105"} {
		p, err := s.PersonByStaffNo(t.Context(), no)
		if err != nil {
			t.Fatal(err)
		}
		came = append(came, p)
	}
	datatest.Held(t, s, "論語に学ぶ", "2025-10-07", came...)
	return s
}

func officeRows(t *testing.T, s *data.Store) string {
	t.Helper()
	d, err := datatest.Dump(context.Background(), s.Path(), "ro", append(datatest.History, "sqlite_sequence")...)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// A list of readings and addresses says nothing of who is not in it; the same rows with a
// department do.
func TestPlanTransfer_contacts(t *testing.T) {
	s := withStaff(t)
	contacts := "職員番号,氏名,ふりがな,メールアドレス,内線\n00101,髙橋　一郎,たかはし いちろう,takahashi@city.example.jp,2101\n00102,田中　花子,たなか はなこ,tanaka@city.example.jp,2102\n"
	if p := plan(t, s, contacts, ""); p.LeaveOut(data.CaseLeft) != 0 || len(p.Gaps) != 0 {
		t.Errorf("somebody is proposed as leaving by a list of contacts, which lacks %v", p.Gaps)
	}
	roster := "職員番号,氏名,ふりがな,課\n00101,髙橋　一郎,たかはし いちろう,人事課\n00102,田中　花子,たなか はなこ,人事課\n"
	if n := plan(t, s, roster, "").LeaveOut(data.CaseLeft); n != 4 {
		t.Errorf("%d are proposed as leaving by a roster without them, want 4", n)
	}
}

func TestPlanTransfer_cases(t *testing.T) {
	s := withStaff(t)
	p := plan(t, s, rosterAfter, "2026-04-01")
	got := map[string][]data.Case{}
	for _, l := range p.Lines {
		got[l.StaffNo] = append(got[l.StaffNo], l.Cases...)
	}
	// line 8 repeats the number of line 4: neither of the two is guessed to be right
	want := map[string][]data.Case{"00101": {data.CaseRetitled}, "00102": {data.CaseMoved}, "00104": {data.CaseRenamed}, "00106": {data.CaseMoved},
		"00107": {data.CaseNew}, "00105": {data.CaseLeft}}
	for _, u := range p.Unreadable {
		delete(got, u.StaffNo)
	}
	delete(want, "00103")
	delete(got, "00103")
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if n := len(p.Unreadable); n < 2 {
		t.Errorf("%d unreadable lines, want the doubled number and the missing one", n)
	}
	if d := cmp.Diff([]string{"市民部 新計画課"}, p.Departments); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"市民部 旧計画課"}, p.Closing); d != "" {
		t.Error(d)
	}
}

// Last year's report does not change by a cell when April's roster comes in.
func TestApplyTransfer_leaves_old_reports(t *testing.T) {
	s := withStaff(t)
	before, err := s.Annual(t.Context(), 0, 2025)
	if err != nil {
		t.Fatal(err)
	}
	office := officeRows(t, s)
	apply(t, s, plan(t, s, rosterAfter, "2026-04-01"))
	if office == officeRows(t, s) {
		t.Fatal("the roster changed nothing")
	}
	after, err := s.Annual(t.Context(), 0, 2025)
	if err != nil {
		t.Fatal(err)
	}
	if after.Witness.Operation <= before.Witness.Operation || after.Witness.Seal == before.Witness.Seal {
		t.Error("the foot does not say that the ledger went on", before.Witness, after.Witness)
	}
	before.Witness = after.Witness
	if d := cmp.Diff(before, after); d != "" {
		t.Error(d)
	}
	names := ""
	for _, h := range after.History {
		names += h.Name + h.Now
	}
	if !strings.Contains(names, "山﨑") || strings.Contains(names, "吉田") {
		t.Errorf("the report of the year before has the new name: %s", names)
	}
	if _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(office, officeRows(t, s)); d != "" {
		t.Errorf("undo of the import: %s", d)
	}
	r, err := s.Check(t.Context(), nil)
	if err != nil || !r.OK() {
		t.Errorf("check: %v %v", r.Problems, err)
	}
}

func TestApplyTransfer_again_changes_nothing(t *testing.T) {
	s := withStaff(t)
	apply(t, s, plan(t, s, rosterAfter, "2026-04-01"))
	office := officeRows(t, s)
	p := plan(t, s, rosterAfter, "2026-04-01")
	for _, k := range []data.Case{data.CaseNew, data.CaseMoved, data.CaseRetitled, data.CaseRenamed, data.CaseLeft, data.CaseCompleted} {
		if n := p.Count(k); n != 0 {
			t.Errorf("%s: %d", k, n)
		}
	}
	apply(t, s, p)
	if d := cmp.Diff(office, officeRows(t, s)); d != "" {
		t.Error(d)
	}
}

func TestApplyTransfer_cancelled_leaves_nothing(t *testing.T) {
	s := withStaff(t)
	office := officeRows(t, s)
	p := plan(t, s, rosterAfter, "2026-04-01")
	ctx, cancel := context.WithCancel(t.Context())
	err := s.ApplyTransfer(ctx, p, func(done, total int) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("err = %v", err)
	}
	if d := cmp.Diff(office, officeRows(t, s)); d != "" {
		t.Error(d)
	}
	apply(t, s, p) // and the work goes on
}

func TestPlanTransfer_doubts(t *testing.T) {
	s := withStaff(t)
	t.Run("a number given to somebody else is not taken for a change of name", func(t *testing.T) {
		p := plan(t, s, "職員番号,氏名,ふりがな,部,課,職名\n00104,川上　剛,かわかみ つよし,市民部,市民課,主事\n", "2026-04-01")
		if l := p.Lines[0]; !l.Skip || l.Doubt != "reused_number" {
			t.Errorf("%+v", l)
		}
	})
	t.Run("a space more or less is no change of name", func(t *testing.T) {
		p := plan(t, s, "職員番号,氏名,ふりがな,部,課,職名\n00104,山﨑 恵,やまさきめぐみ,市民部,市民課,主事\n", "2026-04-01")
		if l := p.Lines[0]; !l.Has(data.CaseUnchanged) {
			t.Errorf("%+v", l.Cases)
		}
	})
	t.Run("another shape of a letter is no change of name", func(t *testing.T) {
		p := plan(t, s, "職員番号,氏名,ふりがな,部,課,職名\n00104,山崎 恵,やまさき めぐみ,市民部,市民課,主事\n", "2026-04-01")
		if l := p.Lines[0]; !l.Has(data.CaseRenamed) || !l.Skip || l.Doubt != "letters" {
			t.Errorf("alone: %+v %v %q", l.Cases, l.Skip, l.Doubt)
		}
		p = plan(t, s, "職員番号,氏名,ふりがな,部,課,職名\n00104,山崎 恵,やまさき めぐみ,市民部,市民課,係長\n", "2026-04-01")
		if l := p.Lines[0]; l.Has(data.CaseRenamed) || !l.Has(data.CaseRetitled) || l.Skip {
			t.Errorf("with a new title: %+v %v", l.Cases, l.Skip)
		}
		apply(t, s, p)
		if who, err := s.FindPeople(t.Context(), "00104", 1); err != nil || who[0].Name != "山﨑　恵" {
			t.Errorf("the ledger has %+v now, %v", who, err)
		}
	})
	t.Run("somebody from outside with the name of a newcomer may be the same", func(t *testing.T) {
		datatest.Outsider(t, s, "大西 誠", "広島大学")
		p := plan(t, s, "職員番号,氏名,ふりがな,部,課,職名\n00200,大西　誠,おおにし まこと,市民部,市民課,主事\n", "2026-04-01")
		if len(p.Duplicates) != 1 {
			t.Errorf("%+v", p.Duplicates)
		}
	})
}

// The roster of a part of the house retires nobody.
func TestPlanTransfer_partial(t *testing.T) {
	s := datatest.New(t)
	var b strings.Builder
	b.WriteString("職員番号,氏名,部,課,職名\n")
	for i := range 40 {
		b.WriteString("00" + string(rune('1'+i/10)) + string(rune('0'+i%10)) + ",職員" + string(rune('あ'+i)) + ",総務部,人事課,主事\n")
	}
	apply(t, s, plan(t, s, b.String(), ""))
	lines := strings.SplitAfter(b.String(), "\n")
	p := plan(t, s, strings.Join(lines[:21], ""), "2026-04-01")
	if p.Whole() || p.Count(data.CaseLeft) != 0 {
		t.Errorf("whole %v, %d to retire", p.Whole(), p.Count(data.CaseLeft))
	}
	p = plan(t, s, lines[0]+strings.Join(lines[4:], ""), "2026-04-01") // the first three have left
	if !p.Whole() || p.Count(data.CaseLeft) != 3 {
		t.Errorf("gaps %+v, %d to retire, want 3", p.Gaps, p.Count(data.CaseLeft))
	}
}

// A line of 補完 says what it fills, one of 読み・連絡先 what it replaces.
func TestPlanTransfer_says_what_is_filled(t *testing.T) {
	s := withStaff(t)
	head := "職員番号,氏名,ふりがな,部,課,職名,メール,電話\n"
	apply(t, s, plan(t, s, head+"00104,山﨑　恵,やまさき めぐみ,市民部,市民課,主事,,2104\n", "2026-04-01"))
	p := plan(t, s, head+"00104,山﨑　恵,やまさき めぐみ,市民部,市民課,主事,yamasaki@example.jp,2999\n", "2026-05-01")
	l := p.Lines[0]
	if d := cmp.Diff([]data.Difference{{Field: "email", List: "yamasaki@example.jp"}}, l.Filled); d != "" || !l.Has(data.CaseCompleted) {
		t.Error(l.Cases, d)
	}
	if d := cmp.Diff([]data.Difference{{Field: "phone", Ledger: "2104", List: "2999"}}, l.Revised); d != "" || !l.Has(data.CaseRevised) {
		t.Error(l.Cases, d)
	}
}

// The history says what a roster changed, and nothing of what it did not.
func TestApplyTransfer_says_what_there_was(t *testing.T) {
	s := withStaff(t)
	for _, x := range []struct{ roster, on, want string }{
		{rosterAfter, "2026-04-01", "転入1名 異動2名 職名変更1名 改姓1名"},
		{"職員番号,氏名,ふりがな,部,課,職名\n00104,川上　恵,やまさき めぐみ,市民部,市民課,主事\n", "2026-05-01", "改姓1名"},
	} {
		p := plan(t, s, x.roster, wareki.Date(x.on))
		for i := range p.Lines {
			if p.Lines[i].Has(data.CaseRenamed) {
				p.Lines[i].Skip = false
			}
		}
		apply(t, s, p)
		list, err := s.History(t.Context(), data.HistoryFilter{})
		if err != nil || list[0].What != "people.import" || list[0].About != x.want {
			t.Errorf("%+v, %v; want %s", list[0], err, x.want)
		}
	}
}

// What somebody knew after the day of the roster is not rewritten by it.
func TestPlanTransfer_later_posting(t *testing.T) {
	s := withStaff(t)
	apply(t, s, plan(t, s, rosterAfter, "2026-04-01"))
	p := plan(t, s, rosterBefore, "2025-07-01")
	for _, l := range p.Lines {
		if l.StaffNo == "00102" && !l.Has(data.CaseConflict) {
			t.Errorf("%+v", l.Cases)
		}
	}
	apply(t, s, p)
}

// A roster without a single one of our staff is somebody else's.
func TestPlanTransfer_foreign(t *testing.T) {
	s := withRoster(t)
	p := plan(t, s, "職員番号,氏名,部,課,職名\n90001,他市　太郎,総務部,人事課,主事\n", "2026-04-01")
	if p.Whole() || p.Count(data.CaseLeft) != 0 {
		t.Errorf("partial %v, %d to retire", !p.Whole(), p.Count(data.CaseLeft))
	}
}

// A roster that is sorted by people and has no codes does not tear a 部 apart; one that
// names each department in one run says the order of the office.
func TestPlanTransfer_divisionsTogether(t *testing.T) {
	for text, want := range map[string]string{
		"1,総務部,財政課 2,市民部,市民課 3,総務部,人事課 4,市民部,保険課 5,,議会事務局 6,総務部,財政課 7,市民部,市民課 8,,会計課 9,総務部,人事課 10,市民部,保険課 11,総務部,財政課": "総務部財政課 総務部人事課 市民部市民課 市民部保険課 議会事務局 会計課",
		"1,総務部,財政課 2,市民部,市民課 3,総務部,人事課": "総務部財政課 市民部市民課 総務部人事課",
	} {
		s := datatest.New(t)
		file := "職員番号,氏名,部,課\n"
		for line := range strings.FieldsSeq(text) {
			no, where, _ := strings.Cut(line, ",")
			file += "100" + no + ",名　" + strings.Repeat("一", strings.Count(file, "\n")) + "," + where + "\n"
		}
		apply(t, s, plan(t, s, file, ""))
		all, err := s.Departments(t.Context(), "")
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, d := range all {
			got = append(got, d.Division+d.Section)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s\nis %s\nnot %s", text, strings.Join(got, " "), want)
		}
	}
}
