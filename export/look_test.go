package export

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"testing"

	"jibun/data/report"
)

// TestLook writes the papers to a directory for a person to look at:
// PAPERS=dir go test -run TestLook ./export
func TestLook(t *testing.T) {
	dir := os.Getenv("PAPERS")
	if dir == "" {
		t.Skip("PAPERS is not set")
	}
	for name, write := range samplePapers() {
		if err := ToFile(filepath.Join(dir, name+".xlsx"), write); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func samplePapers() map[string]func(io.Writer) error {
	ctx := context.Background()
	return map[string]func(io.Writer) error{
		"annual": func(w io.Writer) error { return Annual(ctx, w, sampleAnnual(25, 120), Options{}) },
		"annual-empty": func(w io.Writer) error {
			return Annual(ctx, w, report.Annual{Head: sampleHead(), Year: 2019, AsOf: "2020-03-31"}, Options{})
		},
		"annual-one":   func(w io.Writer) error { return Annual(ctx, w, sampleAnnual(1, 1), Options{}) },
		"annual-many":  func(w io.Writer) error { return Annual(ctx, w, sampleAnnual(62, 3000), Options{}) },
		"signin":       func(w io.Writer) error { return SignIn(ctx, w, sampleSignIn(38, 9, 7, true), Options{}) },
		"signin-plain": func(w io.Writer) error { return SignIn(ctx, w, sampleSignIn(23, 1, 0, false), Options{}) },
		"signin-empty": func(w io.Writer) error { return SignIn(ctx, w, sampleSignIn(0, 0, 0, false), Options{}) },
		"party":        func(w io.Writer) error { return Party(ctx, w, sampleParty(17, 2, 3500), Options{}) },
		"party-empty":  func(w io.Writer) error { return Party(ctx, w, sampleParty(0, 0, 0), Options{}) },
		"letter":       func(w io.Writer) error { return Letter(ctx, w, sampleLetter(report.LetterToLecturer, true), Options{}) },
		"letter-staff": func(w io.Writer) error {
			return Letter(ctx, w, sampleLetter(report.LetterToLecturer, false), Options{})
		},
		"letter-head":     func(w io.Writer) error { return Letter(ctx, w, sampleLetter(report.LetterToHead, false), Options{}) },
		"letter-head-out": func(w io.Writer) error { return Letter(ctx, w, sampleLetter(report.LetterToHead, true), Options{}) },
		"letter-memo":     func(w io.Writer) error { return Letter(ctx, w, sampleLetter(report.LetterMemo, false), Options{}) },
		"person":          func(w io.Writer) error { return PersonHistory(ctx, w, samplePerson(14, 2), Options{}) },
		"person-many":     func(w io.Writer) error { return PersonHistory(ctx, w, samplePerson(70, 12), Options{}) },
		"person-empty":    func(w io.Writer) error { return PersonHistory(ctx, w, samplePerson(0, 0), Options{}) },
		"book":            func(w io.Writer) error { return Book(ctx, w, sampleBook(40, 15), Options{}) },
		"book-wide":       func(w io.Writer) error { return Book(ctx, w, sampleBook(50, 62), Options{}) },
		"book-empty":      func(w io.Writer) error { return Book(ctx, w, sampleBook(0, 0), Options{}) },
	}
}
