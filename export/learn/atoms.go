package learn

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"jibun/data/wareki"
)

// dateAt is a day within a text. Without a year only month and dom are known; formats
// are how a mark would write it.
type dateAt struct {
	from, to   int
	day        wareki.Date
	month, dom int
	formats    []string
}

// numberAt is a number within a text.
type numberAt struct {
	from, to int // the sign of percent is not in it
	value    float64
	places   int
	comma    bool
	percent  bool // a sign follows at once
	kanji    bool // 二十二
}

var (
	fullDate = regexp.MustCompile(`(?:(令和|平成|昭和|[RHS令平昭])(元|\d{1,2})|(\d{4}))([年./-])(\d{1,2})([月./-])(\d{1,2})(日?)`)
	bareDate = regexp.MustCompile(`(\d{1,2})([./-])(\d{1,2})([./-])(\d{1,2})`)
	monthDay = regexp.MustCompile(`(\d{1,2})(月)(\d{1,2})(日)|(\d{1,2})(/)(\d{1,2})|(\d{2})([.])(\d{2})`)
	weekday  = regexp.MustCompile(`^([ \n]?[(])([月火水木金土日])((?:曜日?)?[)])|^( ?)([月火水木金土日])(曜日)`)
	kanji    = regexp.MustCompile(`([一二三四五六七八九十百千万]{1,9})[回名人件]`)
	figure   = regexp.MustCompile(`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`)
)

var eras = map[string]string{"令": "令和", "平": "平成", "昭": "昭和", "R": "令和", "H": "平成", "S": "昭和"}

// eraYear is the western year of a year of an era.
func eraYear(name, year string) int {
	if full := eras[name]; full != "" {
		name = full
	}
	n, err := strconv.Atoi(year)
	if year == "元" {
		n, err = 1, nil
	}
	if err != nil {
		return 0
	}
	return map[string]int{"令和": 2018, "平成": 1988, "昭和": 1925}[name] + n
}

// datesIn finds the days of a text.
func datesIn(fold []rune) []dateAt {
	s := string(fold)
	if !strings.ContainsAny(s, "月/.-") || !strings.ContainsAny(s, "0123456789") {
		return nil
	}
	at := runeIndex(s)
	var out []dateAt
	free := func(from, to int) bool {
		for _, d := range out {
			if from < d.to && to > d.from {
				return false
			}
		}
		return !digitAt(fold, from-1) && !(digitAt(fold, to) && fold[to-1] != '日')
	}
	for _, m := range fullDate.FindAllStringSubmatchIndex(s, -1) {
		if d, ok := dateOf(s, m); ok && free(at[m[0]], at[m[1]]) {
			d.from, d.to = at[m[0]], at[m[1]]
			out = append(out, d.withWeekday(s[m[1]:]))
		}
	}
	for _, m := range bareDate.FindAllStringSubmatchIndex(s, -1) {
		month, _ := strconv.Atoi(s[m[6]:m[7]])
		dom, _ := strconv.Atoi(s[m[10]:m[11]])
		if month < 1 || month > 12 || dom < 1 || dom > 31 || !free(at[m[0]], at[m[1]]) || digitAt(fold, at[m[1]]) {
			continue
		}
		d := dateAt{from: at[m[0]], to: at[m[1]], month: month, dom: dom}
		for _, mo := range padded("m", s[m[6]:m[7]]) {
			for _, dd := range padded("d", s[m[10]:m[11]]) {
				for _, y := range []string{"e", "yy"} {
					d.formats = append(d.formats, y+s[m[4]:m[5]]+mo+s[m[8]:m[9]]+dd)
				}
			}
		}
		out = append(out, d.withWeekday(s[m[1]:]))
	}
	for _, m := range monthDay.FindAllStringSubmatchIndex(s, -1) {
		g := m[2:8]
		if m[2] < 0 {
			g = m[10:]
		}
		if g[0] < 0 {
			g = m[16:]
		}
		month, _ := strconv.Atoi(s[g[0]:g[1]])
		dom, _ := strconv.Atoi(s[g[4]:g[5]])
		if month < 1 || month > 12 || dom < 1 || dom > 31 || !free(at[m[0]], at[m[1]]) {
			continue
		}
		d := dateAt{from: at[m[0]], to: at[m[1]], month: month, dom: dom}
		tail := ""
		if m[2] >= 0 {
			tail = "日"
		}
		for _, mo := range padded("m", s[g[0]:g[1]]) {
			for _, dd := range padded("d", s[g[4]:g[5]]) {
				d.formats = append(d.formats, mo+s[g[2]:g[3]]+dd+tail)
			}
		}
		out = append(out, d.withWeekday(s[m[1]:]))
	}
	return out
}

