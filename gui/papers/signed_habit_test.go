package papers

import (
	"testing"

	"jibun/export/readback"
)

// Who only wrote where one signs, and not a name that could be read, came only where that is how
// one signs: words like 代理 are written there by the few who did not.
func TestSigned_habit(t *testing.T) {
	for name, c := range map[string]struct {
		ticked, named, unnamed int
		asked                  bool
	}{
		"two words, nobody else signs":       {ticked: 14, unnamed: 2, asked: true},
		"two words, few ticked":              {ticked: 2, unnamed: 2, asked: true},
		"two words alone":                    {unnamed: 2, asked: true},
		"one word, one of twenty signs":      {ticked: 20, named: 1, unnamed: 1, asked: true},
		"some sign, some can be read":        {ticked: 10, named: 4, unnamed: 2},
		"all sign, none can be read":         {unnamed: 12},
		"many sign in hands that nobody can": {ticked: 8, unnamed: 6},
	} {
		e := &Signed{}
		for range c.ticked {
			e.Lines = append(e.Lines, &SignedLine{Read: readback.Marked})
		}
		for range c.named {
			e.Lines = append(e.Lines, &SignedLine{Read: readback.Marked, Signed: true, named: true})
		}
		for range c.unnamed {
			e.Lines = append(e.Lines, &SignedLine{Read: readback.Marked, Signed: true})
		}
		e.habit()
		for i, l := range e.Lines {
			asked := l.Signed && !l.named && c.asked
			if asked != (l.Read == readback.Unsure) || asked && l.Why != readback.Alone {
				t.Errorf("%s: line %d is %s %s", name, i, l.Read, l.Why)
			}
		}
	}
}
