package export

import (
	"context"
	"fmt"
	"io"
	"strings"

	"jibun/data/report"
	"jibun/export/sheet"
)

// Letter writes a 講師依頼書 that prints on one A4 page: to the lecturer, to the head
// of the lecturer's section, or as a note within the office. What the ledger does
// not know (文書番号) is left free; the clerk may change every word in Excel.
//
// Nothing is written to w when ctx ends before the workbook is complete.
func Letter(ctx context.Context, w io.Writer, r report.RequestLetter, o Options) error {
	return Write(ctx, w, LetterPaper(r, HalfWidths{}), o)
}

// LetterPaper is the same before it is a file.
func LetterPaper(r report.RequestLetter, m Measure) *sheet.Paper {
	x := letter{r: r}
	b := newPaper(r.Head, m, joined(" ", x.subject(), r.Lecturer), 40)
	return b.of(func() *sheet.Sheet {
		x.draft = b.draft(plan{name: "講師依頼書", letter: true, widths: []float64{10, 34, 123.4}})
		x.top()
		x.body()
		x.items()
		return x.close()
	})
}

type letter struct {
	*draft
	r report.RequestLetter
}

// letterSize is that of the text, in points; letterLine how high a line of it is.
const (
	letterSize = 11.0
	letterLine = 18.5
)

var letterLook = plainLook.sized(letterSize)

// line writes a text over the whole width, a row for each of its lines, so that they
// stand evenly in every program; "" is a free line. A row that gets more words by
// hand is shrunk rather than cut.
func (x letter) line(l look, text string) {
	for _, v := range broken(x.measure, text, x.across(1, 3), l.Size) {
		x.wide(x.style(l.shrunk()), v, letterLine, 3)
	}
}

// top is what stands above the text: number and day, to whom, from whom, what about.
func (x letter) top() {
	right := letterLook.right()
	switch {
	case x.r.Kind == report.LetterMemo:
		x.line(right, "事務連絡")
	case x.r.Document != "":
		x.line(right, x.r.Document)
	default:
		x.line(right, "　　　第　　　　　号")
	}
	x.line(right, x.r.Style.Day(x.r.Made))
	x.line(letterLook, "")
	for _, to := range x.to() {
		x.line(letterLook, to)
	}
	x.line(letterLook, "")
	x.line(right, x.sender())
	if x.r.Kind != report.LetterMemo {
		x.line(right.sized(9), "(公印省略)")
	}
	x.line(letterLook, "")
	x.line(letterLook.center().sized(12).strong(), x.subject())
	x.line(letterLook, "")
}

// to is whom the letter is for.
func (x letter) to() []string {
	r := x.r
	person := joined("　", r.Position, r.Lecturer) + " 様"
	switch {
	case r.Kind == report.LetterToLecturer && r.From == "":
		return []string{person}
	case r.Kind == report.LetterToLecturer:
		return []string{r.From, "　" + person}
	case r.Outside && r.Kind == report.LetterToHead:
		if r.From == "" {
			return []string{"所属の代表者 様"}
		}
		return []string{r.From, "　代表者 様"}
	case r.Outside:
		return []string{joined("　", r.From, person)}
	case r.Kind == report.LetterToHead:
		return []string{head(r.From) + " 様"}
	}
	return []string{head(r.From) + " 様", joined("　", r.From, person)}
}

// head is how the head of a section is addressed: 人事課 → 人事課長.
func head(section string) string {
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

func (x letter) sender() string {
	if x.r.Section == "" {
		return x.r.Office + "長"
	}
	return joined(" ", x.r.Office, head(x.r.Section))
}

// evening names what the letter is about.
func (x letter) evening() string {
	if x.r.Number > 0 {
		return fmt.Sprintf("第%d回「%s」", x.r.Number, x.r.Series)
	}
	return "「" + x.r.Series + "」"
}

func (x letter) subject() string {
	r := x.r
	switch {
	case r.Kind == report.LetterMemo:
		return fmt.Sprintf("%sの%sについて(お願い)", x.evening(), r.Role)
	case r.Kind == report.LetterToHead && r.Outside:
		return fmt.Sprintf("%sへの%sの派遣について(依頼)", x.evening(), r.Role)
	}
	return fmt.Sprintf("%sの%sについて(依頼)", x.evening(), r.Role)
}

// body is the text, a paragraph a row.
func (x letter) body() {
	for _, p := range x.paragraphs() {
		x.line(letterLook, "　"+p)
	}
	x.line(letterLook, "")
	x.line(letterLook.center(), "記")
	x.line(letterLook, "")
}

func (x letter) paragraphs() []string {
	r := x.r
	who := joined("　", r.Position, r.Lecturer)
	all := []string{fmt.Sprintf("職員が勤務時間のあとに自ら学ぶ場として「%s」を開いています。", r.Series)}
	this := "このたび、下記のとおり開催しますので"
	if r.Number > 0 {
		this = fmt.Sprintf("このたび、下記のとおり第%d回を開催しますので", r.Number)
	}
	if r.Outside && r.Kind != report.LetterMemo {
		all = []string{"時下ますます御清祥のこととお喜び申し上げます。",
			fmt.Sprintf("日頃から、%sの職員の育成に御理解と御協力をいただき、厚くお礼申し上げます。", r.Office),
			"さて、" + r.Office + "では、" + all[0]}
	}
	switch {
	case r.Kind == report.LetterToLecturer && r.Outside:
		all = append(all, fmt.Sprintf("%s、御多用のところ恐れ入りますが、%sをお引き受けくださいますよう、お願い申し上げます。", this, r.Role))
	case r.Kind == report.LetterToHead && r.Outside:
		all = append(all, fmt.Sprintf("%s、%s様を%sとして派遣くださいますよう、お願い申し上げます。", this, who, r.Role))
	case r.Kind == report.LetterToHead:
		all = append(all, fmt.Sprintf("%s、%sさんに%sをお願いすることについて、御配慮くださいますよう、お願いします。", this, who, r.Role))
	default:
		all = append(all, fmt.Sprintf("%s、%sを引き受けてくださいますよう、お願いします。", this, r.Role))
	}
	if r.Kind == report.LetterToHead && r.Agreed {
		all = append(all, "なお、御本人の内諾は得ています。")
	}
	return all
}
