package data

import (
	"context"

	"jibun/data/text"
)

var seminarNoun = Noun{Table: "seminars", Label: "セミナー", Kinds: KindSeminars,
	Columns: []Column{{Name: "series_id", Word: "講座", As: AsRow}, {Name: "number", Word: "回", As: AsCount}, {Name: "title", Word: "テーマ", Holds: text.Theme},
		{Name: "category_id", Word: "分類", As: AsRow}, {Name: "held_on", Word: "開催日", As: AsDay}, {Name: "starts", Word: "開始時刻", Holds: text.Code},
		{Name: "ends", Word: "終了時刻", Holds: text.Code}, {Name: "venue", Word: "会場", Holds: text.Place}, {Name: "capacity", Word: "定員", As: AsCount}, {Name: "deadline", Word: "締切日", As: AsDay},
		{Name: "state", Word: "状態", Codes: codes(SeminarPlanned, SeminarOpen, SeminarClosed, SeminarHeld, SeminarSettled, SeminarCancelled, SeminarPostponed)},
		{Name: "state_reason", Word: "理由", Holds: text.Reason}, {Name: "policy", Word: "繰上げの順", Codes: codes(FirstCome, Newcomers, Balance, Lottery)},
		{Name: "seed", Word: "抽選の番号", As: AsCount}, {Name: "counted", Word: "人数だけ分かる参加者"}, {Name: "counted_applied", Word: "人数だけ分かる申込"},
		{Name: "speaker_text", Word: "講師(文字だけ)", Holds: text.Speakers}, {Name: "note", Word: "備考", Holds: text.Remark}, derived("search_key")},
	Acts: []Acts{{"seminar", "seminar.", []Act{{Key: "seminar.add", Word: "セミナーの追加", tells: tellsNobody}, {Key: "seminar.save", Word: "セミナーの変更", tells: tellsThem},
		{Key: "seminar.delete", Word: "セミナーの削除", tells: tellsNobody}, {Key: "seminar.open", Word: "募集の開始", tells: tellsThem}, {Key: "seminar.close", Word: "募集の締切", tells: tellsNobody},
		{Key: "seminar.hold", Word: "開催の記録", tells: tellsNobody}, {Key: "seminar.settle", Word: "実績の確定", tells: tellsNobody}, {Key: "seminar.unsettle", Word: "実績確定の解除", tells: tellsNobody},
		{Key: "seminar.cancel", Word: "中止", tells: tellsThem}, {Key: "seminar.postpone", Word: "延期", tells: tellsThem}, {Key: "seminar.reschedule", Word: "新しい開催日", tells: tellsThem}}}},
	deletes: true,
	refers:  map[string]refer{"category_id": {to: "categories"}},
	named: func(ctx context.Context, n *namer, r image) (string, error) {
		m := Seminar{Number: int(r.number("number")), Title: r.text("title")}
		err := n.s.read.QueryRowContext(ctx, `SELECT `+inSeriesSQL+` FROM (SELECT $1 AS series_id, $2 AS held_on) m`, r.number("series_id"), r.text("held_on")).Scan(&m.InSeries)
		return m.label(), err
	},
}
