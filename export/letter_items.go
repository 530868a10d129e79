package export

import (
	"fmt"

	"jibun/data/report"
)

// letterItem is one of the points below 記.
type letterItem struct{ label, text string }

// items writes the points and the end of the letter.
func (x letter) items() {
	number, label, text := x.style(letterLook.center()), x.style(letterLook), x.style(letterLook.shrunk())
	for i, p := range x.points() {
		for j, v := range broken(x.measure, p.text, x.across(3, 3), letterSize) {
			if j == 0 {
				x.number(number, i+1)
				x.text(label, p.label)
			}
			x.fill(label, 2)
			x.text(text, v)
			x.end(letterLine)
		}
		x.skip(4)
	}
	x.line(letterLook, "")
	x.line(letterLook.right(), "以上")
}

// points are the eight of a request. What is not fixed yet says so.
func (x letter) points() []letterItem {
	r := x.r
	day := "未定"
	if r.Date != "" {
		day = joined(" ", r.Style.Full(r.Date), hours(r.Start, r.End))
	}
	audience := "職員と外部の参加者"
	if r.Capacity > 0 {
		audience += fmt.Sprintf("　%d人程度", r.Capacity)
	}
	thanks := "ありません(職員どうしの学びの場のため)。"
	if r.Outside {
		thanks = "別に御相談します。"
	}
	venue := r.Venue
	if venue == "" {
		venue = "未定"
	}
	return []letterItem{
		{"日時", day},
		{"会場", venue},
		{"テーマ", r.Title},
		{"お願いする役割", r.Role},
		{"対象・人数", audience},
		{"謝礼・旅費", thanks},
		{"その他", x.other()},
		{"連絡先", joined("\n", joined(" ", r.Office, r.Section), joined("　", prefixed("電話 ", r.Phone), prefixed("メール ", r.Email)))},
	}
}

// other invites to the gathering, if there is one.
func (x letter) other() string {
	r := x.r
	tools := "投影機などをお使いのときは、前日までにお知らせください。"
	if !r.Party {
		return tools
	}
	fee := ""
	if r.Fee > 0 {
		fee = "会費 " + report.Grouped(r.Fee) + "円"
	}
	party := "終了後に懇親会を予定しています。"
	if r.Kind == report.LetterToLecturer || r.Kind == report.LetterMemo {
		party += "ぜひ御参加ください。"
	}
	facts := joined("、", followed(r.PartyStart, "から"), r.PartyVenue, fee)
	return joined("\n", party, between("(", facts, ")"), tools)
}

// followed is v with something after it, "" if v is.
func followed(v, after string) string {
	if v == "" {
		return ""
	}
	return v + after
}
