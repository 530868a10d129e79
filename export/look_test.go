package export

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
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
	for name, x := range samples() {
		if err := ToFile(filepath.Join(dir, name+".xlsx"), x.write, nil); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// sample is the value of a paper, and the function that writes it.
type sample struct {
	value any
	write func(io.Writer) error
}

func written[T any](write func(context.Context, io.Writer, T, Options) error, value T) sample {
	return sample{value, func(w io.Writer) error { return write(context.Background(), w, value, Options{}) }}
}

// samples are papers of each kind, full and empty ones.
func samples() map[string]sample {
	return map[string]sample{
		"annual":            written(Annual, sampleAnnual(25, 120)),
		"annual-empty":      written(Annual, report.Annual{Head: sampleHead(), Year: 2019, AsOf: "2020-03-31"}),
		"annual-one":        written(Annual, sampleAnnual(1, 1)),
		"annual-many":       written(Annual, sampleAnnual(62, 3000)),
		"signin":            written(SignIn, sampleSignIn(38, 9, 7, true)),
		"signin-two":        written(SignIn, twoLecturers(sampleSignIn(38, 9, 7, true))),
		"signin-plain":      written(SignIn, sampleSignIn(23, 1, 0, false)),
		"signin-empty":      written(SignIn, sampleSignIn(0, 0, 0, false)),
		"party":             written(Party, sampleParty(17, 2, 3500)),
		"party-empty":       written(Party, sampleParty(0, 0, 0)),
		"letter":            written(Letter, sampleLetter(report.LetterToLecturer, true)),
		"letter-staff":      written(Letter, sampleLetter(report.LetterToLecturer, false)),
		"letter-head":       written(Letter, sampleLetter(report.LetterToHead, false)),
		"letter-head-out":   written(Letter, sampleLetter(report.LetterToHead, true)),
		"letter-memo":       written(Letter, sampleLetter(report.LetterMemo, false)),
		"person":            written(PersonHistory, samplePerson(14, 2)),
		"person-many":       written(PersonHistory, samplePerson(70, 12)),
		"person-empty":      written(PersonHistory, samplePerson(0, 0)),
		"disclosure":        written(Disclosure, sampleDisclosure()),
		"book":              written(Book, sampleBook(40, 15)),
		"book-wide":         written(Book, sampleBook(50, 62)),
		"book-a3":           written(Book, onA3(sampleBook(40, 28))),
		"book-a3-wide":      written(Book, onA3(sampleBook(50, 62))),
		"book-empty":        written(Book, sampleBook(0, 0)),
		"tables":            written(tableList, sampleTables()),
		"annual-nasty":      written(Annual, nastyAnnual()),
		"signin-nasty":      written(SignIn, nastySignIn(true)),
		"signin-nasty2":     written(SignIn, nastySignIn(false)),
		"signin-nasty-few":  written(SignIn, fewColumns(nastySignIn(true))),
		"annual-remarks":    written(Annual, remarkedAnnual()),
		"party-nasty":       written(Party, nastyParty()),
		"person-nasty":      written(PersonHistory, nastyPerson()),
		"book-nasty":        written(Book, nastyBook()),
		"certificate":       written(Certificates, sampleCertificates(report.Attendance)),
		"completion":        written(Certificates, sampleCertificates(report.Completion)),
		"attended":          written(Attended, sampleAttended(38, 9)),
		"attended-empty":    written(Attended, report.Attended{Head: sampleHead()}),
		"badges":            written(Badges, sampleBadges(10)),
		"badges-8":          written(Badges, sampleBadges(8)),
		"tents":             written(Tents, sampleTents()),
		"envelope":          written(Envelopes, sampleEnvelopes(false)),
		"envelope-large":    written(Envelopes, sampleEnvelopes(true)),
		"thanks":            written(Thanks, sampleThanks(false)),
		"thanks-together":   written(Thanks, sampleThanks(true)),
		"survey":            written(Survey, sampleSurvey()),
		"tally":             written(SurveyTally, sampleTally()),
		"attended-nasty":    written(Attended, nastyAttended()),
		"certificate-nasty": written(Certificates, nastyCertificates()),
		"badges-nasty":      written(Badges, nastyBadges(10)),
		"badges-8-nasty":    written(Badges, nastyBadges(8)),
		"envelope-nasty":    written(Envelopes, nastyEnvelopes(false)),
		"envelope-nasty2":   written(Envelopes, nastyEnvelopes(true)),
		"letter-nasty":      written(Letter, nastyLetter(report.LetterToLecturer)),
		"letter-nasty2":     written(Letter, nastyLetter(report.LetterToHead)),
		"thanks-nasty":      written(Thanks, nastyThanks()),
		"survey-nasty":      written(Survey, nastySurvey()),
		"tally-nasty":       written(SurveyTally, nastyTally()),
		"disclosure-nasty":  written(Disclosure, nastyDisclosure()),
		"case":              written(Case, sampleCase(1)),
		"case-empty":        written(Case, report.Case{Head: sampleHead(), Year: 2019, AsOf: "2020-03-31", Boxes: report.CaseBoxes()}),
		"case-long":         written(Case, sampleCase(6)),
	}
}

func tableList(ctx context.Context, w io.Writer, r TableList, o Options) error {
	return Tables(ctx, w, r.Head, r.Tables, o)
}

func sampleTables() TableList {
	columns := []Column{{"番号", 10, Text}, {"回数", 8, Integer}, {"率", 8.5, Percent}, {"日", 18, Day}, {"数", 9, Integer}}
	rows := [][]any{
		{"=1+1", 1234, report.Ratio{Num: 1, Den: 3}, day("2019-05-01"), -0.5},
		{nil, 1}, {"二\n行", 0, report.Ratio{}, 43586, 1e20}, {"", nil, 1.0, day("2019-02-30"), "x"},
	}
	for i := range 300 {
		rows = append(rows, []any{"00" + report.Grouped(i), i % 3, 0.25, 43000 + i, float64(i) / 7})
	}
	return TableList{Head: sampleHead(), Tables: slices.Values([]Table{
		{Name: "職員:一覧/[1]", Columns: columns, Rows: slices.Values(rows)},
		{Name: "空", Columns: columns[:2], Rows: slices.Values([][]any(nil))},
	})}
}
