package gui

import (
	"regexp"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// labelled is a number that a reader sees beside the word that says what it is.
type labelled struct {
	word string
	n    int
	text string // as it stands there
}

// figureWords are the words under which figures stand, the longest first.
const figureWords = `参加予定|初めての方|初参加|参加確定|参加延べ人数|参加延べ|参加・申込|参加|実人数|申込済|申込|新規|久しぶり|リピーター|常連|充足率|出席率|無断欠席率|無断欠席|欠席|出席|未確認|未入力|キャンセル待ち|キャンセル・取消|待ち|受付のまま|受付中|セミナー待ち|懇親会|定員|空き|開催|締切後|職員|外部|当日参加|打診中|参加`

var (
	wordAndNumber = regexp.MustCompile(`(` + figureWords + `)(?:\((?:名|回)\))?[  ::]*([0-9][0-9,]*)([^0-9]?)`)
	wordAlone     = regexp.MustCompile(`^(` + figureWords + `)(?:\((?:名|回)\))?(/定員)?$`)
	numberAlone   = regexp.MustCompile(`^([0-9][0-9,]*)(?:/([0-9][0-9,]*))?(?: 待([0-9]+))?(?:名|人|回|席)?$`)
)

// readFigures finds the labelled numbers in texts that stand one after the other.
func readFigures(texts []string) (out []labelled) {
	number := func(s string) int {
		n, _ := strconv.Atoi(strings.ReplaceAll(s, ",", ""))
		return n
	}
	add := func(word, value, text string) { out = append(out, labelled{word, number(value), text}) }
	for i, t := range texts {
		for _, m := range wordAndNumber.FindAllStringSubmatch(t, -1) {
			if !strings.Contains("番月日年時:/%.回目", m[3]) || m[3] == "" {
				add(m[1], m[2], t)
			}
		}
		word := wordAlone.FindStringSubmatch(strings.TrimSpace(t))
		if word == nil || i+1 == len(texts) {
			continue
		}
		if m := numberAlone.FindStringSubmatch(texts[i+1]); m != nil {
			add(word[1], m[1], t+" "+texts[i+1])
			if m[2] != "" {
				add("定員", m[2], t+" "+texts[i+1])
			}
			if m[3] != "" {
				add("待ち", m[3], t+" "+texts[i+1])
			}
		}
	}
	return out
}

// listOf is a list as it is copied: headings, then rows.
type listOf interface {
	TSV() string
	TypedShortcut(fyne.Shortcut)
}

// copied is a list whole, also the rows that would have to be scrolled to.
func copied(l listOf) string {
	l.TypedShortcut(&fyne.ShortcutSelectAll{})
	return l.TSV()
}

// pageTexts are the texts of an object one after the other; of a list only the headings
// of its parts, for in its rows no word stands beside its number.
func pageTexts(o fyne.CanvasObject) (texts []string) {
	walkInto(o, func(o fyne.CanvasObject) bool {
		switch x := o.(type) {
		case listOf:
			texts = append(append(texts, strings.Split(allLines(o), "\n")...), "")
			return false
		case *canvas.Text:
			texts = append(texts, x.Text)
		}
		return true
	})
	return texts
}

// allLines is allText with a line for each text; words that stand alone are left out,
// as in a list they are its headings.
func allLines(o fyne.CanvasObject) string {
	var b strings.Builder
	walk(o, func(o fyne.CanvasObject) {
		if x, ok := o.(*canvas.Text); ok && wordAlone.FindString(x.Text) == "" && numberAlone.FindString(x.Text) == "" {
			b.WriteString(x.Text + "\n")
		}
	})
	return b.String()
}
