package fields

import (
	"fmt"
	"slices"
	"strings"

	"jibun/data/report"
	"jibun/data/wareki"
	"jibun/export/template"
)

func yearLists() []list[Year] {
	return []list[Year]{
		listOf("セミナー", "開催一覧", func(y *Year) []report.SeminarRow { return y.Annual.Seminars }, seminarItems),
		listOf("開催", "開催した回だけの一覧", held, seminarItems),
		listOf("部", "所属別の参加状況", func(y *Year) []report.Division { return y.Annual.Divisions }, divisionItems,
			listOf("課", "部のなかの課", withDivision, departmentItems)),
		listOf("所属別", "すべての課の参加状況(建制順)", departments, departmentItems),
		listOf("月", "十二の月(4月から)", func(y *Year) []month { return months(y, false) }, monthItems, listOf("開催", "その月に開催した回", ofMonth, seminarItems)),
		listOf("開催月", "開催のあった月だけ", func(y *Year) []month { return months(y, true) }, monthItems, listOf("開催", "その月に開催した回", ofMonth, seminarItems)),
		listOf("四半期", "四つの四半期(4月から)", func(y *Year) []term { return terms(y, 3) }, termItems,
			listOf("月", "その四半期の月", func(t *term) []month { return t.months }, monthItems), listOf("開催", "その四半期に開催した回", ofTerm, seminarItems)),
		listOf("半期", "前期と後期(4月から9月、10月から3月)", func(y *Year) []term { return terms(y, 6) }, termItems,
			listOf("月", "その半期の月", func(t *term) []month { return t.months }, monthItems), listOf("開催", "その半期に開催した回", ofTerm, seminarItems)),
		listOf("前期", "4月から9月に開催した回", func(y *Year) []report.SeminarRow { return ofTerm(&terms(y, 6)[0]) }, seminarItems),
		listOf("後期", "10月から3月に開催した回", func(y *Year) []report.SeminarRow { return ofTerm(&terms(y, 6)[1]) }, seminarItems),
		listOf("所属なし", "所属の記録のない職員(いなければ一行もなし)", func(y *Year) []report.DepartmentRow {
			if y.Annual.Unknown == nil {
				return nil
			}
			return []report.DepartmentRow{*y.Annual.Unknown}
		}, otherItems),
		listOf("その他の参加", "部にも外部にも入らない参加(人数のみの記録、旧所属。なければ一行もなし)", func(y *Year) []report.DepartmentRow {
			if rest, ok := y.Annual.Rest(); ok {
				return []report.DepartmentRow{rest}
			}
			return nil
		}, restItems),
		listOf("外部", "外部の方の団体別の参加状況", func(y *Year) []report.OutsideRow { return y.Annual.Outside }, outsideItems),
		listOf("受講", "受講履歴", func(y *Year) []report.HistoryRow { return y.Annual.History }, historyItems),
		listOf("講師", "講師一覧", func(y *Year) []report.SpeakerRow { return y.Annual.Speakers }, speakerItems),
		listOf("年度別", "年度ごとの実績(はじめの年度から)", yearRows,
			append(slices.Clone(yearRowItems), date("年度初日", "その年度の4月1日。和暦の年だけを書くときなどに", func(y *yearRow) wareki.Date { return y.Year.Year.First() }))),
		listOf("事例の年度別", "開催した年度ごとの実績(取組事例の表)", func(y *Year) []yearRow {
			rows := make([]yearRow, len(y.Case.Years))
			for i, x := range y.Case.Years {
				rows[i] = yearRow{Year: x, label: x.Year.Label(y.Case.Style)}
			}
			return rows
		}, yearRowItems[:len(yearRowItems)-1]),
		listOf("人数のみの年度", "人数だけの記録がある年度", countedYears, yearRowItems[:6]),
		listOf("分類", "分類ごとの回数と参加(その年度)", func(y *Year) []report.CategoryYears { return y.Annual.Analysis.Categories }, categoryItems,
			listOf("分類年度", "分類のなかの年度", categoryYears, []item[categoryYear]{
				count("回数", "開催した回数", func(c *categoryYear) int { return c.seminars }), count("参加", "参加の延べ人数", func(c *categoryYear) int { return c.attendances })})),
		listOf("曜日", "曜日ごとの参加", func(y *Year) []report.Bucket { return y.Annual.Analysis.Weekdays }, bucketItems),
		listOf("開催曜日", "開催のあった曜日ごとの参加", func(y *Year) []report.Bucket {
			return slices.DeleteFunc(slices.Clone(y.Annual.Analysis.Weekdays), func(b report.Bucket) bool { return b.Seminars == 0 })
		}, bucketItems),
		listOf("年齢層", "若手・中堅・管理職ごとの参加", func(y *Year) []report.Bucket { return y.Annual.Analysis.Bands }, bucketItems),
		listOf("ふり返り", "ふり返りとアンケート", func(y *Year) []report.Review { return y.Annual.Reviews }, reviewItems),
		listOf("アンケート", "アンケートをとった回", surveys, reviewItems),
		listOf("目的と成果", "ふり返りを書いた回", func(y *Year) []report.Review {
			return slices.DeleteFunc(slices.Clone(y.Annual.Reviews), func(r report.Review) bool { return !r.Written() })
		}, reviewItems),
		listOf("ふりがなのない方", "ふりがなのない方", func(y *Year) []string { return y.Annual.NoReading }, []item[string]{text("氏名", "氏名", func(s *string) string { return *s })}),
		listOf("回", "出席簿の回", func(y *Year) []report.BookSeminar { return y.Book.Seminars }, []item[report.BookSeminar]{
			text("講座", "講座の名前(全講座を合わせた出席簿だけ)", func(x *report.BookSeminar) string { return x.Series }),
			some("番号", "通算の回", func(s *report.BookSeminar) int { return s.Number }), date("開催日", "開催日", func(s *report.BookSeminar) wareki.Date { return s.Date }),
			text("テーマ", "テーマ", func(s *report.BookSeminar) string { return s.Title }), count("申込", "申込の人数", func(s *report.BookSeminar) int { return s.Applied }),
			count("参加", "参加の人数", func(s *report.BookSeminar) int { return s.Attendances }),
			mark("人数のみ", "人数だけが分かる回は「人数のみ」", "人数のみ", func(s *report.BookSeminar) bool { return s.CountedOnly }),
			mark("未入力", "出欠が未入力の回は「未入力」", "未入力", func(s *report.BookSeminar) bool { return s.Unentered })}),
		listOf("受講者", "参加確定のあった方(はじめに参加した順)", attendees, attendeeItems, ofEvenings),
		listOf("受講職員", "参加確定のあった職員(はじめに参加した順)", func(y *Year) []report.BookPerson { return attendeesWith(y, true) }, attendeeItems, ofEvenings),
		listOf("受講外部", "参加確定のあった外部の方(はじめに参加した順)", func(y *Year) []report.BookPerson { return attendeesWith(y, false) }, attendeeItems[1:], ofEvenings),
		listOf("出席者", "出席簿の方", func(y *Year) []report.BookPerson { return y.Book.People }, []item[report.BookPerson]{
			{"職員番号", "職員番号(外部の方は空欄)", func(p *report.BookPerson) template.Value { return template.Code(p.StaffNo) }},
			text("所属", "所属・団体", func(p *report.BookPerson) string { return p.From }), text("職名", "職名", func(p *report.BookPerson) string { return p.Position }),
			text("氏名", "氏名", func(p *report.BookPerson) string { return p.Name }), text("今の氏名", "今の氏名", func(p *report.BookPerson) string { return p.NameNow }), text("今のふりがな", "今のふりがな", func(p *report.BookPerson) string { return p.ReadingNow }), text("ふりがな", "ふりがな", func(p *report.BookPerson) string { return p.Reading }),
			count("申込", "申込の回数", func(p *report.BookPerson) int { return p.Applied }), count("出席", "出席の回数", func(p *report.BookPerson) int { return p.Attended }),
			share("出席率", "出席の割合", func(p *report.BookPerson) report.Ratio { return p.Rate })},
			listOf("回", "出席者と回の交わる欄", func(p *report.BookPerson) []string { return p.Marks }, []item[string]{
				text("印", "○ 出席 △ 遅刻・早退 × 欠席 ● 無断 キ 待 講 ・", func(s *string) string { return *s })})),
	}
}

