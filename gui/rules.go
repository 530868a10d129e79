package gui

import (
	"errors"
	"strings"

	"jibun/data"
)

// ruleSentences say the rules of the office that forbid something. A key that
// ends with a dot stands for all codes that begin with it.
var ruleSentences = map[string]string{
	"seminar.settled":                "実績を確定したセミナーです。直すには、理由を書いて確定を外してください。",
	"seminar.attendance_unknown":     "出欠が未確認の方がいるため、実績を確定できません。",
	"seminar.future":                 "まだ開催日になっていません。",
	"seminar.past":                   "開催日を過ぎたセミナーは消せません。中止にするか、そのまま残します。",
	"seminar.in_use":                 "申込や講師の記録があるセミナーは消せません。中止にしてください。",
	"seminar.":                       "今の状態からは、そのように進められません。",
	"registration.exists":            "この方はすでに申し込んでいます。",
	"registration.attendance_known":  "出欠を記録した方は取り消せません。先に出欠を未確認に戻してください。",
	"registration.seminar_planned":   "まだ募集を始めていません。先に募集を始めてください。",
	"registration.seminar_held":      "開催済みのセミナーです。当日参加として加えてください。",
	"registration.seminar_settled":   "実績を確定したセミナーです。直すには、理由を書いて確定を外してください。",
	"registration.seminar_cancelled": "中止になったセミナーです。",
	"registration.seminar_postponed": "延期になったセミナーです。新しい日を決めてから受け付けます。",
	"registration.":                  "この申込は、今の状態からはそのように変えられません。",
	"attendance.not_confirmed":       "参加確定の方だけに出欠を付けられます。",
	"attendance.":                    "このセミナーには、今は出欠を付けられません。",
	"waitlist.begun":                 "セミナーが始まったため、繰上げの打診はできません。当日参加として受け付けてください。",
	"waitlist.full":                  "空いた席がありません。",
	"waitlist.offer_over":            "返事の期限が過ぎています。",
	"waitlist.no_draw":               "このセミナーでは、今は抽選できません。",
	"waitlist.":                      "この方は、今は繰り上げられません。",
	"speaker.not_held":               "まだ開催していないため、登壇にできません。",
	"speaker.":                       "依頼の状態を、そのようには進められません。",
	"person.merged":                  "別の方に統合された記録です。統合先の方をお選びください。",
	"department.occupied":            "まだ配属されている方がいるため、所属を閉じられません。",
	"posting.later_exists":           "それより後の配属がすでに記録されています。",
}

func ruleSentence(err error) string {
	var r *data.Refusal
	if !errors.As(err, &r) {
		return ""
	}
	text := ruleSentences[r.Code]
	for code := r.Code; text == "" && code != ""; {
		i := strings.LastIndexByte(code, '.')
		if i < 0 {
			text = "できません。"
			break
		}
		text, code = ruleSentences[code[:i+1]], code[:i]
	}
	return text + "何も変えていません。"
}
