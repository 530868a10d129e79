package export

import (
	"strings"

	"jibun/export/fields"
)

// letterItem is one of the points below 記.
type letterItem struct{ label, text string }

// items writes the points and the end of the letter.
func (x letter) items() {
	number, label, text := x.style(letterLook.center()), x.style(letterLook), x.style(letterLook.shrunk())
	for i, p := range x.points() {
		lines := broken(x.measure, p.text, x.across(3, 3), letterSize)
		if x.marks != nil {
			x.item(i+1, p)
			lines = nil
		}
		for j, v := range lines {
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

// item is a point of a form, in one row that breaks its own lines.
func (x letter) item(n int, p letterItem) {
	lines := len(broken(x.measure, x.usually(p.text), x.across(3, 3), letterSize))
	look := letterLook.shrunk()
	if lines > 1 {
		look = letterLook.wrapped()
	}
	x.number(x.style(letterLook.center()), n)
	x.text(x.style(letterLook), p.label)
	x.text(x.style(look), p.text)
	x.end(float64(lines) * letterLine)
}

// points are the eight of a request. What is not fixed yet says so.
func (x letter) points() []letterItem {
	r := x.r
	day := "未定"
	if r.Date != "" {
		day = joined(" ", r.Style.Full(r.Date), x.hours(r.Start, r.End))
	}
	if x.marks != nil {
		day = x.dated(r.Date, "和暦(曜)|なければ未定") + " " + x.hours(r.Start, r.End)
	}
	audience := "職員と外部の参加者" + x.some("　", r.Capacity, "人程度")
	thanks := "ありません(職員どうしの学びの場のため)。"
	switch {
	case r.Guests() && r.Staff():
		thanks = "職員の方にはありません。職員でない方とは、別に御相談します。"
	case r.Guests():
		thanks = "別に御相談します。"
	}
	reach := joined("　", prefixed("電話 ", r.Phone), prefixed("メール ", r.Email))
	if x.marks != nil {
		reach = x.around("電話 ", r.Phone, "") + x.around("　メール ", r.Email, "")
	} else {
		reach = x.phrased(reach, x.across(3, 3), letterSize)
	}
	return []letterItem{
		{"日時", day},
		{"会場", x.or(r.Venue, "未定")},
		{"テーマ", r.Title},
		{"お願いする役割", x.roles()},
		{"対象・人数", audience},
		{"謝礼・旅費", thanks},
		{"その他", x.other()},
		{"連絡先", joined("\n", joined(" ", r.Office, r.Section), reach)},
	}
}

// roles says who is asked for what: the role alone where it is that of all.
func (x letter) roles() string {
	all := x.r.Roles()
	if len(all) == 1 {
		return all[0].Role
	}
	text := ""
	for i, of := range all {
		for j, name := range of.Names {
			one := name + " 様"
			if j == 0 {
				one = of.Role + " " + one
			}
			if i+1 < len(all) || j+1 < len(of.Names) {
				one += "、"
			}
			if line := text[strings.LastIndexByte(text, '\n')+1:]; line != "" && len(broken(x.measure, line+one, x.across(3, 3), letterSize)) > 1 {
				text += "\n" // no name is broken
			}
			text += one
		}
	}
	return text
}

// other invites to the gathering, if there is one.
func (x letter) other() string {
	r, tools := x.r, "投影機などをお使いのときは、前日までにお知らせください。"
	return x.around("", fields.Invitation(r), "\n") + tools
}
