package data_test

import (
	"strings"
	"testing"
	"time"

	"jibun/data"
)

// TestApplyPaste_whenSent: who wrote first gets the seat, in whatever order the mails
// lie, and what came before the deadline is not late because it is opened afterwards.
// What a clock says that goes wrong is not believed.
func TestApplyPaste_whenSent(t *testing.T) {
	d, m := counter(t)
	x, err := d.s.Seminar(d.Context(), m)
	d.must(err)
	d.at(x.LastDay().AddDays(1), "10:00") // the morning after
	p := d.paste(m, "タイムスタンプ\t氏名\t所属\n"+
		"2031/01/01 9:00:00\t髙橋 美咲\t福祉課\n"+ // her clock is wrong: now
		"\t林 誠\t土木課\n"+
		strings.ReplaceAll(string(x.LastDay()), "-", "/")+" 23:58:00\t鈴木 花子\t市民課\n"+
		strings.ReplaceAll(string(x.LastDay().AddDays(1)), "-", "/")+" 0:02:00\t佐藤 健一\t財政課\n"+
		"2026/11/20 10:12:00\t田中 太郎\t総務課\n")
	for i := range p.Lines {
		p.Lines[i].Take = true
	}
	r, err := d.s.ApplyPaste(d.Context(), p, data.Email)
	d.must(err)
	d.equal("taken in", strings.Join(r.Names, " "), "田中 太郎 鈴木 花子 佐藤 健一 髙橋 美咲 林 誠")
	list, err := d.s.Applicants(d.Context(), m)
	d.must(err)
	now := d.c.Now().UTC().Format(time.RFC3339)
	for i, want := range []struct {
		name  string
		state data.RegistrationState
		late  bool
		at    string
	}{
		{"田中 太郎", data.Confirmed, false, "2026-11-20T01:12:00Z"}, {"鈴木 花子", data.Confirmed, false, ""}, {"佐藤 健一", data.Confirmed, true, ""},
		{"髙橋 美咲", data.Waiting, true, now}, {"林 誠", data.Waiting, true, now},
	} {
		got := list[i]
		if got.Name != want.name || got.State != want.state || got.AfterDeadline != want.late || want.at != "" && got.AppliedAt != want.at {
			t.Errorf("%d: %s %s late %v at %s, want %+v", i, got.Name, got.State, got.AfterDeadline, got.AppliedAt, want)
		}
	}
}
