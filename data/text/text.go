// Package text says what may stand in the texts of the ledger: how long each kind of
// text may be, whether it has several lines, and which characters are none for
// people. It is the one place for that: the columns of the ledger name their Kind, and
// what reads files and mails asks the same kinds before anything is written.
//
// A limit is for what is newly written. What stands in a ledger already stays as it
// is, however long.
package text

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Kind is a kind of text.
type Kind int

// The kinds. The zero Kind is none: a column that holds text must have one.
const (
	_            Kind = iota
	Name              // 氏名
	Reading           // ふりがな
	Number            // 職員番号, 所属コード
	Address           // メール
	Phone             // 電話, several perhaps
	Organization      // 団体, 部, 課, 講座の名称, 分類
	Title             // 職名
	Theme             // テーマ
	Place             // 会場
	Speakers          // 講師 known only as text
	Reason            // 理由
	Remark            // 備考
	Prose             // ふり返り, 自由記述
	Sentence          // 利用目的
	Labels            // one a line: 決裁欄
	Heading           // the heading of a roster's column
	Folder            // a place on the disk
	Code              // codes, days and instants: the program's own
	Derived           // what the program makes of other columns
)

// Most is how many characters may stand there; 0 = as many as the other columns
// give.
func (k Kind) Most() int {
	switch k {
	case Name:
		return 60
	case Reading, Phone, Organization, Title:
		return 100
	case Number, Code:
		return 40
	case Address:
		return 254 // RFC 5321
	case Theme, Place, Heading:
		return 200
	case Speakers, Reason, Sentence, Labels:
		return 1000
	case Remark:
		return 4000
	case Prose:
		return 20_000
	case Folder:
		return 4096
	}
	return 0
}

// Lines tells whether such a text may have several lines, and tabs.
func (k Kind) Lines() bool {
	switch k {
	case Reason, Remark, Prose, Sentence, Labels:
		return true
	}
	return false
}

// Why says why a text cannot stand there; "" if it can. It is a code with what
// the sentence about it needs: "too_long:60", "characters:U+202E".
type Why string

// Code and Detail are the two halves.
func (w Why) Code() string   { code, _, _ := strings.Cut(string(w), ":"); return code }
func (w Why) Detail() string { _, detail, _ := strings.Cut(string(w), ":"); return detail }

// The codes.
const (
	TooLong    = "too_long"   // more than Detail characters
	Characters = "characters" // holds Detail, which nobody sees or which turns the text around
)

// Check tells why a text cannot stand there. Tidy it first.
func (k Kind) Check(s string) Why {
	if k == Derived {
		return ""
	}
	if most := k.Most(); len(s) > most && utf8.RuneCountInString(s) > most {
		return Why(TooLong + ":" + strconv.Itoa(most))
	}
	if r, bad := k.unfit(s); bad {
		return Why(Characters + ":" + Point(r))
	}
	return ""
}

// Point writes a character that cannot be shown: U+202E.
func Point(r rune) string {
	hex := strings.ToUpper(strconv.FormatInt(int64(r), 16))
	return "U+" + strings.Repeat("0", max(0, 4-len(hex))) + hex
}

// unfit finds the first character that may not stand in such a text.
func (k Kind) unfit(s string) (rune, bool) {
	before := rune(-1)
	for _, r := range s {
		if r >= 0x20 && r < 0x7f {
			before = r
			continue
		}
		lines := k.Lines() && (r == '\n' || r == '\t')
		if !lines && Hidden(r, before) {
			return r, true
		}
		before = r
	}
	return 0, false
}

// Hidden tells whether a character is not for people: control characters, line and
// paragraph marks, what turns the direction of the text, and what has no width. before is
// the one in front of it, -1 at the beginning: selectors of variants and joiners are
// good behind what they belong to (葛󠄀 as the register of residents writes it, a
// family in one picture) and nowhere else. Characters of the office's own (gaiji) are
// for people.
func Hidden(r, before rune) bool {
	switch {
	case unicode.Is(unicode.Variation_Selector, r):
		return before < 0 || !unicode.IsGraphic(before) || unicode.IsSpace(before)
	case r == '\u200c' || r == '\u200d':
		return !joins(before)
	case r == '\u2028', r == '\u2029', r&0xfffe == 0xfffe, r >= 0xfdd0 && r <= 0xfdef:
		return true
	}
	return unicode.In(r, unicode.Cc, unicode.Cf)
}

// joins tells whether a joiner has a meaning behind a character: in the scripts of
// India and Arabia, and in pictures made of several.
func joins(before rune) bool {
	return unicode.In(before, unicode.Arabic, unicode.Syriac, unicode.Mongolian, unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi,
		unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu, unicode.Kannada, unicode.Malayalam, unicode.Sinhala,
		unicode.Khmer, unicode.So, unicode.Sk, unicode.Variation_Selector)
}

// Tidy takes out what can be taken out without loss: what has no width, not even a
// meaning (zero width space, BOM, word joiner, soft hyphen), which web pages and
// mails leave in what is copied from them. In a text of one line a tab is a blank.
// Line ends become "\n". Nothing else is touched: what turns the direction around may
// have changed what somebody read, and a line break may be two names.
func (k Kind) Tidy(s string) string {
	if k == Derived || strings.IndexFunc(s, func(r rune) bool { return nothing(r) || r == '\t' || r == '\r' }) < 0 {
		return s
	}
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case nothing(r):
			return -1
		case r == '\t' && !k.Lines():
			return ' '
		}
		return r
	}, s)
}

func nothing(r rune) bool {
	switch r {
	case '\u200b', '\u2060', '\ufeff', '\u00ad':
		return true
	}
	return false
}

// Show makes a text harmless where lines are printed: what nobody sees is written
// out, <U+202E>, and a line break is ⏎.
func Show(s string) string {
	before, clean := rune(-1), true
	for _, r := range s {
		clean, before = clean && !Hidden(r, before), r
	}
	if clean {
		return s
	}
	var b strings.Builder
	before = -1
	for _, r := range s {
		switch {
		case r == '\n':
			b.WriteString("⏎")
		case Hidden(r, before):
			b.WriteString("<" + Point(r) + ">")
		default:
			b.WriteRune(r)
		}
		before = r
	}
	return b.String()
}

// Excerpt is what is shown of a text that may be very long.
func Excerpt(s string) string {
	const most = 40
	n := 0
	for i := range s {
		if n++; n > most {
			return s[:i] + "…"
		}
	}
	return s
}
