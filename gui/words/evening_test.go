package words

import (
	"go/parser"
	"go/scanner"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"jibun/data"
)

func TestEveningNumber(t *testing.T) {
	for _, x := range []struct {
		series string
		number int
		title  string
		want   string
		inText string
	}{
		{"", 62, "論語", "第62回", "第62回"},
		{"", 0, "論語", "", "論語"},
		{"行政ゼミナール", 62, "論語", "行政ゼミナール 第62回", "行政ゼミナール 第62回"},
		{"行政ゼミナール", 0, "論語", "行政ゼミナール", "行政ゼミナール 論語"},
	} {
		if got := EveningNumber(x.series, x.number); got != x.want {
			t.Errorf("%q, want %q", got, x.want)
		}
		if got := (data.Seminar{InSeries: x.series, Number: x.number}).Called(); got != x.want {
			t.Errorf("kept: %q, want %q", got, x.want)
		}
		if got := Evening(x.series, x.number, x.title); got != x.inText {
			t.Errorf("%q, want %q", got, x.inText)
		}
	}
}

// namesItself are the files and folders that write 第N回 without asking EveningNumber or Called, and
// why they may.
var namesItself = map[string]string{
	"data/seminar.go":              "Called",
	"gui/words/evening.go":         "EveningNumber",
	"gui/words/paste.go":           "what the application says, word for word, if it names no series",
	"gui/words/takeover.go":        "what the old book says, before it is in a series",
	"gui/announce_text.go":         "the series stands beside it",
	"gui/contact_text.go":          "the series stands beside it",
	"export/signin.go":             "the series stands beside it",
	"export/party.go":              "the series stands beside it",
	"export/letter.go":             "the series stands beside it",
	"export/fields/certificate.go": "the series and the theme stand beside it",
	"export/fields/letter.go":      "the series stands beside it",
	"export/fields/words.go":       "the paper is of one series, or the theme or the day stands beside it",
	"gui/cli/usage.go":             "help",
	"data/oldledger/foot.go":       "reads old books",
	"data/oldledger/words.go":      "reads old books",
	"data/paste/number.go":         "reads applications",
	"data/find.go":                 "reads what is typed",
	"export/learn":                 "reads what an office wrote into its own forms",
	"data/datatest/fill.go":        "a theme",
}

var byNumber = regexp.MustCompile(`^"第"$|第(%[dvs]|\{\{[^}]*\}\})回`)

// Wherever the program writes 第N回, the office may have two series that have one.
func TestEvening_namedInOnePlace(t *testing.T) {
	root := filepath.Join("..", "..")
	seen := 0
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(root, path)
		rel = filepath.ToSlash(rel)
		switch {
		case err != nil:
			return err
		case e.IsDir() && (strings.HasPrefix(e.Name(), ".") && rel != "." || rel == "data/sample"):
			return fs.SkipDir
		case !strings.HasSuffix(rel, ".go") || strings.HasSuffix(rel, "_test.go") || namesItself[rel] != "" || namesItself[filepath.ToSlash(filepath.Dir(rel))] != "":
			return nil
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		file := token.NewFileSet()
		if _, err := parser.ParseFile(file, path, src, parser.PackageClauseOnly); err != nil {
			return err
		}
		var s scanner.Scanner
		s.Init(file.AddFile(path, file.Base(), len(src)), src, nil, 0)
		for {
			at, what, text := s.Scan()
			if what == token.EOF {
				return nil
			}
			if what != token.STRING {
				continue
			}
			seen++
			if byNumber.MatchString(text) {
				t.Errorf("%s: %s names an evening by its number alone: ask EveningNumber or Seminar.Called", file.Position(at), text)
			}
		}
	})
	if err != nil || seen < 5000 {
		t.Fatal(seen, err)
	}
}
