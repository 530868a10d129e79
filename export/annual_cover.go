package export

import (
	"cmp"

	"jibun/data/report"
	"jibun/data/wareki"
	"jibun/export/fields"
	"jibun/export/sheet"
)

// The cover is a grid of ten columns of 17 mm, the size of a stamp box.
const (
	coverColumns = 10
	coverCell    = 16.7
)

func (a annual) cover() *sheet.Sheet {
	widths := make([]float64, coverColumns)
	for i := range widths {
		widths[i] = coverCell
	}
	s := a.draft(plan{name: coverSheet, widths: widths, witness: a.r.Witness.String()})
	a.filing(s)
	s.skip(10)
	s.stamps(a.r.Stamps)
	a.coverTitle(s)
	a.coverFigures(s)
	a.coverContents(s)
	return s.close()
}

// filing is what a paper that goes round for approval is filed by: 文書番号, 起案日,
// 決裁日. What is not known yet is left free for the pen.
func (a annual) filing(s *draft) {
	label, value := s.style(headLook.sized(9.5)), cellLook.center()
	free := "年　　月　　日"
	if a.r.Style != wareki.Western {
		free = "令和　　" + free
	}
	for _, x := range [][2]string{{"文書番号", a.or(sheet.OneLine(a.r.Number), "　　第　　　　　号")},
		{"起案日", cmp.Or(a.r.Style.Day(a.r.Made), free)}, {"決裁日", free}} {
		s.fill(0, coverColumns-5)
		s.text(label, x[0])
		s.fill(label, coverColumns-3)
		s.join(coverColumns-4, coverColumns-3, 1)
		l, need := s.into(value, x[1], 3*coverCell, rowHeight)
		s.text(s.style(l), x[1])
		s.fill(s.style(l), coverColumns)
		s.join(coverColumns-2, coverColumns, 1)
		s.end(need)
	}
}

// stampsItem is empty in an office without a 決裁欄.
const stampsItem = "決裁欄"

// stamps draws the 決裁欄 at the right, in rows of at most ten.
func (s *draft) stamps(labels []string) {
	if len(labels) == 0 {
		s.skip(70)
		return
	}
	empty := s.style(cellLook)
	for len(labels) > 0 {
		n := min(len(labels), coverColumns)
		s.wants(true, stampsItem)
		s.fill(0, coverColumns-n)
		high := 16.0
		for _, l := range labels[:n] {
			high = max(high, s.snug(cellLook.center().sized(9), sheet.OneLine(l), coverCell, 16))
		}
		s.end(high)
		s.wants(true, stampsItem)
		s.fill(0, coverColumns-n)
		s.fill(empty, coverColumns)
		s.end(points(coverCell))
		labels = labels[n:]
	}
	s.skip(6)
}

func (a annual) coverTitle(s *draft) {
	line := func(v string, size, height float64, bold bool) {
		l := plainLook.center().sized(size)
		l.Bold = bold
		s.span(l, v, height, coverColumns)
	}
	s.skip(48)
	line(a.r.Year.Label(a.r.Style), 20, 34, false)
	line(a.r.Series, 26, 46, true)
	line("年次報告書", 26, 46, true)
	running := ""
	if a.r.Running {
		running = a.asOf("", "現在")
	}
	if gap := 24.0; running != "" || a.marks != nil {
		line(a.ifSo(a.r.Running, "途中の基準日", "ggge年m月d日(曜)現在", running), 14, gap, false)
	} else {
		s.skip(gap)
	}
	line(joined("　", a.r.Office, a.r.Section), 16, 30, false)
	s.skip(40)
}

// coverFigures is the year at a glance, beside the year before.
func (a annual) coverFigures(s *draft) {
	now := a.year()
	last, ok := a.before()
	s.text(s.style(plainLook.strong().sized(11)), "本年度の概要")
	s.end(22)
	s.figureRow(headLook, "", "開催回数", "参加延べ人数", "実人数", "初参加率", "充足率", "出席率")
	s.figures(a.r.Year.Label(a.r.Style)+a.ifSo(a.r.Running, "途中", "", "(途中)"), now, len(a.r.Totals))
	if s.wants(ok, "前年度開催回数") {
		s.figures(last.Year.Label(a.r.Style), last, len(a.r.Totals)-1)
	}
	if s.wants(a.r.Counted != "", "数え方") {
		s.wide(s.style(plainLook.left().sized(9)), a.r.Counted, 16, coverColumns)
	}
	s.skip(24)
}

