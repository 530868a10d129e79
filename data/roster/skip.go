package roster

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"jibun/data/kana"
	"jibun/data/table"
)

// skip tells why a row is no person, "" if it should be one. It is careful: a row
// with a plausible staff number is never skipped, nor is one with a name in its
// place, unless it says what it is.
func (r *reader) skip(row *table.Row) Why {
	texts := make([]string, 0, len(row.Cells))
	for _, c := range row.Cells {
		if s := clean(c.Text()); s != "" {
			texts = append(texts, s)
		}
	}
	if len(texts) == 0 {
		return BlankRow
	}
	if r.headingAgain(row) {
		return HeadingRow
	}
	number, _ := r.cell(row, StaffNo)
	if _, ok := staffNo(number.Text()); ok {
		return ""
	}
	if c, _ := r.cell(row, Name); vacant(clean(c.Text())) && !strings.ContainsFunc(number.Text(), unicode.IsDigit) {
		return VacantRow
	}
	for _, s := range texts {
		if sumWord(s) {
			return SumRow
		}
	}
	if noteMark(texts[0]) && !(numberlike(number.Text()) && r.named(row)) {
		return NoteRow
	}
	if len(texts) == 1 && (!r.named(row) || r.result.Numberless && unitEnd(texts[0])) {
		return NoteRow
	}
	return ""
}

// numberlike: *001005 is a number that somebody has marked, 注1 is none.
func numberlike(s string) bool {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, norm.NFKC.String(s))
	return len(digits) >= 3 && !strings.ContainsFunc(s, kanjiOrKana)
}

// unitEnd: in a list without numbers the name of a section may stand over its people.
func unitEnd(s string) bool {
	for _, end := range []string{"課", "係", "局", "室", "センター", "グループ", "チーム", "支所", "出張所", "担当"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// named: something stands where the name or the number should.
func (r *reader) named(row *table.Row) bool {
	for _, f := range []Field{Name, Family, Given} {
		if c, _ := r.cell(row, f); clean(c.Text()) != "" {
			return !strings.ContainsAny(c.Text(), "。、:：")
		}
	}
	for _, f := range []Field{Reading, ReadingFamily} {
		if c, _ := r.cell(row, f); kana.IsReading(c.Text()) {
			return true
		}
	}
	c, _ := r.cell(row, StaffNo)
	s := clean(c.Text())
	// A broken number is short and has digits; a remark in the first column is neither.
	return s != "" && c.Kind() != table.Empty && utf8.RuneCountInString(s) <= 12 && strings.ContainsFunc(s, unicode.IsDigit) && !strings.ContainsFunc(s, kanjiOrKana)
}

func kanjiOrKana(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// headingAgain compares the row with each line of the heading. It gives up as soon
// as too much differs: it is asked for every row.
func (r *reader) headingAgain(row *table.Row) bool {
	for _, h := range r.headings {
		same, differs := 0, 0
		for _, w := range h {
			c := row.At(w.column)
			if c.Kind() == table.Text && Normalize(c.Text()) == w.key {
				same++
			} else if differs++; differs*2 > len(h) {
				break
			}
		}
		if same >= 2 && same*2 >= len(h) {
			return true
		}
	}
	return false
}

// headingWord is what a heading's line says over a column that is read.
type headingWord struct {
	column int
	key    string
}

func (r *reader) headingLine(row table.Row) (line []headingWord) {
	for _, c := range row.Cells {
		if _, ok := r.byColumn[c.Column()]; ok && Normalize(c.Text()) != "" {
			line = append(line, headingWord{c.Column(), Normalize(c.Text())})
		}
	}
	return line
}

// aWord is in bytes the longest text that is looked at for what a row is.
const aWord = 2000

func sumWord(s string) bool {
	if len(s) > aWord {
		return false
	}
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, norm.NFKC.String(s))
	for _, w := range []string{"合計", "総計", "小計", "総合計", "総数", "部計", "課計", "計"} {
		rest, ok := strings.CutPrefix(s, w)
		if !ok {
			rest, ok = strings.CutSuffix(s, w)
			// 山田計 is a name; 総務部計 is a sum.
			ok = ok && (rest == "" || strings.HasSuffix(rest, "部") || strings.HasSuffix(rest, "課") || strings.HasSuffix(rest, "局"))
			if ok {
				return true
			}
			continue
		}
		if strings.Trim(rest, "0123456789,:()人名") == "" {
			return true
		}
	}
	rest := strings.TrimRight(s, "人名")
	return rest != s && rest != "" && strings.Trim(rest, "0123456789,") == ""
}

func noteMark(s string) bool {
	s = s[:min(len(s), aWord)]
	s = norm.NFKC.String(s)
	for _, m := range []string{"※", "(注", "注)", "注:", "注1", "注意", "*", "備考:", "以上", "作成", "出典", "【"} {
		if strings.HasPrefix(s, m) {
			return true
		}
	}
	return false
}

// blocks are the vertically merged blocks of one column by their first line.
type blocks []table.Merge

func blocksOf(s *table.Sheet, column int) (b blocks) {
	for _, m := range s.Merges {
		if m.LastLine > m.FirstLine && m.FirstColumn == column {
			b = append(b, m)
		}
	}
	sort.Slice(b, func(i, j int) bool { return b[i].FirstLine < b[j].FirstLine })
	return b
}

// top returns the line in which the value of a merged line stands.
func (b blocks) top(line int) (int, bool) {
	i := sort.Search(len(b), func(i int) bool { return b[i].FirstLine > line }) - 1
	if i < 0 || b[i].LastLine < line {
		return 0, false
	}
	return b[i].FirstLine, true
}

// at returns the cell of a line; rows are sorted by line.
func (r *reader) at(line, column int) table.Cell {
	rows := r.sheet.Rows
	i := sort.Search(len(rows), func(i int) bool { return rows[i].Line >= line })
	if i < len(rows) && rows[i].Line == line {
		return rows[i].At(column)
	}
	return table.Cell{}
}
