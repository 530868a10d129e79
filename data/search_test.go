package data_test

import (
	"context"
	"strings"
	"sync/atomic"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
)

// found names whom the search finds, in its order.
func (d *desk) found(text string) string {
	d.Helper()
	list, err := d.s.FindPeople(d.Context(), text, 10)
	d.must(err)
	var out []string
	for _, p := range list {
		out = append(out, p.Name)
	}
	return strings.Join(out, ", ")
}

// withNames is an office of people whose names are hard to type.
func withNames(t *testing.T) *desk {
	d := newDesk(t)
	for _, p := range []data.Person{
		{Name: "髙橋 一郎", Reading: "たかはし いちろう", StaffNo: "00101"},
		{Name: "山﨑 恵", Reading: "やまさき めぐみ", StaffNo: "00102"},
		{Name: "𠮷田 健", Reading: "よしだ けん", StaffNo: "00103"},
		{Name: "渡邉󠄂 花子", Reading: "わたなべ はなこ", StaffNo: "00104"},
		{Name: "大高 洋子", Reading: "おおたか ようこ", StaffNo: "00105"},
		{Name: "無読 太郎", StaffNo: "00106"},
		{Name: "Ana García", Outside: true, Organization: "呉国際交流協会", Email: "Ana@example.jp", Affiliation: data.NPO},
	} {
		d.must(d.s.SavePerson(d.Context(), &p))
		d.here[p.Name] = p.ID
	}
	d.posted("髙橋 一郎", "人事課")
	return d
}

func TestFindPeople(t *testing.T) {
	d := withNames(t)
	for _, c := range []struct{ text, want string }{
		{"高橋", "髙橋 一郎"},
		{"髙橋", "髙橋 一郎"},
		{"山崎", "山﨑 恵"},
		{"吉田", "𠮷田 健"},
		{"渡辺", "渡邉󠄂 花子"},
		{"渡邊 花子", "渡邉󠄂 花子"},
		{"花子　わたなべ", "渡邉󠄂 花子"},
		{"たかはし", "髙橋 一郎"},
		{"タカハシ", "髙橋 一郎"},
		{"ﾀｶﾊｼ", "髙橋 一郎"},
		{"takahashi", "髙橋 一郎"},
		{"ＴＡＫＡＨＡＳＩ", "髙橋 一郎"},
		{"たか", "髙橋 一郎, 大高 洋子"}, // beginnings first, though お comes before た
		{"高", "髙橋 一郎, 大高 洋子"},
		{"けん", "𠮷田 健"},
		{"00103", "𠮷田 健"},
		{"人事課", "髙橋 一郎"},
		{"garcia", "Ana García"},
		{"国際交流", "Ana García"},
		{"ana@example", "Ana García"},
		{"高橋 恵", ""},
		{"", ""},
		{" 　", ""},
		{"0010", "大高 洋子, 髙橋 一郎, 山﨑 恵, 𠮷田 健, 渡邉󠄂 花子, 無読 太郎"}, // 五十音順, without a reading last
	} {
		t.Run(c.text, func(t *testing.T) {
			d := &desk{t, d.s, d.c, d.here}
			d.equal("found", d.found(c.text), c.want)
			list, err := d.s.People(d.Context(), data.PersonFilter{Text: c.text})
			d.must(err)
			if n := strings.Count(c.want, ",") + 1; c.want != "" && len(list) != n {
				d.Errorf("the list finds %d", len(list))
			}
		})
	}
	list, err := d.s.FindPeople(t.Context(), "0010", 2)
	d.must(err)
	d.equal("limit", len(list), 2)
}

// Who is called so today comes before who was, whatever the 五十音順 says.
func TestFindPeople_formerNames(t *testing.T) {
	d := withNames(t)
	p := data.Person{Name: "高橋 桜", Reading: "たかはし さくら", StaffNo: "00201"}
	d.must(d.s.SavePerson(d.Context(), &p))
	d.must(d.s.RenamePerson(d.Context(), p.ID, "相川 桜", "あいかわ さくら", "2026-11-01"))
	d.equal("by the name of both", d.found("たかはし"), "髙橋 一郎, 相川 桜")
	d.equal("by the new name", d.found("あいかわ"), "相川 桜")
}

