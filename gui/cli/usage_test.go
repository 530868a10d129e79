package cli_test

import (
	"strings"
	"testing"

	"jibun/gui/cli"
)

// The help of a command is short, and of that command; each command and kind has one.
func TestUsage_command(t *testing.T) {
	_, whole := jibun(t, 0, "--help")
	_, last, _ := strings.Cut(whole[strings.Index(whole, "使い方:"):], "\n\n")
	for _, words := range cli.Commands() {
		name := strings.Join(words, " ")
		_, said := jibun(t, 0, append(words, "--help")...)
		if said == whole || !strings.Contains(said, "jibun "+words[0]) || !strings.HasSuffix(said, last) {
			t.Errorf("%s: %s", name, said)
		}
		if n := strings.Count(said, "\n"); n > 26 {
			t.Errorf("the help of %s has %d lines", name, n)
		}
		if len(words) > 1 && words[0] != "print" && !strings.Contains(said, "jibun "+name) && !listed(said, words) {
			t.Errorf("%s is not in its help: %s", name, said)
		}
		if words[0] == "report" && strings.Count(said, "jibun report ") != 1 {
			t.Errorf("%s: other kinds of paper: %s", name, said)
		}
	}
	if _, said := jibun(t, 0, "report", "--help"); !strings.Contains(said, "jibun report signin") || !strings.Contains(said, "jibun report book") || strings.Contains(said, "jibun undo") {
		t.Errorf("report: %s", said)
	}
	if _, said := jibun(t, 0, "nonsense", "--help"); said != whole {
		t.Errorf("no command: %s", said)
	}
}

// listed reports whether a kind is one of several that a line of the help names.
func listed(said string, words []string) bool {
	for _, f := range strings.Fields(said) {
		for _, one := range strings.Split(f, "|") {
			if one == words[1] {
				return true
			}
		}
	}
	return false
}

// What is wrong is the last line that is seen, below the help of the command.
func TestUsage_wrong(t *testing.T) {
	_, said := jibun(t, 2, "report", "signin", "x.jibun", "--nonsense")
	lines := strings.Split(strings.TrimSpace(said), "\n")
	if last := lines[len(lines)-1]; !strings.HasPrefix(last, "使い方が違います: ") || strings.Contains(said, "jibun undo") {
		t.Errorf("%q", said)
	}
}

// Each name of a command is known as one, also those that are not their field's.
func TestUsage_names(t *testing.T) {
	seen := map[string]bool{}
	for _, words := range cli.Commands() {
		if seen[words[0]] = true; !cli.IsCommand(words[0]) {
			t.Errorf("%s is no command", words[0])
		}
	}
	if n := len(seen); n < 15 || !seen["read-sheets"] || cli.IsCommand("x.jibun") {
		t.Errorf("%d commands: %v", n, seen)
	}
}
