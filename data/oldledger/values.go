package oldledger

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"jibun/data/table"
	"jibun/data/wareki"
)

// clean removes surrounding blanks and joins the lines of a cell.
func clean(s string) string {
	s = strings.TrimFunc(s, unicode.IsSpace)
	if !strings.Contains(s, "\n") {
		return s
	}
	var kept []string
	for _, l := range strings.Split(s, "\n") {
		if l = strings.TrimFunc(l, unicode.IsSpace); l != "" {
			kept = append(kept, l)
		}
	}
	return strings.Join(kept, "　")
}

func folded(s string) string { return norm.NFKC.String(clean(s)) }

func dash(s string) bool {
	switch folded(s) {
	case "", "-", "―", "—", "–", "ー", "‐", "−", "なし", "無", "無し", "未定", "/":
		return true
	}
	return false
}

var (
	fiscalYear = regexp.MustCompile(`((?:昭和|平成|令和|[SHR])\s*(?:元|\d{1,2})|(?:19|20)\d{2})\s*年度`)
	yearAlone  = regexp.MustCompile(`^((?:昭和|平成|令和|[SHR]|s|h|r)\.?(?:元|\d{1,2})|(?:19|20)\d{2})年?$`)
	monthDay   = regexp.MustCompile(`^(?:\d{1,2}\s*[/.\-月]\s*\d{1,2})`)
	clockTime  = regexp.MustCompile(`(?:午前|午後|AM|PM|am|pm)?\s*\d{1,2}(?::\d{2}|時(?:\d{1,2}分|半)?)(?::\d{2})?`)
	ordinal    = regexp.MustCompile(`^第?\s*(\d{1,5})\s*回?(?:目)?$`)
	headCount  = regexp.MustCompile(`^(?:約|計|延べ)?\s*(\d{1,3}(?:,\d{3})+|\d{1,7})\s*(?:名|人)?(?:程度)?$`)
)

// yearIn finds the fiscal year a text names: 平成25年度 anywhere in it, or, as the
// name of a sheet, H25 or 2013 alone. 平成25年4月 is no fiscal year.
func yearIn(text string, alone bool) wareki.FiscalYear {
	text = folded(text)
	found := ""
	if m := fiscalYear.FindStringSubmatch(text); m != nil {
		found = strings.ReplaceAll(m[1], " ", "")
	} else if m := yearAlone.FindStringSubmatch(text); alone && m != nil {
		found = strings.ToUpper(strings.ReplaceAll(m[1], ".", ""))
	}
	if found == "" {
		return 0
	}
	y, err := wareki.ParseFiscalYear(found)
	if err != nil {
		return 0
	}
	return y
}

// day reads a day and, if it stands behind it, the time of beginning. A day
// without a year lies in the fiscal year; without one it is refused.
func day(cell table.Cell, year wareki.FiscalYear) (d wareki.Date, starts string, ok bool) {
	text := folded(cell.Text())
	if d := cell.Date(); d != "" {
		_, clock, _ := strings.Cut(text, " ")
		if len(clock) > 5 {
			clock = clock[:5]
		}
		return d, clock, true
	}
	if cell.Kind() == table.Number && strings.Contains(text, ".") {
		return "", "", false // 5.10 that Excel took for the number 5.1: May 10 or May 1?
	}
	if loc := clockTime.FindStringIndex(text); loc != nil {
		if t, err := wareki.ParseTime(strings.TrimSpace(text[loc[0]:loc[1]])); err == nil {
			starts = t
		}
		text = strings.TrimSpace(strings.TrimRight(text[:loc[0]], " 　"))
	}
	if year != 0 && monthDay.MatchString(text) {
		m, _ := strconv.Atoi(strings.TrimRightFunc(text[:2], func(r rune) bool { return r < '0' || r > '9' }))
		western := int(year)
		if m < 4 {
			western++
		}
		if d, err := wareki.Parse(strconv.Itoa(western)+"年"+asMonthDay(text), ""); err == nil {
			return d, starts, true
		}
	}
	d, err := wareki.Parse(text, "")
	return d, starts, err == nil
}

// asMonthDay writes 4/12(金) as 4月12日(金), which may follow a year.
func asMonthDay(text string) string {
	i := strings.IndexFunc(text, func(r rune) bool { return r < '0' || r > '9' })
	rest := strings.TrimLeft(text[i:], " /.-月")
	j := strings.IndexFunc(rest, func(r rune) bool { return r < '0' || r > '9' })
	if j < 0 {
		j = len(rest)
	}
	return text[:i] + "月" + rest[:j] + "日" + strings.TrimPrefix(strings.TrimSpace(rest[j:]), "日")
}

// startTime reads 18:30, 18:30~20:00 or a time cell.
func startTime(cell table.Cell) (string, bool) {
	text := folded(cell.Text())
	loc := clockTime.FindStringIndex(text)
	if loc == nil {
		return "", false
	}
	t, err := wareki.ParseTime(strings.TrimSpace(text[loc[0]:loc[1]]))
	return t, err == nil
}

// ordinalOf reads 第12回, 12回 or 12.
func ordinalOf(text string) (int, bool) {
	m := ordinal.FindStringSubmatch(strings.TrimPrefix(folded(text), "#"))
	if m == nil {
		return 0, false
	}
	n, err := strconv.Atoi(m[1])
	return n, err == nil && n > 0
}

// countOf reads 85, 85名 or 1,247人.
func countOf(cell table.Cell) (n int, ok bool) {
	text := folded(cell.Text())
	if dash(text) {
		return Unknown, true
	}
	m := headCount.FindStringSubmatch(text)
	if m == nil {
		return Unknown, false
	}
	n, err := strconv.Atoi(strings.ReplaceAll(m[1], ",", ""))
	return n, err == nil
}
