package paste

import (
	"regexp"
	"strings"

	"jibun/data/kana"
)

var (
	negative = regexp.MustCompile(`不参加|欠席|不可|参加し(?:ない|ません)|参加いたしません|参加(?:でき|出来)(?:ない|ません|ず|なく|かね)|参加は?(?:難し|見送|見合わせ|遠慮|辞退|控え)|出席し(?:ない|ません)|出席(?:でき|出来)(?:ない|ません|ず|なく|かね)|出席いたしません|出られ(?:ない|ません)|行け(?:ない|ません)|行きません|伺え(?:ない|ません)|遠慮|辞退|見送|キャンセル|取り?消し|なし$|無し$|^なし|^無し|^無$|しない$|希望しない|いいえ|^否|^×|^✕|^✖|^☓|^x$|^no$|^n$|^ng$|^不$|申し込まない|申し込みません|お休み|失礼(?:し|いた|致)|控え(?:ます|させ|たい)|都合が?(?:つか|悪|付か)|難しい|パス`)
	positive = regexp.MustCompile(`参加|出席|希望|申し?込|はい|あり|有り|^有|^可|^○|^◯|^〇|^◎|^●|^✓|^✔|^レ|^☑|^ok|^o$|^yes$|^y$|する$|します|お願い|行きます|行く|行きたい|出たい|伺い|出ます|楽しみ|よろしく|同席|喜んで|全員|両名|とも$|^1$`)
	maybe    = regexp.MustCompile(`未定|検討|調整中|保留|わかりません|分かりません|分からない|わからない|後日|たぶん|おそらく|\?|△|どちらでも|決まり次第`)
)

const (
	chosenMarks = "○◯〇◎●☑✓✔レ■⦿✅◉"
	emptyMarks  = "□☐○◯〇・×"
)

// choose reads a yes or no: 参加, 不参加, ○, 欠席します, 「○参加 不参加」, 「☑参加 □不参加」.
// known is false if it says neither, or both.
func choose(value string) (yes, known bool) {
	v := strings.ToLower(strings.ReplaceAll(fold(strings.TrimSpace(value)), " ", ""))
	v = strings.Trim(v, "。!")
	if v == "" || maybe.MatchString(v) {
		return false, false
	}
	if yes, known, both := chosen(v); both {
		return yes, known
	}
	switch {
	case v == "○参加" || v == "〇参加":
		return true, true
	case negative.MatchString(v) && !strings.Contains(v, "欠席しません"):
		return false, true
	case positive.MatchString(v):
		return true, true
	}
	return false, false
}

// options are the two answers that a form prints beside each other.
var options = regexp.MustCompile(`(不参加|欠席|参加しない|出席しない|希望しない|いいえ|無し?|なし|否|不可)|(参加する|出席する|希望する|参加|出席|希望|はい|有り?|あり|可)`)

// chosen reads a form that prints both answers, one of them with a mark; both
// tells whether it is one.
func chosen(v string) (yes, known, both bool) {
	var marks [2]bool // no, yes
	var seen [2]bool
	for _, m := range options.FindAllStringIndex(v, 8) {
		word := v[m[0]:m[1]]
		which := 1
		if regexpNo.MatchString(word) {
			which = 0
		}
		seen[which] = true
		before, after := lastRune(v[:m[0]]), v[m[1]:]
		mark := before != 0 && strings.ContainsRune(chosenMarks, before)
		if inner, ok := strings.CutPrefix(after, "("); ok && inner != "" && strings.ContainsRune(chosenMarks, firstRune(inner)) {
			mark = true
		}
		if lead, ok := strings.CutSuffix(v[:m[0]], ")"); ok && lastRune(lead) != 0 && strings.ContainsRune(chosenMarks, lastRune(lead)) {
			mark = true
		}
		marks[which] = marks[which] || mark
	}
	if !seen[0] || !seen[1] || !strings.ContainsAny(v, chosenMarks+emptyMarks+"/()|、,・") {
		return false, false, false
	}
	return marks[1], marks[0] != marks[1], true
}

var regexpNo = regexp.MustCompile(`^(?:不|欠|参加しない|出席しない|希望しない|いいえ|無|なし|否)`)

func lastRune(s string) rune {
	var last rune
	for _, r := range s[max(0, len(s)-4):] {
		last = r
	}
	return last
}