// figureSpans are the columns of the figures on the cover.
var figureSpans = [][2]int{{1, 3}, {4, 4}, {5, 6}, {7, 7}, {8, 8}, {9, 9}, {10, 10}}

func (s *draft) figureRow(l look, texts ...string) {
	l = l.sized(9.5)
	for i, span := range figureSpans {
		s.text(s.style(l), texts[i])
		s.fill(s.style(l), span[1])
		s.join(span[0], span[1], 1)
	}
	s.end(22)
}

// figures are those of a year, from its row of 実績総括表, so that they follow it.
func (s *draft) figures(label string, y report.Year, row int) {
	center, number, ratio := s.style(cellLook.center()), s.style(cellLook.number().center()), s.style(cellLook.ratio().center())
	from := func(col int) string { return "'" + totalsSheet + "'!" + sheet.CellName(col, totalsHead+row) }
	if s.marks != nil {
		row = 0 // the years are one row, wherever that of this year will be
	}
	count := func(n, col int) {
		s.number(number, n)
		if row > 0 {
			s.row.Cells[len(s.row.Cells)-1].Formula = from(col)
		}
	}
	share := func(r report.Ratio, col int) {
		s.ratio(ratio, r)
		if c := &s.row.Cells[len(s.row.Cells)-1]; c.Kind == sheet.Number && row > 0 {
			c.Formula = from(col)
		}
	}
	put := []func(){
		func() { s.text(center, label) },
		func() { count(y.Seminars, 2) },
		func() { count(y.Attendances, 5) },
		func() {
			if s.person(number, y, y.People); s.row.Cells[len(s.row.Cells)-1].Kind == sheet.Number && row > 0 {
				s.row.Cells[len(s.row.Cells)-1].Formula = from(6)
			}
		},
		func() { share(y.FirstShare(), 10) },
		func() { share(y.FillRate(), 12) },
		func() { share(y.AttendanceRate(), 13) },
	}
	for i, span := range figureSpans {
		put[i]()
		s.fill(center, span[1])
		s.join(span[0], span[1], 1)
	}
	s.end(22)
}

// totalsHead is how many rows stand above the years of 実績総括表.
const totalsHead = 4

// person puts a count of people, － in a year that is known only by numbers.
func (s *draft) person(style int, y report.Year, n int) {
	s.known(style, n, n != 0 || y.CountedOnly == 0 || y.CountedOnly != y.Attendances)
}

func (a annual) coverContents(s *draft) {
	s.text(s.style(plainLook.strong().sized(11)), "目次")
	s.end(22)
	entry := cellLook
	entry.Indent = 1
	name, what := s.style(entry.left()), s.style(entry.left())
	for i, c := range a.contents() {
		if ask := optionalSheets[c[0]]; ask != "" {
			s.wants(true, ask)
		}
		entry := fields.Contents(i+1, c[0])
		if s.marks != nil && c[0] == reviewSheet { // which one it is depends on the survey
			entry = s.marks.write("目次の" + reviewed)
		}
		s.text(name, entry)
		s.fill(name, 3)
		s.text(what, c[1])
		s.fill(what, coverColumns)
		s.join(1, 3, 1)
		s.join(4, coverColumns, 1)
		s.end(0)
	}
	s.skip(12)
}

// optionalSheets are those that are there only if a list is not empty.
var optionalSheets = map[string]string{surveySheet: surveyed, reviewSheet: reviewed}

// contents are the sheets after the cover and what stands on them.
func (a annual) contents() [][2]string {
	all := [][2]string{
		{totalsSheet, "年度ごとの実績(開始年度から)とグラフ"},
		{seminarsSheet, "本年度のセミナーの一覧"},
		{departmentsSheet, "部・課ごとの参加状況、外部からの参加"},
	}
	if !a.r.WithoutHistory {
		all = append(all, [2]string{historySheet, "職員・外部参加者ごとの受講の記録"})
	}
	all = append(all, [2]string{speakersSheet, "講師・スピーカー等の登壇の記録"},
		[2]string{analysisSheet, "主な比率、キャンセル、曜日、職層、分類"},
		[2]string{circlesSheet, "新規・リピーター・常連、セミナー別"})
	if a.surveyed() {
		all = append(all, [2]string{surveySheet, "回収率と満足度、セミナー別"})
	}
	if a.reviewed() {
		all = append(all, [2]string{reviewSheet, "目的・成果・課題・次回に向けて、セミナー別"})
	}
	return all
}
