package learn

import (
	"slices"
	"strings"

	"jibun/export/template"
)

// judge says how much speaks for a candidate: what stands before it in the cell, the
// headings, the unit, and how telling the value is.
func (m *matcher) judge(c *cell, k cand, p part, from, to int, heads []string, whole bool) float64 {
	w := witness{k: k, name: leafOf(k.field), before: string(c.fold[:from]), after: strings.TrimLeft(string(c.fold[to:]), " ")}
	if word := lastWord(w.before); word != "" {
		if ofYearBefore(w.before) {
			word = beforeYear + word
		}
		w.head = headScore(w.name, []string{word})
	}
	if w.head == 0 {
		w.head = 0.95 * headScore(w.name, heads)
	}
	counts := strings.TrimPrefix(w.name, beforeYear)
	if base, ending := derived(w.name); ending != "" {
		counts = base // 206人の増: what it is stands behind it
		w.head = max(w.head, headScore(w.name, append([]string{lastWord(w.before), ending2(w.after)}, heads...)))
	}
	for u, names := range units {
		if strings.HasPrefix(w.after, u) {
			if slices.Contains(names, counts) {
				w.unit = 0.1
			} else {
				w.unit = -0.3
			}
		}
	}
	switch k.value.Kind {
	case template.KindText, template.KindCode:
		return w.words(p.text, whole)
	case template.KindDate:
		return w.day()
	}
	return w.number()
}

// ofYearBefore tells whether what stands before a figure says that it is of the year
// before: 前年度（20回、延べ.
func ofYearBefore(before string) bool {
	clause := before[strings.LastIndex(before, "。")+1:]
	i := strings.LastIndexAny(clause, "(（")
	if i < 0 || strings.ContainsAny(clause[i:], ")）") {
		return false
	}
	clause = strings.TrimRight(clause[:i], " の")
	return strings.HasSuffix(clause, "前年度") || strings.HasSuffix(clause, "前年") || strings.HasSuffix(clause, "昨年度")
}

// ending2 is the word that follows a figure and its unit: 206人の増.
func ending2(after string) string {
	r := []rune(plain(after))
	if i := slices.IndexFunc(r, func(x rune) bool { return strings.ContainsRune("、。,（(", x) }); i >= 0 {
		r = r[:i]
	}
	return string(r[:min(len(r), 8)])
}

// witness is what speaks for a candidate.
type witness struct {
	k             cand
	name          string // of its field, without the list
	before, after string // in the cell
	head, unit    float64
}

func (w witness) words(text string, whole bool) float64 {
	n := len([]rune(text))
	if strings.Contains(w.k.field, ".") { // of the sheet's own row, on every sheet
		return 0.85
	}
	score := 0.3 + 0.3*w.head
	if n >= 4 || whole && n >= 2 {
		score += 0.25
	}
	if strings.HasPrefix(text, "平成") || strings.HasPrefix(text, "令和") || strings.HasPrefix(text, "昭和") {
		score += 0.2
	}
	if n < 2 && w.head < 0.5 {
		score = 0.1
	}
	return min(1, score)
}

func (w witness) day() float64 {
	part, begin := isPart(w.k.format), strings.HasSuffix(w.name, "年度初日")
	switch {
	case strings.Contains(w.k.field, ".") && part: // of the sheet's own row, on every sheet
		return 0.85
	case begin && part && strings.HasPrefix(w.after, "年度"):
		return 0.9
	case begin && strings.Contains(w.k.format, "g"): // H24: which else of the year's days
		return 0.7
	case begin:
		return 0.1
	case strings.HasPrefix(w.after, "度"), part && w.head < 0.4:
		return 0.05
	}
	return min(1, 0.5+0.4*w.head+w.unit)
}

func (w witness) number() float64 {
	ordinal := strings.HasSuffix(w.before, "第") && strings.HasPrefix(w.after, "回")
	from := goesOn(strings.TrimPrefix(w.after, "回"))
	switch w.name {
	case "初回番号":
		if ordinal && from {
			return 0.95
		}
	case "最終回番号":
		if ordinal && !from && strings.Contains(w.before, "回") && strings.ContainsAny(w.before, "から～〜~-―－") {
			return 0.95
		}
	case "開催回数":
		if strings.HasPrefix(w.after, "回") && (strings.HasSuffix(w.before, "全") || strings.HasSuffix(w.before, "計")) {
			return 0.8
		}
	case "番号":
		if strings.HasSuffix(w.before, "第") && strings.HasPrefix(w.after, "回") {
			return 0.95
		}
	case "西暦年度":
		if strings.HasPrefix(w.after, "年度") {
			return 0.95
		}
		return 0.1
	case "枚", "枚数":
		return w.sheetNumber()
	case "件数":
		before := strings.TrimSpace(w.before)
		if slices.ContainsFunc(totals, func(s string) bool { return strings.HasSuffix(before, s) }) && w.unit >= 0 {
			return 0.8
		}
	}
	if w.head == 0 {
		return 0.05 + max(0, w.unit)
	}
	score := w.head + w.unit
	if w.k.value.Float() >= 100 || !w.k.value.Whole() {
		score += 0.05
	}
	return max(0, min(1, score))
}

// goesOn tells whether a text begins with what stands between two ends: から, ～.
func goesOn(s string) bool {
	for _, w := range []string{"から", "～", "〜", "~", "-", "―", "－"} {
		if strings.HasPrefix(strings.TrimLeft(s, " "), w) {
			return true
		}
	}
	return false
}

// sheetNumber: 2枚目, 2/5, 5ページ.
func (w witness) sheetNumber() float64 {
	this := w.name == "枚"
	behind, slash := strings.HasPrefix(w.after, "枚目"), strings.HasPrefix(w.after, "/")
	if !behind && !slash && (this || !strings.Contains(w.after, "枚目")) && !strings.HasSuffix(w.before, "/") && !strings.HasPrefix(w.after, "ページ") && !strings.HasPrefix(w.after, "頁") {
		return 0.1
	}
	bonus := 0.0
	if behind == this {
		bonus = 0.2
	}
	if slash == this && !strings.Contains(w.after, "枚") {
		bonus = 0.1
	}
	return 0.75 + bonus
}

func isPart(format string) bool {
	format = strings.TrimPrefix(format, "全角 ")
	return len(format) <= 4
}

// lastWord is the word that stands before a figure in a sentence. A word may be spread
// with blanks: 所　属.
func lastWord(s string) string {
	all := strings.FieldsFunc(s, func(r rune) bool {
		return strings.ContainsRune("、，,。（(「『【:：/／・", r) || r >= '0' && r <= '9'
	})
	for i := len(all) - 1; i >= 0; i-- {
		words := strings.Fields(all[i])
		if !slices.ContainsFunc(words, func(w string) bool { return len([]rune(w)) > 1 }) {
			words = []string{strings.Join(words, "")}
		}
		for j := len(words) - 1; j >= 0; j-- {
			if w := plain(words[j]); w != "" && !slices.Contains([]string{"名", "人", "回", "円", "%", "第"}, w) {
				return w
			}
		}
	}
	return ""
}