// TestFindPeople_fresh: what was just written is found, what was undone is not,
// and on 1 April people work where they work then.
func TestFindPeople_fresh(t *testing.T) {
	d := withNames(t)
	d.equal("at first", d.found("新人"), "")
	datatest.Person(d, d.s, "新人 一")
	d.equal("added", d.found("新人"), "新人 一")
	d.must(second(d.s.Undo(d.Context())))
	d.equal("undone", d.found("新人"), "")
	d.must(d.s.Merge(d.Context(), d.here["山﨑 恵"], d.here["無読 太郎"]))
	d.equal("merged", d.found("無読"), "")

	dep := datatest.Department(d, d.s, "市民部", "市民課").ID
	datatest.Post(d, d.s, d.here["髙橋 一郎"], dep, "2027-04-01")
	d.equal("before the day", d.found("人事課")+"/"+d.found("市民課"), "髙橋 一郎/")
	d.at("2027-04-01", "00:00")
	d.equal("on the day", d.found("人事課")+"/"+d.found("市民課"), "/髙橋 一郎")
}

// meddler is a context that writes when the database looks at it for the n-th time.
type meddler struct {
	context.Context
	left  *atomic.Int32
	write func()
}

func (m meddler) Done() <-chan struct{} {
	if m.left.Add(-1) == 0 {
		m.write()
	}
	return m.Context.Done()
}

// TestFindPeople_whileWriting: a search during which people change does not
// leave its old names behind, at whatever moment they change.
func TestFindPeople_whileWriting(t *testing.T) {
	d := withNames(t)
	wrote := int32(0)
	for n := range int32(40) {
		datatest.Person(d, d.s, "人") // the search has to read people anew
		name := "新人" + strings.Repeat("一", int(n)+1)
		done := make(chan error, 1)
		m := meddler{d.Context(), new(atomic.Int32), func() { done <- d.s.SavePerson(d.Context(), &data.Person{Name: name}) }}
		m.left.Store(n + 1)
		if _, err := d.s.FindPeople(m, "高橋", 5); err != nil {
			t.Fatal(err)
		}
		if m.left.Load() > 0 {
			break // the database did not look so often
		}
		d.must(<-done)
		wrote++
		if got := d.found(name); got != name {
			t.Errorf("changed at the %d. look: %s is not found, only %q", n+1, name, got)
		}
	}
	if wrote < 3 {
		t.Error("people changed only", wrote, "times")
	}
}

func TestPeople(t *testing.T) {
	d := withNames(t)
	d.past("2026-03-31", "髙橋 一郎", "山﨑 恵")
	d.past("2026-04-01", "髙橋 一郎")
	outside, staff := true, false
	names := func(f data.PersonFilter) string {
		d.Helper()
		list, err := d.s.People(d.Context(), f)
		d.must(err)
		var out []string
		for _, p := range list {
			out = append(out, p.Name)
		}
		return strings.Join(out, ", ")
	}
	d.equal("staff", names(data.PersonFilter{Outside: &staff}), "大高 洋子, 髙橋 一郎, 山﨑 恵, 𠮷田 健, 渡邉󠄂 花子, 無読 太郎")
	d.equal("outside", names(data.PersonFilter{Outside: &outside}), "Ana García")
	d.equal("limit", names(data.PersonFilter{Limit: 1}), "大高 洋子")
	list, err := d.s.People(d.Context(), data.PersonFilter{Text: "高橋"})
	d.must(err)
	p := list[0]
	d.equal("line", []any{p.From, p.Times, p.ThisYear, p.Last, p.Talks}, []any{"総務部 人事課", 2, 1, "2026-04-01", 0})
}
