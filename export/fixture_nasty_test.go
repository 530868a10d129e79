package export

import (
	"strings"

	"jibun/data/report"
)

// What an office may really have: a name of forty characters, names from abroad, and
// sections whose names do not end.
var (
	nastyNames = []string{strings.Repeat("長曽我部勘解由小路", 5)[:40*3], "マクシミリアン・アレクサンダー・フォン・ヴィトゲンシュタイン",
		"Wolfeschlegelsteinhausenbergerdorff Maximilian Alexander", "𠮷 葛󠄀", "渡邉 ヶ"}
	nastyReadings = []string{strings.Repeat("ちょうそかべかでのこうじ", 4)[:40*3], "まくしみりあん・あれくさんだー・ふぉん・ゔぃとげんしゅたいん", "うぉるふぇしゅれーげるしゅたいんはうぜんべるがーどるふ まくしみりあん", "", "わたなべ け"}
	nastySections = []string{"福祉保健部 地域共生社会推進・包括的支援体制整備・重層的支援担当課 地域づくり企画調整係", "文化スポーツ部 スポーツ振興課", "Departmentofinternationalcooperationandmulticulturalaffairs", "課", ""}
	nastyTitles   = []string{"地域スポーツクラブとコミュニティ・スクールのパートナーシップをデザインする ワークショップ入門", "論", "Diversityandinclusioninlocalgovernmentorganisations: a primer for everybody"}
)

func nastyAnnual() report.Annual {
	r := sampleAnnual(30, 200)
	r.Number = "呉人人研第令和八年度特別号第一二三四五六七八九〇号"
	r.Stamps = append(r.Stamps, "総務企画担当副市長")
	for i := range r.History {
		x := &r.History[i]
		x.Name, x.Reading, x.Then, x.Now, x.Title = nastyNames[i%5], nastyReadings[i%5], nastySections[i%5], nastySections[(i+1)%5], nastyTitles[i%3]
	}
	for i := range r.Seminars {
		x := &r.Seminars[i]
		x.Title, x.Venue, x.Category = nastyTitles[i%3], nastySections[i%5], nastySections[(i+2)%5]
		x.Speakers = nil
		for j := range i % 6 {
			x.Speakers = append(x.Speakers, report.Lecturer{From: nastySections[(i+j)%5], Name: nastyNames[(i+j)%5]})
		}
		x.Remark = strings.Repeat("備考は長くなることがあります。", i%4)
	}
	for i := range r.Speakers {
		r.Speakers[i].Name, r.Speakers[i].From, r.Speakers[i].Title = nastyNames[i%5], nastySections[i%5], nastyTitles[i%3]
	}
	for i := range r.Divisions {
		r.Divisions[i].Name = strings.Fields(nastySections[i%4])[0] + strings.Repeat("長", i)
		for j := range r.Divisions[i].Departments {
			r.Divisions[i].Departments[j].Name = nastySections[(i+j)%4]
		}
	}
	for i := range r.Analysis.Categories {
		r.Analysis.Categories[i].Name = nastySections[i%5]
	}
	for i := range r.Reviews {
		r.Reviews[i].Title, r.Reviews[i].Result = nastyTitles[i%3], strings.Repeat("スポーツの楽しさが伝わった。", i*3)
	}
	return r
}

func nastySignIn(party bool) report.SignIn {
	r := sampleSignIn(60, 12, 30, party)
	r.Title, r.Venue, r.Speakers = strings.Repeat(nastyTitles[0], 2), strings.Repeat(nastySections[0], 2), strings.Join(nastyNames, "、")
	for _, all := range [][]report.SignInLine{r.Staff, r.Outside, r.Waiting} {
		for i := range all {
			if i%3 == 1 {
				all[i].Name, all[i].Reading, all[i].From, all[i].Position = nastyNames[i%5], nastyReadings[i%5], nastySections[(i+2)%5], "地域包括ケア推進担当参事兼コミュニティ・スポーツ監"
				all[i].Remark = "車いす・手話通訳・お子さま同伴"
			}
		}
	}
	return r
}

// fewColumns has the readings above the names.
func fewColumns(r report.SignIn) report.SignIn {
	r.Columns = []report.DoorColumn{report.DoorSign}
	return r
}

// remarkedAnnual has remarks of three hundred characters and themes of a hundred and twenty.
func remarkedAnnual() report.Annual {
	r := sampleAnnual(8, 20)
	for i := range r.Seminars {
		r.Seminars[i].Remark = strings.Repeat("手話通訳と託児を用意した。", 24)
		r.Seminars[i].Title = strings.Repeat("地域スポーツクラブとコミュニティ・スクールを考える", 5)
	}
	return r
}

func nastyParty() report.PartySheet {
	r := sampleParty(60, 3, 3500)
	r.Venue = strings.Repeat("割烹 つばき ", 12)
	for i := range r.People {
		r.People[i].Name, r.People[i].Reading, r.People[i].From = nastyNames[i%5], nastyReadings[i%5], nastySections[i%5]
	}
	return r
}

func nastyPerson() report.PersonHistory {
	r := samplePerson(90, 40)
	r.Name, r.Reading, r.From = nastyNames[0], nastyReadings[0], nastySections[0]
	for i := range r.Visits {
		r.Visits[i].Title, r.Visits[i].Then = nastyTitles[i%3], nastySections[i%5]
	}
	for i := range r.Talks {
		r.Talks[i].Title, r.Talks[i].Then = nastyTitles[i%3], nastySections[i%5]
	}
	return r
}

func nastyBook() report.Book {
	r := sampleBook(80, 62)
	for i := range r.People {
		r.People[i].Name, r.People[i].Reading, r.People[i].From = nastyNames[i%5], nastyReadings[i%5], nastySections[i%5]
	}
	for i := range r.Seminars {
		r.Seminars[i].Title = nastyTitles[i%3]
	}
	return r
}