// lateMarks are the signs of the 出席簿 for those who count 無断 among the 欠席.
var lateMarks = map[string]string{"○": "○", "△": "△", "×": "×", "●": "×"}

// attendeeItems are what is known of somebody who was there, ofEvenings of each evening.
var (
	attendeeItems = []item[report.BookPerson]{
		{"職員番号", "職員番号(外部の方は空欄)", func(p *report.BookPerson) template.Value { return template.Code(p.StaffNo) }},
		text("所属", "最後に参加した日の所属・団体", func(p *report.BookPerson) string { return p.Last }), text("今の所属", "基準日の所属・団体", func(p *report.BookPerson) string { return p.From }),
		text("職名", "職名", func(p *report.BookPerson) string { return p.Position }),
		text("氏名", "氏名", func(p *report.BookPerson) string { return p.Name }), text("今の氏名", "今の氏名", func(p *report.BookPerson) string { return p.NameNow }), text("今のふりがな", "今のふりがな", func(p *report.BookPerson) string { return p.ReadingNow }),
		text("ふりがな", "ふりがな", func(p *report.BookPerson) string { return p.Reading }),
		count("申込", "申込の回数", func(p *report.BookPerson) int { return p.Applied }), count("出席", "出席の回数", func(p *report.BookPerson) int { return p.Attended }),
		count("欠席", "欠席の回数", absences), share("出席率", "出席の割合", func(p *report.BookPerson) report.Ratio { return p.Rate }),
	}
	ofEvenings = listOf("回", "受講者と回の交わる欄", func(p *report.BookPerson) []string { return p.Marks }, []item[string]{
		text("印", "○ 出席 △ 遅刻・早退 × 欠席", func(s *string) string { return lateMarks[*s] }),
		text("出欠", "○ 出席・遅刻・早退 × 欠席", func(s *string) string { return crossed[*s] }),
		text("出席", "○ 出席・遅刻・早退", func(s *string) string { return strings.Trim(crossed[*s], "×") }),
		some("一", "出席は1", func(s *string) int { return strings.Count(crossed[*s], "○") })})
)

