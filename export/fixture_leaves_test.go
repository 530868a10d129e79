package export

import (
	"fmt"

	"jibun/data/report"
)

func sampleCertificates(kind report.CertificateKind) report.Certificates {
	r := report.Certificates{Head: sampleHead(), Kind: kind}
	if kind == report.Completion {
		r.Year = 2019
	} else {
		r.Number, r.Title, r.Date = 205, subjects[4], "2019-05-14"
	}
	for i := range 3 {
		name, reading := person(i)
		r.All = append(r.All, report.Certificate{Number: fmt.Sprintf("令和元年度 第%d号", i+1), Name: name, Reading: reading, From: department(i), Times: 5 + i, Issued: "2020-04-08"})
	}
	r.All[1].Again = "平成31年度 第9号"
	r.All[2].Name = "アレクサンドロス・パパドプロス・コンスタンティノプール"
	return r
}

func sampleAttended(staff, outside int) report.Attended {
	x := sampleSignIn(staff, outside, 0, false)
	r := report.Attended{Head: x.Head, Number: x.Number, Title: x.Title, Date: x.Date, Start: x.Start, End: x.End, Venue: x.Venue, Speakers: x.Speakers, Capacity: x.Capacity,
		Staff: x.Staff, Outside: x.Outside, Circulation: []string{"課長", "課長補佐", "係長", "係"}}
	for i := range r.Staff {
		r.Staff[i].Mark = []string{"○", "○", "△", "×", "●", "・"}[i%6]
	}
	for i := range r.Outside {
		r.Outside[i].Mark, r.Outside[i].Remark = "○", "当日参加"
	}
	r.Present, r.Late, r.Absent, r.Unknown, r.Spoke = 22, 7, 12, 5, 1
	return r
}

func sampleBadges(n int) report.Badges {
	x := sampleSignIn(13, 4, 0, false)
	r := report.Badges{Head: x.Head, Number: x.Number, Title: x.Title, Date: x.Date, Sheet: n, Blank: 3, Frames: n == 8}
	for _, l := range append(x.Staff, x.Outside...) {
		r.All = append(r.All, report.Badge{Name: l.Name, Reading: l.Reading, From: l.From, Position: l.Position})
	}
	return r
}

func sampleTents() report.Tents {
	return report.Tents{Head: sampleHead(), Number: 205, Title: subjects[4], Date: "2019-05-14", All: []report.Badge{
		{Name: "髙橋 陽子", Reading: "たかはし ようこ", From: "総務部 人事課", Position: "課長補佐", Role: "講師"},
		{Name: "アレクサンドロス・パパドプロス", From: "広島大学大学院 人間社会科学研究科", Position: "教授", Role: "講師"}, {Name: "𠮷田 誠"}}}
}

func sampleEnvelopes(large bool) report.Envelopes {
	return report.Envelopes{Head: sampleHead(), Number: 205, Title: subjects[4], Date: "2019-05-14", Large: large, All: []report.Addressee{
		{From: "総務部 人事課", Position: "課長補佐", Name: "髙橋 陽子"}, {From: "広島大学大学院 人間社会科学研究科 地域共生社会研究センター", Position: "特任教授", Name: "アレクサンドロス・パパドプロス", Outside: true}}}
}

func sampleThanks(together bool) report.ThanksLetters {
	return report.ThanksLetters{Together: together, People: 38, All: []report.RequestLetter{sampleLetter(report.LetterToLecturer, true), sampleLetter(report.LetterToLecturer, false)}}
}

func sampleSurvey() report.SurveySheet {
	return report.SurveySheet{Head: sampleHead(), Number: 205, Title: subjects[4], Date: "2019-05-14", Speakers: "総務部 人事課 課長補佐 髙橋 陽子", Questions: report.Questions(),
		Purpose: "このアンケートは、お名前を書かずにお答えください。答えは、セミナーの改善と実施報告にのみ使います。", Ledger: "4f2a9c1b00112233", Seminar: 205}
}

func sampleTally() report.SurveyTally {
	r := report.SurveyTally{Head: sampleHead(), Number: 205, Title: subjects[4], Date: "2019-05-14", Speakers: "髙橋 陽子", Handed: 40, Returned: 33, Comments: []string{"=1+1", "また来たい。次は夜でなく昼休みに、短い時間で何度か開いてもらえると、子どもの迎えがある者も参加できてありがたいです。"}}
	for _, q := range report.Questions() {
		if len(q.Choices) == 0 {
			continue
		}
		t := report.TalliedQuestion{Question: q}
		for i := range q.Choices {
			t.Counts = append(t.Counts, 14-4*min(i, 3))
			if !q.Many {
				t.Sheets += 14 - 4*min(i, 3)
			}
		}
		r.Questions = append(r.Questions, t)
	}
	return r
}
