package cli_test

import (
	"fmt"
	"image"
	"slices"
	"strings"
	"testing"
	"time"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/export/marked"
	"jibun/export/page"
	"jibun/export/readback/scantest"
	"jibun/gui/papers"
)

// twoDoors is a ledger with two evenings of ten people each, the second a week after the
// first, and the scans of their sheets, on which the first eight tick. After the sheets
// were printed the third of the first evening withdrew, and its tenth is by the ledger
// there.
func twoDoors(t *testing.T) (ledger string, first, second []*image.Gray, between string) {
	t.Helper()
	clock := datatest.NewClock()
	s := datatest.NewAt(t, clock)
	var scans [2][]*image.Gray
	var evenings [2]data.Seminar
	for n, title := range []string{"論語", "孟子"} {
		m := datatest.Seminar(t, s, title, func(m *data.Seminar) { m.Number, m.Date = 7+n, m.Date.AddDays(7*n) })
		for i := range 10 {
			p := datatest.Person(t, s, fmt.Sprintf("人%c%d 太郎", 'あ'+2*i, n), func(p *data.Person) { p.Reading = fmt.Sprintf("%cたろう", 'あ'+2*i) })
			datatest.Apply(t, s, m.ID, p.ID)
		}
		r := numbered(t, s, m.ID)
		scans[n] = signedScans(t, r, func(b marked.Box) []page.Mark {
			if b.Field == marked.Tick && b.No > 0 && b.No <= 8 {
				return scantest.Tick(b.Rect)
			}
			return nil
		})
		evenings[n] = m
	}
	list := must(s.Applicants(t.Context(), evenings[0].ID))(t)
	no := func(n int) int64 {
		i := slices.IndexFunc(list, func(a data.Applicant) bool { return a.SheetNo == n })
		return list[i].ID
	}
	must(s.Withdraw(t.Context(), no(3), ""))(t)
	clock.Set(evenings[0].Date.Time().Add(20 * time.Hour))
	if err := s.Mark(t.Context(), data.Late, no(10)); err != nil {
		t.Fatal(err)
	}
	path := s.Path()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path, scans[0], scans[1], string(evenings[0].Date.AddDays(1))
}

// What one page or one evening leaves open keeps no other evening from being entered; what
// paper and ledger do not agree on is said.
func TestReadSheets_others(t *testing.T) {
	ledger, first, second, between := twoDoors(t)
	_, print := door(t, "荀子")
	strange := print(signs)[0]
	blot := scantest.Scan(must(papers.Faces())(t), []page.Mark{page.Words{X: 40, Y: 60, Text: "回覧", Size: 40}}, 150)
	read := func(code int, ledger string, pages []*image.Gray, more ...string) string {
		t.Helper()
		_, said := jibun(t, code, append([]string{"read-sheets", ledger, scanned(t, "a.pdf", pages...), "--today", between}, more...)...)
		return said
	}
	// the second has not been held: it is said, and the first is entered
	said := read(1, ledger, slices.Concat(second, first))
	for _, want := range []string{"第8回の出欠は入れていません。", "開催日", "第7回: 8名の出欠を入れました", "№3 人う0 太郎(キャンセル)", "№10 人ご0 太郎(遅刻)", "台帳のままにします"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not said: %s", want, said)
		}
	}
	if out, _ := jibun(t, 0, "figures", ledger); !strings.Contains(out, `"attendances": 9`) {
		t.Error(out)
	}
	jibun(t, 0, "undo", ledger)
	// a page that says nothing: who signed came; nobody is said not to have come
	said = read(1, ledger, slices.Concat(first, []*image.Gray{blot}), "--no-show")
	if !strings.Contains(said, "8名の出欠を入れました") || !strings.Contains(said, "無断欠席にはしません") {
		t.Error(said)
	}
	jibun(t, 0, "undo", ledger)
	// a page of which it is known that it is of something else
	said = read(1, ledger, slices.Concat(first, []*image.Gray{strange}), "--no-show")
	if !strings.Contains(said, "9名の出欠を入れました") || !strings.Contains(said, "ほかの台帳") {
		t.Error(said)
	}
	jibun(t, 0, "undo", ledger)
	// the same file once more is no question
	path := scanned(t, "a.pdf", first...)
	if _, said := jibun(t, 0, "read-sheets", ledger, path, path, "--today", between); !strings.Contains(said, "8名の出欠を入れました") || !strings.Contains(said, "一度だけ") {
		t.Error(said)
	}
}
