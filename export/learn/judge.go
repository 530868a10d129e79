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
		w.head = headScore(w.name, []string{word})
	}
	if w.head == 0 {
		w.head = 0.95 * headScore(w.name, heads)
	}
	for u, names := range units {
		if strings.HasPrefix(w.after, u) {
			if slices.Contains(names, strings.TrimPrefix(w.name, beforeYear)) {
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

// witness is what speaks for a candidate.
type witness struct {
	k             cand
	name          string // of its field, without the list
	before, after string // in the cell
	head, unit    float64
}

func (w witness) words(text string, whole bool) float64 {
	n := len([]rune(text))
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
	part, begin := isPart(w.k.format), w.name == "年度初日"
	switch {
	case strings.Contains(w.k.field, ".") && part: // of the sheet's own row, on every sheet
		return 0.85
	case begin && part && strings.HasPrefix(w.after, "年度"):
		return 0.9
	case begin:
		return 0.1
	case strings.HasPrefix(w.after, "度"), part && w.head < 0.4:
		return 0.05
	}
	return min(1, 0.5+0.4*w.head+w.unit)
}

func (w witness) number() float64 {
	switch w.name {
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
