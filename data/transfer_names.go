package data

import (
	"strings"

	"jibun/data/kana"
)

// nameless: nobody knows more of somebody than a number. An old ledger that had no
// names leaves such people; their number stands where the name does.
func (p *Person) nameless() bool {
	return p.Name == "" || p.StaffNo != "" && SameNumber(p.Name, p.StaffNo)
}

// knownBy is the name under which somebody is entered: the number where there is none.
func knownBy(name, number string) string {
	if strings.TrimSpace(name) == "" {
		return number
	}
	return name
}

// partOf reports whether one name is the family name of the other, and no more: 田中
// of 田中 太郎, or of 田中太郎 where nothing parts them. It is the same name, less of it.
func partOf(less, more string) bool {
	part, given := splitName(less)
	family, rest := splitName(more)
	switch {
	case part == "" || given != "":
		return false
	case rest != "":
		return part == family
	}
	return part != family && strings.HasPrefix(family, part)
}

// names says what a roster's name means for somebody found by number: it completes
// hers (there was none, or the family name only), it is less of hers, which stays, or
// only its letters differ; anything else is another name.
func (m *staffMember) names(name string) (another, completes bool) {
	switch {
	case sameButSpaces(name, m.Name), partOf(name, m.Name):
		return false, false
	case m.nameless(), partOf(m.Name, name):
		return false, true
	}
	return kana.Fold(name) != m.fold, false
}
