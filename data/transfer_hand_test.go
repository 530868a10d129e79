package data_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/wareki"
)

// What somebody wrote into the ledger no list replaces unasked, alone or beside a
// change of another kind; what a list brought the next list replaces (control), and
// what is empty is filled.
func TestTransfer_byHand(t *testing.T) {
	const heading = "職員番号,氏名,ふりがな,部,課,職名,メール,電話\n"
	const others = "0002,髙橋 一郎,たかはし いちろう,総務部,財政課,課長,i@city.example,200\n"
	old := []string{"0001", "佐藤 花子", "さとう はなこ", "総務部", "人事課", "主事", "old@city.example", "100"}
	const day = wareki.Date("2027-04-01")
	for _, x := range []struct {
		name   string
		column int    // of the list
		list   string // what April's list says there
		hand   func(p *data.Person, at *data.Posting)
		rename bool
		want   data.Case // of the line, by itself
		field  string
	}{
		{"reading", 2, "さとう はなこ", func(p *data.Person, _ *data.Posting) { p.Reading = "なかの はなこ" }, false, data.CaseRevised, "reading"},
		{"email", 6, "old@city.example", func(p *data.Person, _ *data.Posting) { p.Email = "nakano@city.example" }, false, data.CaseRevised, "email"},
		{"phone", 7, "100", func(p *data.Person, _ *data.Posting) { p.Phone = "999" }, false, data.CaseRevised, "phone"},
		{"name", 1, "佐藤 花子", func(p *data.Person, _ *data.Posting) { p.Name, p.Reading = "中野 花子", "なかの はなこ" }, true, data.CaseRenamed, "name"},
		{"position", 5, "主事", func(_ *data.Person, at *data.Posting) { at.Position = "主任" }, false, data.CaseRetitled, "position"},
		{"department", 4, "人事課", func(_ *data.Person, at *data.Posting) { at.Position = "主事" }, false, data.CaseMoved, "department_id"},
	} {
		t.Run(x.name, func(t *testing.T) {
			s := datatest.New(t)
			text := func(row []string) string { return heading + strings.Join(row, ",") + "\n" + others }
			apply(t, s, plan(t, s, text(old), ""))

			// control: nobody wrote it, so another list changes it, ticked and under no 補完
			other := slices.Clone(old)
			other[x.column] = map[string]string{"name": "中野 花子", "department": "財政課", "reading": "さいとう はなこ"}[x.name]
			if other[x.column] == "" {
				other[x.column] = "9" + x.list
			}
			if l := lineOf(t, plan(t, s, text(other), day), "0001"); l.Skip || !l.Has(x.want) || l.Has(data.CaseCompleted) || len(l.Hand) > 0 {
				t.Errorf("control: %v skip %v hand %v, want %s", l.Cases, l.Skip, l.Hand, x.want)
			}

			p, err := s.PersonByStaffNo(t.Context(), "0001")
			must(t, err)
			at := writtenByHand(t, s, p, x.hand, x.rename, x.want, day)
			p, err = s.PersonByStaffNo(t.Context(), "0001")
			must(t, err)

			asked := plan(t, s, text(old), day)
			l := lineOf(t, asked, "0001")
			if !l.Skip || l.Doubt != data.DoubtByHand || !l.Has(x.want) || l.Has(data.CaseCompleted) {
				t.Errorf("%v skip %v doubt %q, want %s, asked", l.Cases, l.Skip, l.Doubt, x.want)
			}
			if !slices.ContainsFunc(l.Hand, func(h data.Difference) bool { return h.Field == x.field && h.List != "" && h.List != h.Ledger }) {
				t.Errorf("hand %v, want %s", l.Hand, x.field)
			}
			office := officeRows(t, s)
			apply(t, s, asked)
			if d := cmp.Diff(office, officeRows(t, s)); d != "" {
				t.Error("what is not ticked changed something", d)
			}

			// beside another change the list brings that one and no more
			with := slices.Clone(old)
			if at {
				with[1], with[2] = "石川 花子", "いしかわ はなこ"
			} else {
				with[4] = "財政課"
			}
			beside := plan(t, s, text(with), day)
			if l := lineOf(t, beside, "0001"); l.Skip || !l.Keeps(x.field) {
				t.Errorf("beside: %v skip %v hand %v", l.Cases, l.Skip, l.Hand)
			}
			apply(t, s, beside)
			after, err := s.PersonByStaffNo(t.Context(), "0001")
			must(t, err)
			if !at && (after.Name != p.Name || after.Reading != p.Reading || after.Email != p.Email || after.Phone != p.Phone) {
				t.Errorf("beside: %+v, was %+v", after, p)
			}
			_, err = s.Undo(t.Context())
			must(t, err)

			// she may take it nevertheless
			taken := plan(t, s, text(old), day)
			lineOf(t, taken, "0001").Skip = false
			apply(t, s, taken)
			if l := lineOf(t, plan(t, s, text(old), day), "0001"); !l.Has(data.CaseUnchanged) {
				t.Errorf("taken, and still %v %v", l.Cases, l.Hand)
			}
		})
	}
}

// writtenByHand is what the clerk did herself; at: to the posting of the day.
func writtenByHand(t *testing.T, s *data.Store, p data.Person, hand func(*data.Person, *data.Posting), rename bool, c data.Case, day wareki.Date) (at bool) {
	t.Helper()
	var n data.Posting
	hand(&p, &n)
	switch {
	case n.Position != "":
		list, err := s.Postings(t.Context(), p.ID)
		must(t, err)
		n.PersonID, n.From, n.DepartmentID = p.ID, day, list[0].DepartmentID
		if c == data.CaseMoved {
			all, err := s.Departments(t.Context(), "")
			must(t, err)
			for _, d := range all {
				if d.ID != list[0].DepartmentID {
					n.DepartmentID = d.ID
				}
			}
		}
		must(t, s.Transfer(t.Context(), &n))
		return true
	case rename:
		must(t, s.RenamePerson(t.Context(), p.ID, p.Name, p.Reading, "2026-06-10"))
	default:
		must(t, s.SavePerson(t.Context(), &p))
	}
	return false
}

func lineOf(t *testing.T, p *data.Plan, no string) *data.PlanLine {
	t.Helper()
	for i := range p.Lines {
		if p.Lines[i].StaffNo == no {
			return &p.Lines[i]
		}
	}
	t.Fatalf("no line of %s", no)
	return nil
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
