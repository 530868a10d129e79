package cli_test

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"jibun/gui/cli"
)

// What is wrong with a command line is said in Japanese, whatever the parser says.
func TestUsage_japanese(t *testing.T) {
	ledger := filepath.Join(t.TempDir(), "a.jibun")
	jibun(t, 0, "new", ledger)
	english := regexp.MustCompile(`[A-Za-z]{2,}`)
	lines := []string{
		"report signin L --number x --out a.pdf", "report signin L --number 1 --order foo --out a.pdf", "print signin L --number 1 --sides up", "print signin L --number 1 --copies x",
		"list foo", "list", "foo bar", "repot signin", "figures", "report", "report signin L --out", "report signin L --out --number 1", "report signin L", "figures L --yaer 2013", "history L --json=maybe",
		"demo x --today 2026-13-01", "demo x --today", "restore a", "read-sheets L", "backup L", "report signin L extra words", "report badges L --number 1 --sheet 9 --out a.pdf", "form use L", "form learn L", "form get L", "import people L", "import applications L", "import ledger L",
		"report signin L --number 1 --columns foo --out a.pdf", "report signin L --number 1 --walk-ins many --out a.pdf", "report letter L --number 1 --to nobody --out a.pdf", "report badges L --number 1 --move", "figures L --series", "undo", "redo", "check", "new", "read-sheets L a.pdf --handed x",
	}
	for _, line := range lines {
		_, said := jibun(t, 2, strings.Fields(strings.ReplaceAll(line, "L", ledger))...)
		all := strings.Split(strings.TrimSpace(said), "\n")
		last := all[len(all)-1]
		// what the parser quotes and names is what was typed or is to be typed
		rest := regexp.MustCompile(`"[^"]*"|「[^」]*」|--\S+|[\w-]+\.xlsx|\w+\(|: [a-z]+$`).ReplaceAllString(last, "")
		if _, what, colon := strings.Cut(rest, ": "); colon && strings.Contains(rest, "余分な引数") {
			rest = strings.TrimSuffix(rest, what)
		}
		if !strings.HasPrefix(last, "使い方が違います: ") || english.MatchString(rest) || strings.Contains(last, "<") {
			t.Errorf("%s: %s", line, last)
		}
	}
	for _, name := range cli.Positionals() {
		if cli.Arguments[name] == "" {
			t.Errorf("%s has no name in Japanese", name)
		}
	}
}
