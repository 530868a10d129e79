package fields

import (
	"slices"
	"strings"

	"jibun/data/report"
	"jibun/export/template"
)

// caseItems are the boxes of 取組事例, by the label of each; where another item has that
// name already, 事例の stands before it.
func caseItems() []item[Year] {
	items := []item[Year]{text("事例の現在", "取組事例の年度が終わっていないとき、いつ現在か", func(y *Year) string { return CaseAsOf(y.Case) }),
		text("取組の成果の見出し", "参加者数の初めの年度と今の年度(参加者数 H20:85名→H25:1,247名)", func(y *Year) string { return y.Case.Headline() })}
	for _, b := range report.CaseBoxes() {
		name, _, _ := strings.Cut(b.Label, "(")
		if slices.Contains([]string{"団体名", "所属", "連絡先"}, name) {
			name = "事例の" + name
		}
		items = append(items, item[Year]{name, "取組事例の「" + b.Label + "」", func(y *Year) template.Value { return template.Text(y.Case.Box(b.Key)) }})
	}
	return items
}

// sampleCase is an example of what the boxes say.
func sampleCase(head report.Head, years []report.Year) report.Case {
	c := report.Case{Head: head, Year: 2013, AsOf: "2014-03-31", Running: true, Boxes: report.CaseBoxes(), Years: years}
	says := map[string]string{"organization": "呉市", "section": "人事課", "contact": "人事課　電話 0823-00-0000", "title": "職員自主セミナー", "period": "平成20年12月から",
		"summary": "職員が講師となり、夜に学び合う。", "background": "職員数が減り、学びの場が足りなかった。", "aim": "自ら学ぶ職員を増やす。", "content": "月に二回、本庁舎で開く。",
		"problems": "顔ぶれが固定しがちである。", "ingenuity": "市民も講師に招いた。", report.ResultBox: "参加者が十倍になった。", "outlook": "他団体との合同開催を増やす。", "advice": "小さく始めるとよい。"}
	for i := range c.Boxes {
		c.Boxes[i].Text = says[c.Boxes[i].Key]
	}
	return c
}
