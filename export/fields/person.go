package fields

import (
	"jibun/data/report"
	"jibun/data/wareki"
	"jibun/export/template"
)

// Person is what forms of a person are filled with.
type Person struct{ History report.PersonHistory }

// Values are the values of a person.
func (p Person) Values() template.Values { return values(&p, personItems, personLists()) }

var personItems = []item[Person]{
	text("団体", "団体の名前", func(p *Person) string { return p.History.Office }), text("課", "担当する課の名前", func(p *Person) string { return p.History.Section }),
	text("講座", "講座の名前", func(p *Person) string { return p.History.Series }), date("作成日", "書き出した日", func(p *Person) wareki.Date { return p.History.Made }),
	text("決裁欄", "決裁の欄の名前を「、」でつないだもの", func(p *Person) string { return joined(p.History.Stamps) }),
	text("氏名", "氏名", func(p *Person) string { return p.History.Name }), text("ふりがな", "ふりがな", func(p *Person) string { return p.History.Reading }),
	{"職員番号", "職員番号(外部の方は空欄)", func(p *Person) template.Value { return template.Code(p.History.StaffNo) }},
	text("所属", "今の所属・団体", func(p *Person) string { return p.History.From }), text("職名", "今の職名", func(p *Person) string { return p.History.Position }),
	count("参加回数", "参加した回数", func(p *Person) int { return p.History.Attended }), count("申込回数", "参加確定となった回数", func(p *Person) int { return len(p.History.Visits) }),
	count("登壇回数", "登壇した回数", func(p *Person) int { return len(p.History.Talks) }),
}

func personLists() []list[Person] {
	return []list[Person]{
		listOf("受講", "参加確定となった回", func(p *Person) []report.PersonVisit { return p.History.Visits }, []item[report.PersonVisit]{
			text("講座", "ほかの講座のときだけ、その名前", func(v *report.PersonVisit) string { return v.Series }), some("番号", "通算の回", func(v *report.PersonVisit) int { return v.Number }),
			date("開催日", "開催日", func(v *report.PersonVisit) wareki.Date { return v.Date }), text("テーマ", "テーマ", func(v *report.PersonVisit) string { return v.Title }),
			text("テーマと講座", "テーマ。ほかの講座なら次の行にその名前", func(v *report.PersonVisit) string { return WithSeries(v.Title, v.Series) }),
			text("当時の所属", "その日の所属・団体", func(v *report.PersonVisit) string { return v.Then }), text("出欠", "出欠", func(v *report.PersonVisit) string { return v.Attendance }),
			some("通算", "その講座にこの回までに参加した回数", func(v *report.PersonVisit) int { return v.Total })}),
		listOf("登壇", "登壇した回", func(p *Person) []report.PersonTalk { return p.History.Talks }, []item[report.PersonTalk]{
			text("講座", "ほかの講座のときだけ、その名前", func(v *report.PersonTalk) string { return v.Series }), some("番号", "通算の回", func(v *report.PersonTalk) int { return v.Number }),
			date("開催日", "開催日", func(v *report.PersonTalk) wareki.Date { return v.Date }), text("テーマ", "テーマ", func(v *report.PersonTalk) string { return v.Title }),
			text("テーマと講座", "テーマ。ほかの講座なら次の行にその名前", func(v *report.PersonTalk) string { return WithSeries(v.Title, v.Series) }),
			text("当時の所属", "その日の所属・団体", func(v *report.PersonTalk) string { return v.Then }), text("役割", "役割", func(v *report.PersonTalk) string { return v.Role }),
			count("累計", "この回までに登壇した回数", func(v *report.PersonTalk) int { return v.Total })}),
	}
}
