package gui

import (
	"jibun/data"
	"jibun/data/paste"
)

// pasteFieldWords name what a pasted application says.
var pasteFieldWords = map[paste.Field]string{paste.FieldName: "氏名", paste.FieldReading: "ふりがな", paste.FieldFrom: "所属", paste.FieldPosition: "職名", paste.FieldStaffNo: "職員番号",
	paste.FieldEmail: "メール", paste.FieldPhone: "電話", paste.FieldAffiliation: "区分", paste.FieldNumber: "回", paste.FieldParty: "懇親会", paste.FieldRemark: "備考",
	paste.FieldWithdraws: "キャンセル", paste.FieldEntry: "この申込"}

var pasteDoubtWords = map[paste.Code]string{
	paste.FromSignature: "署名から読みました", paste.FromHeader: "差出人から読みました", paste.FromText: "文中から読みました", paste.FromColumn: "見出しのない列から読みました",
	paste.FromAbove: "まとめて書かれた内容から読みました", paste.FromQuote: "引用や返信元の中にあります", paste.Split: "続けて書かれた字を区切りました", paste.TwoNames: "何人かの名前があるようです",
	paste.SurnameOnly: "姓だけです", paste.TwoValues: "食い違う内容が書かれています", paste.Unclear: "はっきりしません", paste.CountDiffers: "書かれた人数と合いません",
}

// PasteDoubt says what of a pasted application was guessed: 「所属: 署名から読みました」.
func PasteDoubt(d paste.Doubt) string {
	return pasteFieldWords[d.Field] + ": " + pasteDoubtWords[d.Code]
}

// PasteSkipWord says why a ticked line was not applied for.
func PasteSkipWord(s data.PasteSkip) string {
	return map[string]string{"exists": "この間に申込済みになりました", "added": "この間に名簿に加えられました。貼り付け直すと選べます", "merged": "別の方に統合されました。貼り付け直すと選べます"}[s.Code]
}
