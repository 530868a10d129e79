package words

import (
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/paste"
)

// pasteFieldTexts name what a pasted application says.
var pasteFieldTexts = map[paste.Field]text{
	paste.FieldName:        later("paste.field.name", "氏名"),
	paste.FieldReading:     later("paste.field.reading", "ふりがな"),
	paste.FieldFrom:        later("paste.field.from", "所属"),
	paste.FieldPosition:    later("paste.field.position", "職名"),
	paste.FieldStaffNo:     later("paste.field.staffno", "職員番号"),
	paste.FieldEmail:       later("paste.field.email", "メール"),
	paste.FieldPhone:       later("paste.field.phone", "電話"),
	paste.FieldAffiliation: later("paste.field.affiliation", "区分"),
	paste.FieldNumber:      later("paste.field.number", "回"),
	paste.FieldParty:       later("paste.field.party", "懇親会"),
	paste.FieldRemark:      later("paste.field.remark", "備考"),
	paste.FieldWithdraws:   later("paste.field.withdraws", "キャンセル"),
	paste.FieldEntry:       later("paste.field.entry", "この申込"),
}

var pasteDoubtTexts = map[paste.Code]text{
	paste.FromSignature: later("paste.doubt.fromsignature", "署名から読みました"),
	paste.FromHeader:    later("paste.doubt.fromheader", "差出人から読みました"),
	paste.FromText:      later("paste.doubt.fromtext", "文中から読みました"),
	paste.FromColumn:    later("paste.doubt.fromcolumn", "見出しのない列から読みました"),
	paste.FromAbove:     later("paste.doubt.fromabove", "まとめて書かれた内容から読みました"),
	paste.FromQuote:     later("paste.doubt.fromquote", "引用や返信元の中にあります"),
	paste.Split:         later("paste.doubt.split", "続けて書かれた字を区切りました"),
	paste.TwoNames:      later("paste.doubt.twonames", "何人かの名前があるようです"),
	paste.SurnameOnly:   later("paste.doubt.surnameonly", "姓だけです"),
	paste.TwoValues:     later("paste.doubt.twovalues", "食い違う内容が書かれています"),
	paste.Unclear:       later("paste.doubt.unclear", "はっきりしません"),
	paste.CountDiffers:  later("paste.doubt.countdiffers", "書かれた人数と合いません"),
}

// PasteDoubt says what of a pasted application was guessed: 「所属: 署名から読みました」.
func PasteDoubt(d paste.Doubt) string {
	return lang.X("paste.doubt", "{{.Field}}: {{.Why}}", map[string]any{"Field": pasteFieldTexts[d.Field], "Why": pasteDoubtTexts[d.Code]})
}

var pasteSkipTexts = map[string]text{
	"exists": later("paste.skip.exists", "この間に申込済みになりました"),
	"added":  later("paste.skip.added", "この間に名簿に加えられました。貼り付け直すと選べます"),
	"merged": later("paste.skip.merged", "別の方に統合されました。貼り付け直すと選べます"),
}

// PasteSkip says why a ticked line was not applied for.
func PasteSkip(s data.PasteSkip) string { return pasteSkipTexts[s.Code].String() }
