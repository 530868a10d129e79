package gui

import (
	"fmt"
	"strings"

	"jibun/data"
	"jibun/data/oldledger"
	"jibun/data/roster"
	"jibun/data/table"
)

// operationWords name the operations of the history.
var operationWords = map[string]string{
	"ledger.create": "台帳の作成", "office.save": "団体・所属の変更", "series.add": "講座の追加", "series.rename": "講座の名称の変更", "category.save": "分類の変更", "category.order": "分類の順の変更",
	"department.save": "所属の変更", "department.order": "建制順の変更", "department.close": "所属の廃止", "person.add": "人の追加", "person.save": "人の変更",
	"person.rename": "改姓", "person.leave": "退職の記録", "list.copy": "一覧のコピー", "person.merge": "重複の統合", "posting.transfer": "異動の記録", "people.import": "名簿の取込み", "ledger.import": "今までの台帳の取込み",
	"roster.columns": "名簿の見出しの記憶", "seminar.add": "セミナーの追加", "seminar.save": "セミナーの変更", "seminar.delete": "セミナーの削除", "seminar.open": "募集の開始",
	"seminar.close": "募集の締切", "seminar.hold": "開催の記録", "seminar.settle": "実績の確定", "seminar.unsettle": "実績確定の解除", "seminar.cancel": "中止",
	"seminar.postpone": "延期", "seminar.reschedule": "新しい開催日", "registration.apply": "申込の追加", "registration.confirm": "参加の確定", "registration.wait": "キャンセル待ちへ",
	"registration.decline": "お断り", "registration.withdraw": "申込のキャンセル", "registration.revoke": "申込の取消", "registration.bring_back": "申込の復活",
	"registration.walk_in": "当日参加", "waitlist.offer": "繰上げの打診", "waitlist.move_up": "繰上げ", "waitlist.decline": "繰上げの辞退", "waitlist.skip": "繰上げの見送り",
	"waitlist.expire": "打診の期限切れ", "waitlist.draw": "抽選", "attendance.mark": "出欠の記録", "attendance.sheet": "出欠のまとめ入力", "attendance.material": "資料受領の記録",
	"signin.number": "受付名簿の番号", "speaker.assign": "講師の追加", "speaker.move": "講師の依頼の進み", "speaker.replace": "講師の差替", "party.save": "懇親会の変更",
	"party.join": "懇親会への参加", "party.leave": "懇親会の取消", "party.pay": "会費の受領", "retrospect.save": "ふり返り", "paper.excel": "Excelへの書き出し",
	"holidays.load": "祝日の読込み", "registration.paste": "申込の貼り付け", "registration.note": "申込の備考の変更",
	"sample.office": "見本の用意", "sample.people": "見本の職員", "sample.seminar": "見本のセミナー",
}

// OperationSentence says an operation in words: 「元に戻す: 申込の追加(田中 太郎)」.
func OperationSentence(o data.Operation) string {
	text := operationWords[o.What]
	if text == "" {
		text = o.What
	}
	if o.About != "" {
		text += "(" + o.About + ")"
	}
	switch o.Mode {
	case "undo":
		return "元に戻す: " + text
	case "redo":
		return "やり直す: " + text
	}
	return text
}

var problemWords = map[data.ProblemKind]string{
	data.ProblemIntegrity: "ファイルのつくりが壊れています", data.ProblemForeign: "つながる先の記録がありません", data.ProblemSchema: "台帳の形式が違っています",
	data.ProblemRowChanged: "記録が、履歴に残る最後の姿と違っています", data.ProblemRowMissing: "あるはずの記録がありません", data.ProblemRowExtra: "履歴にない記録があります",
	data.ProblemChain: "履歴の前後がつながりません", data.ProblemSeal: "履歴が書き変わっています", data.ProblemUnreadable: "読めないところがあります",
}

var tableWords = map[string]string{"offices": "団体・所属", "series": "講座", "series_names": "講座の名称", "categories": "分類", "departments": "所属", "people": "名簿",
	"former_names": "旧姓", "postings": "配属", "seminars": "セミナー", "registrations": "申込", "assignments": "講師", "parties": "懇親会", "party_entries": "懇親会の名簿",
	"retrospects": "ふり返り", "holidays": "祝日", "column_choices": "名簿の見出し", "operations": "履歴", "changes": "履歴"}

