package template

import (
	"strings"
	"unicode"
)

// asNumber begins a format whose number stays a number in a cell without a number
// format of its own.
const asNumber = "数"

// fullWidth takes 全角 off a format.
func fullWidth(format string) (string, bool) {
	rest, ok := strings.CutPrefix(format, "全角")
	if !ok || strings.HasPrefix(rest, "空白") {
		return format, false
	}
	return strings.TrimLeft(rest, " 　"), true
}

func widened(s string) string {
	return strings.Map(func(r rune) rune {
		if r > ' ' && r <= '~' {
			return r - '!' + '！'
		}
		return r
	}, s)
}

// textFormats are what a format can do with words.
var textFormats = map[string]func(string) string{
	"姓":    func(s string) string { return firstWord(s) },
	"部":    func(s string) string { return firstWord(s) },
	"名":    restWords,
	"課":    func(s string) string { return or(restWords(s), s) },
	"空白なし": func(s string) string { return spaced(s, "") },
	"半角空白": func(s string) string { return spaced(s, " ") },
	"全角空白": func(s string) string { return spaced(s, "　") },
	"カタカナ": func(s string) string {
		return strings.Map(func(r rune) rune {
			if r >= 'ぁ' && r <= 'ゖ' {
				return r + 'ァ' - 'ぁ'
			}
			return r
		}, s)
	},
	"時分": func(s string) string {
		if h, m, ok := strings.Cut(s, ":"); ok {
			return h + "時" + m + "分"
		}
		return s
	},
	"全角": widened,
	"半角": narrowed,
	"数字": func(s string) string {
		return strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' {
				return r
			}
			return -1
		}, narrowed(s))
	},
}

// textAs writes words under formats, one after another; ok is false for one that is
// none of words. Of the signs that stand for others the first that fits is the last.
func textAs(s, format string) (string, bool) {
	for _, word := range strings.Fields(format) {
		if f := textFormats[word]; f != nil {
			s = f(s)
			continue
		}
		if from, to, ok := strings.Cut(word, "→"); ok && from != "" { // another sign for it: ○→出席
			if s == from {
				return to, true
			}
			continue
		}
		sep, ok := strings.CutSuffix(word, "区切り")
		if !ok || sep == "" {
			return s, false
		}
		s = strings.ReplaceAll(s, "\n", strings.ReplaceAll(sep, "空白", " "))
	}
	return s, format != ""
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func firstWord(s string) string {
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		return s[:i]
	}
	return s
}

func restWords(s string) string {
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		return strings.TrimLeftFunc(s[i:], unicode.IsSpace)
	}
	return ""
}

func spaced(s, by string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '　' {
			if by == "" {
				return -1
			}
			return []rune(by)[0]
		}
		return r
	}, s)
}

func narrowed(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			return r - '！' + '!'
		}
		return r
	}, s)
}
