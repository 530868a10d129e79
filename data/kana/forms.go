package kana

import "strings"

// Form is one way in which a name is typed: as it is written, as it is read, in
// letters. All are folded as SearchKeys folds; Family and Given are empty where
// nothing parts them.
type Form struct{ Whole, Family, Given string }

// Forms are the ways in which a person's name is typed, by which a search tells the
// beginning of a name from its inside. A part of a name that is not known is "".
func Forms(name, reading string) []Form {
	if reading == "" && IsReading(name) {
		reading = name
	}
	out := make([]Form, 0, 3)
	add := func(whole string, words []string, fold func(string) string) {
		f := Form{Whole: fold(whole)}
		if len(words) > 1 {
			f.Family, f.Given = fold(words[0]), fold(strings.Join(words[1:], ""))
		}
		if f.Whole != "" {
			out = append(out, f)
		}
	}
	typed := func(s string) string {
		if s = Fold(s); hasLetter(s) {
			return letters(s)
		}
		return s
	}
	add(name, strings.Fields(name), typed)
	if reading != "" && reading != name {
		add(reading, strings.Fields(reading), typed)
	}
	if reading != "" {
		words := readingWords(reading)
		add(strings.Join(words, ""), words, func(s string) string { return letters(Fold(hepburn(s))) })
	}
	return out
}

// Begins reports whether a word begins the family name, or the whole.
func (f Form) Begins(word string) bool {
	return strings.HasPrefix(f.Whole, word) || f.Family != "" && strings.HasPrefix(f.Family, word)
}