// attendeesWith are the staff among them, or the others.
func attendeesWith(y *Year, staff bool) []report.BookPerson {
	return slices.DeleteFunc(attendees(y), func(p report.BookPerson) bool { return (p.StaffNo != "") != staff })
}

// attendees are those with a confirmed registration, in the order of their first.
func attendees(y *Year) []report.BookPerson {
	var out []report.BookPerson
	for i := range y.Book.Seminars {
		for _, p := range y.Book.People {
			if first := slices.IndexFunc(p.Marks, func(s string) bool { return s == "・" || lateMarks[s] != "" }); first == i {
				out = append(out, p)
			}
		}
	}
	return out
}

func absences(p *report.BookPerson) int {
	n := 0
	for _, s := range p.Marks {
		n += strings.Count(lateMarks[s], "×")
	}
	return n
}

// month is a month of the fiscal year with what took place in it.
type month struct {
	first    wareki.Date
	seminars []report.SeminarRow
}

func ofMonth(m *month) []report.SeminarRow { return m.seminars }

// months are those of the year, all twelve or only those with a seminar.
func months(y *Year, some bool) []month {
	var out []month
	for i := range 12 {
		m := month{first: y.Annual.Year.First().AddMonths(i)}
		for _, s := range held(y) {
			if s.Date.Year() == m.first.Year() && s.Date.Month() == m.first.Month() {
				m.seminars = append(m.seminars, s)
			}
		}
		if !some || len(m.seminars) > 0 {
			out = append(out, m)
		}
	}
	return out
}

// term is some months of the fiscal year.
type term struct {
	name, other string
	months      []month
}

// terms are the parts of the year that have so many months: quarters, halves.
func terms(y *Year, size int) []term {
	var out []term
	all := months(y, false)
	for i := 0; i < len(all); i += size {
		n := i/size + 1
		t := term{fmt.Sprintf("第%d四半期", n), fmt.Sprintf("%d期", n), all[i : i+size]}
		if size == 6 {
			t.name, t.other = []string{"前期", "後期"}[n-1], []string{"上半期", "下半期"}[n-1]
		}
		out = append(out, t)
	}
	return out
}

