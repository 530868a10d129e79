package export

import (
	"strings"

	"jibun/data/report"
)

// nastyHead is an office whose name does not end, of a series whose name does not.
func nastyHead() report.Head {
	h := sampleHead()
	h.Office, h.Section = "瀬戸内海沿岸市町村広域人材育成推進協議会", "事務局 総務企画部 人事・人材育成・働き方改革推進課"
	h.Series = "地域の未来をともにつくる職員のための自主研修・対話・交流セミナー"
	h.Stamps = []string{"総務企画担当副会長", "部長", "課長", "課長補佐", "係長", "主任", "係"}
	return h
}

func nastySpeakers() string {
	return strings.Join([]string{nastySections[0] + " 課長補佐 " + nastyNames[0], nastySections[2] + " " + nastyNames[2]}, "、")
}

func nastyAttended() report.Attended {
	x := nastySignIn(false)
	r := sampleAttended(61, 9)
	r.Head, r.Title, r.Venue, r.Speakers, r.Staff, r.Outside = nastyHead(), x.Title, x.Venue, nastySpeakers(), x.Staff, x.Outside
	for i := range r.Staff {
		r.Staff[i].Mark = "△"
	}
	r.Circulation = append(r.Circulation, "人材育成・働き方改革推進担当参事", "庶務")
	return r
}

func nastyCertificates() report.Certificates {
	r := sampleCertificates(report.Attendance)
	r.Head, r.Title = nastyHead(), nastyTitles[0]
	for i := range r.All {
		r.All[i].Name, r.All[i].Number = nastyNames[i], "瀬戸内海人材育成推進協議会令和元年度特別 第1234号"
	}
	r.All[2].Again = "瀬戸内海人材育成推進協議会平成31年度特別 第999号"
	return r
}

func nastyBadges(n int) report.Badges {
	r := sampleBadges(n)
	r.Head, r.Frames = nastyHead(), true
	for i := range r.All {
		r.All[i] = report.Badge{Name: nastyNames[i%5], Reading: nastyReadings[i%5], From: nastySections[i%5], Position: "地域包括ケア推進担当参事"}
	}
	return r
}

func nastyEnvelopes(large bool) report.Envelopes {
	r := sampleEnvelopes(large)
	r.Head, r.Heads, r.All = nastyHead(), !large, nil
	for i, name := range nastyNames {
		r.All = append(r.All, report.Addressee{From: nastySections[i], Position: "地域包括ケア推進担当参事", Name: name, Outside: i%2 == 1})
	}
	return r
}

func nastyLetter(kind report.LetterKind) report.RequestLetter {
	r := sampleLetter(kind, kind == report.LetterToHead)
	r.Head, r.Title, r.Venue, r.PartyVenue = nastyHead(), nastyTitles[0], nastySections[0], strings.Repeat("割烹 つばき ", 6)
	r.Lecturer, r.From, r.Position, r.Document = nastyNames[1], nastySections[0], "地域包括ケア推進担当参事", "瀬戸内海人材育成推進協議会総企人第1234号の5"
	r.Email = "jinji-jinzaiikusei-hatarakikata@setonaikai-engan.example.jp"
	return r
}

func nastyThanks() report.ThanksLetters {
	return report.ThanksLetters{People: 1234, All: []report.RequestLetter{nastyLetter(report.LetterToLecturer), nastyLetter(report.LetterToHead)}}
}

func nastySurvey() report.SurveySheet {
	r := sampleSurvey()
	r.Head, r.Title, r.Speakers = nastyHead(), nastyTitles[0], nastySpeakers()
	return r
}

func nastyTally() report.SurveyTally {
	r := sampleTally()
	r.Head, r.Title, r.Speakers = nastyHead(), nastyTitles[0], nastySpeakers()
	r.Comments = append(r.Comments, strings.Repeat("とても長い感想です。", 40), "Wolfeschlegelsteinhausenbergerdorff"+strings.Repeat("a", 80))
	return r
}

func nastyDisclosure() report.Disclosure {
	r := sampleDisclosure()
	r.Head, r.Name, r.Reading = nastyHead(), nastyNames[0], nastyReadings[0]
	for i := range r.Groups[1].Records {
		x := &r.Groups[1].Records[i]
		x.About, x.Says = x.About+" "+nastyTitles[i%3], x.Says+"　所属: "+nastySections[i%5]
	}
	return r
}
