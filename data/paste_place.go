package data

import (
	"slices"
	"strings"
	"unicode/utf8"

	"jibun/data/kana"
	"jibun/data/paste"
)

// placeKey is a department or organisation without what its spellings differ in.
func placeKey(s string) string {
	s = kana.Fold(s)
	for _, w := range []string{"株式会社", "(株)", "有限会社", "(有)", "合同会社", "一般社団法人", "公益社団法人", "一般財団法人", "公益財団法人", "特定非営利活動法人", "npo法人"} {
		s = strings.ReplaceAll(s, w, "")
	}
	return s
}

// samePlace reports whether a person is of the place: one may be written with
// more or less around it (総務部 総務課, 総務課 庶務係).
func (k *known) samePlace(from string) bool {
	if from == "" || k.from == "" {
		return false
	}
	if strings.Contains(k.from, from) || strings.Contains(from, k.from) {
		return true
	}
	if k.Outside {
		return false
	}
	section := kana.Fold(k.place[strings.LastIndexByte(k.place, ' ')+1:])
	return utf8.RuneCountInString(section) >= 2 && strings.Contains(from, section)
}

// fromOutside reports whether somebody whom nobody knows looks like a person
// from outside: an organisation that is no department, or an address of another
// house.
func (w *matcher) fromOutside(l *PasteLine, from string) bool {
	if l.Name == "" || l.StaffNo != "" || slices.Contains(l.Doubts, paste.Doubt{Field: paste.FieldName, Code: paste.FromAccount}) {
		return false // nobody is called さおり@呉
	}
	for _, p := range w.places {
		if from != "" && p != "" && (strings.Contains(from, p) || strings.Contains(p, from)) {
			return false
		}
	}
	if l.Affiliation != "" || from != "" && !strings.HasSuffix(from, "課") && !strings.HasSuffix(from, "係") {
		return true
	}
	_, domain, ok := strings.Cut(strings.ToLower(l.Email), "@")
	return ok && !w.domains[domain] && from == ""
}