func ofTerm(t *term) []report.SeminarRow {
	var out []report.SeminarRow
	for _, m := range t.months {
		out = append(out, m.seminars...)
	}
	return out
}

var termItems = func() []item[term] {
	out := []item[term]{
		text("名前", "第1四半期、前期", func(t *term) string { return t.name }), text("別の名前", "1期、上半期", func(t *term) string { return t.other }),
		date("初日", "そのはじめの日", func(t *term) wareki.Date {
			if len(t.months) == 0 {
				return ""
			}
			return t.months[0].first
		}),
	}
	for _, i := range monthItems[1:] {
		out = append(out, item[term]{i.name, i.means, func(t *term) template.Value { return i.get(&month{seminars: ofTerm(t)}) }})
	}
	return out
}()

var monthItems = []item[month]{
	date("月初", "その月の1日", func(m *month) wareki.Date { return m.first }),
	count("回数", "開催した回数", func(m *month) int { return len(m.seminars) }),
	count("定員", "定員の合計", monthly(func(s *report.SeminarRow) int { return s.Capacity })),
	count("申込", "申込の合計", monthly(func(s *report.SeminarRow) int { return s.Applications })),
	count("参加", "参加の合計", monthly(func(s *report.SeminarRow) int { return s.Attendances })),
	count("初参加", "初参加の合計", monthly(func(s *report.SeminarRow) int { return s.FirstTimers })),
	count("欠席者数", "欠席の合計(無断も)", monthly(func(s *report.SeminarRow) int { return s.Absent })),
	count("職員", "職員の参加の合計", monthly(func(s *report.SeminarRow) int { return s.Staff })),
	count("外部", "外部の方の参加の合計", monthly(func(s *report.SeminarRow) int { return s.Outside })),
}

func monthly(get func(*report.SeminarRow) int) func(*month) int {
	return func(m *month) int {
		n := 0
		for i := range m.seminars {
			n += get(&m.seminars[i])
		}
		return n
	}
}

// surveys are those of the seminars that had one.
func surveys(y *Year) []report.Review {
	return slices.DeleteFunc(slices.Clone(y.Annual.Reviews), func(r report.Review) bool { return r.Handed == 0 })
}

func held(y *Year) []report.SeminarRow {
	var out []report.SeminarRow
	for _, s := range y.Annual.Seminars {
		if s.Held {
			out = append(out, s)
		}
	}
	return out
}

// department is a 課 with its 部; first tells that it stands first in it.
type department struct {
	report.DepartmentRow
	division string
	first    bool
}

func withDivision(d *report.Division) []department {
	out := make([]department, len(d.Departments))
	for i, x := range d.Departments {
		out[i] = department{x, d.Name, i == 0}
	}
	return out
}

func departments(y *Year) []department {
	var out []department
	for i := range y.Annual.Divisions {
		out = append(out, withDivision(&y.Annual.Divisions[i])...)
	}
	if y.Annual.Unknown != nil {
		out = append(out, department{DepartmentRow: *y.Annual.Unknown})
	}
	return out
}

type categoryYear struct{ seminars, attendances int }

func categoryYears(c *report.CategoryYears) []categoryYear {
	var out []categoryYear
	for i := range min(len(c.Seminars), len(c.Attendances)) {
		out = append(out, categoryYear{c.Seminars[i], c.Attendances[i]})
	}
	return out
}

func last(list []int) int { return fromLast(list, 0) }

func fromLast(list []int, n int) int {
	if len(list) <= n {
		return 0
	}
	return list[len(list)-1-n]
}

