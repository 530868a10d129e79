package export

import (
	"fmt"

	"jibun/data/report"
	"jibun/data/wareki"
)

// The figures of the real case: 85 in 平成20年度, 1,247 in 平成25年度.
var caseYears = []struct {
	year, seminars, attendances int
}{{2008, 4, 85}, {2009, 12, 214}, {2010, 18, 402}, {2011, 20, 655}, {2012, 24, 930}, {2013, 25, 1247},
	{2014, 26, 1180}, {2015, 24, 1102}, {2016, 25, 1075}, {2017, 22, 998}, {2018, 23, 1021}, {2019, 21, 960}}

var (
	surnames = []string{"佐藤", "髙橋", "山﨑", "𠮷田", "田中", "渡邊", "齋藤", "濵田", "長谷川", "佐々木"}
	readings = []string{"さとう", "たかはし", "やまさき", "よしだ", "たなか", "わたなべ", "さいとう", "はまだ", "はせがわ", "ささき"}
	given    = []string{"翔太", "陽子", "真由美", "隆", "結衣", "哲也", "久美子", "誠"}
	givenR   = []string{"しょうた", "ようこ", "まゆみ", "たかし", "ゆい", "てつや", "くみこ", "まこと"}
	subjects = []string{"ドラッカー勉強会 第3章を読む", "論語と経営", "初めての英会話", "女子会:働き方を語ろう",
		"ビブリオバトル 春の陣 〜 あなたのいちばんの一冊を5分で紹介し、いちばん読みたくなった本を全員の投票で決めます 〜",
		"呉の文化と芸術", "市長が語るこれからの自治体経営とわたしたち一人ひとりの役割", "坂本龍馬に学ぶ", "グローバル経済の読み方", "同業種交流会"}
	kinds  = []string{"ドラッカー勉強会", "論語勉強会", "英会話", "女子会", "文化芸術研究", "有識者からの薫陶", "偉人を学ぶシリーズ", "グローバル経済セミナー", "読書セミナー(ビブリオバトル)", "ユニークなセミナー", "同業種交流会"}
	places = []string{"本庁舎7階 会議室", "中央図書館 多目的室", "ビューポートくれ 大会議室"}
)

func person(i int) (name, reading string) {
	return surnames[i%10] + " " + given[i/10%8], readings[i%10] + " " + givenR[i/10%8]
}

func sampleHead() report.Head {
	return report.Head{Office: "呉市", Section: "総務部 人事課", Series: "じぶん投資セミナー",
		Made: "2020-04-08", Stamps: []string{"部長", "課長", "課長補佐", "係長", "係"}}
}

// sampleAnnual is 令和元年度 with the given number of seminars and history rows.
func sampleAnnual(seminars, history int) report.Annual {
	r := report.Annual{Head: sampleHead(), Year: 2019, Number: "呉人第123号", AsOf: "2020-03-31",
		NoReading: []string{"𠮷野家 ケン", "Smith John"}, Unsettled: []string{"第221回 論語と経営"}}
	r.Totals = sampleTotals()
	year := &r.Totals[len(r.Totals)-1]
	r.Seminars = sampleSeminars(seminars)
	sampleSums(year, r.Seminars)
	sampleDepartments(&r, year)
	for i := range history {
		name, reading := person(i)
		r.History = append(r.History, report.HistoryRow{StaffNo: fmt.Sprintf("%07d", 12345+i*7), Name: name, Reading: reading,
			Then: department(i), Now: department(i + i%3), Number: 201 + i%21, Date: "2019-05-14", Title: subjects[i%10],
			Attendance: []string{"出席", "遅刻", "欠席(連絡あり)", "無断欠席", "早退"}[i%5], Total: 1 + i%12})
	}
	for i := range min(seminars, 30) {
		name, _ := person(i * 3)
		r.Speakers = append(r.Speakers, report.SpeakerRow{Name: name, From: department(i) + " 課長補佐",
			Role: []string{"講師", "スピーカー", "ファシリテーター", "プレゼンター"}[i%4], Date: r.Seminars[i].Date,
			Number: r.Seminars[i].Number, Title: r.Seminars[i].Title, Category: r.Seminars[i].Category, Total: 1 + i%4})
	}
	r.Analysis = sampleAnalysis(r, *year)
	for i, x := range r.Seminars {
		if v := (report.Review{Number: x.Number, Date: x.Date, Title: x.Title}); x.Held && i%2 == 0 {
			v.Aim, v.Result, v.Findings, v.Next = "職種の違う職員が同じ本を読み、共通の言葉を持つ。", "38名が参加した。", "部屋が広すぎて一体感に欠けた。", "=1+1"
			v.Handed, v.Returned, v.Scores = 40, 36-i%5, [5]int{20, 8, 2, 1, i % 2}
			r.Reviews = append(r.Reviews, v)
		}
	}
	return r
}

func sampleTotals() []report.Year {
	var all []report.Year
	for i, c := range caseYears {
		y := report.Year{Year: wareki.FiscalYear(c.year), Seminars: c.seminars, Capacity: c.seminars * 50,
			Applications: c.attendances * 11 / 10, Attendances: c.attendances, People: c.attendances / 3,
			Staff: c.attendances * 4 / 5, FirstTimers: c.attendances / 6, Party: c.attendances / 4,
			Known: c.attendances * 21 / 20, Present: c.attendances, FillAttendances: c.attendances, FillCapacity: c.seminars * 50}
		y.Outside = y.Attendances - y.Staff
		if i == 0 { // 平成20年度 is known only as a number
			y.CountedOnly, y.People, y.Staff, y.Outside, y.FirstTimers, y.Known, y.Present = c.attendances, 0, 0, 0, 0, 0, 0
		}
		all = append(all, y)
	}
	return all
}

