package data_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/data/report"
	"jibun/data/wareki"
)

// papersWanted is how an office wants its papers.
func papersWanted(o data.Office) string {
	return fmt.Sprintln(o.ListOrder, o.BadgeSheet, o.CompletionLeast, o.BookA3, o.TentsUpright, o.EnvelopeLarge, o.LettersTogether, o.ThanksTogether, o.AnnualHistory, o.DayPapers == nil, len(o.DayPapers))
}

const usualPapers = "kana 10 5 false false false false false false true 0\n"

func TestOffice_paperChoices(t *testing.T) {
	rules{
		"kept, with a line each, and undone": func(d *desk) {
			o, err := d.s.Office(d.Context())
			d.must(err)
			d.equal("in a new ledger", papersWanted(o), usualPapers)
			d.must(d.s.WantPapers(d.Context(), "名札 一枚に", func(o *data.Office) {
				o.PaperChoices = data.PaperChoices{ListOrder: data.ByDepartment, BadgeSheet: 8, CompletionLeast: 3, BookA3: true, TentsUpright: true,
					EnvelopeLarge: true, LettersTogether: true, ThanksTogether: true, AnnualHistory: true, DayPapers: []string{"signin", "party"}}
			}))
			o, err = d.s.Office(d.Context())
			d.must(err)
			d.equal("kept", papersWanted(o), "department 8 3 true true true true true true false 2\n")
			list, err := d.s.History(d.Context(), data.HistoryFilter{Limit: 1})
			d.must(err)
			changes, err := d.s.DescribeChanges(d.Context(), list[0].ID, 0)
			d.must(err)
			d.equal("in the history", len(changes[0].Fields), 10)
			d.must(d.s.WantPapers(d.Context(), "当日の一式 入れる帳票", func(o *data.Office) { o.DayPapers = []string{} }))
			o, err = d.s.Office(d.Context())
			d.must(err)
			d.equal("none is not all", o.DayPapers == nil, false)
			d.must(second(d.s.Undo(d.Context())))
			d.must(second(d.s.Undo(d.Context())))
			o, err = d.s.Office(d.Context())
			d.must(err)
			d.equal("undone", papersWanted(o), usualPapers)
			d.whole()
		},
		"what cannot be": func(d *desk) {
			for want, spoil := range map[string]func(*data.Office){"list_order:code": func(o *data.Office) { o.ListOrder = "age" }, "badge_sheet:code": func(o *data.Office) { o.BadgeSheet = 9 },
				"completion_least:range": func(o *data.Office) { o.CompletionLeast = 0 }} {
				field, why, _ := strings.Cut(want, ":")
				d.fails(data.Invalid{field: why}, func() error { return d.s.WantPapers(d.Context(), "", spoil) })
			}
		},
		"numbers and 名札 in the order of the lists": func(d *desk) {
			m := d.seminar(0, onDay(day))
			d.posted("乙", "総務課")
			d.posted("甲", "財政課")
			d.apply(m, "甲", "乙")
			order := func() (numbers, cards string) {
				list, err := d.s.SheetNumbers(d.Context(), m)
				d.must(err)
				for _, a := range list {
					numbers += a.Name
				}
				r, err := d.s.Badges(d.Context(), m)
				d.must(err)
				for _, b := range r.All {
					cards += b.Name
				}
				return numbers, cards
			}
			kana, _ := order()
			d.must(d.s.WantPapers(d.Context(), "", func(o *data.Office) { o.ListOrder = data.ByDepartment }))
			numbers, cards := order()
			r, err := d.s.SignIn(d.Context(), m, data.ByDepartment)
			d.must(err)
			paper := ""
			for _, x := range r.Staff {
				paper += x.Name
			}
			if numbers != paper || cards != paper || kana == paper {
				d.Errorf("the paper has %s, the numbers %s, the cards %s, in 五十音順 %s", paper, numbers, cards, kana)
			}
		},
	}.check(t)
}

// keptLedger is a ledger that an earlier program wrote, opened on a day and found whole.
func keptLedger(t *testing.T, schema int, day wareki.Date) *desk {
	t.Helper()
	path := filepath.Join(t.TempDir(), "呉市人事課.jibun")
	copyTo(t, filepath.Join("testdata", fmt.Sprintf("ledger_v%d.jibun", schema)), path)
	c := datatest.NewClock()
	d := &desk{t, datatest.Open(t, path, c), c, map[string]int64{}}
	d.at(day, "09:00")
	d.whole()
	return d
}

// TestUpgrade_kept9: a ledger of schema 9, whose papers were wanted on one computer each,
// wants the usual ones, and what it kept it keeps.
func TestUpgrade_kept9(t *testing.T) {
	d := keptLedger(t, 9, "2026-12-16")
	office := func() string {
		o, err := d.s.Office(d.Context())
		d.must(err)
		return fmt.Sprintln(o.DoorColumns, o.WalkIns, o.BadgeRight, o.BadgeDown, o.Circulation, o.CertificateWord, o.CertificateRunning) + papersWanted(o)
	}
	const kept = "[sign leave] 3 -15 4 [課長 係] 呉人研 true\n"
	d.equal("the office", office(), kept+usualPapers)
	d.must(d.s.WantPapers(d.Context(), "名札 一枚に", func(o *data.Office) { o.BadgeSheet = 8 }))
	m, err := d.s.SeminarByNumber(d.Context(), 0, 1)
	d.must(err)
	d.equal("issued", d.issue(data.CertificateWish{Kind: report.Attendance, Seminar: m.ID}), "0/1 甲 again 1, 0/2 乙")
	n := 0
	for err = nil; err == nil; n++ {
		_, err = d.s.Undo(d.Context())
	}
	if !errors.Is(err, data.ErrNotFound) || n < 15 {
		t.Errorf("undone %d operations: %v", n, err)
	}
	d.whole()
	for err = nil; err == nil; {
		_, err = d.s.Redo(d.Context())
	}
	d.equal("the office, undone and done again", office(), strings.Replace(kept+usualPapers, "kana 10", "kana 8", 1))
	d.whole()
}

// TestUpgrade_kept10: a ledger of schema 10 keeps how its papers are wanted; 礼状 is one each,
// until it is chosen.
func TestUpgrade_kept10(t *testing.T) {
	d := keptLedger(t, 10, "2026-12-17")
	wanted := func() string {
		o, err := d.s.Office(d.Context())
		d.must(err)
		return papersWanted(o)
	}
	const kept = "kana 10 5 true false false true false false false 2\n"
	d.equal("the office", wanted(), kept)
	d.must(d.s.WantPapers(d.Context(), "礼状 講師全員へ一通で", func(o *data.Office) { o.ThanksTogether = true }))
	d.equal("chosen", wanted(), strings.Replace(kept, "true false false false 2", "true true false false 2", 1))
	for range 2 {
		d.must(second(d.s.Undo(d.Context())))
	}
	d.equal("undone, with what was chosen before", wanted(), strings.Replace(kept, "false 2", "true 0", 1))
	d.whole()
}
