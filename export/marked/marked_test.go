package marked

import (
	"errors"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

func sample(lines ...Line) Sheet {
	return Sheet{Ledger: "4F2A9C1B", Paper: SignIn, Seminar: 431, Page: 2, Pages: 3, Columns: "NTFAMKSR", Top: 45.13, High: 8.98, Lines: lines}
}

func TestSheet_String(t *testing.T) {
	s := sample(Line{Kind: Heading}, Line{Kind: Person, No: 1}, Line{Kind: Person, No: 2}, Line{Kind: Person, No: 41}, Line{Kind: Person, No: 3, Tall: 2},
		Line{Kind: Empty}, Line{Kind: Empty}, Line{Kind: WalkIn, No: 1}, Line{Kind: WalkIn, No: 2}, Line{Kind: Question, No: 1, First: 1, Count: 5}, Line{Kind: Written, No: 2, Tall: 6})
	text := s.String()
	if want := "JBN1:S:4F2A9C1B:431:2/3:NTFAMKSR:4513:898:H.1-2.41.3*2.E2.W1-2.Q1+1/5.F2*6:"; !strings.HasPrefix(text, want) {
		t.Errorf("%s, want %s…", text, want)
	}
	got, err := Parse(text)
	if err != nil || !reflect.DeepEqual(got, s) {
		t.Errorf("%+v, %v", got, err)
	}
}

// What is written is read again, whatever the page is, and it holds nothing that a QR
// would need more room for.
func TestSheet_any(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		s := sample()
		for range r.IntN(30) {
			l := Line{Kind: []Kind{Empty, Heading, Person, WalkIn, Question, Written}[r.IntN(6)]}
			if l.Kind != Empty && l.Kind != Heading {
				l.No = r.IntN(5) + 1
			}
			if l.Kind == Question {
				l.First, l.Count = r.IntN(9)+1, r.IntN(9)+1
			}
			if l.Tall = r.IntN(3); l.Tall == 1 {
				l.Tall = 0
			}
			s.Lines = append(s.Lines, l)
		}
		text := s.String()
		if got, err := Parse(text); err != nil || !reflect.DeepEqual(got, s) {
			t.Fatalf("%s: %+v, want %+v, %v", text, got, s, err)
		}
		if i := strings.IndexFunc(text, func(r rune) bool { return !strings.ContainsRune("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:", r) }); i >= 0 {
			t.Fatalf("%s: %q", text, text[i])
		}
	}
}

func TestParse_refuses(t *testing.T) {
	text := sample(Line{Kind: Person, No: 1}).String()
	for in, want := range map[string]error{
		"": ErrNotOurs, "https://example.jp": ErrNotOurs, "JBN2:S:1": ErrNewer, "JBN1": ErrDamaged, "JBN1:": ErrDamaged, text[:len(text)-1]: ErrDamaged,
		strings.Replace(text, ":431:", ":432:", 1): ErrDamaged, strings.Replace(text, ":1:", ":2:", 1): ErrDamaged, text: nil, " " + text + "\n": nil,
	} {
		if _, err := Parse(in); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", in, err, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(sample(Line{Kind: Person, No: 1}).String())
	for _, lines := range []string{"H.1-2", "1-99999999", "9-1", "Q1+1/5", "F2*6", "*", "-", "E0", "W1-"} {
		text := "JBN1:S:4F2A9C1B:431:2/3:N:4513:898:" + lines
		f.Add(text + ":" + checksum(text))
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, err := Parse(text)
		if err != nil {
			return
		}
		if again, err := Parse(s.String()); err != nil || !reflect.DeepEqual(again, s) {
			t.Errorf("%q: %+v becomes %+v, %v", text, s, again, err)
		}
	})
}
