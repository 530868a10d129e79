package export

import (
	"context"
	"fmt"
	"io"
	"slices"

	"jibun/data/report"
	"jibun/export/sheet"
)

// The 出席確認済み名簿 stands on a grid of eighteen columns, of which two are a stamp wide;
// a column of the list takes several.
const (
	attendedGrid = 18
	attendedUnit = 9.3 // mm
	stampColumns = 2
	stampHigh    = 17.0 // mm
)

var attendedColumns = []struct {
	title string
	units int
}{{"№", 1}, {"所属・団体", 4}, {"職名", 2}, {"氏名", 3}, {"ふりがな", 3}, {"出欠", 2}, {"備考", 3}}

// Attended writes the 出席確認済み名簿 of one seminar, for the file.
//
// Nothing is written to w when ctx ends before the workbook is complete.
func Attended(ctx context.Context, w io.Writer, r report.Attended, o Options) error {
	return Write(ctx, w, AttendedPaper(r, HalfWidths{}), o)
}

// AttendedPaper is the same before it is a file.
func AttendedPaper(r report.Attended, m Measure) *sheet.Paper {
	b := newPaper(r.Head, m, joined(" ", "出席確認済み名簿", eveningName(r.Number, r.Series)), 20+len(r.Staff)+len(r.Outside))
	return b.of(func() *sheet.Sheet {
		p := plan{name: "出席確認済み名簿", personal: true}
		for range attendedGrid {
			p.widths = append(p.widths, attendedUnit)
		}
		s := attendedSheet{draft: b.draft(p), r: r}
		s.settle()
		s.head()
		for _, part := range []struct {
			name string
			of   []report.SignInLine
		}{{"職員", r.Staff}, {"外部", r.Outside}} {
			if len(part.of) == 0 {
				continue
			}
			s.keepTogether(3 * points(7))
			s.wide(s.style(cellLook.strong().filled(tint)), fmt.Sprintf("%s(%d人)", part.name, len(part.of)), points(6.5), attendedGrid)
			for _, x := range part.of {
				s.person(x)
			}
		}
		if len(r.Staff)+len(r.Outside) == 0 {
			s.none()
		}
		s.skip(4)
		legend := "○ 出席　△ 遅刻・早退　× 欠席(連絡あり)　● 無断欠席　・ 未確認"
		if r.Spoke > 0 {
			legend += "　講 講師(参加には数えません)"
		}
		s.note(legend)
		return s.close()
	})
}

type attendedSheet struct {
	*draft
	r     report.Attended
	sizes []sizes // of the columns
}

// attendedHigh is how high the row of a person is, in points.
var attendedHigh = points(8.0)

// attendedTexts are what stands in the columns of a person.
func attendedTexts(x report.SignInLine) []string {
	return []string{fmt.Sprint(x.No), x.From, x.Position, x.Name, x.Reading, x.Mark, x.Remark}
}

// settle chooses the sizes of the columns, for all lines of the list.
func (s *attendedSheet) settle() {
	for i, c := range attendedColumns {
		var texts []string
		for _, x := range slices.Concat(s.r.Staff, s.r.Outside) {
			texts = append(texts, attendedTexts(x)[i])
		}
		s.sizes = append(s.sizes, s.sizesOf(cellLook, texts, float64(c.units)*attendedUnit, attendedHigh))
	}
}

func (s attendedSheet) head() {
	r := s.r
	s.span(plainLook.sized(14).strong(), "出席確認済み名簿　"+eveningName(r.Number, r.Series)+s.calledOff(), 24, attendedGrid)
	s.span(plainLook.sized(10.5).strong(), "テーマ　"+r.Title, 16, attendedGrid)
	s.span(plainLook, "日時　"+joined(" ", r.Style.Full(r.Date), hours(r.Start, r.End))+prefixed("　会場 ", r.Venue), 15, attendedGrid)
	s.span(plainLook, joined("　", prefixed("講師　", r.Speakers), s.some("定員 ", r.Capacity, "人")), 15, attendedGrid)
	s.span(plainLook.strong(), fmt.Sprintf("名簿 %d人　出席 %d人　遅刻・早退 %d人　欠席 %d人", len(r.Staff)+len(r.Outside), r.Present, r.Late, r.Absent)+s.some("　未確認 ", r.Unknown, "人")+s.some("　講師 ", r.Spoke, "人"), 18, attendedGrid)
	s.stamps("決裁", r.Stamps)
	s.stamps("供覧", r.Circulation)
	s.skip(6)
	from := s.rows + 1
	for _, c := range attendedColumns {
		at := len(s.row.Cells)
		s.text(s.style(headLook), c.title)
		s.fill(s.style(headLook), at+c.units)
		s.join(at+1, at+c.units, 1)
	}
	s.end(20)
	s.repeats(from, s.rows)
}

// stamps are boxes with a label each, after what they are for.
func (s attendedSheet) stamps(what string, labels []string) {
	const most = (attendedGrid - 1) / stampColumns
	if len(labels) == 0 {
		return
	}
	labels = labels[:min(len(labels), most)]
	title := look{Size: 9, Across: sheet.Centre, Down: sheet.Middle, Turn: sheet.Stacked, Frame: box}
	s.keepTogether(points(5.5 + stampHigh))
	for row, high := range []float64{5.5, stampHigh} {
		text := ""
		if row == 0 {
			text = what
		}
		s.text(s.style(title), text)
		if row == 0 {
			s.join(1, 1, 2)
		}
		for _, label := range labels {
			at := len(s.row.Cells)
			l := cellLook.center().sized(9)
			if row > 0 {
				label = ""
			}
			s.snug(l, label, stampColumns*attendedUnit, points(high))
			s.fill(s.style(l), at+stampColumns)
			s.join(at+1, at+stampColumns, 1)
		}
		s.end(points(high))
	}
	s.skip(4)
}

func (s attendedSheet) person(x report.SignInLine) {
	height, texts := attendedHigh, attendedTexts(x)
	for i, c := range attendedColumns {
		at := len(s.row.Cells)
		l := cellLook
		if i == 0 || i == 5 {
			l = l.center()
		}
		if i == 0 {
			s.number(s.style(l), x.No)
		} else {
			height = max(height, s.draft.sized(l, s.sizes[i], texts[i], float64(c.units)*attendedUnit, attendedHigh))
		}
		if i == 3 && x.Name != "" {
			s.row.Cells[at].Reading = sheet.OneLine(x.Reading)
		}
		s.fill(s.style(l), at+c.units)
		s.join(at+1, at+c.units, 1)
	}
	s.end(height)
}