var (
	waits    = regexp.MustCompile(`キャンセル待|補欠|繰り?上げ?待|待機|ウェイティング|ウエイティング|空き?待|waitlist|waiting|on hold`)
	cancels  = regexp.MustCompile(`キャンセル|取り?消|取り?下げ|取り?やめ|辞退|不参加|欠席|撤回|返金|払い?戻|退会|cancel|refund|withdrawn|not going`)
	declined = regexp.MustCompile(`却下|否認|落選|抽選外|差し?戻|無効|下書き|reject|declined|draft`)
	takes    = regexp.MustCompile(`^(?:参加|出席|申込|申し込み|申請|受付|確定|当選|承認|完了|処理|未処理|進行|決裁|発券|購入|支払|登録|有効|済|新規|対応|確認|attending|going|registered|confirmed|paid|approved|complete|submitted|pending|new)`)
)

// stateOf reads the state that a service gives an application: 補欠, 参加キャンセル.
// "" is none that is known.
func stateOf(value string) Wish {
	v := strings.ToLower(strings.ReplaceAll(fold(strings.TrimSpace(value)), " ", ""))
	switch {
	case v == "" || runes(v) > 24 || partyWord.MatchString(v):
		return ""
	case waits.MatchString(v) && !strings.Contains(v, "待ちキャンセル") && !strings.Contains(v, "補欠キャンセル"):
		return Wait
	case cancels.MatchString(v) && !onlyTalk.MatchString(v):
		if _, _, both := chosen(v); both {
			return ""
		}
		return Withdraw
	case declined.MatchString(v):
		return None
	case takes.MatchString(v) && !negative.MatchString(v):
		if _, _, both := chosen(v); both {
			return ""
		}
		return Apply
	}
	return ""
}

// isMark reports whether a word of a list is an answer: ○, ×, 参加, 欠席.
func isMark(w string) bool {
	switch w {
	case "○", "◯", "〇", "◎", "×", "✕", "✖", "△", "参加", "不参加", "出席", "欠席", "有", "無", "あり", "なし", "有り", "無し", "キャンセル", "取消", "キャンセル待ち", "希望", "希望する", "希望しない", "辞退":
		return true
	}
	return false
}

// kanaKey is a reading without what its spellings differ in.
func kanaKey(s string) string { return kana.Fold(s) }

var (
	takesBack  = regexp.MustCompile(`キャンセル|取り?消し?|取り?やめ|取り止め|辞退|欠席|参加(?:でき|出来)(?:なく|ません|ない|ず|かね)|参加が?(?:難し|困難|かなわな|叶わな|かないま|叶いま)|(?:行け|伺え|出席(?:でき|出来)(?:ない|ません|ず|なく|かね)|出られ|うかがえ)(?:なく|ません|ない|ず)|不参加|参加を?(?:見送|見合わせ)|申し?込み?を?(?:取り下げ|撤回)|参加(?:を)?(?:断念|辞退)`)
	onlyTalk   = regexp.MustCompile(`^(?:待ち|料|が出|不可|規定|ポリシー|フィー|枠|発生|が発生|分)|^(?:の|する|される|された|した|なさる|となった|になった)?(?:場合|際|時は|ときは|とき|方は|人は|かも)|^は.{0,20}(?:まで|ください|下さい|お願い|不要|連絡)|^(?:され|なさ)(?:る|た)(?:場合|際|方)|^しません|^いたしません|^ではなく|^でなく|^しない`)
	otherEvent = regexp.MustCompile(`前回|先日|以前|昨年|先週|先月|第[0-9]+回は`)
)

// ofOther reports whether words before an absence lead to another evening:
// 「前回は」, but not 「先日申し込みましたが」.
func ofOther(before string) bool {
	return otherEvent.MatchString(before) && !applied.MatchString(before)
}

// withdraws reports whether a sentence takes an application back. 「キャンセル待ち」 and
// 「キャンセルの場合は…」 do not.
func withdraws(sentence string) bool {
	s := fold(sentence)
	for _, m := range takesBack.FindAllStringIndex(s, 8) {
		if !onlyTalk.MatchString(strings.TrimSpace(s[m[1]:])) && !ofOther(s[:m[0]]) && !containsAny(s[m[1]:], "場合は", "かもしれ") {
			return true
		}
	}
	return false
}