// dateOf reads a match of fullDate.
func dateOf(s string, m []int) (dateAt, bool) {
	get := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return s[m[2*i]:m[2*i+1]]
	}
	year, head := 0, "yyyy"
	if name := get(1); name != "" {
		year = eraYear(name, get(2))
		head = map[int]string{1: "ge", 2: "ggge"}[utf8.RuneCountInString(name)]
		if utf8.RuneCountInString(name) == 1 && name > "Z" {
			head = "gge"
		}
	} else {
		year, _ = strconv.Atoi(get(3))
	}
	month, _ := strconv.Atoi(get(5))
	dom, _ := strconv.Atoi(get(7))
	d := dateAt{day: wareki.On(year, month, dom)}
	for _, mo := range padded("m", get(5)) {
		for _, dd := range padded("d", get(7)) {
			d.formats = append(d.formats, head+get(4)+mo+get(6)+dd+get(8))
		}
	}
	return d, d.day != ""
}

// padded is how a month or a day was written: 04 with a zero, 4 without, 12 as may be.
func padded(one, s string) []string {
	switch {
	case strings.HasPrefix(s, "0"):
		return []string{one + one}
	case len(s) == 1:
		return []string{one}
	}
	return []string{one, one + one}
}

// withWeekday takes the day of the week that follows into a date.
func (d dateAt) withWeekday(rest string) dateAt {
	m := weekday.FindStringSubmatch(rest)
	if m == nil {
		return d
	}
	tail := m[1] + strings.Replace("aaa"+m[3], "aaa曜日", "aaaa", 1)
	if m[5] != "" {
		tail = m[4] + "aaaa"
	}
	d.to += utf8.RuneCountInString(m[0])
	formats := make([]string, len(d.formats))
	for i, f := range d.formats {
		formats[i] = f + tail
	}
	d.formats = formats
	return d
}

// numbersIn finds the numbers of a text.
func numbersIn(fold []rune) []numberAt {
	s := string(fold)
	var out []numberAt
	if strings.ContainsAny(s, "二三四五六七八九十百千万") {
		out = kanjiIn(s)
	}
	if !strings.ContainsAny(s, "0123456789") {
		return out
	}
	at := runeIndex(s)
	for _, m := range figure.FindAllStringIndex(s, -1) {
		text := s[m[0]:m[1]]
		n := numberAt{from: at[m[0]], to: at[m[1]], comma: strings.Contains(text, ",")}
		digits := strings.ReplaceAll(text, ",", "")
		v, err := strconv.ParseFloat(digits, 64)
		if err != nil || len(digits) > 12 {
			continue
		}
		n.value = v
		if i := strings.IndexByte(digits, '.'); i >= 0 {
			n.places = len(digits) - i - 1
		}
		n.percent = strings.HasPrefix(s[m[1]:], "%")
		out = append(out, n)
	}
	return out
}

// kanjiIn finds the counts that are written as prose writes them: 二十二回. One alone is
// a word like any other.
func kanjiIn(s string) []numberAt {
	var out []numberAt
	for _, m := range kanji.FindAllStringSubmatchIndex(s, -1) {
		if n := wareki.KanjiNumber(s[m[2]:m[3]]); n > 1 {
			from := utf8.RuneCountInString(s[:m[2]])
			out = append(out, numberAt{from: from, to: from + utf8.RuneCountInString(s[m[2]:m[3]]), value: float64(n), kanji: true})
		}
	}
	return out
}

// runeIndex says which rune begins at a byte.
func runeIndex(s string) []int {
	out := make([]int, len(s)+1)
	n := 0
	for i := range s {
		out[i] = n
		n++
	}
	out[len(s)] = n
	return out
}

func digitAt(s []rune, i int) bool { return i >= 0 && i < len(s) && s[i] >= '0' && s[i] <= '9' }

// look counts how numbers of four digits and more are written.
func (y *style) look(fold []rune) {
	for _, n := range numbersIn(fold) {
		switch {
		case n.comma:
			y.yes++
		case n.value >= 2200 && n.places == 0 && n.to-n.from == 4 && !n.kanji: // no year
			y.no++
		}
	}
}
