package main

import "path/filepath"

func takeRoster(s *stage) {
	s.end()
	csv := filepath.Join(s.folder, "名簿.csv")
	if err := roster(csv, false); err != nil {
		panic(failure{err})
	}
	s.must(s.program, "import", "people", s.ledger, csv)
	s.begin("--today", spring, s.ledger)
}
func transfers(s *stage) {}