// ProblemSentence says one damage of the ledger.
func ProblemSentence(p data.Problem) string {
	where := tableWords[p.Table]
	if where == "" {
		where = p.Table
	}
	if where != "" && p.Row != 0 {
		where = fmt.Sprintf("%s(%d番)", where, p.Row)
	}
	return strings.TrimPrefix(where+": "+problemWords[p.Kind], ": ")
}

var faultWords = map[roster.Code]string{
	roster.NoName: "氏名がありません", roster.NoNumber: "職員番号がありません", roster.BadNumber: "職員番号として読めません", roster.DuplicateNumber: "職員番号が重なっています",
	roster.ErrorCell: "エラーの値(#N/Aなど)があります", roster.BadBytes: "読めない文字があります", roster.BadQuote: "引用符が閉じていません", roster.Ragged: "列がずれているようです",
	roster.BadDate: "日付として読めません", roster.BadEmail: "メールアドレスとして読めません", roster.BadReading: "ふりがなに、かな以外の字があります", roster.BadRank: "職位順として読めません",
	roster.UnknownBand: "区分として読めません", roster.UnknownStatus: "在職区分として読めません", roster.Gaiji: "外字があります",
}

// FaultSentence says why a row of a roster was not taken.
func FaultSentence(faults []roster.Fault) string {
	var out []string
	for _, f := range faults {
		text := faultWords[f.Code]
		if text == "" {
			text = string(f.Code)
		}
		if f.Column >= 0 {
			text = table.ColumnName(f.Column) + "列 " + text
		}
		if f.Value != "" {
			text += "「" + f.Value + "」"
		}
		if f.Other != 0 {
			text += fmt.Sprintf("(%d行目と同じ)", f.Other)
		}
		out = append(out, text)
	}
	return strings.Join(out, "、")
}

var oldLedgerWords = map[oldledger.Code]string{
	oldledger.NoTitle: "テーマがありません", oldledger.NoDate: "開催日がありません", oldledger.BadDate: "開催日として読めません", oldledger.BadNumber: "回として読めません",
	oldledger.BadCount: "人数として読めません", oldledger.BadTime: "時刻として読めません", oldledger.ErrorCell: "エラーの値(#N/Aなど)があります", oldledger.BadBytes: "読めない文字があります",
	oldledger.Nobody: "だれの印か分かりません", oldledger.BadStaffNo: "職員番号として読めません", oldledger.BadReading: "ふりがなに、かな以外の字があります",
	oldledger.UnknownMark: "意味の分からない印です", oldledger.NoSeminar: "どの回か分からない列です", oldledger.MarksWithout: "一覧にない回の印があります",
	oldledger.NumberTwice: "同じ回が二度出てきます", oldledger.OutsideYear: "シートの年度と日付が合いません", oldledger.UnreadSheet: "読まなかったシートです",
	oldledger.FutureDate: "これからの日付です",
}

var takeoverWords = map[string]string{"number_taken": "同じ回がすでにあるため、回を付けずに取り込みます", "ambiguous_name": "同じ名前の方が何人もいて、決められません", "twice": "同じ日の同じテーマが二度出てきます"}

// TakeoverSentences say what of an old ledger was not taken, or needs a look.
func TakeoverSentences(p *data.Takeover) []string {
	var out []string
	at := func(sheet string, line, column int) string {
		text := sheet
		if line > 0 {
			text += fmt.Sprintf(" %d行目", line)
		}
		if column >= 0 {
			text += " " + table.ColumnName(column) + "列"
		}
		return text
	}
	for _, x := range p.Problems {
		out = append(out, "ご確認ください "+at(x.Sheet, x.Line, -1)+": "+takeoverWords[x.Code]+"「"+x.Text+"」")
	}
	for _, x := range p.Ledger.Problems {
		out = append(out, "読めません "+at(x.Sheet, x.Line, x.Column)+": "+oldLedgerWords[x.Code]+"「"+x.Value+"」")
	}
	for _, n := range p.Ledger.Notes {
		switch word := oldLedgerWords[n.Code]; {
		case n.Code == oldledger.CountDiffers:
			out = append(out, fmt.Sprintf("ご確認ください %s: 第%d回の参加者数は %d と書かれていますが、出席の印は %d です", at(n.Sheet, n.Line, -1), n.Number, n.Stated, n.Counted))
		case word != "":
			out = append(out, "ご確認ください "+at(n.Sheet, n.Line, n.Column)+": "+word)
		}
	}
	return out
}
