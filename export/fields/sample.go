package fields

import (
	"jibun/data/report"
	"jibun/data/wareki"
)

// sampleYear and sampleEvening are the examples of 差し込み項目一覧: nobody real.
func sampleYear() Year {
	head := report.Head{Office: "呉市", Section: "人事課", Series: "職員自主セミナー", Made: "2014-04-10", Stamps: []string{"部長", "課長", "課長補佐", "係長", "係"}}
	year := func(n int) report.Year {
		return report.Year{Seminars: n, Capacity: 30 * n, Applications: 25 * n, Attendances: 20 * n, CountedOnly: n, People: 11 * n, Staff: 17 * n, Outside: 3 * n,
			FirstTimers: 2 * n, NoShows: n, Known: 24 * n, Present: 21 * n, Party: 5 * n, FillAttendances: 20 * n, FillCapacity: 30 * n}
	}
	first, before, now := year(30), year(34), year(41)
	first.Year, before.Year, now.Year = 2011, 2012, 2013
	return Year{
		Case: sampleCase(head, []report.Year{before, now}),
		Annual: report.Annual{Head: head, Year: 2013, Running: true, Counted: "全講座を合わせた数です。", Number: "呉人第123号", AsOf: "2014-03-31", Totals: []report.Year{first, before, now},
			Seminars: []report.SeminarRow{{Number: 62, InYear: 1, Date: "2013-05-08", Start: "18:30", End: "20:00", Title: "論語勉強会", Category: "教養", Speakers: []report.Lecturer{{From: "総務課 係長", Name: "見本 太郎", Now: "見本 太郎"}}, Venue: "本庁舎",
				Capacity: 30, Applications: 25, Attendances: 21, Staff: 18, Outside: 3, FirstTimers: 2, Absent: 5, NoShows: 2, Party: 6, Held: true, CountedOnly: true, Remark: "オンライン併用", Repeaters: 9, Regulars: 7, Returning: 3},
				{Number: 70, InYear: 2, Date: "2013-11-06", Start: "18:30", End: "20:00", Title: "読書会", Category: "読書", Speakers: []report.Lecturer{{From: "総務課 係長", Name: "見本 太郎", Now: "見本 太郎"}}, Venue: "中央図書館",
					Capacity: 20, Applications: 15, Attendances: 14, Staff: 12, Outside: 2, FirstTimers: 1, Absent: 1, NoShows: 1, Party: 4, Held: true, CountedOnly: true, Remark: "本を持ち寄る", Repeaters: 8, Regulars: 4, Returning: 1},
				{Number: 63, Date: "2013-05-22", Title: "台風で中止", CountedOnly: true, Speakers: []report.Lecturer{{From: "市民", Name: "見本 四郎", Now: "見本 四郎"}}, Remark: "台風のため"}},
			Divisions:   []report.Division{{Name: "総務部", People: 31, Departments: []report.DepartmentRow{{Code: "010203", Name: "人事課", Headcount: 20, People: 12, Attendances: 61, FirstTimers: 3, LastYear: 48, Last: "2014-03-12"}}}},
			Unknown:     &report.DepartmentRow{Code: "000000", Name: "所属の記録なし", Headcount: 1, People: 1, Attendances: 2, FirstTimers: 1, LastYear: 1, Last: "2013-06-05"},
			StaffPeople: 380, Outside: []report.OutsideRow{{Affiliation: "市民", People: 31, Attendances: 65, FirstTimers: 12, LastYear: 50, Last: "2014-03-18"}},
			History:   []report.HistoryRow{{StaffNo: "00123", Name: "見本 花子", Reading: "みほん はなこ", Then: "会計課", Now: "人事課", Number: 62, Date: "2013-05-08", Title: "論語勉強会", Attendance: "出席", Total: 14}},
			Speakers:  []report.SpeakerRow{{Name: "見本 太郎", Reading: "みほん たろう", Now: "見本 太郎", ReadingNow: "みほん たろう", From: "総務課 係長", Place: "総務課", Position: "係長", Role: "講師", Date: "2013-05-08", Number: 62, Title: "論語勉強会", Category: "教養", Total: 3}},
			Reviews:   []report.Review{{Number: 62, Date: "2013-05-08", Title: "論語勉強会", Aim: "古典に親しむ", Result: "活発な議論", Findings: "時間が足りない", Next: "二回に分ける", Handed: 21, Returned: 18, Scores: [5]int{9, 6, 2, 1, 0}}},
			NoReading: []string{"見本 次郎"}, Witness: report.Witness{Operation: 43210, Seal: "2f9c80a12f9c80a1"}, Unsettled: []string{"第64回"},
			Analysis: report.Analysis{Top10: report.Ratio{Num: 240, Den: 815}, Top10People: 45, Repeaters: 120, Regulars: 60, FirstTimers: 82, People: 451,
				Categories: []report.CategoryYears{{Name: "教養", Seminars: []int{2, 3, 5, 6, 8, 10}, Attendances: []int{30, 52, 90, 121, 150, 201}}}, Years: []wareki.FiscalYear{2008, 2009, 2010, 2011, 2012, 2013}, Weekdays: []report.Bucket{{Label: "水", Seminars: 20, People: 300, Attendances: 410}},
				Bands: []report.Bucket{{Label: "若手", Seminars: 41, People: 150, Attendances: 280}}, Confirmed: 980, Withdrawn: 30, Revoked: 2, Absent: 25,
				NoShows: report.Ratio{Num: 41, Den: 960}, CancelRate: report.Ratio{Num: 30, Den: 1010}}},
		Book: report.Book{Head: head, Year: 2013, Seminars: []report.BookSeminar{{Series: "じぶん投資セミナー", Number: 62, Date: "2013-05-08", Title: "論語勉強会", Applied: 25, Attendances: 21, CountedOnly: true, Unentered: true}},
			NotEntered: []report.BookSeminar{{Series: "じぶん投資セミナー", Number: 64, Date: "2013-06-11", Title: "見本の回"}},
			People:     []report.BookPerson{{From: "市民の会", Position: "会社員", Name: "見本 三郎", NameNow: "見本 三郎", ReadingNow: "みほん さぶろう", Last: "市民の会", Reading: "みほん さぶろう", Marks: []string{"○"}, Applied: 2, Attended: 1, Rate: report.Ratio{Num: 1, Den: 2}}, {StaffNo: "00123", From: "人事課", Position: "主事", Name: "見本 花子", NameNow: "見本 花子", ReadingNow: "みほん はなこ", Last: "会計課", Reading: "みほん はなこ", Marks: []string{"○"}, Applied: 12, Attended: 10, Rate: report.Ratio{Num: 10, Den: 12}}}},
	}
}