func sampleSeminars(n int) []report.SeminarRow {
	var all []report.SeminarRow
	for i := range n {
		name, _ := person(i)
		x := report.SeminarRow{Number: 201 + i, Date: wareki.Date("2019-04-09").AddDays(i * 350 / max(n, 1)), Start: "18:30", End: "20:00",
			Title: subjects[i%10], Category: kinds[i%11], Speakers: []report.Lecturer{{From: "総務部 人事課 課長補佐", Name: name}}, Venue: places[i%3],
			Capacity: 50, Applications: 48 + i%9, Staff: 30 + i%7, Outside: 5 + i%4, Party: 11, Held: true,
			FirstTimers: 6 + i%3, Repeaters: 14, Regulars: 9}
		x.Attendances = x.Staff + x.Outside
		x.Returning = x.Attendances - x.FirstTimers - x.Repeaters - x.Regulars
		switch {
		case i == 3:
			x.Title = `=HYPERLINK("http://example.invalid","開く")`
			x.Speakers = []report.Lecturer{{Name: "@佐藤 +1"}, {From: "-2", Name: "=1+1"}}
		case i == 5:
			x.Held, x.Number, x.Remark = false, 0, "中止(台風接近のため)"
		case i == 7:
			x.CountedOnly, x.Staff, x.Outside, x.FirstTimers, x.Repeaters, x.Regulars, x.Returning = true, 0, 0, 0, 0, 0, 0
		}
		all = append(all, x)
	}
	return all
}

func sampleSums(y *report.Year, all []report.SeminarRow) {
	*y = report.Year{Year: y.Year, People: 203, NoShows: 12}
	for _, x := range all {
		if !x.Held {
			continue
		}
		y.Seminars++
		y.Capacity += x.Capacity
		y.Applications += x.Applications
		y.Attendances += x.Attendances
		y.Staff += x.Staff
		y.Outside += x.Outside
		y.FirstTimers += x.FirstTimers
		y.Party += x.Party
		if x.CountedOnly {
			y.CountedOnly += x.Attendances
		}
	}
	y.Known, y.Present = y.Attendances+33, y.Attendances
	y.FillAttendances, y.FillCapacity = y.Attendances, y.Capacity
}

var divisions = []string{"総務部", "企画部", "市民部", "福祉保健部", "こども部", "産業部", "都市部", "土木部", "環境部", "教育委員会事務局"}
var sections = []string{"総務課", "人事課", "管理課", "計画推進課", "地域共生社会推進・包括的支援体制整備担当課", "整備課"}

func department(i int) string { return divisions[i%10] + " " + sections[i/10%6] }

// sampleDepartments shares the year's named attendances out.
func sampleDepartments(r *report.Annual, y *report.Year) {
	staff, first := y.Staff, y.FirstTimers
	n := len(divisions) * len(sections)
	for i, name := range divisions {
		d := report.Division{Name: name}
		for j, section := range sections {
			x := report.DepartmentRow{Code: fmt.Sprintf("%02d%02d", i, j), Name: section, Headcount: 20 + i + j}
			if j != 4 { // one section of each never comes
				x.Attendances, x.FirstTimers = y.Staff/n, y.FirstTimers/n/2
				x.People, x.LastYear, x.Last = x.Attendances/2+1, 12, "2020-02-12"
				if j == 2 {
					x.Last = "2019-04-23"
				}
			}
			staff, first = staff-x.Attendances, first-x.FirstTimers
			d.Departments = append(d.Departments, x)
		}
		r.Divisions = append(r.Divisions, d)
	}
	r.Divisions[0].People = 8
	r.StaffPeople = 160
	r.Unknown = &report.DepartmentRow{People: 9, Attendances: staff, FirstTimers: 3, LastYear: 14, Last: "2019-10-01"}
	r.Outside = []report.OutsideRow{
		{Affiliation: "市民", People: 20, Attendances: y.Outside - 12, FirstTimers: first - 3 - 2, LastYear: 90},
		{Affiliation: "他自治体", People: 5, Attendances: 12, FirstTimers: 2, LastYear: 8}}
}

func sampleAnalysis(r report.Annual, y report.Year) report.Analysis {
	a := report.Analysis{Top10: report.Ratio{Num: 310, Den: y.Attendances}, Top10People: 20, Repeaters: 70, Regulars: 31,
		FirstTimers: y.FirstTimers, People: y.People, Confirmed: y.Known, Withdrawn: 41, Revoked: 2, Absent: 21,
		NoShows: report.Ratio{Num: 12, Den: y.Known}, CancelRate: report.Ratio{Num: 41, Den: y.Applications}}
	for _, t := range r.Totals {
		a.Years = append(a.Years, t.Year)
	}
	for i, k := range kinds {
		c := report.CategoryYears{Name: k}
		for j := range a.Years {
			c.Seminars = append(c.Seminars, (i+j)%4)
			c.Attendances = append(c.Attendances, (i+j)%4*41)
		}
		a.Categories = append(a.Categories, c)
	}
	for i, d := range []string{"月", "火", "水", "木", "金", "土", "日"} {
		a.Weekdays = append(a.Weekdays, report.Bucket{Label: d, Seminars: i % 5, Attendances: i % 5 * 40})
	}
	for i, b := range []string{"若手", "中堅", "管理職", "記録なし"} {
		a.Bands = append(a.Bands, report.Bucket{Label: b, People: 60 - 15*i, Attendances: 300 - 70*i})
	}
	return a
}
