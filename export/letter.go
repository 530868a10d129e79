package export

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"jibun/data/report"
	"jibun/export/fields"
	"jibun/export/sheet"
)

// Letter writes a 講師依頼書 that prints on one A4 page, or more where the office's text is long: to the lecturer, to the head
// of the lecturer's section, or as a note within the office. What the ledger does
// not know (文書番号) is left free; the clerk may change every word in Excel.
//
// Nothing is written to w when ctx ends before the workbook is complete.
func Letter(ctx context.Context, w io.Writer, r report.RequestLetter, o Options) error {
	return Letters(ctx, w, []report.RequestLetter{r}, o)
}

// Letters writes several of them, each on a sheet of its own.
func Letters(ctx context.Context, w io.Writer, all []report.RequestLetter, o Options) error {
	return Write(ctx, w, LettersPaper(all, HalfWidths{}), o)
}

// LetterPaper is the same before it is a file.
func LetterPaper(r report.RequestLetter, m Measure) *sheet.Paper {
	return LettersPaper([]report.RequestLetter{r}, m)
}

// LettersPaper are several of them, at least one.
func LettersPaper(all []report.RequestLetter, m Measure) *sheet.Paper {
	b := newPaper(all[0].Head, m, "", 40*len(all))
	b.called(joined(" ", letter{r: all[0], draft: &draft{paper: b}}.subject(), all[0].Lecturer))
	var sheets []func() *sheet.Sheet
	for i, r := range all {
		sheets = append(sheets, func() *sheet.Sheet {
			name := "講師依頼書"
			if len(all) > 1 {
				name += strconv.Itoa(i + 1)
			}
			x := letter{r: r, draft: b.draft(plan{name: name, letter: true, widths: []float64{10, 34, 123.4}})}
			x.top()
			x.body()
			x.items()
			return x.closed()
		})
	}
	return b.of(sheets...)
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
	if x.marks != nil {
		x.paragraph(l, text)
		return
	}
	for _, v := range brokenAround(x.measure, text, x.across(1, 3), l.Size, x.names()...) {
		x.wide(x.style(l.shrunk()), v, letterLine, 3)
	}
}

// leastLetter is how much smaller a letter may become to end on its page: 11 points are nine then.
const leastLetter = .82

// closed is the finished letter. One that is a little too long for a page is made smaller; a
// longer one goes on on the next.
func (x letter) closed() *sheet.Sheet {
	s := x.close()
	if x.marks != nil {
		return s
	}
	high := 0.0
	for _, r := range s.Rows {
		high += r.Height
	}
	_, room := s.Setup.Size()
	if room -= s.Setup.Margins.Top + s.Setup.Margins.Bottom; high*leastLetter > room {
		s.Setup.Fit = sheet.FitWidth
	}
	return s
}

// names are those that stand whole in a line.
func (x letter) names() []string {
	names := []string{x.r.Series, x.r.Office, x.r.Lecturer}
	for _, o := range x.r.With {
		names = append(names, o.Name)
	}
	return names
}

// itemized is a line that ends between what it tells where it is too long: to whom, how to reach
// the office.
func (x letter) itemized(l look, text string) {
	if x.marks == nil {
		text = x.phrased(text, x.across(1, 3), l.Size)
	}
	x.line(l, text)
}

// paragraph is a line of a form: one cell that breaks its own lines, because nobody
// knows how long they will be.
func (x letter) paragraph(l look, text string) {
	n := len(broken(x.measure, x.usually(text), x.across(1, 3), l.Size))
	if n > 1 {
		l = l.wrapped()
	} else {
		l = l.shrunk()
	}
	x.wide(x.style(l), text, float64(n)*letterLine, 3)
}

