package export

import (
	"jibun/data/report"
	"jibun/data/wareki"
)

func sampleSignIn(staff, outside, waiting int, party bool) report.SignIn {
	r := report.SignIn{Head: sampleHead(), Number: 205, Title: subjects[4], Date: "2019-05-14", Start: "18:30", End: "20:00",
		Venue: "ビューポートくれ 大会議室", Speakers: "総務部 人事課 課長補佐 髙橋 陽子", Capacity: 50, Expected: staff + outside, WalkIns: report.UsualWalkIns, ByKana: true, Ledger: "4f2a9c1b00112233", Seminar: 205,
		Party: party, Fee: 3500, Purpose: "この名簿は、セミナーの受付と出欠の記録、懇親会の会費の受領のために使い、目的以外には使いません。記録は年次報告書の作成に使い、保存期間の満了後に廃棄します。"}
	line := func(no, i int) report.SignInLine {
		name, reading := person(i)
		return report.SignInLine{No: no, From: department(i), Position: []string{"主事", "主任主査", "課長補佐", "地域支援担当参事"}[i%4],
			Name: name, Reading: reading, Party: i%3 == 0, First: i%7 == 0, Remark: []string{"", "", "", "", "車いす"}[i%5]}
	}
	for i := range staff {
		r.Staff = append(r.Staff, line(i+1, i))
	}
	for i := range outside {
		x := line(staff+i+1, i+40)
		x.From, x.Position = []string{"市民", "NPO法人 くれまち未来づくりネットワーク連絡協議会", "広島大学大学院"}[i%3], ""
		r.Outside = append(r.Outside, x)
	}
	if outside > 2 {
		r.Outside[2].Name, r.Outside[2].Reading = "アレクサンドロス・パパドプロス", "あれくさんどろす・ぱぱどぷろす"
	}
	for i := range waiting {
		r.Waiting = append(r.Waiting, line(i+1, i+60))
	}
	return r
}

func sampleBook(people, seminars int) report.Book {
	r := report.Book{Head: sampleHead(), Year: 2019}
	for i := range seminars {
		r.Seminars = append(r.Seminars, report.BookSeminar{Number: 201 + i, Date: wareki.Date("2019-04-09").AddDays(i * 350 / seminars),
			Title: subjects[i%10], CountedOnly: i == 7})
	}
	marks := []string{"○", "", "○", "△", "×", "", "●", "キ", "○", "待", "講", "・", "○", "", "", "○", "", "○"}
	for i := range people {
		name, reading := person(i)
		p := report.BookPerson{From: department(i), Position: []string{"主事", "主任主査", "課長補佐"}[i%3], Name: name, Reading: reading}
		for j := range seminars {
			m := marks[(i*7+j*5)%len(marks)]
			if r.Seminars[j].CountedOnly {
				m = ""
			}
			p.Marks = append(p.Marks, m)
			if m != "" && m != "講" {
				r.Seminars[j].Applied++
			}
			if m == "○" || m == "△" {
				r.Seminars[j].Attendances++
				p.Rate.Num++
			}
			if m == "○" || m == "△" || m == "×" || m == "●" {
				p.Rate.Den++
			}
		}
		p.Applied, p.Attended = appliedMarks(p.Marks), p.Rate.Num
		r.People = append(r.People, p)
	}
	if seminars > 7 {
		r.Seminars[7].Attendances = 38
	}
	return r
}

func onA3(r report.Book) report.Book {
	r.A3 = true
	return r
}

// twoLecturers are two with long names of their sections.
func twoLecturers(r report.SignIn) report.SignIn {
	r.Speakers = "教育委員会事務局 生涯学習推進課 課長補佐 髙橋 陽子、呉みらい大学大学院 地域政策研究科 准教授 大久保 真之介"
	return r
}
