package words

import (
	"context"
	"fmt"
	"os"
	"testing"
	"time"
	"unicode"

	"jibun/data"
	"jibun/data/oldledger"
	"jibun/data/paste"
	"jibun/data/roster"
	"jibun/data/table"
	"jibun/data/wareki"
)

// TestMain: the sentences are looked at in Japanese, whatever the system speaks.
func TestMain(m *testing.M) {
	if err := Speak(Japanese); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

// In the English window every sentence is English; only the nouns of the ledger are
// Japanese still.
func TestSpeak_english(t *testing.T) {
	if err := Speak(English); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := Speak(Japanese); err != nil {
			t.Fatal(err)
		}
	})
	said := map[string]string{
		"unknown":  Error(fmt.Errorf("xyz")),
		"fields":   Error(data.Invalid{"title": "required", "attended": "no_such_number:42", "late": "twice:7", "seed": "??"}),
		"newer":    Error(&data.NewerError{File: 9, Program: 1}),
		"place":    Error(&data.PlaceError{Kind: "network", Place: "SMB"}),
		"day":      Error(&wareki.ParseError{Text: "x", Reason: wareki.ReasonAmbiguousYear, Hint: "R8.4.1"}),
		"roster":   Error(&roster.NotFound{}),
		"old":      Error(&oldledger.NotFound{}),
		"held":     ReadOnly(&data.ReadOnlyReason{Kind: "held", Holder: "Hanako", Since: time.Now()}),
		"synced":   ReadOnly(&data.ReadOnlyReason{Kind: "synced", Place: "OneDrive"}),
		"file":     ReadOnly(&data.ReadOnlyReason{Kind: "file"}),
		"faults":   Faults([]roster.Fault{{Code: roster.BadDate, Column: 3, Value: "x", Other: 9}, {Code: roster.NoName, Column: -1}}),
		"redo":     Operation(data.Operation{What: "x", About: "y", Mode: "redo"}),
		"problem":  Problem(data.Problem{Table: "x", Row: 7, Kind: data.ProblemSeal}),
		"skip":     PasteSkip(data.PasteSkip{Code: "merged"}),
		"doubt":    PasteDoubt(paste.Doubt{Field: paste.FieldFrom, Code: paste.FromSignature}),
		"change":   ChangeHeading(data.ChangeLine{Table: "x", Kind: data.RowRemoved, Label: "y"}, wareki.Era),
		"changes":  fmt.Sprint(Changes(data.ChangeLine{Table: "x", Fields: []data.FieldChange{{Column: "y", After: "z"}}}, wareki.Era)),
		"limits":   Error(data.Invalid{"name": "too_long:60", "title": "characters:U+202E", "note": "characters:U+000A"}),
		"encoding": EncodingDoubt([]string{table.EncodingEUCJP, table.EncodingISO2022JP}),
		"foot": fmt.Sprint(Takeover(&data.Takeover{Seminars: make([]data.TakeoverSeminar, 1), Lecturers: []data.TakeoverLecturer{{Doubt: "nobody"}, {Doubt: "several"}, {Doubt: "elsewhere"}},
			Ledger: oldledger.Ledger{Notes: []oldledger.Note{{Sheet: "A", Code: oldledger.FootFigure, Value: "1"}, {Sheet: "A", Code: oldledger.FootFigure, Value: "1", Reckoned: "2"}, {Sheet: "A", Code: oldledger.LecturersUnpaired}}}})),
		"takeover": fmt.Sprint(Takeover(&data.Takeover{Problems: []data.TakeoverProblem{{Sheet: "A", Line: 3, Code: "twice"}}, Ledger: oldledger.Ledger{Notes: []oldledger.Note{{Sheet: "A", Code: oldledger.CountDiffers}}, Problems: []oldledger.Problem{{Sheet: "B", Line: 4, Column: 2, Code: oldledger.BadDate}}}})),
	}
	for _, e := range append(ledgerErrors, context.Canceled, os.ErrNotExist, os.ErrPermission) {
		said[e.Error()] = Error(e)
	}
	for code := range ruleTexts {
		said[code] = Error(&data.Refusal{Code: code + "x"})
		said[code+"."] = Error(&data.Refusal{Code: code})
	}
	for reason := range refusedTexts {
		said[string(reason)] = Error(&table.Refused{Reason: reason})
	}
	for what, text := range said {
		if text == "" || containsJapanese(text) {
			t.Errorf("%s: %q", what, text)
		}
	}
	if got, want := said["faults"], `Column D: Not a date: "x" (same as line 9), No name`; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := said["fields"], "Attended: No. 42 is not on the sheet. Late: No. 7 occurs twice. Number of the draw: Please check this (??). Theme: Please fill this in. Nothing has been changed yet."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func containsJapanese(s string) bool {
	for _, r := range s {
		if unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Han) || r >= 0x3000 && r < 0x3020 {
			return true
		}
	}
	return false
}
