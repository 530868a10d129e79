package export

import (
	"context"
	"io"
	"strconv"

	"jibun/data/report"
	"jibun/export/fields"
	"jibun/export/sheet"
)

// Thanks writes the 礼状 of an evening.
//
// Nothing is written to w when ctx ends before the workbook is complete.
func Thanks(ctx context.Context, w io.Writer, r report.ThanksLetters, o Options) error {
	return Write(ctx, w, ThanksPaper(r, HalfWidths{}), o)
}

// ThanksPaper is the same before it is a file: a sheet for each lecturer, or one for all.
func ThanksPaper(r report.ThanksLetters, m Measure) *sheet.Paper {
	var first report.RequestLetter
	if len(r.All) > 0 {
		first = r.All[0]
	}
	b := newPaper(first.Head, m, joined(" ", "礼状", eveningName(first.Number, first.Series)), 40*len(r.All))
	groups := [][]report.RequestLetter{r.All}
	if !r.Together {
		groups = nil
		for _, x := range r.All {
			groups = append(groups, []report.RequestLetter{x})
		}
	}
	var sheets []func() *sheet.Sheet
	for i, to := range groups {
		sheets = append(sheets, func() *sheet.Sheet {
			name := "礼状"
			if len(groups) > 1 {
				name += strconv.Itoa(i + 1)
			}
			x := letter{r: to[0].To(to[1:]...), draft: b.draft(plan{name: name, letter: true, widths: []float64{10, 34, 123.4}})}
			x.thanks(r, to)
			return x.closed()
		})
	}
	return b.of(sheets...)
}

// thanks is the letter to some lecturers.
func (x letter) thanks(r report.ThanksLetters, to []report.RequestLetter) {
	right := letterLook.right()
	x.line(right, x.r.Style.Day(x.r.Made))
	x.line(letterLook, "")
	for _, p := range to {
		if p.From != "" {
			x.itemized(letterLook, p.From)
		}
		x.itemized(letterLook, "　"+joined("　", p.Position, p.Lecturer)+" 様")
	}
	x.line(letterLook, "")
	x.line(right, x.sender())
	x.line(letterLook, "")
	x.line(letterLook.center().sized(12).strong(), x.evening()+"の御礼")
	x.line(letterLook, "")
	for _, p := range paragraphsOf(fields.ThanksText(r, x.r, x.r.Guests())) {
		x.line(letterLook, "　"+p)
	}
	x.line(letterLook, "")
	x.itemized(right, joined(" ", "担当", x.r.Office, x.r.Section))
	x.itemized(right, joined("　", prefixed("電話 ", x.r.Phone), prefixed("メール ", x.r.Email)))
}
