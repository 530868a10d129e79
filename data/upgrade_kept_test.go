package data_test

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"testing"
	"time"

	"jibun/data"
	"jibun/data/datatest"
)

// TestUpgrade_kept opens a ledger that the program of schema 1 wrote: it is
// migrated, whole, says what it said, and its history is still undone exactly.
func TestUpgrade_kept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "呉市人事課.jibun")
	copyTo(t, filepath.Join("testdata", "ledger_v1.jibun"), path)
	c := datatest.NewClock()
	d := &desk{t, datatest.Open(t, path, c), c, map[string]int64{}}

	report, err := d.s.Check(d.Context(), nil)
	d.must(err)
	d.equal("damages", report.Problems, []data.Problem{})
	m, err := d.s.SeminarByNumber(d.Context(), 0, 1)
	d.must(err)
	d.equal("state", m.State, data.SeminarHeld)
	d.stands(m.ID, "甲野 太郎 confirmed:attended, 乙野 太郎 withdrawn, 丙野 太郎 confirmed/accepted, 山本 花子 waiting/queued")
	r, err := d.s.Retrospect(d.Context(), m.ID)
	d.must(err)
	want := data.Retrospect{ID: r.ID, Version: 2, SeminarID: m.ID, Aim: "対話", Result: "よく話せた", Findings: "時間が足りない", Next: "二回に分ける"}
	d.equal("ふり返り of schema 1", r, want)

	before := dump(t, path, datatest.History...)
	r.Handed, r.Returned, r.Scores, r.Comments = 20, 15, [5]int{9, 4, 1, 0, 1}, "また来たい\n字が小さい"
	d.must(d.s.SaveRetrospect(d.Context(), &r))
	got, err := d.s.Retrospect(d.Context(), m.ID)
	d.must(err)
	d.equal("the survey", got, r)
	d.must(second(d.s.Undo(d.Context())))
	d.equal("undone", dump(t, path, datatest.History...), before)

	// Back through what schema 1 wrote, to the first operation, and forth again.
	n := 0
	for ; err == nil; n++ {
		_, err = d.s.Undo(d.Context())
	}
	if !errors.Is(err, data.ErrNotFound) || n < 20 {
		t.Errorf("undone %d operations: %v", n, err)
	}
	for err = nil; err == nil; {
		_, err = d.s.Redo(d.Context())
	}
	got, err = d.s.Retrospect(d.Context(), m.ID)
	d.must(err)
	d.equal("undone and done again", got, r)
	report, err = d.s.Check(d.Context(), nil)
	d.must(err)
	d.equal("damages", report.Problems, []data.Problem{})

	old, err := data.Backups(d.Context(), filepath.Join(filepath.Dir(path), "控え"))
	if err != nil || len(old) != 1 || upgradedTo(t, old[0].Path) != 1 || upgradedTo(t, path) < 2 {
		t.Error("the backup before the upgrade:", old, err)
	}
}

// TestUpgrade_kept2 is the same for a ledger of schema 2, on which no idea was ever
// noted.
func TestUpgrade_kept2(t *testing.T) {
	path := filepath.Join(t.TempDir(), "呉市人事課.jibun")
	copyTo(t, filepath.Join("testdata", "ledger_v2.jibun"), path)
	was := dump(t, path, "sqlite_master", "sqlite_sequence", "operations", "changes", "ledgers", "column_choices", "offices")
	c := datatest.NewClock()
	d := &desk{t, datatest.Open(t, path, c), c, map[string]int64{}}
	report, err := d.s.Check(d.Context(), nil)
	d.must(err)
	d.equal("damages", report.Problems, []data.Problem{})
	d.equal("what it says", dump(t, path, "sqlite_master", "sqlite_sequence", "operations", "changes", "ledgers", "column_choices", "offices"), was)
	m, err := d.s.SeminarByNumber(d.Context(), 0, 1)
	d.must(err)
	d.stands(m.ID, "甲野 太郎 confirmed:attended, 乙野 太郎 withdrawn, 丙野 太郎 confirmed/accepted, 丁野 花子 waiting/queued")
	d.must(d.s.SaveIdea(d.Context(), &data.Idea{Title: "論語と算盤"}))
	n := 0
	for ; err == nil; n++ {
		_, err = d.s.Undo(d.Context())
	}
	if !errors.Is(err, data.ErrNotFound) || n < 20 {
		t.Errorf("undone %d operations: %v", n, err)
	}
	for err = nil; err == nil; {
		_, err = d.s.Redo(d.Context())
	}
	ideas, err := d.s.Ideas(d.Context(), data.IdeaFilter{})
	d.must(err)
	d.equal("ideas, undone and done again", len(ideas), 1)
	report, err = d.s.Check(d.Context(), nil)
	d.must(err)
	d.equal("damages", report.Problems, []data.Problem{})
}