var seminarItems = []item[report.SeminarRow]{
	some("番号", "通算の回", func(s *report.SeminarRow) int { return s.Number }), some("年度の回", "その年度の何回めか(開催しなかった回は空白)", func(s *report.SeminarRow) int { return s.InYear }),
	date("開催日", "開催日", func(s *report.SeminarRow) wareki.Date { return s.Date }),
	text("開始", "始まる時刻", func(s *report.SeminarRow) string { return s.Start }), text("終了", "終わる時刻", func(s *report.SeminarRow) string { return s.End }),
	text("テーマ", "テーマ", func(s *report.SeminarRow) string { return s.Title }), text("分類", "分類", func(s *report.SeminarRow) string { return s.Category }),
	text("講師", "講師(所属・職名・氏名)", func(s *report.SeminarRow) string { return lecturers(s.Speakers, true) }),
	text("講師名", "講師の氏名だけ", func(s *report.SeminarRow) string { return lecturers(s.Speakers, false) }),
	text("講師氏名", "講師の氏名、一人一行", func(s *report.SeminarRow) string {
		return lines(s.Speakers, func(l report.Lecturer) string { return l.Name })
	}),
	text("講師所属", "講師の所属・職名、一人一行", func(s *report.SeminarRow) string {
		return lines(s.Speakers, func(l report.Lecturer) string { return l.From })
	}), text("講師の今の氏名", "講師の今の氏名、一人一行", func(s *report.SeminarRow) string { return lines(s.Speakers, nowOf) }),
	text("会場", "会場", func(s *report.SeminarRow) string { return s.Venue }),
	some("定員", "定員(開催しなかった回は空白)", func(s *report.SeminarRow) int { return held1(s, s.Capacity) }), known("申込", "申込の人数(開催しなかった回は空白)", notHeld, func(s *report.SeminarRow) int { return s.Applications }),
	known("参加", "参加の人数(開催しなかった回は空白)", notHeld, func(s *report.SeminarRow) int { return s.Attendances }), known("職員", "職員の参加(氏名の記録のない回は空白)", unnamed, func(s *report.SeminarRow) int { return s.Staff }),
	known("外部", "外部の方の参加(氏名の記録のない回は空白)", unnamed, func(s *report.SeminarRow) int { return s.Outside }), known("初参加", "初めて参加した人数(氏名の記録のない回は空白)", unnamed, func(s *report.SeminarRow) int { return s.FirstTimers }),
	known("欠席者数", "欠席の人数、無断も(氏名の記録のない回は空白)", unnamed, func(s *report.SeminarRow) int { return s.Absent }), known("無断欠席", "無断欠席の人数(氏名の記録のない回は空白)", unnamed, func(s *report.SeminarRow) int { return s.NoShows }),
	known("久しぶり", "一年ぶりより前の参加(氏名の記録のない回は空白)", unnamed, func(s *report.SeminarRow) int { return s.Returning }), known("リピーター", "リピーターの人数(氏名の記録のない回は空白)", unnamed, func(s *report.SeminarRow) int { return s.Repeaters }),
	known("常連", "常連の人数(氏名の記録のない回は空白)", unnamed, func(s *report.SeminarRow) int { return s.Regulars }), known("懇親会", "懇親会の人数(開催しなかった回は空白)", notHeld, func(s *report.SeminarRow) int { return s.Party }),
	share("充足率", "参加 ÷ 定員", func(s *report.SeminarRow) report.Ratio { return report.Ratio{Num: s.Attendances, Den: s.Capacity} }),
	share("申込に対する参加率", "参加 ÷ 申込", func(s *report.SeminarRow) report.Ratio { return report.Ratio{Num: s.Attendances, Den: s.Applications} }),
	mark("人数のみ", "人数だけが分かる回は「人数のみ」", "人数のみ", func(s *report.SeminarRow) bool { return s.CountedOnly }),
	mark("中止", "中止・延期の回は「中止」", "中止", func(s *report.SeminarRow) bool { return !s.Held }),
	text("備考", "備考", func(s *report.SeminarRow) string { return s.Remark }),
	text("備考欄", "備考。人数だけが分かる回はそのことも", func(s *report.SeminarRow) string { return Remark(*s) }),
	text("回名", "第62回。番号がなければ 5/8", func(s *report.SeminarRow) string { return Named(*s) }),
	text("テーマと注記", "テーマ。人数だけが分かる回は(人数のみ)も", func(s *report.SeminarRow) string { return Titled(*s) }),
	known("内訳の計", "新規・リピーター・常連・久しぶりの計(氏名の記録のない回は空白)", unnamed, circleSum),
	{"新規率", "初参加 ÷ 内訳の計", func(s *report.SeminarRow) template.Value {
		return template.Share(s.FirstTimers, circleSum(s))
	}},
}

