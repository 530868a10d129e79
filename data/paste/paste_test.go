package paste_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jibun/data/paste"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestParse reads every text of testdata and compares what was understood with
// the file beside it. All people are invented.
func TestParse(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) < 25 {
		t.Fatal(len(files), err)
	}
	for _, f := range files {
		t.Run(strings.TrimSuffix(filepath.Base(f), ".txt"), func(t *testing.T) {
			text, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			got := show(paste.Parse(string(text)))
			golden := strings.TrimSuffix(f, ".txt") + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil || got != string(want) {
				t.Errorf("got\n%s\nwant\n%s%v", got, want, err)
			}
			if crlf := show(paste.Parse(strings.ReplaceAll(string(text), "\n", "\r\n"))); crlf != got {
				t.Errorf("with CRLF:\n%s", crlf)
			}
		})
	}
}

// show writes a result for people to read.
func show(r paste.Result) string {
	var b strings.Builder
	fmt.Fprintln(&b, r.Kind)
	for _, e := range r.Entries {
		fmt.Fprintf(&b, "\nline %d\n", e.Line)
		if _, inside, ok := strings.Cut(e.Source, " ▸ "); ok {
			fmt.Fprintf(&b, "  within: %s\n", inside)
		}
		for _, f := range []struct{ name, value string }{{"name", e.Name}, {"reading", e.Reading}, {"from", e.From}, {"position", e.Position}, {"staff_no", e.StaffNo},
			{"email", e.Email}, {"phone", e.Phone}, {"affiliation", e.Affiliation}, {"remark", e.Remark}} {
			if f.value != "" {
				fmt.Fprintf(&b, "  %s: %s\n", f.name, strings.ReplaceAll(f.value, "\n", "⏎"))
			}
		}
		if e.Number != 0 {
			fmt.Fprintf(&b, "  number: %d\n", e.Number)
		}
		if e.Party != nil {
			fmt.Fprintf(&b, "  party: %v\n", *e.Party)
		}
		if e.Wish != paste.Apply {
			fmt.Fprintf(&b, "  wish: %s\n", e.Wish)
		}
		for _, d := range e.Doubts {
			fmt.Fprintf(&b, "  ? %s %s\n", d.Field, d.Code)
		}
	}
	for _, l := range r.Ignored {
		fmt.Fprintf(&b, "\nignored: %s", l)
	}
	for _, n := range r.Notes {
		fmt.Fprintf(&b, "\nnote: %s %s", n.Code, n.What)
	}
	for _, h := range r.Unknown {
		fmt.Fprintf(&b, "\nunknown: %s %v", h.Text, h.Samples)
	}
	if r.Cut {
		fmt.Fprint(&b, "\ncut")
	}
	return b.String()
}