// TestUpgrade_kept3: what headings of a roster meant in schema 3 they mean still, and
// what was done and undone with them is undone and done again exactly.
func TestUpgrade_kept3(t *testing.T) {
	path := filepath.Join(t.TempDir(), "呉市人事課.jibun")
	copyTo(t, filepath.Join("testdata", "ledger_v3.jibun"), path)
	c := datatest.NewClock()
	d := &desk{t, datatest.Open(t, path, c), c, map[string]int64{}}
	says := func(want string) {
		t.Helper()
		report, err := d.s.Check(d.Context(), nil)
		d.must(err)
		d.equal("damages", report.Problems, []data.Problem{})
		r, err := d.s.ColumnChoices(d.Context(), data.RosterTable)
		d.must(err)
		d.equal("headings of rosters", fmt.Sprint(r), want)
	}
	says("map[お役所:ignore 氏名漢字:name]")
	d.must(d.s.RememberColumns(d.Context(), data.ApplicationTable, map[string]string{"お役所": "from"}))
	var err error
	n := 0
	for ; err == nil; n++ {
		_, err = d.s.Undo(d.Context())
	}
	if !errors.Is(err, data.ErrNotFound) || n < 8 {
		t.Errorf("undone %d operations: %v", n, err)
	}
	says("map[]")
	for err = nil; err == nil; {
		_, err = d.s.Redo(d.Context())
	}
	says("map[お役所:ignore 氏名漢字:name]")
	x, err := d.s.ColumnChoices(d.Context(), data.ApplicationTable)
	d.must(err)
	d.equal("of applications", fmt.Sprint(x), "map[お役所:from]")
}

// TestUpgrade_kept5: a ledger of schema 5 asks for nobody to be told.
func TestUpgrade_kept5(t *testing.T) {
	path := filepath.Join(t.TempDir(), "呉市人事課.jibun")
	copyTo(t, filepath.Join("testdata", "ledger_v5.jibun"), path)
	c := datatest.NewClock()
	d := &desk{t, datatest.Open(t, path, c), c, map[string]int64{}}
	report, err := d.s.Check(d.Context(), nil)
	d.must(err)
	d.equal("damages", report.Problems, []data.Problem{})
	list, err := d.s.Contacts(d.Context(), 0)
	d.must(err)
	d.equal("to be told", len(list), 0)
	d.c.Add(time.Hour)
	for err = nil; err == nil; {
		_, err = d.s.Undo(d.Context())
	}
	for err = nil; err == nil; {
		_, err = d.s.Redo(d.Context())
	}
	report, err = d.s.Check(d.Context(), nil)
	d.must(err)
	d.equal("damages", report.Problems, []data.Problem{})
}

// TestUpgrade_kept7: a ledger of schema 7, which kept no file yet, keeps one.
func TestUpgrade_kept7(t *testing.T) {
	path := filepath.Join(t.TempDir(), "呉市人事課.jibun")
	copyTo(t, filepath.Join("testdata", "ledger_v7.jibun"), path)
	tables := []string{"sqlite_master", "sqlite_sequence", "operations", "changes", "forms", "form_uses", "case_texts", "contents", "offices"}
	c := datatest.NewClock()
	c.Add(24 * time.Hour)
	was := dump(t, path, tables...)
	d := &desk{t, datatest.Open(t, path, c), c, map[string]int64{}}
	d.whole()
	d.equal("what it says", dump(t, path, tables...), was)
	texts, err := d.s.Announcements(d.Context(), 1)
	d.must(err)
	d.equal("what she wrote", texts[data.OnBoard].Text+texts[data.ByMail].Text, "改稿お待ちしています")
	f := d.form("課の年報", "PK\x00")
	d.must(d.s.SaveCaseTexts(d.Context(), &data.CaseStudy{Year: 2013}, map[data.CaseBox]string{data.CaseAim: "志"}))
	n := 0
	for ; err == nil; n++ {
		_, err = d.s.Undo(d.Context())
	}
	if !errors.Is(err, data.ErrNotFound) || n < 20 {
		t.Errorf("undone %d operations: %v", n, err)
	}
	d.whole()
	for err = nil; err == nil; {
		_, err = d.s.Redo(d.Context())
	}
	d.equal("the form, undone and done again", d.file(f.ID), "PK\x00")
	d.whole()
}

// TestUpgrade_everyKept: of each schema but the newest a ledger is kept.
func TestUpgrade_everyKept(t *testing.T) {
	steps, err := fs.Glob(data.Migrations(), "*.sql")
	if err != nil {
		t.Fatal(err)
	}
	for n := 1; n < len(steps); n++ {
		file := filepath.Join(t.TempDir(), "x.jibun")
		copyTo(t, filepath.Join("testdata", fmt.Sprintf("ledger_v%d.jibun", n)), file)
		if got := upgradedTo(t, file); got != n {
			t.Errorf("the ledger kept of schema %d is of schema %d", n, got)
		}
	}
}

// upgradedTo is the schema of a ledger.
func upgradedTo(t *testing.T, path string) (n int) {
	t.Helper()
	d, err := datatest.Raw(path, "ro")
	if err == nil {
		defer d.Close()
		err = d.QueryRow("PRAGMA user_version").Scan(&n)
	}
	if err != nil {
		t.Fatal(err)
	}
	return n
}
