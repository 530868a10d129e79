package export

import (
	"slices"
	"strconv"
	"strings"

	"jibun/data/report"
	"jibun/data/wareki"
	"jibun/export/sheet"
)

func departmentColumns(style wareki.Style) []column {
	n := cellLook.number().sized(9.5)
	return []column{
		{title: "部", mm: 26, look: cellLook.sized(9).wrapped(), tall: true},
		{title: "課", mm: 34.5, look: cellLook.sized(9).wrapped(), tall: true},
		{title: "在籍数", mm: 11.8, look: n},
		{title: "実人数", mm: 11.8, look: n},
		{title: "参加率", mm: 13.4, look: cellLook.ratio().sized(9.5)},
		{title: "延べ", mm: 11.8, look: n},
		{title: "初参加", mm: 11.8, look: n},
		{title: "前年度", mm: 11.8, look: n},
		{group: "最終参加", mm: 28.6, look: cellLook.sized(9).right().as(dayFormat(style))},
		{group: "最終参加", mm: 5.5, look: cellLook.sized(9).center()},
	}
}

// departments is 所属別参加状況.
func (a annual) departments() *sheet.Sheet {
	cols := departmentColumns(a.r.Style)
	l := a.draft(plan{name: departmentsSheet, headSize: 9}.of(cols)).list(departmentsSheet, a.sub(), cols)
	t := &departmentTable{list: l,
		sumText: l.style(cellLook.sum()), sumNumber: l.style(cellLook.number().sized(9.5).sum()), sumRatio: l.style(cellLook.ratio().sized(9.5).sum())}
	for _, d := range each(l.draft, "部", a.r.Divisions) {
		t.division(d)
	}
	l.noneOf("部", len(a.r.Divisions))
	t.others(a)
	t.grand(a)
	l.skip(4)
	l.note("※ " + a.asOf("在籍数は", "現在。") + "所属は受講した日のもので、その後の異動では変わりません。" +
		"参加率=実人数÷在籍数(総計は職員のみ)。実人数は部・課・全体のそれぞれで重複を除くため、年度途中に異動した方がいると、課の合計と部計、部計の合計と総計は一致しないことがあります。")
	return l.close()
}

// departmentTable writes the rows and remembers which of them the grand total adds.
type departmentTable struct {
	*list
	sumText, sumNumber, sumRatio int
	adds                         []int // rows
	sum                          report.DepartmentRow
}

// division writes the sections of a 部 and their sum.
func (t *departmentTable) division(d report.Division) {
	first := t.rows + 1
	var sum report.DepartmentRow
	for i, x := range each(t.draft, "課", d.Departments) {
		if i == len(d.Departments)-1 { // the sum never stands alone on a page
			t.keepTogether(t.sectionHigh(d.Name, x.Name) + t.sumHigh(d.Name))
		}
		look := t.cols[0].look
		if i > 0 && t.marks == nil {
			look = look.colored(grey)
		}
		t.worded(0, look, d.Name)
		t.department(x)
		t.done()
		sum = plus(sum, x)
	}
	people := sum.People
	if d.People > 0 {
		people = d.People
	}
	last := t.rows
	name, need := t.set(cellLook.sum(), sheet.Clean(d.Name+" 計"), t.across(1, 2))
	t.text(t.style(name), d.Name+" 計")
	t.fill(t.sumText, 2)
	t.join(1, 2, 1)
	t.total(t.sumNumber, first, last, sum.Headcount, sum.Headcount)
	t.total(t.sumNumber, first, last, sum.People, people)
	t.share(t.sumRatio, report.Ratio{Num: people, Den: sum.Headcount})
	t.total(t.sumNumber, first, last, sum.Attendances, sum.Attendances)
	t.total(t.sumNumber, first, last, sum.FirstTimers, sum.FirstTimers)
	t.total(t.sumNumber, first, last, sum.LastYear, sum.LastYear)
	t.latest(sum.Last)
	t.counts(sum)
	t.end(max(need, rowHeight))
}

// share is 参加率: of the cell before, in the one before that.
func (t *departmentTable) share(style int, r report.Ratio) {
	t.rate(style, r, t.here(4), t.here(3), true)
}

// sectionHigh is how high the row of a section will be, sumHigh that of a sum.
func (t *departmentTable) sectionHigh(division, section string) float64 {
	_, a := t.set(t.cols[0].look, sheet.Clean(division), t.cols[0].mm)
	_, b := t.set(t.cols[1].look, sheet.Clean(section), t.cols[1].mm)
	return max(a, b, rowHeight)
}

func (t *departmentTable) sumHigh(name string) float64 {
	_, need := t.set(cellLook.sum(), sheet.Clean(name+" 計"), t.across(1, 2))
	return max(need, rowHeight)
}

