package gui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"jibun/data"
	"jibun/data/report"
	"jibun/export"
	"jibun/gui/papers"
)

// TestPeoplePapers: the papers of the sample office are written, and each leaves its
// line in the history; where there is nothing to write, a sentence says so.
func TestPeoplePapers(t *testing.T) {
	ctx := context.Background()
	s, err := data.Open(ctx, sampleOffice(t), data.Options{Now: func() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	list, err := s.Seminars(ctx, data.SeminarFilter{})
	if err != nil {
		t.Fatal(err)
	}
	made := map[string]int{}
	for _, m := range list[:40] {
		for _, kind := range []report.LetterKind{report.LetterToLecturer, report.LetterToHead, report.LetterMemo} {
			p, err := papers.Letter(ctx, s, papers.Request{Seminar: m.ID, Letter: kind})
			if err != nil {
				t.Fatalf("letter, %s: %v", m.Title, err)
			}
			if made["講師依頼書"] < 3 {
				made["講師依頼書"] += saved(t, s, p)
			}
		}
		p, err := papers.Party(ctx, s, m.ID)
		if err != nil {
			t.Fatalf("party, %s: %v", m.Title, err)
		}
		if made["懇親会名簿"] < 1 {
			made["懇親会名簿"] += saved(t, s, p)
		}
	}
	people, err := s.People(ctx, data.PersonFilter{})
	if err != nil {
		t.Fatal(err)
	}
	p, err := papers.Person(ctx, s, people[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	made["受講履歴"] = saved(t, s, p)
	if made["講師依頼書"] != 3 || made["懇親会名簿"] != 1 || made["受講履歴"] != 1 {
		t.Errorf("written: %v", made)
	}
}

// saved writes a paper if there is one, and looks for its line in the history.
func saved(t *testing.T, s *data.Store, p papers.Paper) int {
	t.Helper()
	if p.Write == nil {
		if len(p.Warnings) == 0 {
			t.Error("nothing to write, and no word about it")
		}
		return 0
	}
	if strings.ContainsAny(p.File, `\/:*?"<>|`) {
		t.Errorf("%q is no name for a file", p.File)
	}
	path := filepath.Join(t.TempDir(), p.File)
	if err := p.Save(context.Background(), s, path, export.Options{}); err != nil {
		t.Fatal(err)
	}
	if f, err := os.Stat(path); err != nil || f.Size() < 3000 {
		t.Errorf("%s: %v", path, err)
	}
	operations, err := s.History(context.Background(), data.HistoryFilter{})
	if err != nil || !strings.Contains(operations[0].About, p.About) {
		t.Errorf("the history does not say %q: %v", p.About, err)
	}
	return 1
}
