package export

import (
	"strings"

	"jibun/data/report"
	"jibun/data/wareki"
)

func sampleParty(people, waiting, fee int) report.PartySheet {
	r := report.PartySheet{Head: sampleHead(), Number: 205, Title: subjects[4], Date: "2019-05-14", Venue: "割烹 つばき", Start: "20:15",
		Capacity: 20, Fee: fee, Purpose: "この名簿の個人情報は、会費の受領のためにのみ使います。"}
	line := func(no, i int) report.PartyLine {
		name, reading := person(i)
		return report.PartyLine{No: no, From: department(i), Name: name, Reading: reading, Paid: i%4 == 0}
	}
	for i := range people {
		r.People = append(r.People, line(i+1, i))
	}
	if people > 1 {
		r.People[1].From, r.People[1].Reading = "NPO法人 くれまち未来づくりネットワーク連絡協議会", ""
	}
	for i := range waiting {
		r.Waiting = append(r.Waiting, line(i+1, i+60))
	}
	return r
}

func sampleLetter(kind report.LetterKind, outside bool) report.RequestLetter {
	r := report.RequestLetter{Head: sampleHead(), Kind: kind, Phone: "0823-25-3100", Email: "jinji@city.example.jp",
		Lecturer: "髙橋 陽子", From: "福祉保健部 地域共生社会推進課", Position: "課長補佐", Role: "講師", Agreed: true,
		Number: 205, Title: subjects[4], Date: "2020-05-14", Start: "18:30", End: "20:00", Venue: "ビューポートくれ 大会議室",
		Capacity: 50, Party: true, PartyVenue: "割烹 つばき", PartyStart: "20:15", Fee: 3500}
	if outside {
		r.Outside, r.From, r.Position, r.Lecturer, r.Agreed = true, "広島大学大学院 人間社会科学研究科", "教授", "𠮷田 誠", false
	}
	return r
}

func samplePerson(visits, talks int) report.PersonHistory {
	name, reading := person(1)
	r := report.PersonHistory{Head: sampleHead(), Name: name, Reading: reading, StaffNo: "0012345", From: department(4), Position: "課長補佐"}
	for i := range visits {
		v := report.PersonVisit{Number: 101 + i, Date: wareki.Date("2018-04-10").AddDays(i * 14), Title: subjects[i%10], Then: department(i / 20),
			Attendance: []string{"出席", "遅刻", "欠席(連絡あり)", "出席", "無断欠席"}[i%5]}
		if i%5 != 2 && i%5 != 4 {
			r.Attended++
			v.Total = r.Attended
		}
		if i%9 == 8 {
			v.Series, v.Number = "行政ゼミナール", 0
		}
		r.Visits = append(r.Visits, v)
	}
	for i := range talks {
		r.Talks = append(r.Talks, report.PersonTalk{Number: 120 + i, Date: wareki.Date("2018-06-12").AddDays(i * 60), Title: subjects[(i+4)%10],
			Then: department(4), Role: []string{"講師", "ファシリテーター"}[i%2], Total: i + 1})
	}
	return r
}

func sampleDisclosure() report.Disclosure {
	r := report.Disclosure{Head: sampleHead(), Name: "髙﨑 花子", Reading: "たかさき はなこ", StaffNo: "000104"}
	g := report.DisclosedGroup{Label: "申込"}
	for i := range 40 {
		g.Records = append(g.Records, report.DisclosedRecord{About: "第" + report.Grouped(i+1) + "回 " + subjects[i%len(subjects)],
			Says: "状態: 参加確定　出欠: 出席　経路: 庁内　申込日時: 令和元年5月14日(火) 18:30　締切後の申込: いいえ　資料受領・視聴: いいえ　受付名簿の番号: 12　備考: " + strings.Repeat("車いすの席を入口の近くに。", i%4)})
	}
	r.Groups = []report.DisclosedGroup{{Label: "名簿", Records: []report.DisclosedRecord{{Says: "職員・外部: 職員　職員番号: 000104　氏名: 髙﨑 花子"}}}, g}
	return r
}
