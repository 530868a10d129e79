package report

import (
	"slices"
	"strconv"

	"jibun/data/wareki"
)

// Case is the 取組事例 of a series as of a fiscal year: the form in which offices share
// what works (OFFICE, section 6). What its boxes say is the clerk's; the figures under
// 取組の成果 are counted.
type Case struct {
	Head
	Year    wareki.FiscalYear
	AsOf    wareki.Date // 31 March, or today in the running year
	Running bool
	Boxes   []CaseBox // all of them, in the order of the form
	Years   []Year    // a row a year in which seminars were held, the last one no later than Year
}

// CaseBox is a box of the form with what it says.
type CaseBox struct {
	Key   string // as the ledger names it
	Label string // as the form does
	Room  int    // so many characters leave the form on its two pages
	Short bool   // a line, not a text
	Text  string // "" = nothing yet
	Made  bool   // nobody wrote it: it says what the ledger knows
}

// CaseBoxes are the fourteen boxes of the form in their order, empty.
func CaseBoxes() []CaseBox {
	return slices.Clone(caseBoxes[:])
}

var caseBoxes = [...]CaseBox{
	{Key: "organization", Label: "団体名", Room: 40, Short: true},
	{Key: "section", Label: "所属", Room: 40, Short: true},
	{Key: "contact", Label: "連絡先", Room: 80, Short: true},
	{Key: "title", Label: "取組事例名", Room: 60, Short: true},
	{Key: "period", Label: "取組期間", Room: 40, Short: true},
	{Key: "summary", Label: "取組の概要", Room: 250},
	{Key: "background", Label: "取組の背景", Room: 250},
	{Key: "aim", Label: "取組のねらい", Room: 200},
	{Key: "content", Label: "取組の具体的内容", Room: 600},
	{Key: "problems", Label: "取組を進めていく中での課題・問題点", Room: 250},
	{Key: "ingenuity", Label: "創意工夫した点", Room: 250},
	{Key: ResultBox, Label: "取組の成果(効果)", Room: 250},
	{Key: "outlook", Label: "今後の展開", Room: 200},
	{Key: "advice", Label: "他団体へのアドバイス", Room: 200},
}

// ResultBox is the box below which the figures stand.
const ResultBox = "results"

// Box is what a box says, "" if there is none of the key.
func (c Case) Box(key string) string {
	for _, b := range c.Boxes {
		if b.Key == key {
			return b.Text
		}
	}
	return ""
}

// Headline is the result in a line: 参加者数 H20:85名→H25:1,247名, from the first year to
// the last; of a single year without an arrow, "" if nobody ever came.
func (c Case) Headline() string {
	years := slices.DeleteFunc(slices.Clone(c.Years), func(y Year) bool { return y.Attendances == 0 })
	if len(years) == 0 {
		return ""
	}
	say := func(y Year) string { return y.Year.Short(c.Style) + ":" + Grouped(y.Attendances) + "名" }
	text := "参加者数 " + say(years[0])
	if last := years[len(years)-1]; last.Year != years[0].Year {
		text += "→" + say(last)
	}
	return text
}

// Grouped is n with commas, for running text: 1,247.
func Grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
