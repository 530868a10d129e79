package kana

import "strings"

// SearchKeys returns the text in which the words of FoldQuery are looked up as
// plain substrings, to be stored beside a person. It holds the folded name, the
// folded reading, the reading in letters, and further texts by which the person
// is found (staff number, e-mail, organisation).
//
// Its parts are separated by a space, which no query word contains, so that no
// word is found across two parts. A name that is all kana is its own reading.
func SearchKeys(name, reading string, more ...string) string {
	var keys []string
	add := func(key string) {
		if key == "" {
			return
		}
		for _, k := range keys {
			if strings.Contains(k, key) {
				return
			}
		}
		keys = append(keys, key)
	}
	addText := func(s string) {
		folded := Fold(s)
		add(folded)
		add(letters(folded))
	}
	addText(name)
	addText(reading)
	if reading == "" && IsReading(name) {
		reading = name
	}
	words := readingWords(reading)
	add(letters(Fold(hepburn(strings.Join(words, "")))))
	// Also each word by itself: さとう うみ has the word umi, satoumi has not.
	for _, w := range words {
		add(letters(Fold(hepburn(w))))
	}
	for _, s := range more {
		addText(s)
	}
	return strings.Join(keys, " ")
}

// FoldQuery returns the words of what somebody typed into a search field, folded
// like SearchKeys. A person is found if every word is a substring of her keys;
// no words find everybody.
func FoldQuery(q string) []string {
	var words []string
	for _, w := range strings.Fields(q) {
		if w = Fold(w); w == "" {
			continue
		}
		if hasLetter(w) {
			w = letters(w)
		}
		if w != "" {
			words = append(words, w)
		}
	}
	return words
}

func hasLetter(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return 'a' <= r && r <= 'z' })
}
