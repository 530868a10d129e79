package learn

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"jibun/export/template"
)

// part is a piece of a cell: words as they stand, or something that could be filled in.
type part struct {
	text  string
	cands []cand // the simplest first; none: words
}

// cand is what a piece could be.
type cand struct {
	field, format string
	value         template.Value
	open          bool // a number too small to tell whether it would have a comma
}

func (c cand) key() string { return c.field + "|" + c.format }

// reader reads cells against fields. It keeps what it has found out about values.
type reader struct {
	variants map[string][]variant
	comma    *style
	loose    bool // a bare number may be a month or a day: in lists, where other rows bear witness
}

func newReader(comma *style) *reader {
	return &reader{variants: map[string][]variant{}, comma: comma}
}

// read takes a cell apart.
func (r *reader) read(c *cell, fields []field) []part {
	switch {
	case c.Day != "":
		p := part{text: c.Text}
		for _, f := range fields {
			if f.value.Kind == template.KindDate && f.value.Day() == c.Day {
				p.cands = append(p.cands, cand{field: f.name, value: f.value})
			}
		}
		return []part{p}
	case c.Numeric:
		return []part{{text: c.Text, cands: r.number(c, fields)}}
	}
	if len(c.runes) > 400 {
		return []part{{text: c.Text}}
	}
	return r.words(c, fields)
}

// number is what a cell with a number could be.
func (r *reader) number(c *cell, fields []field) []cand {
	places := 0
	if i := strings.IndexByte(c.Text, '.'); i >= 0 {
		places = len(c.Text) - i - 1
	}
	var out []cand
	for _, f := range fields {
		v := f.value
		switch {
		case v.Kind == template.KindNumber && v.Whole():
			if v.Float() == c.Number {
				out = append(out, cand{field: f.name, value: v})
			}
		case v.Kind == template.KindNumber:
			out = append(out, shareInCell(c, f, places)...)
		case v.Kind == template.KindDate && r.loose && places == 0:
			d := v.Day()
			for _, x := range []struct {
				format string
				n      int
			}{{"yyyy", d.Year()}, {"m", d.Month()}, {"d", d.Day()}} {
				if float64(x.n) == c.Number {
					out = append(out, cand{field: f.name, format: x.format, value: v})
				}
			}
			if s, _ := template.Shown(v, "e"); s == c.Text {
				out = append(out, cand{field: f.name, format: "e", value: v})
			}
		case v.Kind == template.KindText && v.String() == c.Text:
			out = append(out, cand{field: f.name, format: "数字", value: v})
		}
	}
	return out
}

// shareInCell: a share typed with all its digits, or rounded, or times a hundred.
func shareInCell(c *cell, f field, places int) []cand {
	if math.Abs(f.value.Float()-c.Number) < 1e-9 {
		return []cand{{field: f.name, value: f.value}}
	}
	if places > 6 || c.Number == 0 {
		return nil
	}
	var out []cand
	zeros := func(n int) string {
		if n <= 0 {
			return "0"
		}
		return "0." + strings.Repeat("0", n)
	}
	styled := c.Format != "" && !strings.EqualFold(c.Format, "General") && !c.Words
	for _, way := range []string{"", "切捨て ", "切上げ "} {
		for _, x := range []struct {
			scale  float64
			format string
		}{{1, "数 " + way + zeros(places)}, {100, "数 百分率 " + way + zeros(places)}} {
			if places == 0 && (x.scale == 1 || c.Number < 2) {
				continue // 1 is no rounded 0.7
			}
			if math.Abs(f.value.Float()*x.scale-c.Number) > math.Pow10(-places) {
				continue
			}
			if s, ok := template.Shown(f.value, x.format); ok {
				if n, err := strconv.ParseFloat(s, 64); err == nil && n == c.Number {
					format := x.format
					if styled && x.scale == 1 && places >= 2 && strings.Contains(c.Format, "%") {
						format = way + zeros(places-2) + "%"
					}
					out = append(out, cand{field: f.name, format: format, value: f.value})
				}
			}
		}
	}
	return out
}

// span is a piece that has been found, in runes.
type span struct {
	from, to int
	cands    []cand
}

// words takes a text apart: what is known as words, then days, then numbers.
func (r *reader) words(c *cell, fields []field) []part {
	spans := r.known(c, fields)
	free := func(from, to int) bool {
		return !slices.ContainsFunc(spans, func(s span) bool { return from < s.to && to > s.from })
	}
	if len(spans) != 1 || spans[0].from > 0 || spans[0].to < len(c.runes) {
		for _, d := range datesIn(c.fold) {
			if free(d.from, d.to) {
				spans = append(spans, span{d.from, d.to, r.dates(c, d, fields)})
			}
		}
		for _, s := range r.weekdays(c, fields) {
			if free(s.from, s.to) {
				spans = append(spans, s)
			}
		}
		for _, n := range numbersIn(c.fold) {
			if free(n.from, n.to) {
				if s := r.figures(c, n, fields); len(s.cands) > 0 && free(s.from, s.to) {
					spans = append(spans, s)
				}
			}
		}
	}
	slices.SortFunc(spans, func(a, b span) int { return a.from - b.from })
	var out []part
	at := 0
	for _, s := range spans {
		if len(s.cands) == 0 {
			continue
		}
		if s.from > at {
			out = append(out, part{text: string(c.runes[at:s.from])})
		}
		out = append(out, part{string(c.runes[s.from:s.to]), s.cands})
		at = s.to
	}
	if at < len(c.runes) {
		out = append(out, part{text: string(c.runes[at:])})
	}
	return out
}

