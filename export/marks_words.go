package export

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"jibun/data/report"
	"jibun/data/wareki"
	"jibun/export/sheet"
)

// wants is on: whether a row is written. On a form it is, and hides itself where what
// it asks for is empty: an item, or a list.
func (s *draft) wants(on bool, ask string) bool {
	if s.marks == nil {
		return on
	}
	s.marks.ask = append(s.marks.ask, ask)
	return true
}

// wantsColumn has the column of the next cell hide itself on a form.
func (s *draft) wantsColumn(ask string) {
	if s.marks != nil {
		s.marks.askColumn[len(s.row.Cells)] = ask
	}
}

// nothing is what the mark of the next cell says of nothing.
func (s *draft) nothing(none string) {
	if s.marks != nil {
		s.marks.none[len(s.row.Cells)] = none
	}
}

// item is the item that a text is, if it is one and nothing else.
func (b *paper) item(v string) (string, bool) {
	if b.marks == nil || utf8.RuneCountInString(v) != 1 {
		return "", false
	}
	return b.marks.names.Word(b.marks.within(), v)
}

// ours is an item of the list at hand.
func (b *paper) ours(item string) string {
	if b.marks == nil {
		return item
	}
	return strings.TrimPrefix(b.marks.rows+"."+item, ".")
}

// or is v, or what stands for nothing.
func (b *paper) or(v, none string) string {
	if item, ok := b.item(v); ok {
		return b.marks.write(b.marks.name(item) + "|なければ" + none)
	}
	return cmp.Or(v, none)
}

// around is v with words before and after it, "" if v is.
func (b *paper) around(before, v, after string) string {
	if item, ok := b.item(v); ok {
		return b.marks.write(b.marks.name(item) + "|" + before + "@" + after)
	}
	if v == "" {
		return ""
	}
	return before + v + after
}

// some is a count with words before and after it, "" if it is 0.
func (b *paper) some(before string, n int, after string) string {
	return b.counting(before, n, "0", after)
}

// someGrouped is some with commas.
func (b *paper) someGrouped(before string, n int, after string) string {
	return b.counting(before, n, "#,##0", after)
}

func (b *paper) counting(before string, n int, pattern, after string) string {
	if b.marks != nil {
		if item, ok := b.marks.number(float64(n)); ok {
			return b.marks.write(item + "|" + before + pattern + after + ";;")
		}
	}
	switch {
	case n == 0:
		return ""
	case pattern == "0":
		return before + strconv.Itoa(n) + after
	}
	return before + report.Grouped(n) + after
}

// ifSo is words that stand there where something is so; on a form they are those of an
// item, with @ where it stands.
func (b *paper) ifSo(so bool, item, format, words string) string {
	switch {
	case b.marks != nil:
		return b.marks.write(strings.TrimSuffix(item+"|"+format, "|"))
	case so:
		return words
	}
	return ""
}

// dated is a day in a format of forms: m, d, 曜.
func (b *paper) dated(d wareki.Date, format string) string {
	if b.marks != nil {
		if item, ok := b.marks.names.Day(b.marks.within(), d); ok {
			return b.marks.write(b.marks.name(item) + "|" + format)
		}
		if item, ok := b.marks.names.Day(b.marks.cols, d); ok {
			return b.marks.write(b.marks.name(item) + "|" + format)
		}
	}
	if !d.Valid() {
		return ""
	}
	switch format {
	case "m":
		return strconv.Itoa(d.Month())
	case "d":
		return strconv.Itoa(d.Day())
	}
	return wareki.Kanji(d.Weekday())
}

// hours is 18:30〜20:00.
func (b *paper) hours(start, end string) string {
	if b.marks == nil {
		return hours(start, end)
	}
	return b.around("", start, "〜") + end
}

// linesOf is lines; of a form it is those of something usual.
func (b *paper) linesOf(text string, mm, size float64) int {
	if b.marks == nil {
		return b.lines(text, mm, size)
	}
	return b.lines(b.usually(text), mm, size)
}

// usually is the text of a form with something usual where its marks are.
func (b *paper) usually(text string) string {
	text, _ = b.marks.text(text)
	return markPattern.ReplaceAllStringFunc(text, usual)
}

var markPattern = regexp.MustCompile(`\{\{[^}]*\}\}`)

// usual is something as long as what a mark usually becomes.
func usual(mark string) string {
	name, _, _ := strings.Cut(strings.Trim(mark, "{}"), "|")
	n := 6
	switch {
	case longItems[name]:
		n = 600
	case strings.HasSuffix(name, "利用目的"), strings.HasSuffix(name, "待ちの氏名"), strings.HasSuffix(name, "希望の氏名"), strings.HasSuffix(name, "方の氏名"), strings.HasSuffix(name, "の回"):
		n = 80
	}
	return strings.Repeat("見", n)
}

// longItems are made of a line for each evening of the year.
var longItems = map[string]bool{"出席簿のセミナー": true}

// markSheet makes marks of what stands around the rows, and says what is wrong.
func (s *draft) markSheet() {
	for _, r := range []*sheet.Running{&s.sheet.Setup.Header, &s.sheet.Setup.Footer} {
		for _, pieces := range [][]sheet.Piece{r.Left, r.Centre, r.Right} {
			for i := range pieces {
				pieces[i].Text = s.marked(pieces[i].Text)
			}
		}
	}
	for i := range s.sheet.Charts {
		c := &s.sheet.Charts[i]
		c.Title, c.Says = s.marked(c.Title), ""
	}
	if err := s.marks.err(); err != nil {
		s.fail(err)
	}
}

// marked is a text that stands in no cell.
func (s *draft) marked(v string) string {
	out, ok := s.marks.text(v)
	if !ok {
		s.mistake(errNoItem(v))
	}
	return out
}

type errNoItem string

func (e errNoItem) Error() string { return strconv.Quote(string(e)) + " is no item" }
