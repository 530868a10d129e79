package roster

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"jibun/data/kana"
	"jibun/data/table"
	"jibun/data/text"
	"jibun/data/wareki"
)

// clean removes surrounding blanks of every width and joins the lines of a cell.
func clean(s string) string { return joined(s, "") }

func joined(s, glue string) string {
	s = strings.TrimFunc(s, trims)
	if !strings.Contains(s, "\n") {
		return s
	}
	lines := strings.Split(s, "\n")
	kept := lines[:0]
	for _, l := range lines {
		if l = strings.TrimFunc(l, trims); l != "" {
			kept = append(kept, l)
		}
	}
	return strings.Join(kept, glue)
}

func trims(r rune) bool {
	return unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b'
}

// dash tells whether a cell says "nothing" in one of the usual ways.
func dash(s string) bool {
	switch s {
	case "", "-", "－", "―", "—", "–", "ー", "‐", "−", "なし", "無", "無し", "未定", "*", "＊", "/", "／":
		return true
	}
	return false
}

// staffNo normalises a number; false if it cannot be one.
func staffNo(s string) (string, bool) {
	s = strings.TrimPrefix(strings.TrimFunc(norm.NFKC.String(strings.Map(visible, clean(s))), trims), "'")
	if whole, part, ok := strings.Cut(s, "."); ok && whole != "" && part != "" && strings.Trim(whole, "0123456789")+strings.Trim(part, "0") == "" {
		s = whole // 1234.0, as programs write numbers that they took for measures
	}
	if s == "" || len(s) > 20 || s[0] == '-' {
		return s, false
	}
	digit := false
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digit = true
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r == '-':
		default:
			return s, false
		}
	}
	return s, digit
}

// isError: an error of Excel, as a value of a workbook or as it was written into a CSV.
func isError(c table.Cell) bool {
	if c.Kind() == table.Error {
		return true
	}
	return errorIn(c.Text()) && strings.HasPrefix(clean(c.Text()), "#")
}

// errorIn: some of the text is an error, as where a program has joined two cells.
func errorIn(text string) bool {
	if !strings.Contains(text, "#") {
		return false
	}
	for _, e := range []string{"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"} {
		if strings.Contains(strings.ToUpper(text), e) {
			return true
		}
	}
	return false
}

// visible drops what nobody sees and copying brings along: zero-width spaces, marks
// of direction, soft hyphens.
func visible(r rune) rune {
	if unicode.Is(unicode.Cf, r) {
		return -1
	}
	return r
}

// longestName: nobody's name has as many characters.
const longestName = 60

// noName tells text that cannot be somebody's name: rows of a table that a stray
// quote made into one cell, or something far too long.
func noName(s string) bool {
	s = strings.TrimFunc(s, trims)
	lines := strings.Count(s, "\n")
	return lines > 2 || lines > 0 && strings.ContainsFunc(s, unicode.IsDigit) || tableIn(s) ||
		utf8.RuneCountInString(s) >= longestName
}

// Garbled: letters of the name are lost; a system that has no glyph for them writes 〓
// or ? in their place.
func Garbled(name string) bool { return strings.ContainsAny(name, "?？〓\ufffd■□●▲*＊") }

// start is the first line of a text, cut short.
func start(s string) string {
	s, _, more := strings.Cut(strings.TrimFunc(s, trims), "\n")
	if r := []rune(s); len(r) > 20 {
		s, more = string(r[:20]), true
	}
	if more {
		s += "…"
	}
	return s
}

// vacant: a seat or post that nobody has.
func vacant(name string) bool {
	switch strings.Trim(norm.NFKC.String(name), "()[]【】〔〕 ") {
	case "欠員", "空席", "欠", "空き", "未配置":
		return true
	}
	return false
}

// unfit tells whether a text may not stand in the ledger, and why.
func unfit(f Field, s string) (Code, bool) {
	switch f.kind().Check(s).Code() {
	case text.TooLong:
		return TooLong, true
	case text.Characters:
		return Characters, true
	}
	return "", false
}

// personName splits off a reading written in the cell's other line. Any other line
// break stays: a name has none, and two people are not one.
func personName(cell table.Cell) (name, reading string) {
	whole := strings.TrimFunc(text.Name.Tidy(cell.Text()), trims)
	if a, b, ok := strings.Cut(whole, "\n"); ok && !strings.Contains(b, "\n") {
		a, b = strings.TrimFunc(a, trims), strings.TrimFunc(b, trims)
		switch {
		case kana.IsReading(a) && !kana.IsReading(b):
			return b, a
		case kana.IsReading(b) && !kana.IsReading(a):
			return a, b
		}
	}
	return whole, ""
}

// date reads a date cell or a date typed as text. A day without a year is no day.
func date(cell table.Cell) (wareki.Date, bool) {
	if d := cell.Date(); d != "" {
		return d, true
	}
	text := norm.NFKC.String(clean(cell.Text()))
	if dash(text) || strings.Trim(text, "0/-. ") == "" {
		return "", true
	}
	// A time behind it is of no interest.
	if day, clock, ok := strings.Cut(text, " "); ok && strings.Count(clock, ":") > 0 {
		text = day
	}
	d, err := wareki.Parse(text, "")
	return d, err == nil
}

func bandOf(s string) (BandCode, bool) {
	switch norm.NFKC.String(clean(s)) {
	case "若手", "若手職員":
		return Junior, true
	case "中堅", "中堅職員":
		return Middle, true
	case "管理職", "管理", "管理職員", "管理監督職":
		return Manager, true
	}
	return "", false
}

// statusOf reads 在職区分; 再任用 comes first because it is in service.
func statusOf(s string) StatusCode {
	s = norm.NFKC.String(clean(s))
	has := func(words ...string) bool {
		for _, w := range words {
			if strings.Contains(s, w) {
				return true
			}
		}
		return false
	}
	switch {
	case s == "":
		return ""
	case has("再任用", "再雇用", "暫定再任用", "定年前再任用"):
		return Rehired
	case has("育休", "育児休", "産休", "産前", "産後", "部分休業", "育短"):
		return Childcare
	case has("退職", "離職", "失職", "死亡", "免職", "転出"):
		return Left
	case has("休職", "休業", "病休", "休暇", "停職", "療養"):
		return OnLeave
	case has("在職", "在籍", "現職", "勤務", "復職", "出向", "派遣", "在勤", "在任"), s == "○", s == "〇", s == "有":
		return Active
	}
	return ""
}

// splitDepartment cuts 総務部人事課 or 総務部 人事課 where the end of the 部 is
// plain; otherwise all of it is the section, or the division if it ends like one.
func splitDepartment(s string) (division, section string) {
	if a, b, ok := strings.Cut(strings.Map(blankToSpace, s), " "); ok {
		return a, strings.TrimSpace(b)
	}
	for _, end := range []string{"委員会事務局", "部局", "事務局", "本部", "委員会", "部", "局"} {
		i := strings.Index(s, end)
		if i <= 0 {
			continue
		}
		i += len(end)
		rest := s[i:]
		if rest == "" {
			return s, ""
		}
		if utf8.RuneCountInString(rest) >= 2 && sectionEnd(rest) {
			return s[:i], rest
		}
	}
	return "", s
}

func blankToSpace(r rune) rune {
	if unicode.IsSpace(r) || r == '/' || r == '／' {
		return ' '
	}
	return r
}

func sectionEnd(s string) bool {
	for _, end := range []string{"課", "室", "係", "所", "館", "園", "校", "センター", "署", "担当", "班", "グループ", "支所", "場", "院", "チーム", "隊"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}
