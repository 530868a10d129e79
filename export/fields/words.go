package fields

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"jibun/data/report"
	"jibun/data/wareki"
)

// What a paper says in words made of several facts stands here, so that an item says
// the same.

func joined(list []string) string { return strings.Join(list, "、") }

// namesShown is how many names are named in a note.
const namesShown = 30

// Listed names the first of many.
func Listed(all []string) string {
	more := ""
	if len(all) > namesShown {
		more = fmt.Sprintf(" ほか%d件", len(all)-namesShown)
		all = all[:namesShown]
	}
	names := make([]string, len(all))
	for i, v := range all {
		names[i] = strings.ReplaceAll(v, "\n", " ")
	}
	return joined(names) + more
}

// Waiting names those who wait for a place at a gathering.
func Waiting(all []report.PartyLine) string {
	var names []string
	for _, x := range all {
		names = append(names, fmt.Sprintf("%d %s", x.No, x.Name))
	}
	return Listed(names)
}

// DoorRemark is what stands beside somebody's name at the door.
func DoorRemark(x report.SignInLine) string {
	switch {
	case !x.First:
		return x.Remark
	case x.Remark == "":
		return "★初めて"
	}
	return "★初めて\n" + x.Remark
}

// Remark is what stands beside a seminar in the list of the year.
func Remark(x report.SeminarRow) string {
	switch {
	case !x.CountedOnly:
		return x.Remark
	case x.Remark == "":
		return "人数のみ"
	}
	return "人数のみ　" + x.Remark
}

// Titled is what a seminar was about, and whether its people are not known.
func Titled(x report.SeminarRow) string {
	switch {
	case !x.CountedOnly:
		return x.Title
	case x.Title == "":
		return "(人数のみ)"
	}
	return x.Title + "　(人数のみ)"
}

// Named is a text even where a number would do: categories of a chart.
func Named(x report.SeminarRow) string {
	if x.Number > 0 {
		return "第" + strconv.Itoa(x.Number) + "回"
	}
	return strconv.Itoa(x.Date.Month()) + "/" + strconv.Itoa(x.Date.Day())
}

// WithSeries is what an evening was about, with its series where that is another one.
func WithSeries(title, series string) string {
	if series == "" {
		return title
	}
	return strings.TrimPrefix(title+"\n("+series+")", "\n")
}

// Themes lists what the seminars of a 出席簿 were about.
func Themes(b report.Book) string {
	var all []string
	for _, x := range b.Seminars {
		all = append(all, strings.TrimSpace(bookSeminar(x)+weekday(x.Date)+" "+oneLine(x.Title)))
	}
	return strings.Join(all, "　/　")
}

// CountedOnly lists those of which only the number of people is known.
func CountedOnly(b report.Book) string {
	return Evenings(slices.DeleteFunc(slices.Clone(b.Seminars), func(x report.BookSeminar) bool { return !x.CountedOnly }))
}

// Evenings names some of a 出席簿.
func Evenings(some []report.BookSeminar) string {
	var all []string
	for _, x := range some {
		all = append(all, bookSeminar(x))
	}
	return joined(all)
}

func oneLine(s string) string { return strings.ReplaceAll(s, "\n", " ") }

// bookSeminar is 行政ゼミナール 第62回 5/8.
func bookSeminar(x report.BookSeminar) string {
	var parts []string
	if x.Series != "" {
		parts = append(parts, oneLine(x.Series))
	}
	if x.Number != 0 {
		parts = append(parts, "第"+strconv.Itoa(x.Number)+"回")
	}
	if x.Date.Valid() {
		parts = append(parts, strconv.Itoa(x.Date.Month())+"/"+strconv.Itoa(x.Date.Day()))
	}
	return strings.Join(parts, " ")
}

func weekday(d wareki.Date) string {
	if !d.Valid() {
		return ""
	}
	return "(" + wareki.Kanji(d.Weekday()) + ")"
}

// Invitation is how a lecturer is invited to the gathering, "" if there is none.
func Invitation(r report.RequestLetter) string {
	if !r.Party {
		return ""
	}
	text := "終了後に懇親会を予定しています。"
	if r.Kind == report.LetterToLecturer || r.Kind == report.LetterMemo {
		text += "ぜひ御参加ください。"
	}
	var facts []string
	if r.PartyStart != "" {
		facts = append(facts, r.PartyStart+"から")
	}
	if r.PartyVenue != "" {
		facts = append(facts, r.PartyVenue)
	}
	if r.Fee > 0 {
		facts = append(facts, "会費 "+report.Grouped(r.Fee)+"円")
	}
	if len(facts) > 0 {
		text += "\n(" + joined(facts) + ")"
	}
	return text
}

// HeadOf is how the head of a section is addressed: 人事課 → 人事課長.
func HeadOf(section string) string {
	if section == "" {
		return "所属長"
	}
	for _, end := range []string{"課", "部", "局", "室", "係", "所", "館", "署", "班", "センター", "院", "園", "校"} {
		if strings.HasSuffix(section, end) {
			return section + "長"
		}
	}
	return section + "の長"
}

// Sender is who signs a letter: the head of the section.
func Sender(h report.Head) string {
	switch {
	case h.Section == "":
		return h.Office + "長"
	case h.Office == "":
		return HeadOf(h.Section)
	}
	return h.Office + " " + HeadOf(h.Section)
}

// Contents is an entry of the cover's contents.
func Contents(n int, sheet string) string { return fmt.Sprintf("%d　%s", n, sheet) }

// CaseAsOf says of a year that is not over how far a 取組事例 counts it.
func CaseAsOf(r report.Case) string {
	if !r.Running {
		return ""
	}
	return r.Year.Label(r.Style) + "は" + r.Style.Day(r.AsOf) + "現在です。"
}
