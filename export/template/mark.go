package template

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// mark is one {{…}}.
type mark struct {
	raw    string
	kind   byte   // 0 a value, '#' a list begins, '/' it ends, '?' hides its row when empty, '!' when not
	right  bool   // the list runs to the right: →
	down   bool   // its cell is joined with those below that say nothing or the same: ↓
	list   string // the words before the last dot, "" for a single item
	slot   int    // 名簿3.氏名: 3; 0 for none
	times  int    // 名簿*20.氏名: one marked line that stands twenty times
	name   string // the last word
	format string
	none   string  // なければ－: what stands there when there is nothing
	put    *string // what is written in its place where a workbook is marked
}

func (m *mark) full() string {
	if m.list == "" {
		return m.name
	}
	return m.list + "." + m.name
}

// piece is words as they are, or a mark.
type piece struct {
	text string
	mark *mark
}

// brace finds the next pair of braces of one kind, half or full width.
func brace(s string, half, full rune) (at, size int) {
	for i, r := range s {
		if r != half && r != full {
			continue
		}
		n := utf8.RuneLen(r)
		if next, m := utf8.DecodeRuneInString(s[i+n:]); next == half || next == full {
			return i, n + m
		}
	}
	return -1, 0
}

// marked is a cheap look for what might be a mark.
func marked(s string) bool {
	if strings.Contains(s, "{{") || strings.Contains(s, "}}") {
		return true
	}
	return strings.ContainsAny(s, "｛｝")
}

// parse takes a text apart. ok is false where braces do not fit.
func parse(s string) (pieces []piece, ok bool) {
	if !marked(s) {
		return []piece{{text: s}}, true
	}
	ok = true
	for {
		at, n := brace(s, '{', '｛')
		end, m := brace(s, '}', '｝')
		if at < 0 || end < 0 || end < at {
			ok = ok && at < 0 && end < 0
			break
		}
		inner := s[at+n : end]
		if again, _ := brace(inner, '{', '｛'); again >= 0 {
			ok = false
			break
		}
		k := parseMark(s[at:end+m], inner)
		if k == nil {
			ok = false
			break
		}
		if at > 0 {
			pieces = append(pieces, piece{text: s[:at]})
		}
		pieces = append(pieces, piece{mark: k})
		s = s[end+m:]
	}
	if s != "" {
		pieces = append(pieces, piece{text: s})
	}
	return pieces, ok
}

// spelled is how names are written of those who type 。 for . and × for *.
var spelled = strings.NewReplacer("。", ".", "×", "*")

func parseMark(raw, inner string) *mark {
	k := &mark{raw: raw}
	inner = strings.ReplaceAll(inner, "｜", "|")
	name, format, _ := strings.Cut(inner, "|")
	k.format, k.none = formats(format)
	name = strings.Join(strings.Fields(norm.NFKC.String(name)), "")
	for _, c := range []byte("#/?!") {
		if rest, found := strings.CutPrefix(name, string(c)); found {
			k.kind, name = c, rest
			break
		}
	}
	if rest, found := strings.CutSuffix(name, ifSome); found && k.kind == 0 {
		k.kind, name = '?', rest
	}
	if rest, found := strings.CutPrefix(name, "→"); found {
		k.right, name = true, rest
	}
	if name, k.down = strings.CutPrefix(name, "↓"); k.down && !k.right {
		name, k.right = strings.CutPrefix(name, "→")
	}
	name = spelled.Replace(name)
	if k.kind == '#' || k.kind == '/' {
		k.list, k.times = times(name)
		if k.list == "" {
			return nil
		}
		return k
	}
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		k.list, name = name[:i], name[i+1:]
		k.list, k.times = times(k.list)
	}
	if k.name = name; name == "" {
		return nil
	}
	return k
}

// times reads 名簿*20.
func times(list string) (string, int) {
	name, n, ok := strings.Cut(list, "*")
	if !ok {
		return list, 0
	}
	i, err := strconv.Atoi(n)
	if err != nil || i < 1 || i > 1000 {
		return list, 0
	}
	return name, i
}

// slotOf reads 名簿3: the list and the number.
func slotOf(list string) (string, int) {
	end := len(list)
	for end > 0 && list[end-1] >= '0' && list[end-1] <= '9' {
		end--
	}
	n, err := strconv.Atoi(list[end:])
	if err != nil || n < 1 || n > 10000 {
		return list, 0
	}
	return list[:end], n
}

// ifSome ends a mark that hides what it stands in when empty, as ? begins one.
const ifSome = "があれば"

// ifNone begins what stands there when there is nothing.
const ifNone = "なければ"

// formats takes apart what stands behind the name: 和暦|なければ未定. The spaces at its
// ends belong to it where it says by a sign where the value stands: 　会場 @.
func formats(s string) (format, none string) {
	format = s
	if i := strings.LastIndexByte(s, '|'); strings.HasPrefix(strings.TrimLeft(s[i+1:], " 　"), ifNone) {
		format, none = s[:max(i, 0)], strings.TrimPrefix(strings.TrimLeft(s[i+1:], " 　"), ifNone)
	}
	if strings.Contains(format, "→") { // signs stand as they are written
		return strings.TrimSpace(format), none
	}
	switch format = foldFormat(format); {
	case strings.Contains(format, "@"):
		return format, none
	case strings.ContainsAny(format, "#0"):
		return strings.Trim(format, " "), none
	}
	return strings.TrimSpace(format), none
}

// foldFormat makes full-width letters, digits and signs half, but not brackets and
// the dash, which stand in what is written.
func foldFormat(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '（' || r == '）' || r == '－':
			return r
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		}
		return r
	}, s)
}