// department puts the cells of a section after its 部.
func (t *departmentTable) department(x report.DepartmentRow) {
	st := t.styles
	t.words(x.Name)
	t.number(st[2], x.Headcount)
	t.number(st[3], x.People)
	t.share(st[4], report.Ratio{Num: x.People, Den: x.Headcount})
	t.number(st[5], x.Attendances)
	t.number(st[6], x.FirstTimers)
	t.number(st[7], x.LastYear)
	t.last(x.Last)
}

// last puts the last day, － if there is none.
func (t *departmentTable) last(d wareki.Date) {
	st := t.styles
	if d.Valid() {
		t.nothing("なければ" + dash)
		t.day(st[8], st[9], d)
		return
	}
	t.text(st[8], dash)
	t.text(st[9], "")
}

// latest puts the last day of a 部 in the look of a sum.
func (t *departmentTable) latest(d wareki.Date) {
	if !d.Valid() {
		t.text(t.style(t.cols[8].look.sum()), "")
		t.text(t.style(t.cols[9].look.sum()), "")
		return
	}
	t.day(t.style(t.cols[8].look.sum()), t.style(t.cols[9].look.sum()), d)
}

// counts adds the row that is about to end to the grand total.
func (t *departmentTable) counts(x report.DepartmentRow) {
	t.adds = append(t.adds, t.rows+1)
	t.sum = plus(t.sum, x)
}

// others writes the rows outside the departments: staff without a posting,
// outside people, and what is known only as a number.
func (t *departmentTable) others(a annual) {
	var unknown, rest []report.DepartmentRow
	if u := a.r.Unknown; u != nil {
		unknown = []report.DepartmentRow{*u}
	}
	for _, x := range each(t.draft, "所属なし", unknown) {
		x.Name = "所属の記録なし"
		t.wants(true, "所属なし")
		t.other("職員", x)
	}
	for _, o := range each(t.draft, "外部", a.r.Outside) {
		t.wants(true, "外部")
		t.other("外部", report.DepartmentRow{Name: o.Affiliation, People: o.People,
			Attendances: o.Attendances, FirstTimers: o.FirstTimers, LastYear: o.LastYear, Last: o.Last})
	}
	if x, ok := a.r.Rest(); ok {
		rest = []report.DepartmentRow{x}
	}
	for _, x := range each(t.draft, "その他の参加", rest) {
		t.wants(true, "その他の参加")
		t.other("その他", x)
	}
}

func (t *departmentTable) other(kind string, x report.DepartmentRow) {
	st := t.styles
	t.words(kind)
	t.words(x.Name)
	t.known(st[2], x.Headcount, x.Headcount != 0)
	t.known(st[3], x.People, x.People != 0 || x.Attendances <= 0)
	t.share(st[4], report.Ratio{Num: x.People, Den: x.Headcount})
	t.number(st[5], x.Attendances)
	t.number(st[6], x.FirstTimers)
	t.number(st[7], x.LastYear)
	t.last(x.Last)
	t.counts(x)
	t.done()
}

// grand is 総計. Its figures are those of 実績総括表; they are formulas over the
// sums above wherever adding up gives the same.
func (t *departmentTable) grand(a annual) {
	y := a.year()
	t.keepTogether(rowHeight)
	t.text(t.sumText, "総計")
	t.fill(t.sumText, 2)
	t.join(1, 2, 1)
	t.adding(t.sum.Headcount, t.sum.Headcount)
	t.adding(t.sum.People, y.People)
	t.ratio(t.sumRatio, a.r.StaffShare())
	t.adding(t.sum.Attendances, y.Attendances)
	t.adding(t.sum.FirstTimers, y.FirstTimers)
	t.adding(t.sum.LastYear, t.sum.LastYear)
	t.latest("")
	t.end(0)
}

// adding puts figure, as a formula over the rows in adds if they add up to it.
func (t *departmentTable) adding(sum, figure int) {
	if sum != figure || len(t.adds) == 0 {
		t.number(t.sumNumber, figure)
		return
	}
	col := sheet.ColumnName(len(t.row.Cells) + 1)
	// Not with plus signs: － in a cell would make the whole an error. SUM takes
	// 255 arguments, so they go in groups.
	var groups []string
	for rows := range slices.Chunk(t.adds, 200) {
		refs := make([]string, len(rows))
		for i, row := range rows {
			refs[i] = col + strconv.Itoa(row)
		}
		groups = append(groups, "SUM("+strings.Join(refs, ",")+")")
	}
	t.formula(t.sumNumber, strings.Join(groups, "+"), figure)
}

func plus(a, b report.DepartmentRow) report.DepartmentRow {
	a.Headcount += b.Headcount
	a.People += b.People
	a.Attendances += b.Attendances
	a.FirstTimers += b.FirstTimers
	a.LastYear += b.LastYear
	a.Last = max(a.Last, b.Last)
	return a
}