// top is what stands above the text: number and day, to whom, from whom, what about.
func (x letter) top() {
	right := letterLook.right()
	switch {
	case x.r.Kind == report.LetterMemo:
		x.line(right, "事務連絡")
	default:
		x.line(right, x.or(x.r.Document, "　　　第　　　　　号"))
	}
	x.line(right, x.r.Style.Day(x.r.Made))
	x.line(letterLook, "")
	for i, to := range x.to() {
		if i == 0 {
			x.wants(true, "講師の所属")
		}
		x.itemized(letterLook, to)
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

// to is whom the letter is for, each of several.
func (x letter) to() []string {
	all := x.toOne()
	for _, o := range x.r.With {
		y := x
		y.r.Lecturer, y.r.From, y.r.Position, y.r.Outside = o.Name, o.From, o.Position, o.Outside
		for _, line := range y.toOne() {
			if !slices.Contains(all, line) {
				all = append(all, line)
			}
		}
	}
	return all
}

// toOne is whom the letter is for, of one lecturer.
func (x letter) toOne() []string {
	r := x.r
	person := x.who() + " 様"
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
		return []string{fields.HeadOf(r.From) + " 様"}
	}
	return []string{fields.HeadOf(r.From) + " 様", joined("　", r.From, person)}
}

// who is the lecturer with the position.
func (x letter) who() string {
	if x.marks != nil {
		return x.around("", x.r.Position, "　") + x.r.Lecturer
	}
	return joined("　", x.r.Position, x.r.Lecturer)
}

func (x letter) sender() string { return fields.Sender(x.r.Head) }

// evening names what the letter is about.
func (x letter) evening() string {
	return x.some("第", x.r.Number, "回") + "「" + x.r.Series + "」"
}

func (x letter) subject() string {
	r := x.r
	switch {
	case r.Kind == report.LetterMemo:
		return fmt.Sprintf("%sの%sについて(お願い)", x.evening(), fields.Roles(r))
	case r.Kind == report.LetterToHead && r.Outside:
		return fmt.Sprintf("%sへの%sの派遣について(依頼)", x.evening(), fields.Roles(r))
	}
	return fmt.Sprintf("%sの%sについて(依頼)", x.evening(), fields.Roles(r))
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

// paragraphsOf are those of a text, one a line.
func paragraphsOf(text string) []string { return strings.Split(text, "\n") }

func (x letter) paragraphs() []string {
	r := x.r
	if r.Text != "" {
		text, _ := fields.Fill(r.Text, fields.LetterItems(r))
		return paragraphsOf(text)
	}
	who, role := x.who(), fields.RolesIn(r)
	all := []string{fmt.Sprintf("職員が勤務時間のあとに自ら学ぶ場として「%s」を開いています。", r.Series)}
	this := "このたび、下記のとおり" + x.some("第", r.Number, "回を") + "開催しますので"
	if r.Guests() && r.Kind != report.LetterMemo {
		all = []string{"時下ますます御清祥のこととお喜び申し上げます。",
			fmt.Sprintf("日頃から、%sの職員の育成に御理解と御協力をいただき、厚くお礼申し上げます。", r.Office),
			"さて、" + r.Office + "では、" + all[0]}
	}
	switch {
	case r.Kind == report.LetterToLecturer && r.Guests():
		all = append(all, fmt.Sprintf("%s、御多用のところ恐れ入りますが、%sをお引き受けくださいますよう、お願い申し上げます。", this, role))
	case r.Kind == report.LetterToHead && r.Outside:
		all = append(all, fmt.Sprintf("%s、%s様を%sとして派遣くださいますよう、お願い申し上げます。", this, who, role))
	case r.Kind == report.LetterToHead:
		all = append(all, fmt.Sprintf("%s、%sさんに%sをお願いすることについて、御配慮くださいますよう、お願いします。", this, who, role))
	default:
		all = append(all, fmt.Sprintf("%s、%sを引き受けてくださいますよう、お願いします。", this, role))
	}
	if r.Kind == report.LetterToHead && r.Agreed {
		all = append(all, "なお、御本人の内諾は得ています。")
	}
	return all
}

// StandardLetter is the text of a 講師依頼書 as it is made, with marks.
func StandardLetter(kind report.LetterKind, outside bool) string {
	e, names := fields.MarkedEvening()
	e.Letter.Kind, e.Letter.Outside = kind, outside
	x := letter{r: e.Letter, draft: &draft{paper: newPaper(e.Letter.Head, formed{HalfWidths{}, newMarking(names)}, "", 1)}}
	var all []string
	for _, p := range x.paragraphs() {
		text, _ := x.marks.text(p)
		all = append(all, text)
	}
	return fields.Plainly(strings.Join(all, "\n"))
}