func sampleEvening() Evening {
	line := report.SignInLine{No: 1, StaffNo: "00123", Mark: "○", Became: "出席", Department: 30, Official: 1, Place: "人事課", NameNow: "見本 花子", ReadingNow: "みほん はなこ", From: "人事課", Position: "主事", Name: "見本 花子", Reading: "みほん はなこ", Party: true, First: true, Remark: "手話通訳"}
	guest := report.SignInLine{No: 2, StaffNo: "00999", Mark: "×", Became: "欠席(連絡あり)", Department: 1000, Official: 2, Place: "市民の会", NameNow: "見本 三郎", ReadingNow: "みほん さぶろう", From: "市民", Position: "会社員", Name: "見本 三郎", Reading: "みほん さぶろう", Party: true, First: true, Remark: "車いす"}
	waits := report.SignInLine{No: 3, StaffNo: "00456", Mark: "○", Became: "出席", Department: 40, Official: 3, Place: "人事課", NameNow: "見本 花子", ReadingNow: "みほん はなこ", From: "会計課", Position: "主任", Name: "見本 次郎", Reading: "みほん じろう", Party: true, First: true, Remark: "遅れて来る"}
	head := report.Head{Office: "呉市", Section: "人事課", Series: "職員自主セミナー", Made: "2013-05-01", Stamps: []string{"課長", "係長"}}
	return Evening{
		SignIn: report.SignIn{Head: head, Number: 62, Title: "論語勉強会", Date: "2013-05-08", Category: "教養", Applied: 26, Start: "18:30", End: "20:00", Venue: "本庁舎", Speakers: "総務課 係長 見本 太郎", Lecturers: []report.Lecturer{{From: "総務課 係長", Name: "見本 太郎", Now: "見本 太郎"}}, Capacity: 30, Expected: 25,
			Staff: []report.SignInLine{line}, Outside: []report.SignInLine{guest}, Waiting: []report.SignInLine{waits}, Party: true, Fee: 3000, Purpose: "受付と欠席の連絡のため", NoReading: []string{"見本 次郎"}},
		Party: report.PartySheet{Head: head, Number: 62, Title: "論語勉強会", Date: "2013-05-08", Venue: "駅前食堂", Start: "20:15", Capacity: 20, Fee: 3500, Purpose: "会費と席の用意のため",
			People: []report.PartyLine{{No: 1, From: "人事課", Name: "見本 花子", Reading: "みほん はなこ", Paid: true}}, Waiting: []report.PartyLine{{No: 1, From: "会計課", Name: "見本 次郎", Reading: "みほん じろう", Paid: true}}, Hoping: []report.PartyLine{{No: 1, From: "会計課", Name: "見本 次郎", Reading: "みほん じろう", Paid: true}}},
		Letter: report.RequestLetter{Head: head, Document: "呉人第45号", Phone: "0823-25-0000", Email: "jinji@example.jp", Lecturer: "見本 太郎", From: "総務課", Position: "係長", Outside: true, Role: "講師", Agreed: true,
			Number: 62, Title: "論語勉強会", Date: "2013-05-08", Start: "18:30", End: "20:00", Venue: "本庁舎", Capacity: 30, Party: true, PartyVenue: "駅前食堂", PartyStart: "20:15", Fee: 3000},
		Certificates: report.Certificates{Head: head, Kind: report.Completion, Year: 2013, Held: 33, Text: "{{氏名}}は修了した", All: []report.Certificate{{Number: "平成25年度 第3号", Name: "見本 花子", Reading: "みほん はなこ", From: "人事課", Times: 5, Issued: "2014-03-20", Again: "平成25年度 第1号"}}},
	}
}

func samplePerson() Person {
	return Person{report.PersonHistory{Head: report.Head{Office: "呉市", Section: "人事課", Series: "職員自主セミナー", Made: "2014-04-10", Stamps: []string{"課長", "係長"}},
		Name: "見本 花子", Reading: "みほん はなこ", StaffNo: "00123", From: "人事課", Position: "主事", Attended: 14,
		Visits: []report.PersonVisit{{Series: "行政ゼミナール", Number: 62, Date: "2013-05-08", Title: "論語勉強会", Then: "会計課", Attendance: "出席", Total: 14}},
		Talks:  []report.PersonTalk{{Series: "行政ゼミナール", Number: 70, Date: "2013-09-11", Title: "簿記の話", Then: "人事課", Role: "講師", Total: 1}}}}
}
