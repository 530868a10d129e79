package export

import (
	"strings"
	"testing"

	"jibun/data/report"
)

// The text of a letter with which she begins says what the letter says that is made, with the
// names of items alone: also of an evening without a number, and of who has no position.
func TestStandardLetter(t *testing.T) {
	for _, kind := range []report.LetterKind{report.LetterToLecturer, report.LetterToHead, report.LetterMemo} {
		for _, outside := range []bool{false, true} {
			text := StandardLetter(kind, outside)
			if strings.ContainsAny(text, "|;@") {
				t.Errorf("%d %v: %s", kind, outside, text)
			}
			for _, number := range []int{0, 400} {
				for _, position := range []string{"", "課長"} {
					r := report.RequestLetter{Kind: kind, Outside: outside, Number: number, Position: position, Lecturer: "山田 太郎", Role: "講師"}
					r.Series, r.Office = "じぶん投資セミナー", "呉市"
					made := says(r)
					r.Text = text
					if got := says(r); got != made {
						t.Errorf("%d %v:\n%s\nmade it is\n%s", kind, outside, got, made)
					}
				}
			}
		}
	}
}

func says(r report.RequestLetter) string {
	x := letter{r: r, draft: &draft{paper: newPaper(r.Head, HalfWidths{}, "", 1)}}
	return strings.Join(x.paragraphs(), "\n")
}