func circleSum(s *report.SeminarRow) int {
	return s.FirstTimers + s.Repeaters + s.Regulars + s.Returning
}

func notHeld(s *report.SeminarRow) bool { return !s.Held }

// unnamed tells whether it is not known who came.
func unnamed(s *report.SeminarRow) bool {
	return !s.Held || s.CountedOnly && s.Staff+s.Outside+circleSum(s) == 0
}

// held1 is a figure of a seminar that was held, 0 of another.
func held1(s *report.SeminarRow, n int) int {
	if !s.Held {
		return 0
	}
	return n
}

var divisionItems = []item[report.Division]{
	text("部名", "部の名前", func(d *report.Division) string { return d.Name }),
	count("実人数", "部の実人数(部内の異動は一人)", divisionPeople),
	count("職員数", "部の職員数", sumOf(func(x *report.DepartmentRow) int { return x.Headcount })),
	share("参加率", "部の実人数 ÷ 職員数", func(d *report.Division) report.Ratio {
		n := 0
		for _, x := range d.Departments {
			n += x.Headcount
		}
		return report.Ratio{Num: divisionPeople(d), Den: n}
	}),
	count("参加", "部の参加延べ", sumOf(func(x *report.DepartmentRow) int { return x.Attendances })),
	count("初参加", "部の初参加", sumOf(func(x *report.DepartmentRow) int { return x.FirstTimers })),
	count("前年度参加", "部の前年度の参加延べ", sumOf(func(x *report.DepartmentRow) int { return x.LastYear })),
	date("最終参加日", "部で最後に参加した日", func(d *report.Division) wareki.Date {
		var last wareki.Date
		for _, x := range d.Departments {
			last = max(last, x.Last)
		}
		return last
	}),
}

func divisionPeople(d *report.Division) int {
	if d.People != 0 {
		return d.People
	}
	n := 0
	for _, x := range d.Departments {
		n += x.People
	}
	return n
}

func sumOf(get func(*report.DepartmentRow) int) func(*report.Division) int {
	return func(d *report.Division) int {
		n := 0
		for i := range d.Departments {
			n += get(&d.Departments[i])
		}
		return n
	}
}

var departmentItems = []item[department]{
	text("部名", "部の名前", func(d *department) string { return d.division }),
	text("所属名", "部と課の名前。課のない部は部の名前", func(d *department) string { return strings.TrimSpace(d.division + " " + d.Name) }),
	text("部見出し", "部の名前、部のはじめの課だけ", func(d *department) string {
		if d.first {
			return d.division
		}
		return ""
	}),
	text("課等", "課の名前、課のない部は部の名前", func(d *department) string {
		if d.Name == "" {
			return d.division
		}
		return d.Name
	}),
	{"コード", "所属コード", func(d *department) template.Value { return template.Code(d.Code) }},
	text("課名", "課の名前", func(d *department) string { return d.Name }), count("職員数", "基準日の職員数", func(d *department) int { return d.Headcount }),
	count("実人数", "参加した実人数", func(d *department) int { return d.People }), count("参加", "参加の延べ人数", func(d *department) int { return d.Attendances }),
	count("初参加", "初めて参加した人数", func(d *department) int { return d.FirstTimers }), count("前年度参加", "前年度の参加延べ", func(d *department) int { return d.LastYear }),
	share("参加率", "実人数 ÷ 職員数", func(d *department) report.Ratio { return report.Ratio{Num: d.People, Den: d.Headcount} }),
	date("最終参加日", "最後に参加した日", func(d *department) wareki.Date { return d.Last }),
}

