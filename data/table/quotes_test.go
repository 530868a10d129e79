package table

import (
	"fmt"
	"math/rand"
	"reflect"
	"strings"
	"testing"
)

// Two stray quotes far apart are two problems, and the rows between them rows.
func TestRead_quotesFarApart(t *testing.T) {
	for name, c := range map[string]struct {
		in, want string
		problems []Problem
	}{
		"first column":       {"a,b,c\n\"1,2,3\n4,5,6\n7\",8,9\n", "1: A=a B=b C=c\n2: A=\"1 B=2 C=3\n3: A=4 B=5 C=6\n4: A=7\" B=8 C=9\n", []Problem{{Line: 2, Column: 0, Code: UnclosedQuote}, {Line: 4, Column: 0, Code: StrayQuote}}},
		"amid, blank line":   {"a,b,c\n1,\"2,3\n\n4,5,6\n7,8\",9\n", "1: A=a B=b C=c\n2: A=1 B=\"2 C=3\n3:\n4: A=4 B=5 C=6\n5: A=7 B=8\" C=9\n", []Problem{{Line: 2, Column: 1, Code: UnclosedQuote}, {Line: 5, Column: 1, Code: StrayQuote}}},
		"neighbours, CR LF":  {"a,b,c\r\n1,\"2,3\r\n4,5\",6\r\n", "1: A=a B=b C=c\n2: A=1 B=\"2 C=3\n3: A=4 B=5\" C=6\n", []Problem{{Line: 2, Column: 1, Code: UnclosedQuote}, {Line: 3, Column: 1, Code: StrayQuote}}},
		"in the heading":     {"\"a,b,c\n1,2,3\n4\",5,6\n7,8,9\n", "1: A=\"a B=b C=c\n2: A=1 B=2 C=3\n3: A=4\" B=5 C=6\n4: A=7 B=8 C=9\n", []Problem{{Line: 1, Column: 0, Code: UnclosedQuote}, {Line: 3, Column: 0, Code: StrayQuote}}},
		"two columns":        {"a,b\n1,\"2\n3,4\n5,6\"\n", "1: A=a B=b\n2: A=1 B=\"2\n3: A=3 B=4\n4: A=5 B=6\"\n", []Problem{{Line: 2, Column: 1, Code: UnclosedQuote}, {Line: 4, Column: 1, Code: StrayQuote}}},
		"the file cut off":   {"a,b,c\n1,\"2,3\n4,5,6\n7,8,9\n4,5\"\n", "1: A=a B=b C=c\n2: A=1 B=\"2 C=3\n3: A=4 B=5 C=6\n4: A=7 B=8 C=9\n5: A=4 B=5\"\n", []Problem{{Line: 2, Column: 1, Code: UnclosedQuote}, {Line: 5, Column: 1, Code: StrayQuote}, {Line: 5, Column: -1, Code: Ragged}}},
		"a remark of two":    {"a,b\n1,\"2\n3,4\"\n5,6\n", "1: A=a B=b\n2: A=1 B=2\n3,4\n3: A=5 B=6\n", nil},
		"a long remark":      {"a,b,c\n1,2,\"x\ny, and z\n, w\"\n4,5,6\n", "1: A=a B=b C=c\n2: A=1 B=2 C=x\ny, and z\n, w\n3: A=4 B=5 C=6\n", nil},
		"remarks everywhere": {"a,b,c\n1,\"x\ny\",3\n4,\"x\ny\",6\n", "1: A=a B=b C=c\n2: A=1 B=x\ny C=3\n3: A=4 B=x\ny C=6\n", nil},
	} {
		t.Run(name, func(t *testing.T) {
			f := mustRead(t, []byte(c.in))
			if got := dump(f.Sheets[0]); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
			if !reflect.DeepEqual(f.Problems, c.problems) {
				t.Errorf("problems %v, want %v", f.Problems, c.problems)
			}
		})
	}
}

// Two quotes at any two places of a roster: the rows without one are read as they
// stand, or their lines are named.
func TestRead_quotesAnywhere(t *testing.T) {
	const rows = 60
	r := rand.New(rand.NewSource(5))
	for round := 0; round < 400; round++ {
		lines := []string{"職員番号,氏名,フリガナ,所属,職名"}
		for i := 1; i < rows; i++ {
			lines = append(lines, fmt.Sprintf("%06d,佐藤 太郎%d,,総務部 人事課,主事", i, i))
		}
		sound := strings.Join(lines, "\n") + "\n"
		from, to := r.Intn(rows-1), 0
		to = from + 1 + r.Intn(rows-1-from)
		for _, at := range []struct {
			line  int
			start bool
		}{{from, true}, {to, false}} {
			cells := strings.Split(lines[at.line], ",")
			k := r.Intn(len(cells))
			if at.start {
				cells[k] = `"` + cells[k]
			} else {
				cells[k] += `"`
			}
			lines[at.line] = strings.Join(cells, ",")
		}
		f := mustRead(t, []byte(strings.Join(lines, "\n")+"\n"))
		want := strings.Split(dump(mustRead(t, []byte(sound)).Sheets[0]), "\n")
		got := strings.Split(dump(f.Sheets[0]), "\n")
		if len(got) != len(want) {
			t.Fatalf("quotes in lines %d and %d: %d rows", from+1, to+1, len(got)-1)
		}
		for i := range want {
			if got[i] != want[i] && i != from && i != to {
				t.Errorf("quotes in lines %d and %d: line %d is %q", from+1, to+1, i+1, got[i])
			}
		}
		if len(f.Problems) == 0 || f.Problems[0].Line != from+1 {
			t.Errorf("quotes in lines %d and %d: %v", from+1, to+1, f.Problems)
		}
	}
}