// variant is a way in which words may have been written.
type variant struct {
	text, format string
	whole        bool // only where nothing else stands beside it
}

func (r *reader) of(s string) []variant {
	if v, ok := r.variants[s]; ok {
		return v
	}
	v := variantsOf(s)
	r.variants[s] = v
	return v
}

func variantsOf(s string) []variant {
	out := []variant{{text: s}}
	add := func(whole bool, formats ...string) {
		for _, f := range formats {
			if t, ok := template.Shown(template.Text(s), f); ok && t != "" {
				out = append(out, variant{t, f, whole})
			}
		}
	}
	if strings.Contains(s, "\n") {
		add(false, "、区切り", "・区切り", "，区切り", ",区切り", "/区切り", "／区切り", "空白区切り", "　区切り")
	}
	reading := strings.IndexFunc(s, func(r rune) bool { return r >= 'ぁ' && r <= 'ゖ' }) == 0
	if strings.ContainsAny(s, " 　") {
		add(false, "空白なし", "半角空白", "全角空白")
		add(true, "姓", "名", "部", "課")
	} else {
		add(true, "課", "空白なし", "半角空白", "全角空白")
	}
	if reading {
		add(false, "カタカナ", "カタカナ 空白なし", "カタカナ 半角空白")
		add(true, "姓 カタカナ", "名 カタカナ")
	}
	if strings.ContainsAny(s, "0123456789") {
		add(false, "全角", "時分")
	}
	return out
}

// known finds the words of the fields in a text: the whole of it, else the longest.
func (r *reader) known(c *cell, fields []field) []span {
	whole := span{0, len(c.runes), nil}
	var found []span
	for _, f := range fields {
		if f.value.Kind != template.KindText && f.value.Kind != template.KindCode {
			continue
		}
		s := f.value.String()
		for _, v := range r.of(s) {
			if v.text == c.Text {
				whole.cands = append(whole.cands, cand{field: f.name, format: v.format, value: f.value})
				continue
			}
			if len(v.text) >= len(c.Text) || len(v.text) < 2 {
				continue
			}
			i := strings.Index(c.Text, v.text)
			if i < 0 {
				continue
			}
			from := len([]rune(c.Text[:i]))
			to := from + len([]rune(v.text))
			apart := c.apart(from, to)
			if !apart && (v.whole || to-from < 3 || f.value.Kind == template.KindCode || !hasKanji(v.text)) {
				continue
			}
			if to-from == 1 && !strings.ContainsAny(c.Text, "()（）") {
				continue
			}
			found = append(found, span{from, to, []cand{{field: f.name, format: v.format, value: f.value}}})
		}
	}
	if len(whole.cands) > 0 {
		return []span{whole}
	}
	if len(found) == 0 {
		p := plain(c.Text)
		for _, f := range fields {
			if (f.value.Kind == template.KindText || f.value.Kind == template.KindCode) && plain(f.value.String()) == p && p != "" {
				whole.cands = append(whole.cands, cand{field: f.name, value: f.value})
			}
		}
		if len(whole.cands) > 0 {
			return []span{whole}
		}
	}
	slices.SortStableFunc(found, func(a, b span) int { return (b.to - b.from) - (a.to - a.from) })
	var out []span
next:
	for _, s := range found {
		for i := range out {
			if out[i].from == s.from && out[i].to == s.to {
				out[i].cands = append(out[i].cands, s.cands...)
				continue next
			}
			if s.from < out[i].to && s.to > out[i].from {
				continue next
			}
		}
		out = append(out, s)
	}
	return out
}

func hasKanji(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r > 0x2e80 }) >= 0
}

// apart tells whether a piece of a text stands by itself: between blanks, brackets,
// signs or the ends.
func (c *cell) apart(from, to int) bool {
	edge := func(i int) bool {
		return i < 0 || i >= len(c.fold) || isSeparator(c.fold[i]) || strings.ContainsRune("[]【】「」『』~～〜-―第回", c.fold[i])
	}
	return edge(from-1) && edge(to)
}

// dates is what a day within a text could be.
func (r *reader) dates(c *cell, d dateAt, fields []field) []cand {
	surface := string(c.runes[d.from:d.to])
	var out []cand
	for _, f := range fields {
		v := f.value
		if v.Kind != template.KindDate || d.day != "" && v.Day() != d.day || d.day == "" && (v.Day().Month() != d.month || v.Day().Day() != d.dom) {
			continue
		}
		for _, format := range d.formats {
			for _, x := range []string{format, "全角 " + format} {
				x = bracketsOf(x, surface)
				if s, ok := template.Shown(v, x); ok && s == surface {
					out = append(out, cand{field: f.name, format: x, value: v})
				}
			}
		}
	}
	return out
}

