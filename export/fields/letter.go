package fields

import (
	"fmt"
	"slices"
	"strings"

	"jibun/data/report"
	"jibun/export/template"
)

// LetterItems are what the text of a letter to a lecturer can ask for: what a form of the
// letter can.
func LetterItems(r report.RequestLetter) map[string]template.Value {
	e := Evening{Letter: r, SignIn: report.SignIn{Head: r.Head, Number: r.Number, Title: r.Title, Date: r.Date, Start: r.Start, End: r.End, Venue: r.Venue, Capacity: r.Capacity}}
	items := e.Values().Items
	number, object := "", ""
	if r.Number > 0 {
		number = fmt.Sprintf("第%d回", r.Number)
		object = number + "を"
	}
	items["回"], items[whichEvening] = template.Text(number), template.Text(object)
	items[whoSpeaks] = template.Text(strings.TrimPrefix(r.Position+"　"+r.Lecturer, "　"))
	if len(r.With) > 0 { // a letter to several says nothing of one alone
		of := func(get func(report.Addressee) string) template.Value {
			var all []string
			for _, a := range append([]report.Addressee{{From: r.From, Position: r.Position, Name: r.Lecturer}}, r.With...) {
				if text := get(a); text != "" && !slices.Contains(all, text) {
					all = append(all, text)
				}
			}
			return template.Text(strings.Join(all, "・"))
		}
		items["役割"] = template.Text(RolesIn(r))
		items["講師の氏名"] = of(func(a report.Addressee) string { return a.Name })
		items["講師の所属"] = of(func(a report.Addressee) string { return a.From })
		items["講師の職名"] = of(func(a report.Addressee) string { return a.Position })
		items[whoSpeaks] = of(func(a report.Addressee) string { return strings.TrimPrefix(a.Position+"　"+a.Name, "　") })
	}
	if r.Date.Valid() {
		items["開催日の文"] = template.Text(r.Style.Full(r.Date))
	}
	return items
}

// Roles are the roles that a letter is about, as its title lists them: ファシリテーター・スピーカー.
func Roles(r report.RequestLetter) string {
	var all []string
	for _, of := range r.Roles() {
		all = append(all, of.Role)
	}
	return strings.Join(all, "・")
}

// RolesIn are the same in a sentence, which says whose each is where they differ:
// ファシリテーター(森川 明 様)とスピーカー(近藤 進 様).
func RolesIn(r report.RequestLetter) string {
	of := r.Roles()
	if len(of) == 1 {
		return r.Role
	}
	var all []string
	for _, x := range of {
		all = append(all, x.Role+"("+strings.Join(x.Names, " 様・")+" 様)")
	}
	return strings.Join(all[:len(all)-1], "、") + "と" + all[len(all)-1]
}

// whichEvening and whoSpeaks are what a sentence of a letter has where it is known and has not
// where it is not: 第400回を, 課長　山田 太郎.
const whichEvening, whoSpeaks = "第何回を", "講師の職名と氏名"

// Plainly says the marks of a letter's text that tell how they are written by the names of
// items that say the same: who changes the text reads names.
func Plainly(text string) string {
	return strings.NewReplacer("{{番号|第0回を;;}}", "{{"+whichEvening+"}}", "{{講師の職名|@　}}{{講師の氏名}}", "{{"+whoSpeaks+"}}").Replace(text)
}

// StandardThanks is the text of a 礼状 where she has written none, with marks.
func StandardThanks(outside bool) string {
	if outside {
		return "時下ますます御清祥のこととお喜び申し上げます。\nこのたびは、御多用のところ、{{回}}「{{講座}}」の{{役割}}をお引き受けくださり、誠にありがとうございました。\n" +
			"「{{テーマ}}」と題してのお話は、参加した職員にとって、自らの仕事とこれからを見つめ直すよい機会となりました。{{参加の文}}\n今後とも、職員の育成に御支援を賜りますよう、お願い申し上げます。\nまずは、略儀ながら書中をもちまして、お礼申し上げます。"
	}
	return "{{回}}「{{講座}}」では、お忙しいところ{{役割}}をお引き受けくださり、ありがとうございました。\n「{{テーマ}}」についてのお話は、参加した皆さんにとって、よい学びの時間となりました。{{参加の文}}\n" +
		"これからも、職員どうしが学び合う場に、お力をお貸しください。"
}

// ThanksText is the text of a 礼状, in paragraphs.
func ThanksText(r report.ThanksLetters, to report.RequestLetter, outside bool) string {
	text := r.Texts[0]
	if outside {
		text = r.Texts[1]
	}
	if text == "" {
		text = StandardThanks(outside)
	}
	filled, _ := Fill(text, ThanksItems(r, to))
	return filled
}

// ThanksItems are what the text of a 礼状 can ask for.
func ThanksItems(r report.ThanksLetters, to report.RequestLetter) map[string]template.Value {
	items := LetterItems(to)
	came := ""
	if r.People > 0 {
		came = fmt.Sprintf("当日は%d人が参加しました。", r.People)
	}
	items["参加の文"], items["参加者数"] = template.Text(came), template.Number(r.People)
	return items
}

// ThanksMarks are the marks of her texts that are none.
func ThanksMarks(r report.ThanksLetters) []string {
	if len(r.All) == 0 {
		return nil
	}
	_, a := Fill(r.Texts[0], ThanksItems(r, r.All[0]))
	_, b := Fill(r.Texts[1], ThanksItems(r, r.All[0]))
	return append(a, b...)
}

// LetterMarks are the marks of her text of a 講師依頼書 that are none.
func LetterMarks(r report.RequestLetter) []string {
	_, unknown := Fill(r.Text, LetterItems(r))
	return unknown
}