// otherItems are those of a row outside the departments: of a head count or people not
// known nothing is said.
var otherItems = []item[report.DepartmentRow]{
	{"コード", "所属コード", func(d *report.DepartmentRow) template.Value { return template.Code(d.Code) }},
	text("名前", "名前", func(d *report.DepartmentRow) string { return d.Name }), some("職員数", "基準日の職員数", func(d *report.DepartmentRow) int { return d.Headcount }),
	known("実人数", "参加した実人数(分からなければ空白)", func(d *report.DepartmentRow) bool { return d.People == 0 && d.Attendances > 0 }, func(d *report.DepartmentRow) int { return d.People }),
	count("参加", "参加の延べ人数", func(d *report.DepartmentRow) int { return d.Attendances }),
	count("初参加", "初めて参加した人数", func(d *report.DepartmentRow) int { return d.FirstTimers }), count("前年度参加", "前年度の参加延べ", func(d *report.DepartmentRow) int { return d.LastYear }),
	date("最終参加日", "最後に参加した日", func(d *report.DepartmentRow) wareki.Date { return d.Last }),
}

// restItems are what is known of what is left over.
var restItems = slices.Concat(otherItems[1:2], otherItems[4:7])

var outsideItems = []item[report.OutsideRow]{
	text("団体", "団体", func(o *report.OutsideRow) string { return o.Affiliation }), count("実人数", "実人数", func(o *report.OutsideRow) int { return o.People }),
	count("参加", "参加の延べ人数", func(o *report.OutsideRow) int { return o.Attendances }), count("初参加", "初めて参加した人数", func(o *report.OutsideRow) int { return o.FirstTimers }),
	count("前年度参加", "前年度の参加延べ", func(o *report.OutsideRow) int { return o.LastYear }),
	date("最終参加日", "最後に参加した日", func(o *report.OutsideRow) wareki.Date { return o.Last }),
}

var historyItems = []item[report.HistoryRow]{
	{"職員番号", "職員番号(外部の方は空欄)", func(h *report.HistoryRow) template.Value { return template.Code(h.StaffNo) }},
	text("氏名", "当時の氏名", func(h *report.HistoryRow) string { return h.Name }), text("ふりがな", "ふりがな", func(h *report.HistoryRow) string { return h.Reading }),
	text("当時の所属", "その日の所属・団体", func(h *report.HistoryRow) string { return h.Then }), text("現所属", "基準日の所属", func(h *report.HistoryRow) string { return h.Now }),
	some("番号", "通算の回", func(h *report.HistoryRow) int { return h.Number }), date("開催日", "開催日", func(h *report.HistoryRow) wareki.Date { return h.Date }),
	text("テーマ", "テーマ", func(h *report.HistoryRow) string { return h.Title }), text("出欠", "出欠", func(h *report.HistoryRow) string { return h.Attendance }),
	count("通算回数", "その回までの参加の回数", func(h *report.HistoryRow) int { return h.Total }),
}

var speakerItems = []item[report.SpeakerRow]{
	text("氏名", "氏名", func(s *report.SpeakerRow) string { return s.Name }), text("ふりがな", "ふりがな", func(s *report.SpeakerRow) string { return s.Reading }),
	text("今のふりがな", "今のふりがな", func(s *report.SpeakerRow) string { return s.ReadingNow }),
	text("今の氏名", "今の氏名", func(s *report.SpeakerRow) string {
		if s.Now == "" {
			return s.Name
		}
		return s.Now
	}), text("所属", "その日の所属・職名", func(s *report.SpeakerRow) string { return s.From }),
	text("所属名", "その日の所属・団体だけ", func(s *report.SpeakerRow) string { return s.Place }), text("職名", "その日の職名・肩書だけ", func(s *report.SpeakerRow) string { return s.Position }),
	text("役割", "役割", func(s *report.SpeakerRow) string { return s.Role }), date("開催日", "開催日", func(s *report.SpeakerRow) wareki.Date { return s.Date }),
	some("番号", "通算の回", func(s *report.SpeakerRow) int { return s.Number }), text("テーマ", "テーマ", func(s *report.SpeakerRow) string { return s.Title }),
	text("分類", "分類", func(s *report.SpeakerRow) string { return s.Category }), count("累計", "その回までの講師の回数", func(s *report.SpeakerRow) int { return s.Total }),
}

