package words

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
)

// ruleTexts say the rules of the office that forbid something. A key that
// ends with a dot stands for all codes that begin with it.
var ruleTexts = map[string]text{
	"seminar.settled":                later("rule.seminar.settled", "実績を確定したセミナーです。直すには、理由を書いて確定を外してください。"),
	"seminar.attendance_unknown":     later("rule.seminar.attendance_unknown", "出欠が未確認の方がいるため、実績を確定できません。"),
	"seminar.future":                 later("rule.seminar.future", "まだ開催日になっていません。"),
	"seminar.past":                   later("rule.seminar.past", "開催日を過ぎたセミナーは消せません。中止にするか、そのまま残します。"),
	"seminar.in_use":                 later("rule.seminar.in_use", "申込や講師の記録があるセミナーは消せません。中止にしてください。"),
	"seminar.":                       later("rule.seminar.other", "今の状態からは、そのように進められません。"),
	"registration.exists":            later("rule.registration.exists", "この方はすでに申し込んでいます。"),
	"registration.attendance_known":  later("rule.registration.attendance_known", "出欠を記録した方は取り消せません。先に出欠を未確認に戻してください。"),
	"registration.seminar_planned":   later("rule.registration.seminar_planned", "まだ募集を始めていません。先に募集を始めてください。"),
	"registration.seminar_held":      later("rule.registration.seminar_held", "開催済みのセミナーです。当日参加として加えてください。"),
	"registration.seminar_settled":   later("rule.registration.seminar_settled", "実績を確定したセミナーです。直すには、理由を書いて確定を外してください。"),
	"registration.seminar_cancelled": later("rule.registration.seminar_cancelled", "中止になったセミナーです。"),
	"registration.seminar_postponed": later("rule.registration.seminar_postponed", "延期になったセミナーです。新しい日を決めてから受け付けます。"),
	"registration.":                  later("rule.registration.other", "この申込は、今の状態からはそのように変えられません。"),
	"attendance.not_confirmed":       later("rule.attendance.not_confirmed", "参加確定の方だけに出欠を付けられます。"),
	"attendance.":                    later("rule.attendance.other", "このセミナーには、今は出欠を付けられません。"),
	"registration.channel.walk_in":   later("rule.registration.channel.walk_in", "当日に来た方の経路は「当日」のままです。"),
	"waitlist.begun":                 later("rule.waitlist.begun", "セミナーが始まったため、繰上げの打診はできません。当日参加として受け付けてください。"),
	"waitlist.full":                  later("rule.waitlist.full", "空いた席がありません。"),
	"waitlist.offer_over":            later("rule.waitlist.offer_over", "返事の期限が過ぎています。"),
	"waitlist.no_draw":               later("rule.waitlist.no_draw", "このセミナーでは、今は抽選できません。"),
	"waitlist.":                      later("rule.waitlist.other", "この方は、今は繰り上げられません。"),
	"speaker.not_held":               later("rule.speaker.not_held", "まだ開催していないため、登壇にできません。"),
	"speaker.":                       later("rule.speaker.other", "依頼の状態を、そのようには進められません。"),
	"certificate.not_attended":       later("rule.certificate.not_attended", "参加者として出席した記録がない方に、証明書は出せません。"),
	"person.merged":                  later("rule.person.merged", "別の方に統合された記録です。統合先の方をお選びください。"),
	"department.occupied":            later("rule.department.occupied", "まだ配属されている方がいるため、所属を閉じられません。"),
	"posting.later_exists":           later("rule.posting.later_exists", "それより後の配属がすでに記録されています。"),
}

func rule(err error) string {
	var r *data.Refusal
	if !errors.As(err, &r) {
		return ""
	}
	why := ruleTexts[r.Code].String()
	for code := r.Code; why == "" && code != ""; {
		i := strings.LastIndexByte(code, '.')
		if i < 0 {
			why = lang.X("rule.unknown", "できません。")
			break
		}
		why, code = ruleTexts[code[:i+1]].String(), code[:i]
	}
	if r.Who != "" {
		why = lang.X("rule.of", "{{.Who}}: {{.Why}}", map[string]any{"Who": r.Who, "Why": why})
	}
	return lang.X("rule.kept", "{{.Why}}何も変えていません。", map[string]any{"Why": why})
}
