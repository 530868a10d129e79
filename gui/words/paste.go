package words

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/kana"
	"jibun/data/paste"
	"jibun/data/table"
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
	paste.FromAccount:   later("paste.doubt.fromaccount", "申込先での呼び名です"),
	paste.Automatic:     later("paste.doubt.automatic", "自動返信です"),
	paste.Thanks:        later("paste.doubt.thanks", "お礼のようです"),
}

// PasteDoubt says what of a pasted application was guessed: 「所属: 署名から読みました」.
func PasteDoubt(d paste.Doubt) string {
	return lang.X("paste.doubt", "{{.Field}}: {{.Why}}", map[string]any{"Field": pasteFieldTexts[d.Field], "Why": pasteDoubtTexts[d.Code]})
}

var pasteSkipTexts = map[string]text{
	"exists": later("paste.skip.exists", "この間に申込済みになりました"),
	"added":  later("paste.skip.added", "この間に名簿に加えられました。貼り付け直すと選べます"),
	"gone":   later("paste.skip.gone", "この間にキャンセル済みになりました"),
	"merged": later("paste.skip.merged", "別の方に統合されました。貼り付け直すと選べます"),
}

// PasteSkip says why a ticked line was not applied for.
func PasteSkip(s data.PasteSkip) string { return pasteSkipTexts[s.Code].String() }

// PasteName is the name as it stands in the text, or what there is instead.
func PasteName(l *data.PasteLine) string {
	for _, s := range []string{l.Name, l.StaffNo, l.Email} {
		if s != "" {
			return s
		}
	}
	return lang.X("paste.noname", "(名前なし)")
}

// PasteWhy says what stands against a line, "" if nothing does.
func PasteWhy(l *data.PasteLine) string {
	same := slices.DeleteFunc(slices.Clone(l.Choices), func(h data.PersonHit) bool { return kana.Fold(h.Name) != kana.Fold(l.Name) })
	words := map[string]any{"N": len(same), "Name": PasteName(l), "From": l.From, "Theirs": l.Person.From, "Number": l.Number, "No": l.Person.StaffNo, "Reading": l.Person.Reading}
	switch l.Status {
	case data.PasteCertain, data.PasteNewOutside:
		if l.Wish == paste.Wait {
			return lang.X("paste.why.waits", "申し込んだ先で、補欠・キャンセル待ちになっています。", words)
		}
	case data.PasteQuestion:
		return lang.X("paste.why.question", "質問のようです。申込の言葉はありません。", words)
	case data.PasteNone:
		switch {
		case l.Line == 0:
			return lang.X("paste.why.unread", "申込を読み取れませんでした。", words)
		case hasCode(l, paste.Automatic):
			return lang.X("paste.why.automatic", "自動返信のメールです。", words)
		case hasCode(l, paste.Thanks):
			return lang.X("paste.why.thanks", "お礼の連絡のようです。", words)
		}
		return lang.X("paste.why.none", "申込の言葉がないか、却下・落選になっています。", words)
	case data.PasteUncertain:
		switch {
		case l.HasDoubt(paste.FieldWithdraws) && hasCode(l, paste.TwoValues):
			return lang.X("paste.why.both", "申込とキャンセルの両方があります。", words)
		case len(same) > 1:
			return lang.X("paste.why.several", "「{{.Name}}」という方が{{.N}}名います。", words)
		case len(same) == 0:
			return lang.X("paste.why.near", "「{{.Name}}」という方はいません。近い方を挙げました。", words)
		case l.StaffNo != "" && l.Person.StaffNo != "" && strings.TrimLeft(l.StaffNo, "0") != strings.TrimLeft(l.Person.StaffNo, "0"):
			return lang.X("paste.why.number", "職員番号が、名簿の方({{.No}})と違います。", words)
		case l.Reading != "" && l.Person.Reading != "" && kana.Fold(l.Reading) != kana.Fold(l.Person.Reading):
			return lang.X("paste.why.reading", "ふりがなが、名簿の方({{.Reading}})と違います。", words)
		case l.From != "" && data.PlaceRecorded(l.Person.From) && kana.Fold(l.From) != kana.Fold(l.Person.From):
			return lang.X("paste.why.from", "文面の所属は「{{.From}}」、名簿では「{{.Theirs}}」です。", words)
		}
	case data.PasteUnknown:
		return lang.X("paste.why.unknown", "名簿に見つかりません。下で探すか、0 で外部の方にします。")
	case data.PasteAlready:
		return lang.X("paste.why.there", "すでに申し込んでいます。", words)
	case data.PasteDuplicate:
		return lang.X("paste.why.twice", "同じ方が、上にもあります。", words)
	case data.PasteOtherSeminar:
		if l.OtherSeries != "" {
			return lang.X("paste.why.series", "「{{.Series}}」の申込と書かれています。", map[string]any{"Series": EveningNumber(l.OtherSeries, l.Number)})
		}
		return lang.X("paste.why.other", "第{{.Number}}回の申込と書かれています。", words)
	case data.PasteSpeaker:
		return lang.X("paste.why.speaker", "この回の講師です。", words)
	case data.PasteWithdraws:
		if l.Existing.ID == 0 {
			return lang.X("paste.why.nothing", "キャンセルの連絡ですが、この回の申込がありません。", words)
		}
	}
	return ""
}