// bracketsOf gives a format the brackets of what was written.
func bracketsOf(format, surface string) string {
	if strings.Contains(surface, "（") {
		return strings.NewReplacer("(", "（", ")", "）").Replace(format)
	}
	return format
}

// weekdays finds a day of the week that stands by itself.
func (r *reader) weekdays(c *cell, fields []field) []span {
	s := strings.TrimSpace(string(c.fold))
	t := strings.Trim(s, "()[] ")
	day, format := t, "aaa"
	if rest, ok := strings.CutSuffix(t, "曜日"); ok {
		day, format = rest, "aaaa"
	} else if rest, ok := strings.CutSuffix(t, "曜"); ok {
		day, format = rest, "aaa"
	}
	if len([]rune(day)) != 1 || !strings.Contains("月火水木金土日", day) {
		return nil
	}
	from := slices.Index(c.runes, []rune(day)[0])
	to := from + 1
	if format == "aaaa" {
		to += 2
	}
	out := span{from: from, to: to}
	for _, f := range fields {
		if f.value.Kind != template.KindDate {
			continue
		}
		if s, ok := template.Shown(f.value, format); ok && s == string(c.runes[from:to]) {
			out.cands = append(out.cands, cand{field: f.name, format: format, value: f.value})
		}
	}
	return []span{out}
}

// figures is what a number within a text could be.
func (r *reader) figures(c *cell, n numberAt, fields []field) span {
	out := span{from: n.from, to: n.to}
	if n.from > 1 && c.fold[n.from-1] == ':' && digitAt(c.fold, n.from-2) || n.to+1 < len(c.fold) && c.fold[n.to] == ':' && digitAt(c.fold, n.to+1) {
		return out // a time of day
	}
	surface := string(c.runes[n.from:n.to])
	wide := surface != string(c.fold[n.from:n.to])
	unit := ""
	if n.to < len(c.fold) {
		unit = string(c.fold[n.to : n.to+1])
	}
	add := func(f field, format string, open bool) bool {
		if wide {
			format = strings.TrimRight("全角 "+format, " ")
		}
		s, ok := template.Shown(f.value, format)
		if !ok || s != string(c.runes[out.from:out.to]) {
			return false
		}
		out.cands = append(out.cands, cand{field: f.name, format: format, value: f.value, open: open && !wide})
		return true
	}
	alone := n.from == 0 && n.to == len(c.runes)
	var eras []span
	for _, f := range fields {
		switch v := f.value; {
		case v.Kind == template.KindNumber && v.Whole():
			if v.Float() != n.value || n.places > 0 || n.percent {
				continue
			}
			switch {
			case n.comma:
				add(f, "#,##0", false)
			case alone:
				add(f, "0", false)
			default:
				add(f, "", n.value < 1000)
			}
		case v.Kind == template.KindNumber:
			r.rate(c, n, f, add)
		case v.Kind == template.KindDate && n.places == 0 && !n.comma:
			for _, x := range []struct{ format, unit string }{{"yyyy", "年"}, {"e", "年"}, {"m", "月"}, {"d", "日"}, {"mm", "月"}, {"dd", "日"}} {
				if unit != x.unit && !(r.loose && alone) {
					continue
				}
				if x.format == "e" {
					if k, ok := withEra(c, f, n); ok {
						eras = append(eras, k)
					}
				}
				add(f, x.format, false)
			}
		}
	}
	if len(eras) > 0 { // of one surface only: the mark then holds the era too
		first := eras[0].from
		out.from, out.cands = first, nil
		for _, k := range eras {
			if k.from == first {
				out.cands = append(out.cands, k.cands...)
			}
		}
	}
	return out
}

// withEra takes the name of the era before a year into its mark: 平成24 is ggge.
func withEra(c *cell, f field, n numberAt) (span, bool) {
	for _, x := range []struct {
		format string
		n      int
	}{{"ggge", 2}, {"gge", 1}, {"ge", 1}} {
		from := n.from - x.n
		if from < 0 {
			continue
		}
		for _, format := range []string{x.format, "全角 " + x.format} {
			if s, ok := template.Shown(f.value, format); ok && s == string(c.runes[from:n.to]) {
				return span{from, n.to, []cand{{field: f.name, format: format, value: f.value}}}, true
			}
		}
	}
	return span{}, false
}

// rate is a share as a number within a text.
func (r *reader) rate(c *cell, n numberAt, f field, add func(field, string, bool) bool) {
	format := "0"
	if n.places > 0 {
		format += "." + strings.Repeat("0", n.places)
	}
	for _, way := range []string{"", "切捨て ", "切上げ "} {
		switch {
		case math.Abs(f.value.Float()*100-n.value) <= math.Pow10(-n.places) && (n.percent || n.places > 0):
			add(f, "百分率 "+way+format, false)
		case !n.percent && n.places > 0 && math.Abs(f.value.Float()-n.value) <= math.Pow10(-n.places):
			add(f, way+format, false)
		}
	}
}