// categoryItems has the figures of each of the years before those of the last one.
var categoryItems = slices.Concat([]item[report.CategoryYears]{
	text("分類名", "分類の名前", func(c *report.CategoryYears) string { return c.Name }),
}, ofYears("回数", "開催した回数", func(c *report.CategoryYears) []int { return c.Seminars }),
	ofYears("参加", "参加の延べ人数", func(c *report.CategoryYears) []int { return c.Attendances }), []item[report.CategoryYears]{
		count("回数", "開催した回数(この年度)", func(c *report.CategoryYears) int { return last(c.Seminars) }),
		count("参加", "参加の延べ人数(この年度)", func(c *report.CategoryYears) int { return last(c.Attendances) }),
		count("前年度回数", "開催した回数(前年度)", func(c *report.CategoryYears) int { return fromLast(c.Seminars, 1) }),
		count("前年度参加", "参加の延べ人数(前年度)", func(c *report.CategoryYears) int { return fromLast(c.Attendances, 1) }),
		count("前々年度回数", "開催した回数(前々年度)", func(c *report.CategoryYears) int { return fromLast(c.Seminars, 2) }),
		count("前々年度参加", "参加の延べ人数(前々年度)", func(c *report.CategoryYears) int { return fromLast(c.Attendances, 2) }),
	})

func ofYears(name, means string, get func(*report.CategoryYears) []int) []item[report.CategoryYears] {
	var out []item[report.CategoryYears]
	for i := range analysedYears {
		out = append(out, item[report.CategoryYears]{fmt.Sprintf("%s%d", name, i+1), fmt.Sprintf("%s(分類の表の%d番めの年度)", means, i+1), func(c *report.CategoryYears) template.Value {
			if list := get(c); i < len(list) {
				return template.Number(list[i])
			}
			return template.Value{}
		}})
	}
	return out
}

var bucketItems = []item[report.Bucket]{
	text("名前", "分けかたの名前", func(b *report.Bucket) string { return b.Label }), count("回数", "開催した回数", func(b *report.Bucket) int { return b.Seminars }),
	count("実人数", "実人数", func(b *report.Bucket) int { return b.People }), count("参加", "参加の延べ人数", func(b *report.Bucket) int { return b.Attendances }),
}

func nowOf(l report.Lecturer) string {
	if l.Now == "" {
		return l.Name
	}
	return l.Now
}

// lecturers joins those who spoke.
func lecturers(list []report.Lecturer, from bool) string {
	var out []string
	for _, l := range list {
		if from && l.From != "" {
			out = append(out, l.From+" "+l.Name)
		} else {
			out = append(out, l.Name)
		}
	}
	return strings.Join(out, "、")
}

// lines writes a line for each of those who spoke.
func lines(list []report.Lecturer, get func(report.Lecturer) string) string {
	var out []string
	for _, l := range list {
		out = append(out, get(l))
	}
	return strings.TrimRight(strings.Join(out, "\n"), "\n")
}

var reviewItems = []item[report.Review]{
	some("番号", "通算の回", func(r *report.Review) int { return r.Number }), date("開催日", "開催日", func(r *report.Review) wareki.Date { return r.Date }),
	text("テーマ", "テーマ", func(r *report.Review) string { return r.Title }),
	text("ねらい", "ねらい", func(r *report.Review) string { return r.Aim }),
	text("結果", "結果", func(r *report.Review) string { return r.Result }), text("気づき", "気づき", func(r *report.Review) string { return r.Findings }),
	text("次に", "次に向けて", func(r *report.Review) string { return r.Next }),
	count("配布数", "アンケートの配布数", func(r *report.Review) int { return r.Handed }), count("回収数", "アンケートの回収数", func(r *report.Review) int { return r.Returned }),
	count("とても良い", "「とても良い」の数", func(r *report.Review) int { return r.Scores[0] }), count("良い", "「良い」の数", func(r *report.Review) int { return r.Scores[1] }),
	count("ふつう", "「ふつう」の数", func(r *report.Review) int { return r.Scores[2] }), count("あまり良くない", "「あまり良くない」の数", func(r *report.Review) int { return r.Scores[3] }),
	count("良くない", "「良くない」の数", func(r *report.Review) int { return r.Scores[4] }),
}
