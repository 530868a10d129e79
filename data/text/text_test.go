package text

import (
	"strings"
	"testing"
)

func TestCheck(t *testing.T) {
	for name, c := range map[string]struct {
		kind Kind
		in   string
		want Why
	}{
		"a name":                        {Name, "髙橋　一郎", ""},
		"a foreign name":                {Name, "José-Maria O’Hara Ferreira da Silva e Albuquerque", ""},
		"as long as may be":             {Name, strings.Repeat("寿", 60), ""},
		"one too many":                  {Name, strings.Repeat("寿", 61), "too_long:60"},
		"fifty megabytes":               {Name, strings.Repeat("x", 50<<20), "too_long:60"},
		"a variant of the register":     {Name, "葛\U000e0100城", ""},
		"a standardised variant":        {Name, "神\ufe00田", ""},
		"gaiji":                         {Name, "\ue000橋", ""},
		"a selector of nothing":         {Name, "\U000e0100城", "characters:U+E0100"},
		"a selector behind a blank":     {Name, "葛 \U000e0100", "characters:U+E0100"},
		"Hindi with a joiner":           {Name, "क्\u200dष", ""},
		"a joiner between kanji":        {Name, "山\u200d田", "characters:U+200D"},
		"a family in a theme":           {Theme, "家族👨\u200d👩\u200d👧の日", ""},
		"a heart in colour":             {Theme, "\u2764\ufe0f\u200d🔥", ""},
		"text turned around":            {Name, "山田\u202e郎太", "characters:U+202E"},
		"an isolate":                    {Name, "\u2067山田\u2069", "characters:U+2067"},
		"a mark of direction":           {Name, "山田\u200f", "characters:U+200F"},
		"two lines in a name":           {Name, "山田\n太郎", "characters:U+000A"},
		"a bell":                        {Name, "山田\x07", "characters:U+0007"},
		"an escape in a remark":         {Remark, "\x1b[31m赤", "characters:U+001B"},
		"a control character beyond 7f": {Name, "山\u0085田", "characters:U+0085"},
		"lines in a remark":             {Remark, "一\n\t二", ""},
		"a paragraph mark":              {Remark, "一\u2029二", "characters:U+2029"},
		"no character at all":           {Name, "山\uffff", "characters:U+FFFF"},
		"a key is what it is":           {Derived, strings.Repeat("a\x00", 100_000), ""},
	} {
		if got := c.kind.Check(c.in); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestTidy(t *testing.T) {
	for in, want := range map[string]string{
		"山田\u200b太郎\ufeff": "山田太郎", "山田\t太郎": "山田 太郎", "研\u00ad修": "研修", "葛\U000e0100城": "葛\U000e0100城", "山田\u202e": "山田\u202e", "a\r\nb": "a\nb",
	} {
		if got := Name.Tidy(in); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
	if got := Remark.Tidy("一\r\n\t二\r三"); got != "一\n\t二\n三" {
		t.Errorf("%q", got)
	}
}

func TestShow(t *testing.T) {
	for in, want := range map[string]string{
		"山田　太郎": "山田　太郎", "山田\u202e\x1b[2J\n郎": "山田<U+202E><U+001B>[2J⏎郎", "葛\U000e0100城": "葛\U000e0100城", "a\tb\x00": "a<U+0009>b<U+0000>",
	} {
		if got := Show(in); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
}

func FuzzTidy(f *testing.F) {
	f.Add("山田\u202e\u200b\t\n太郎")
	f.Fuzz(func(t *testing.T, s string) {
		for k := Name; k <= Derived; k++ {
			if once := k.Tidy(s); k.Tidy(once) != once {
				t.Errorf("%d: %q is not tidy", k, once)
			}
		}
		if shown := Show(s); strings.ContainsAny(shown, "\x1b\n\u202e\u200b") {
			t.Errorf("%q shows %q", s, shown)
		}
	})
}
