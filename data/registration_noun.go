package data

import "jibun/data/text"

var registrationNoun = Noun{Table: "registrations", Label: "申込", Kinds: KindRegistrations,
	Columns: []Column{{Name: "seminar_id", Word: "セミナー", As: AsRow}, {Name: "person_id", Word: "人", As: AsRow},
		{Name: "state", Word: "状態", Codes: codes(Received, Confirmed, Waiting, Declined, Withdrawn, Revoked)},
		{Name: "attendance", Word: "出欠", Codes: codes(Unknown, Attended, Late, LeftEarly, Absent, NoShow)},
		{Name: "channel", Word: "経路", Codes: codes(InHouse, Email, Phone, SNS, WalkIn, Paper)},
		{Name: "waitlist", Word: "キャンセル待ち", Codes: codes(Queued, Offered, OfferAccepted, OfferDeclined, OfferExpired)},
		{Name: "queue", Word: "待ちの順", As: AsCount}, {Name: "offer_until", Word: "返事の期限", As: AsInstant}, {Name: "applied_at", Word: "申込日時", As: AsInstant},
		{Name: "after_deadline", Word: "締切後の申込", Codes: yesNo(no, "はい")}, {Name: "material", Word: "資料受領・視聴", Codes: yesNo(no, "はい")},
		{Name: "sheet_no", Word: "受付名簿の番号", As: AsSheetNo, Given: true}, {Name: "reason", Word: "理由", Holds: text.Reason}, {Name: "note", Word: "備考", Holds: text.Remark}},
	Acts: []Acts{
		{"registration", "registration.", []Act{{Key: "registration.apply", Word: "申込の追加", tells: knowThemselves}, {Key: "registration.confirm", Word: "参加の確定", tells: tellsThem},
			{Key: "registration.wait", Word: "キャンセル待ちへ", tells: tellsThem}, {Key: "registration.decline", Word: "お断り", tells: tellsThem}, {Key: "registration.withdraw", Word: "申込のキャンセル", tells: knowThemselves},
			{Key: "registration.revoke", Word: "申込の取消", tells: tellsThem}, {Key: "registration.bring_back", Word: "申込の復活", tells: knowThemselves}, {Key: "registration.walk_in", Word: "受付での参加", tells: knowThemselves},
			{Key: "registration.paste", Word: "申込の貼り付け", tells: knowThemselves}, {Key: "registration.note", Word: "申込の備考の変更"},
			{Key: "registration.channel", Word: "申込の経路の変更"}}},
		{"registration", "waitlist.", []Act{{Key: "waitlist.offer", Word: "繰上げの打診", tells: knowThemselves}, {Key: "waitlist.move_up", Word: "繰上げ", tells: tellsThem},
			{Key: "waitlist.decline", Word: "繰上げの辞退", tells: knowThemselves}, {Key: "waitlist.skip", Word: "繰上げの見送り", tells: knowThemselves}, {Key: "waitlist.expire", Word: "打診の期限切れ", tells: tellsNobody},
			{Key: "waitlist.draw", Word: "抽選", tells: tellsThem}}},
		{"attendance", "attendance.", []Act{{Key: "attendance.mark", Word: "出欠の記録", tells: tellsNobody}, {Key: "attendance.sheet", Word: "出欠のまとめ入力", tells: tellsNobody},
			{Key: "attendance.signed", Word: "署名済みの用紙の読み取り", tells: knowThemselves},
			{Key: "attendance.material", Word: "資料受領の記録"}}},
		{"paper", "signin.", []Act{{Key: "signin.number", Word: "受付名簿の番号", aside: true}}},
	},
	refers: map[string]refer{"seminar_id": {delete: hinders}, "person_id": {merge: mergeRegistrations}},
}
