package learn

import (
	"regexp"
	"slices"
	"strings"

	"jibun/export/template"
)

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
	whole, found := r.within(c, fields)
	if len(whole.cands) == 0 && len(found) == 0 {
		whole.cands = alike(c, fields)
	}
	if len(whole.cands) > 0 {
		return []span{whole}
	}
	return longest(found)
}

// within finds the words of the fields in a text, in every way in which they may have
// been written: what is the whole of it, and what is a piece.
func (r *reader) within(c *cell, fields []field) (whole span, found []span) {
	whole.to = len(c.runes)
	for _, f := range fields {
		if f.value.Kind != template.KindText && f.value.Kind != template.KindCode {
			continue
		}
		if j, ok := c.joined(f); ok {
			found = append(found, j)
			continue
		}
		for _, v := range r.of(f.value.String()) {
			if v.text == c.Text {
				whole.cands = append(whole.cands, cand{field: f.name, format: v.format, value: f.value})
				continue
			}
			if rest, ok := strings.CutPrefix(c.Text, v.text); ok && (rest == "曜日" || rest == "曜") && strings.Contains("月火水木金土日", v.text) {
				found = append(found, span{0, 1, []cand{{field: f.name, format: v.format, value: f.value}}})
				continue
			}
			if len(v.text) >= len(c.Text) || len(v.text) < 2 {
				continue
			}
			if from, to, ok := c.holds(v, f.value.Kind); ok {
				found = append(found, span{from, to, []cand{{field: f.name, format: v.format, value: f.value}}})
			}
		}
	}
	return whole, found
}

// joined finds the lines of a value one after another with the same between them: 氏 and a
// blank.
func (c *cell) joined(f field) (span, bool) {
	lines := strings.Split(f.value.String(), "\n")
	if len(lines) < 2 || len(lines) > 20 {
		return span{}, false
	}
next:
	for _, format := range []string{"", "空白なし", "半角空白", "全角空白"} {
		from, at, by := -1, 0, ""
		for i, l := range lines {
			if format != "" {
				l, _ = template.Shown(template.Text(l), format)
			}
			k := strings.Index(c.Text[at:], l)
			if k < 0 || l == "" {
				continue next
			}
			switch between := c.Text[at : at+k]; {
			case i == 0:
				from = at + k
			case i == 1:
				by = between
			case between != by:
				continue next
			}
			at += k + len(l)
		}
		sep := strings.ReplaceAll(by, " ", "空白")
		if by == "" || by == "\n" || len([]rune(by)) > 4 || len(strings.Fields(sep)) != 1 || strings.ContainsAny(by, "→|{}@#0") {
			continue
		}
		if format = strings.TrimSpace(format + " " + sep + "区切り"); from >= 0 {
			if s, ok := template.Shown(f.value, format); ok && s == c.Text[from:at] {
				a := len([]rune(c.Text[:from]))
				return span{a, a + len([]rune(s)), []cand{{field: f.name, format: format, value: f.value}}}, true
			}
		}
	}
	return span{}, false
}

// holds tells where words stand within a text. Short ones count only if they stand apart.
func (c *cell) holds(v variant, kind template.Kind) (from, to int, ok bool) {
	i := strings.Index(c.Text, v.text)
	if i < 0 {
		return 0, 0, false
	}
	from = len([]rune(c.Text[:i]))
	to = from + len([]rune(v.text))
	if timeOfDay.MatchString(v.text) && !digitAt(c.fold, from-1) && !digitAt(c.fold, to) {
		return from, to, true
	}
	if !c.apart(from, to) && (v.whole || to-from < 3 || kind == template.KindCode || !hasKanji(v.text)) {
		return 0, 0, false
	}
	return from, to, to-from > 1 || strings.ContainsAny(c.Text, "()（）")
}

// alike are the fields whose words are those of a text but for blanks and widths.
func alike(c *cell, fields []field) []cand {
	p := plain(c.Text)
	if p == "" {
		return nil
	}
	var out []cand
	for _, f := range fields {
		if (f.value.Kind == template.KindText || f.value.Kind == template.KindCode) && plain(f.value.String()) == p {
			out = append(out, cand{field: f.name, value: f.value})
		}
	}
	return out
}

// longest keeps of pieces that overlap the longest; those in one place together.
func longest(found []span) []span {
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

var timeOfDay = regexp.MustCompile(`^\d{1,2}:\d{2}$`)

func hasKanji(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r > 0x2e80 }) >= 0
}

// apart tells whether a piece of a text stands by itself: between blanks, brackets,
// signs or the ends.
func (c *cell) apart(from, to int) bool {
	if to < len(c.fold) && from == 0 && strings.ContainsRune("計分", c.fold[to]) && to+1 == len(c.fold) {
		return true // 前期計
	}
	edge := func(i int) bool {
		return i < 0 || i >= len(c.fold) || isSeparator(c.fold[i]) || strings.ContainsRune("[]【】「」『』~～〜-―第回", c.fold[i])
	}
	return edge(from-1) && edge(to)
}
