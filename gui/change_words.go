package gui

import (
	"strings"
	"time"

	"jibun/data"
	"jibun/data/wareki"
)

// fieldWords name the columns of the ledger for the history. A column that means
// something else in one table has a line of its own, table.column.
var fieldWords = map[string]string{
	"offices.name": "団体", "offices.section": "所属", "phone": "電話", "email": "メール", "western": "日付の書き方", "stamps": "決裁欄", "purpose": "利用目的", "second_backup": "控えの二つ目の置き場所",
	"position": "並び順", "series_id": "講座", "series_names.name": "講座の名称", "valid_from": "始まりの日", "valid_to": "終わりの日",
	"categories.name": "分類", "retired": "使わなくなった分類", "code": "所属コード", "division": "部", "section": "課",
	"kind": "職員・外部", "staff_no": "職員番号", "name": "氏名", "reading": "ふりがな", "affiliation": "区分", "organization": "団体", "title": "職名", "note": "備考", "left_on": "退職日", "merged_into": "統合先",
	"person_id": "人", "department_id": "所属", "postings.position": "職名", "rank": "職位順", "band": "若手・中堅・管理職",
	"number": "回", "seminars.title": "テーマ", "category_id": "分類", "held_on": "開催日", "starts": "開始時刻", "ends": "終了時刻", "venue": "会場", "capacity": "定員", "deadline": "締切日", "state": "状態",
	"state_reason": "理由", "policy": "繰上げの順", "seed": "抽選の種", "counted": "人数だけ分かる参加者", "counted_applied": "人数だけ分かる申込", "speaker_text": "講師(文字だけ)",
	"seminar_id": "セミナー", "attendance": "出欠", "channel": "経路", "waitlist": "キャンセル待ち", "queue": "待ちの順", "offer_until": "返事の期限", "applied_at": "申込日時", "after_deadline": "締切後の申込",
	"material": "資料受領・視聴", "sheet_no": "受付名簿の番号", "reason": "理由", "role": "役割", "moved_on": "進んだ日", "replaced_by": "差替先", "fee": "会費", "paid": "会費の受領",
	"aim": "狙い", "result": "結果", "findings": "気づき", "next": "次回", "handed": "アンケートの配布", "returned": "アンケートの回収", "score1": "とても良い", "score2": "良い", "score3": "ふつう", "score4": "あまり良くない", "score5": "良くない",
	"comments": "自由記述", "heading": "見出し", "field": "見出しの意味", "day": "日", "holidays.name": "祝日",
}

// fieldWord names a column, or "" if it has no word.
func fieldWord(table, column string) string {
	if w := fieldWords[table+"."+column]; w != "" {
		return w
	}
	return fieldWords[column]
}

var changeKindWords = map[data.ChangeKind]string{data.RowAdded: "追加", data.RowChanged: "変更", data.RowRemoved: "削除"}

// ChangeHeading says which row a change of the history was about, and what
// became of it: 「申込の変更: 田中 太郎 第431回 論語」.
func ChangeHeading(c data.ChangeLine, style wareki.Style) string {
	what := tableWords[c.Table] + "の" + changeKindWords[c.Kind]
	label := c.Label
	if c.Table == "holidays" {
		label = style.Full(wareki.Date(c.Label))
	}
	if label == "" {
		return what
	}
	return what + ": " + label
}

// ChangeWords says in a line a field what a change did: 「状態: 参加確定 →
// キャンセル」, and of a row that was added or removed what stands in it.
func ChangeWords(c data.ChangeLine, style wareki.Style) []string {
	var out []string
	for _, f := range c.Fields {
		word := fieldWord(c.Table, f.Column)
		if word == "" {
			word = f.Column
		}
		before, after := storedWord(c.Table, f.Column, f.Before, style), storedWord(c.Table, f.Column, f.After, style)
		switch c.Kind {
		case data.RowAdded:
			out = append(out, word+": "+after)
		case data.RowRemoved:
			out = append(out, word+": "+before)
		default:
			out = append(out, word+": "+before+" → "+after)
		}
	}
	return out
}

// storedWord says a stored value: the label of a code, a day as the office
// writes it, the time in Japan.
func storedWord(table, column, value string, style wareki.Style) string {
	if word := codeWord(table, column, value); word != "" {
		return word
	}
	switch column {
	case "held_on", "deadline", "valid_from", "valid_to", "left_on", "moved_on", "day":
		if d := wareki.Date(value); d.Valid() {
			return style.Full(d)
		}
	case "applied_at", "offer_until":
		if t, err := time.Parse(time.RFC3339, value); err == nil {
			t = t.In(data.Tokyo)
			return style.Full(wareki.FromTime(t)) + t.Format(" 15:04")
		}
	case "capacity", "seed", "rank", "number", "queue", "sheet_no":
		if value == "0" {
			value = ""
		}
	}
	if value == "" {
		return "(なし)"
	}
	return strings.ReplaceAll(value, "\n", " / ")
}

// yesNo are the words of columns that hold 0 or 1.
var yesNo = map[string][2]string{"western": {"和暦", "西暦"}, "retired": {"いいえ", "はい"}, "after_deadline": {"いいえ", "はい"}, "material": {"いいえ", "はい"}, "paid": {"まだ", "受領済"}}

var policyWords = map[data.Policy]string{data.FirstCome: "先着順", data.Newcomers: "初参加優先", data.Balance: "所属バランス", data.Lottery: "抽選"}

var waitlistWords = map[data.WaitlistState]string{data.Queued: "待機", data.Offered: "繰上げ打診中", data.OfferAccepted: "参加確定", data.OfferDeclined: "辞退", data.OfferExpired: "期限切れ"}

var partyWords = map[string]string{"joining": "参加", "waiting": "キャンセル待ち", "withdrawn": "取消", "absent": "欠席"}

// codeWord is the label of a code, "" if the value is none.
func codeWord(table, column, value string) string {
	if w, ok := yesNo[column]; ok && (value == "0" || value == "1") {
		return w[value[0]-'0']
	}
	switch column {
	case "state":
		switch table {
		case "seminars":
			return data.SeminarState(value).Label()
		case "registrations":
			return data.RegistrationState(value).Label()
		case "assignments":
			return data.AssignmentState(value).Label()
		case "party_entries":
			return partyWords[value]
		}
	case "attendance":
		return data.Attendance(value).Label()
	case "channel":
		return data.Channel(value).Label()
	case "waitlist":
		return waitlistWords[data.WaitlistState(value)]
	case "policy":
		return policyWords[data.Policy(value)]
	case "role":
		return data.Role(value).Label()
	case "band":
		return data.Band(value).Label()
	case "affiliation":
		if value != "" {
			return data.Affiliation(value).Label()
		}
	case "kind":
		return map[string]string{"staff": "職員", "outside": "外部"}[value]
	}
	return ""
}

var historyGroupWords = map[string]string{"seminar": "セミナー", "registration": "申込", "attendance": "出欠", "person": "人", "speaker": "講師", "party": "懇親会",
	"paper": "帳票・持ち出し", "import": "取込み", "settings": "設定"}

// HistoryGroupWord names a kind of operations, one of data.HistoryGroups.
func HistoryGroupWord(group string) string { return historyGroupWords[group] }
