package data_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/report"
)

// All that the ledger keeps of somebody is disclosed: each table that a person can have rows
// in has some, and each word of its columns that says something; of others nothing.
func TestDisclosure(t *testing.T) {
	d := newDesk(t)
	d.posted("甲", "総務課")
	id := d.person("甲")
	d.must(d.s.RenamePerson(d.Context(), id, "新 甲", "しん こう", "2026-06-01"))
	double := datatest.Person(d, d.s, "甲の写し", func(p *data.Person) { p.StaffNo = "0999777" }).ID
	d.must(d.s.Merge(d.Context(), id, double))
	first := attended(d)
	d.issue(data.CertificateWish{Kind: report.Attendance, Seminar: first, People: []int64{id}})
	m := d.seminar(0, onDay("2026-12-27"), func(m *data.Seminar) { m.Title = "連絡する回" })
	d.apply(m, "甲", "丙")
	d.must(d.s.JoinParty(d.Context(), m, id))
	d.speaks(d.seminar(0), "甲", data.Lecturer, data.Sounding)
	late := d.seminar(0, onDay("2026-12-20"), func(m *data.Seminar) { m.Deadline = "2026-11-01" })
	d.apply(late, "甲")
	d.must(d.s.SaveIdea(d.Context(), &data.Idea{Title: "島の歴史", PersonID: id}))
	d.must(d.s.CancelSeminar(d.Context(), m, "台風"))
	d.tell(m, "新 甲")

	r, err := d.s.Disclosure(d.Context(), id)
	d.must(err)
	got := map[string]string{}
	for _, g := range r.Groups {
		for _, x := range g.Records {
			got[g.Label] += x.About + "|" + x.Says + "\n"
		}
	}
	for _, n := range data.Nouns() {
		if _, theirs := n.Column("person_id"); (theirs || n.Table == "people") && got[n.Label] == "" {
			t.Errorf("nothing of %s (%s) is disclosed", n.Label, n.Table)
		}
	}
	all := fmt.Sprint(got)
	for _, want := range []string{"0999777", "氏名: 新 甲", "第1回", "状態: 参加確定", "島の歴史", "総務部 総務課|", "連絡した日: ", "証明書の氏名: 新 甲"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not disclosed:\n%s", want, all)
		}
	}
	if strings.Contains(all, "いいえ") || !strings.Contains(all, "締切後の申込: はい") {
		t.Errorf("what is seldom so is said where it is not, or not where it is:\n%s", all)
	}
	for _, other := range []string{"乙", "丙"} {
		if strings.Contains(all, other) {
			t.Errorf("%s is named too:\n%s", other, all)
		}
	}
	if r.Groups[0].Label != "名簿" {
		t.Error("who it is does not come first but", r.Groups[0].Label)
	}
	if _, err := d.s.Disclosure(d.Context(), 99); !errors.Is(err, data.ErrNotFound) {
		t.Error(err)
	}
}
