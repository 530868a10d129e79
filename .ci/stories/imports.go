package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"jibun/data"
)

// wizard takes a roster in: 名簿, 名簿の取込み, the file, its columns, what would
// change, done.
func (s *stage) wizard(csv, shots string) {
	s.key("ctrl+3")
	s.wait()
	s.pressBeside("名簿の取込み", "新しい人")
	s.wait()
	s.key("Return") // ファイルを選ぶ
	s.wait()
	s.text(csv)
	s.key("Return")
	s.wait()
	s.shot(shots + "-file")
	s.key("Return")
	s.wait()
	s.shot(shots + "-columns")
	s.key("Return")
	s.wait()
	s.shot(shots + "-changes")
	s.key("ctrl+Return") // 取り込む
}

func takeRoster(s *stage) {
	csv := filepath.Join(s.folder, "名簿.csv")
	if err := roster(csv, false); err != nil {
		panic(failure{err})
	}
	s.wizard(csv, "02-roster")
	s.expect("the staff", func(ctx context.Context, st *data.Store) error { return staff(ctx, st, staffCount) })
	s.shot("02-roster-done")
	s.key("ctrl+3")
	s.shot("02-people")
}

// staff counts those who work there.
func staff(ctx context.Context, st *data.Store, want int) error {
	no := false
	list, err := st.People(ctx, data.PersonFilter{Outside: &no})
	if err != nil {
		return err
	}
	return is("staff", len(list), want)
}

// transfers is April: a new roster, last year's report unchanged to the cell, and
// all of it taken back with one stroke.
func transfers(s *stage) {
	s.end()
	// The year is over: its report as of 31 March, before the transfers come.
	s.must(s.program, "report", "annual", s.ledger, "--year", "2026", "--out", filepath.Join(s.folder, "before.xlsx"), "--today", april)
	s.begin("--today", april, s.ledger)
	csv := filepath.Join(s.folder, "名簿_令和9年.csv")
	if err := roster(csv, true); err != nil {
		panic(failure{err})
	}
	s.wizard(csv, "12-april")
	left := 0
	for i := range staffCount {
		if i%50 == 49 {
			left++
		}
	}
	s.expect("the staff of April", func(ctx context.Context, st *data.Store) error { return staff(ctx, st, staffCount-left+5) })
	s.shot("12-april-done")
	s.end() // one program writes at a time
	s.lastYear("after.xlsx")
	s.begin("--today", april, s.ledger)
	s.undoTo("the staff before April", func(ctx context.Context, st *data.Store) error { return staff(ctx, st, staffCount) })
	s.shot("12-undone")
	s.end()
}

// lastYear writes the report of 令和8年度 again and compares it with the one before.
func (s *stage) lastYear(name string) {
	path := filepath.Join(s.folder, name)
	s.must(s.program, "report", "annual", s.ledger, "--year", "2026", "--out", path, "--today", april)
	cells, found, err := differences(filepath.Join(s.folder, "before.xlsx"), path)
	if err == nil && (cells < 500 || len(found) > 0) {
		err = fmt.Errorf("%d cells compared, %d differ: %.5q", cells, len(found), found)
	}
	if err != nil {
		panic(failure{err})
	}
	fmt.Printf("     last year's report after April: %d cells, none differs\n", cells)
	_ = os.Remove(path)
}

// undoTo presses Ctrl+Z until the ledger is as it was.
func (s *stage) undoTo(what string, f func(context.Context, *data.Store) error) {
	for range 4 {
		s.key("ctrl+z")
		s.wait()
		s.wait()
		if s.read(f) == nil {
			return
		}
	}
	s.expect(what, f)
}
