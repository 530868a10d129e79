package oldledger

import (
	"regexp"
	"strconv"
	"strings"

	"jibun/data/table"
)

// figure is a word with a number behind it: 参加者実人数　355名.
var figure = regexp.MustCompile(`([\p{Han}\p{Hiragana}\p{Katakana}ー々()0-9A-Za-z・]*?[\p{Han}\p{Katakana}べ])\s*[:=は]?\s*(?:約|計|延べ)?\s*(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(名|人|回|件|%)`)

// sentence tells whether a row is nothing but a sentence with a figure.
func sentence(row *table.Row) bool {
	return len(row.Cells) == 1 && figure.MatchString(folded(row.Cells[0].Text()))
}

// feet reports the figures that stand in the sentences at the foot of a sheet, each
// beside what the sheet gives when it is counted.
func (sr *sheetReader) feet(row *table.Row) {
	text := folded(strings.Join(strings.Fields(rowText(row)), " "))
	for _, m := range figure.FindAllStringSubmatch(text, -1) {
		n := Note{Sheet: sr.sheet.Name, Line: row.Line, Column: -1, Code: FootFigure, Text: strings.TrimSpace(m[0]), Value: strings.ReplaceAll(m[2], ",", "")}
		if dayWord(m[1]) {
			continue
		}
		sr.foot = append(sr.foot, footed{note: n, word: m[1], unit: m[3]})
	}
}

// dayWord: 第3回, 平成24年度 and their like are no figures.
func dayWord(s string) bool {
	return s == "第" || strings.HasSuffix(s, "第") || strings.HasSuffix(s, "年") || strings.HasSuffix(s, "月") || strings.HasSuffix(s, "全")
}

// footed is a figure at the foot, before it is compared.
type footed struct {
	note       Note
	word, unit string
}

// reckon counts what the figures of a foot are about.
func (r *reader) reckon() {
	for _, f := range r.foot {
		f.note.Reckoned = r.counted(f)
		r.note(f.note)
	}
}

func (r *reader) counted(f footed) string {
	evenings, attended, applied, came := 0, 0, 0, map[string]bool{}
	first := ""
	own := map[int]bool{} // numbers of the evenings of this sheet
	for _, s := range r.ledger.Seminars {
		if s.Sheet != f.note.Sheet {
			continue
		}
		evenings++
		own[s.Number] = true
		if first == "" {
			first = string(s.Date)
		}
		attended += max(s.Attended, 0)
		applied += max(s.Applied, 0)
	}
	marks := 0
	for _, m := range r.ledger.Attendance {
		if m.Code.came() && (m.Sheet == f.note.Sheet || own[m.Number] && m.Number > 0) {
			came[m.StaffNo+"|"+m.Name+"|"+m.Department] = true
			marks++
		}
	}
	if attended == 0 {
		attended = marks
	}
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(f.word, w) {
				return true
			}
		}
		return false
	}
	number := func(n int) string {
		if n == 0 {
			return ""
		}
		return strconv.Itoa(n)
	}
	switch {
	case has("うち", "初参加", "外部", "欠席"):
		return ""
	case has("平均") && f.unit != "%" && evenings > 0 && !has("申込", "応募"):
		if attended == 0 {
			return ""
		}
		return strconv.FormatFloat(float64(attended)/float64(evenings), 'f', decimals(f.note.Value), 64)
	case f.unit == "%", has("平均", "率"):
		return ""
	case f.unit == "回":
		return number(evenings)
	case has("実人", "実参加", "実数"):
		return number(len(came))
	case has("申込", "応募"):
		return number(applied)
	case has("参加", "出席", "受講", "延べ", "のべ"):
		return number(attended)
	}
	return ""
}

func decimals(s string) int {
	_, after, _ := strings.Cut(s, ".")
	return len(after)
}
