package export

import (
	"fmt"
	"strings"

	"jibun/data/report"
	"jibun/export/sheet"
)

// The cover is a grid of ten columns of 17 mm, the size of a stamp box.
const (
	coverColumns = 10
	coverCell    = 17.0
	namesShown   = 30 // in a warning
)

func (a annual) cover() *sheet.Sheet {
	widths := make([]float64, coverColumns)
	for i := range widths {
		widths[i] = coverCell
	}
	s := a.draft(plan{name: coverSheet, widths: widths, personal: len(a.r.NoReading) > 0})
	right := s.style(plainLook.right().sized(11))
	for _, v := range []string{sheet.OneLine(a.r.Number), a.r.Style.Day(a.r.Made)} {
		s.wide(right, v, 0, coverColumns)
	}
	s.skip(10)
	s.stamps(a.r.Stamps)
	a.coverTitle(s)
	a.coverFigures(s)
	a.coverContents(s)
	a.warnings(s)
	return s.close()
}

// stamps draws the 決裁欄 at the right, in rows of at most ten.
func (s *draft) stamps(labels []string) {
	if len(labels) == 0 {
		s.skip(70)
		return
	}
	label, empty := s.style(cellLook.center().sized(9).shrunk()), s.style(cellLook)
	for len(labels) > 0 {
		n := min(len(labels), coverColumns)
		s.fill(0, coverColumns-n)
		for _, l := range labels[:n] {
			s.text(label, sheet.OneLine(l))
		}
		s.end(16)
		s.fill(0, coverColumns-n)
		s.fill(empty, coverColumns)
		s.end(points(coverCell))
		labels = labels[n:]
	}
	s.skip(6)
}

func (a annual) coverTitle(s *draft) {
	line := func(v string, size, height float64, bold bool) {
		l := plainLook.center().sized(size).shrunk()
		l.Bold = bold
		s.wide(s.style(l), sheet.OneLine(v), height, coverColumns)
	}
	s.skip(48)
	line(a.r.Year.Label(a.r.Style), 20, 34, false)
	line(a.r.Series, 26, 46, true)
	line("年次報告書", 26, 46, true)
	s.skip(24)
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
	s.figures(a.r.Year.Label(a.r.Style), now)
	if ok {
		s.figures(last.Year.Label(a.r.Style), last)
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

func (s *draft) figures(label string, y report.Year) {
	center, number, ratio := s.style(cellLook.center()), s.style(cellLook.number().center()), s.style(cellLook.ratio().center())
	put := []func(){
		func() { s.text(center, label) },
		func() { s.number(number, y.Seminars) },
		func() { s.number(number, y.Attendances) },
		func() { s.person(number, y, y.People) },
		func() { s.ratio(ratio, y.FirstShare()) },
		func() { s.ratio(ratio, y.FillRate()) },
		func() { s.ratio(ratio, y.AttendanceRate()) },
	}
	for i, span := range figureSpans {
		put[i]()
		s.fill(center, span[1])
		s.join(span[0], span[1], 1)
	}
	s.end(22)
}

// person puts a count of people, － in a year that is known only by numbers.
func (s *draft) person(style int, y report.Year, n int) {
	if n == 0 && y.CountedOnly > 0 && y.CountedOnly == y.Attendances {
		s.text(style, dash)
		return
	}
	s.number(style, n)
}

func (a annual) coverContents(s *draft) {
	s.text(s.style(plainLook.strong().sized(11)), "目次")
	s.end(22)
	entry := cellLook
	entry.Indent = 1
	name, what := s.style(entry.left()), s.style(entry.left())
	for i, c := range [][2]string{
		{totalsSheet, "年度ごとの実績(開始年度から)とグラフ"},
		{seminarsSheet, "本年度のセミナーの一覧"},
		{departmentsSheet, "部・課ごとの参加状況、外部からの参加"},
		{historySheet, "職員・外部参加者ごとの受講の記録"},
		{speakersSheet, "講師・スピーカー等の登壇の記録"},
		{analysisSheet, "新規・リピーター・常連、分類、曜日、年代層、キャンセルなど"},
	} {
		s.text(name, fmt.Sprintf("%d　%s", i+1, c[0]))
		s.fill(name, 3)
		s.text(what, c[1])
		s.fill(what, coverColumns)
		s.join(1, 3, 1)
		s.join(4, coverColumns, 1)
		s.end(0)
	}
	s.skip(12)
}

// warnings tells what the reader of the figures should know or mend.
func (a annual) warnings(s *draft) {
	var all []string
	if n := len(a.r.Unsettled); n > 0 {
		all = append(all, fmt.Sprintf("・出欠の入力が済んでいないセミナーが%d件あります。入力が済むと数字が変わります。\n　%s", n, listed(a.r.Unsettled)))
	}
	if n := len(a.r.NoReading); n > 0 {
		all = append(all, fmt.Sprintf("・ふりがなのない方が%d人います。五十音順では最後に並びます。\n　%s", n, listed(a.r.NoReading)))
	}
	if len(all) == 0 {
		return
	}
	body := cellLook.left().filled(tintNote)
	body.Indent = 1
	head := body.strong()
	body = body.sized(9).wrapped()
	heights := 20.0
	h := make([]float64, len(all))
	for i, v := range all {
		h[i] = float64(s.lines(v, coverColumns*coverCell, 9))*12 + 8
		heights += h[i]
	}
	s.keepTogether(heights)
	s.wide(s.style(head), "ご確認ください", 20, coverColumns)
	for i, v := range all {
		s.wide(s.style(body), v, h[i], coverColumns)
	}
}

// listed names the first of many.
func listed(all []string) string {
	more := ""
	if len(all) > namesShown {
		more = fmt.Sprintf(" ほか%d件", len(all)-namesShown)
		all = all[:namesShown]
	}
	names := make([]string, len(all))
	for i, v := range all {
		names[i] = sheet.OneLine(v)
	}
	return strings.Join(names, "、") + more
}