func hasCode(l *data.PasteLine, c paste.Code) bool {
	return slices.ContainsFunc(l.Doubts, func(d paste.Doubt) bool { return d.Code == c })
}

// PasteDoubts says what of a line was guessed, and how.
func PasteDoubts(l *data.PasteLine) string {
	var out []string
	for _, d := range l.Doubts {
		if d.Code == paste.Automatic || d.Code == paste.Thanks { // PasteWhy says it
			continue
		}
		if text := PasteDoubt(d); !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	return strings.Join(out, lang.X("paste.doubts.and", "、"))
}

var pasteColumnTexts = map[paste.Field]text{
	"family":         later("paste.column.family", "姓"),
	"given":          later("paste.column.given", "名"),
	paste.FieldState: later("paste.column.state", "参加・キャンセル待ち・キャンセルの別"),
	paste.FieldAt:    later("paste.column.at", "申込日時"),
	paste.FieldSkip:  later("paste.column.skip", "使わない"),
}

// PasteColumn names what a column can mean, one of paste.Columns.
func PasteColumn(f paste.Field) string {
	if t, ok := pasteColumnTexts[f]; ok {
		return t.String()
	}
	return pasteFieldTexts[f].String()
}

// PasteSource names where a line stands: a file, or what was pasted.
func PasteSource(source string) string {
	if source == "" {
		return lang.X("paste.clipboard", "貼り付け")
	}
	return source
}

var pasteNoteTexts = map[paste.NoteCode]text{
	data.NoteMissing:                    later("paste.note.missing", "ファイルが見つかりません。"),
	data.NoteDisk:                       later("paste.note.disk", "ファイルを開けません。ほかで開いていないか、権限をお確かめください。"),
	data.NoteTooLarge:                   later("paste.note.toolarge", "大きすぎるため、読みませんでした。"),
	data.NoteTooMany:                    later("paste.note.toomany", "一度に読めるファイルの数や大きさを超えたため、読みませんでした。"),
	paste.NoName:                        later("paste.note.noname", "氏名の列が分かりません。列の意味をお選びください。"),
	paste.Failed:                        later("paste.note.failed", "表でもメールでもありません({{.What}})。読めるのは CSV・Excel・メール(.eml、.msg)・文章です。"),
	"cut":                               later("paste.note.cut", "長すぎるため、途中までを読みました。"),
	"truncated":                         later("paste.note.truncated", "メールが途中で切れています。読めたところまでを読みました。"),
	"nested":                            later("paste.note.nested", "メールの中のメールが深すぎるため、途中までを読みました。"),
	"damaged":                           later("paste.note.damaged", "壊れているところがあります。読めるところだけを読みました。"),
	"charset":                           later("paste.note.charset", "メールに書かれた文字コード({{.What}})では読めないため、推しはかって読みました。"),
	"no_text":                           later("paste.note.notext", "本文がありません。"),
	"attached":                          later("paste.note.attached", "添付の「{{.What}}」は読んでいません。"),
	"unreadable":                        later("paste.note.unreadable", "読めないところがあります {{.What}}"),
	paste.NoteCode(table.FileEmpty):     later("paste.note.empty", "中身がありません。"),
	paste.NoteCode(table.Encrypted):     later("paste.note.encrypted", "パスワードがかかっています。外して保存し直してください。"),
	paste.NoteCode(table.OldXLS):        later("paste.note.oldxls", "古い形式のExcel(.xls)です。.xlsx で保存し直してください。"),
	paste.NoteCode(table.XLSB):          later("paste.note.xlsb", "この形式のExcelは読めません。.xlsx で保存し直してください。"),
	paste.NoteCode(table.Hostile):       later("paste.note.hostile", "異常な作りのファイルです。安全のため読みませんでした。"),
	paste.NoteCode(table.ReaderBug):     later("paste.note.readerbug", "このファイルは読めませんでした。"),
	paste.NoteCode(table.NoWorkbook):    later("paste.note.noworkbook", "読めるシートがありません。"),
	paste.NoteCode(table.BadBytes):      later("paste.note.badbytes", "読めない文字があります。"),
	paste.NoteCode(table.UnclosedQuote): later("paste.note.unclosedquote", "引用符が閉じていない行があります。"),
	paste.NoteCode(table.Ragged):        later("paste.note.ragged", "列の数が違う行があります。"),
}

// PasteNote says what of a source was not read, or only in part.
func PasteNote(n paste.Note) string {
	if t, ok := pasteNoteTexts[n.Code]; ok {
		return t.with(map[string]any{"What": n.What})
	}
	return pasteNoteTexts["unreadable"].with(map[string]any{"What": string(n.Code)})
}
