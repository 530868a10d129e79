package words

import "jibun/data"

// The nouns of the ledger: its operations, tables, columns and codes. They are
// Japanese in every language still.

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

var tableWords = map[string]string{"offices": "団体・所属", "series": "講座", "series_names": "講座の名称", "categories": "分類", "departments": "所属", "people": "名簿",
	"former_names": "旧姓", "postings": "配属", "seminars": "セミナー", "registrations": "申込", "assignments": "講師", "parties": "懇親会", "party_entries": "懇親会の名簿",
	"retrospects": "ふり返り", "holidays": "祝日", "column_choices": "名簿の見出し", "operations": "履歴", "changes": "履歴"}

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

// HistoryGroup names a kind of operations, one of data.HistoryGroups.
func HistoryGroup(group string) string { return historyGroupWords[group] }

// tableWord names a table.
func tableWord(table string) string { return tableWords[table] }

// operationWord names an operation, or "" if it has no word.
func operationWord(what string) string { return operationWords[what] }
