package paste

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"jibun/data/table/heading"
)

// Columns are what a clerk can say that a column means.
var Columns = []Field{FieldName, lFamily, lGiven, FieldReading, FieldFrom, FieldPosition, FieldStaffNo, FieldEmail, FieldPhone, FieldAffiliation, FieldParty, FieldState, FieldNumber, FieldAt, FieldRemark, FieldSkip}

// aside reports whether a label is known and says nothing of who applies.
func aside(f Field) bool { return f == lSkip || f == FieldAt }

// Fields of Columns that no Entry has.
const (
	FieldState = lAttend // 参加 / 補欠 / キャンセル
	FieldSkip  = lSkip   // says nothing of who applies
)

// What labels mean besides the fields of an Entry.
const (
	lFamily        Field = "family"
	lGiven         Field = "given"
	lReadingFamily Field = "reading_family"
	lReadingGiven  Field = "reading_given"
	lDivision      Field = "division"
	lSection       Field = "section"
	lContact       Field = "contact"   // an e-mail or a telephone number
	lAttend        Field = "attend"    // 出欠 of the seminar itself
	lWho           Field = "who"       // 所属・氏名: several things in one
	lList          Field = "list"      // 参加者: one or many people
	lSeminar       Field = "seminar"   // which evening
	lSkip          Field = "skip"      // known, and not about who applies
	lCounter       Field = "counter"   // No.
	lAccount       Field = "account"   // who is signed in at a service
	lSlot          Field = "slot"      // 参加枠: what of it somebody takes
	lCancelled     Field = "cancelled" // filled if it was taken back
	lRecord        Field = "record"    // marks the first row of several that are one
)

// labelWords are normalised as headings are: without blanks, ・ and ornaments.
// Those of weak are taken for labels only before a colon or in brackets, for
// they begin sentences too.
var (
	labelWords = dictionary(map[Field]string{
		FieldName:        "氏名 お名前 名前 ご氏名 御氏名 姓名 申込者氏名 申込者名 参加者氏名 参加者名 出席者氏名 出席者名 受講者氏名 受講者名 職員氏名 職員名 氏名漢字 漢字氏名 お名前漢字 name fullname 氏名等 参加希望者氏名 希望者氏名",
		lFamily:          "姓 苗字 名字 姓漢字",
		lGiven:           "名 名漢字",
		FieldReading:     "ふりがな フリガナ よみがな ヨミガナ 読み仮名 読みがな 振り仮名 よみ 読み かな カナ 氏名カナ 氏名かな 氏名フリガナ 氏名ふりがな お名前フリガナ お名前ふりがな お名前カナ カナ氏名 フリガナ氏名 氏名よみ ふりがな氏名 職員氏名カナ 名前フリガナ 名前ふりがな kana",
		lReadingFamily:   "セイ せい 姓カナ 姓ふりがな 姓フリガナ",
		lReadingGiven:    "メイ めい 名カナ 名ふりがな 名フリガナ",
		FieldFrom:        "所属 ご所属 御所属 所属名 所属先 所属名称 所属課 所属課名 所属部署 所属部署名 部署 部署名 部課名 部課 所属部課 勤務先 勤務先名 お勤め先 会社名 会社 企業名 貴社名 御社名 法人名 団体 団体名 団体名所属 所属団体 所属団体名 組織名 機関名 所属機関 学校名 大学名 自治体名 市町村名 市町名 所属会社名 会社団体名 会社名団体名 会社名所属団体名 団体所属 勤務先所属 職場 department company organization 所属勤務先 企業団体名 所属団体会社名",
		lDivision:        "部 部局 部名 部局名 局",
		lSection:         "課 課名 課室 課室名 室 係 課係 課係名 課所名 課等",
		FieldPosition:    "職名 役職 役職名 職位 補職 補職名 肩書 肩書き お役職 職 職階 ご役職 職種役職",
		FieldStaffNo:     "職員番号 職員no 職員コード 職員id 社員番号 社員コード 職番 職員番 staffno 職員cd 従業員番号",
		FieldEmail:       "メール メールアドレス eメール email e-mail mail 電子メール mailアドレス e-mailアドレス emailアドレス アドレス 電子メールアドレス 返信先メールアドレス 連絡用メールアドレス 連絡先メールアドレス メアド",
		FieldPhone:       "電話 電話番号 お電話番号 tel 携帯 携帯電話 携帯番号 携帯電話番号 内線 内線番号 連絡先電話番号 日中の連絡先 日中連絡先 緊急連絡先 内線電話 ☎ phone 連絡先電話 直通",
		lContact:         "連絡先 ご連絡先",
		FieldAffiliation: "区分 参加区分 申込区分 参加者区分 属性 職業 ご職業 種別",
		FieldRemark:      "備考 備考欄 連絡事項 通信欄 ご質問 質問 質問事項 講師への質問 要望 ご要望 その他 その他連絡事項 メッセージ コメント 自由記入欄 ご意見ご質問 ご意見ご要望 質問要望 特記事項 一言 ひとこと 配慮事項 配慮が必要なこと 参加動機 備考質問等 note",
		lAttend:          "出欠 参加可否 出席可否 参加の可否 参加有無 参加の有無 参加不参加 セミナー参加 セミナー出欠 セミナーへの参加 セミナーの参加 セミナー 参加 出席 ご出欠 ご参加 参加希望 状態 申込状況 状況 参加ステータス 申込ステータス 受付ステータス チケットステータス ステータス 申込状態 参加状態 status 本会 講演会",
		lWho:             "所属氏名 所属お名前 所属名前 部署氏名 部署名氏名 部署お名前 所属職氏名 所属職名氏名 所属役職氏名 職氏名 職名氏名 役職氏名 団体名氏名 会社名氏名 勤務先氏名 氏名所属 お名前所属 お名前ご所属 氏名部署 ご所属お名前 ご所属氏名 課名氏名 課氏名 所属及び氏名 所属および氏名 所属と氏名 氏名職員番号 職員番号氏名 名前所属 名前部署",
		lList:            "参加者 申込者 出席者 参加希望者 受講者 希望者 お申込者 申込人 参加申込者 参加メンバー メンバー 参加職員 参加予定者 代表者 参加者一覧 参加者名簿 申込者一覧 出席者一覧 同行者 同伴者 お連れ様",
		lSeminar:         "セミナー名 講座名 参加セミナー 希望セミナー 参加希望セミナー 申込セミナー お申込みセミナー 申込講座 希望講座 希望回 参加回 回 開催回 回数 回次 セミナー回 参加希望回 参加する回 参加を希望する回 希望する回 申し込む回 参加するセミナー イベント名 セミナー番号 行事名",
		lSkip:            "講師 講師名 担当 担当者 担当者名 問い合わせ先 問合せ先 問合せ お問い合わせ お問い合わせ先 申込先 申し込み先 お申込み先 主催 共催 後援 日時 開催日 開催日時 日程 場所 会場 開催場所 定員 対象 対象者 内容 テーマ 演題 参加費 会費 受講料 申込期限 申込締切 締切 期限 申込方法 申込み方法 お申込み方法 持ち物 プログラム 次第 住所 所在地 ご住所 郵便番号 fax ファックス ファクス url ホームページ hp 受付番号 送信元 年齢 性別 人数 参加人数 参加者数 申込人数 きっかけ 参加のきっかけ 何で知りましたか 同意 個人情報 発信 発信者 司会 進行 登壇者 部屋 ip ipアドレス ブラウザ 希望日 参加日",
		FieldAt:          "タイムスタンプ 申込日 申込日時 申し込み日 申し込み日時 お申込日 お申込み日時 受付日 受付日時 回答日 回答日時 送信日時",
		lCounter:         "no № # 番号 連番 項番 通番 順番",
	})
	weak = wordSet("姓 名 部 課 室 局 係 職 回 会社 団体 アドレス 参加 出席 セミナー メール 電話 携帯 内線 その他 質問 要望 講師 担当 対象 会場 場所 内容 期限 締切 主催 共催 メンバー 代表者 住所 職場 職業 申込者 参加者 出席者 希望者 かな カナ よみ 読み せい めい セイ メイ 定員 テーマ 参加希望 状態 状況 番号 日時 日程 司会 進行 本会 直通 発信 部屋 同意 年齢 人数 回数 組織名 持ち物 次第 区分 属性 種別 コメント メッセージ 備考 ステータス status 連絡先 連絡事項 対象者 担当者 参加費 会費 no # tel mail fax url name note kana hp ip")
)

func dictionary(words map[Field]string) map[string]Field {
	out := map[string]Field{}
	for f, list := range words {
		for _, w := range strings.Fields(list) {
			out[heading.Normalize(w)] = f
		}
	}
	return out
}

func wordSet(list string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(list) {
		out[heading.Normalize(w)] = true
	}
	return out
}

const longestLabel = 90 // bytes

// partyWord is what the social gathering is called.
var partyWord = regexp.MustCompile(`懇親会|交流会|懇談会|親睦会|食事会|打ち?上げ|二次会|飲み会|意見交換会`)

var (
	notLabel   = strings.NewReplacer("/", "", "必須", "", "任意", "", "様", "") // what forms add to their labels
	noBrackets = strings.NewReplacer("(", "", ")", "")
)

// labelOf finds what a label means. strong: it is one also without a colon.
func labelOf(text string) (f Field, strong, ok bool) {
	if len(text) > longestLabel {
		return "", false, false
	}
	key := notLabel.Replace(heading.Normalize(text))
	tries := []string{key}
	if strings.ContainsAny(key, "()") {
		tries = append(tries, noBrackets.Replace(key), heading.Outside(key))
	}
	for _, k := range tries {
		// 氏名1, 氏名(2); but 3名 is no label 名
		if short := strings.TrimFunc(k, func(r rune) bool { return unicode.IsDigit(r) || r == '(' || r == ')' }); runes(short) > 1 {
			k = short
		}
		if f, ok := labelWords[k]; ok && k != "" {
			return f, !weak[k], true
		}
	}
	if bare := heading.Outside(key); bare != "" && runes(bare) <= 22 && partyWord.MatchString(bare) && !containsAny(bare, "。", "、", "ます", "です", "ください", "場所", "会場", "日時", "会費", "時間", "について") {
		return FieldParty, false, true
	}
	if runes(key) <= 18 && containsAny(key, "質問", "要望", "備考", "連絡事項", "配慮", "通信欄", "自由記") && !containsAny(key, "。", "、", "ます", "です", "ません", "たい", "がある", "あれば") {
		return FieldRemark, false, true
	}
	return "", false, false
}

// pair is a label with what stands beside it.
type pair struct {
	field Field
	value string
	label string
}

var bullet = regexp.MustCompile(`^(?:[\s　]*(?:[■●◆◇□▪◼◾・･※*＊▼▽★☆◎○→⇒✓☑•‣–-]|[①-⑳]|[(（]?[0-9０-９]{1,2}[)）.．]|(?:No|NO|no|Ｎｏ|№)[.．]?[\s　]*[0-9０-９]{1,3}[\s　.．:：]|[(（][ア-ン][)）]))+[\s　]*`)

var brackets = map[rune]rune{'【': '】', '[': ']', '［': '］', '〔': '〕', '<': '>', '＜': '＞', '≪': '≫', '《': '》', '「': '」', '『': '』', '(': ')', '（': '）', '“': '”'}

// pairs reads the labels of a line: 「氏名：田中 太郎　所属：総務課」. A label without
// a value has an empty one: it stands on the lines below.
func pairs(text string) []pair {
	t := strings.TrimSpace(text)
	p, rest, ok := firstLabel(t)
	if !ok {
		b := bullet.FindString(t)
		if b == "" {
			return nil
		}
		if p, rest, ok = firstLabel(t[len(b):]); !ok {
			return nil
		}
	}
	var out []pair
	for {
		at := nextLabel(rest)
		if at < 0 {
			p.value = trimValue(rest)
			return append(out, p)
		}
		p.value = trimValue(rest[:at])
		out = append(out, p)
		p, rest, _ = firstLabel(rest[at:])
	}
}

func trimValue(s string) string {
	s = strings.TrimLeft(strings.TrimSpace(s), ":：=＝／/→⇒|｜…‥ 　\t")
	return strings.TrimRight(strings.TrimSpace(s), "／/|｜、,，;； 　\t")
}

// firstLabel reads the label at the beginning.
func firstLabel(t string) (p pair, rest string, ok bool) {
	first, size := utf8.DecodeRuneInString(t)
	if closing := brackets[first]; closing != 0 {
		if end := strings.IndexRune(t[:min(len(t), longestLabel+8)], closing); end > size {
			if f, _, ok := labelOf(t[size:end]); ok {
				return pair{field: f, label: t[size:end]}, t[end+utf8.RuneLen(closing):], true
			}
		}
	}
	blanks := 0
	for i, r := range t {
		if i > longestLabel {
			break
		}
		sep, blank := strings.ContainsRune(":：=＝／/|｜→⇒…‥", r), r == '\t' || r == ' ' || r == '　'
		if !sep && !blank || i == 0 {
			continue
		}
		f, strong, known := labelOf(t[:i])
		switch {
		case known && (sep || r == '\t'):
			return pair{field: f, label: t[:i]}, t[i+utf8.RuneLen(r):], true
		case known && blank && followsColon(t[i:]):
		case known && blank && (strong || f == FieldParty && answer(t[i:])):
			return pair{field: f, label: t[:i]}, t[i:], true
		case sep && !strings.ContainsRune("／/", r): // of a label that nobody knows
			return p, "", false
		}
		if blank {
			if blanks++; blanks > 6 {
				break
			}
		}
	}
	if f, strong, known := labelOf(t); known && strong {
		return pair{field: f, label: t}, "", true
	}
	return p, "", false
}

// answer reports whether a short yes or no stands there.
func answer(s string) bool {
	_, known := choose(s)
	return known && runes(strings.TrimSpace(s)) <= 10
}

func followsColon(s string) bool {
	s = strings.TrimLeft(s, " 　\t")
	return strings.HasPrefix(s, ":") || strings.HasPrefix(s, "：")
}

// nextLabel finds where another label begins within a value: after a blank or a
// stroke, and with a colon.
func nextLabel(s string) int {
	gap := false
	for i, r := range s {
		if gap {
			if colonLabel(s[i:]) {
				return i
			}
		}
		gap = unicode.IsSpace(r) || strings.ContainsRune("／/|｜、,，;；", r)
	}
	return -1
}

// colonLabel reports whether s begins with a label that a colon ends, or one in 【】.
func colonLabel(s string) bool {
	if strings.HasPrefix(s, "【") {
		_, _, ok := firstLabel(s)
		return ok
	}
	for i, r := range s {
		if i > longestLabel || r == ' ' || r == '、' || r == '。' || r == '\t' {
			break
		}
		if r == ':' || r == '：' {
			_, _, ok := labelOf(s[:i])
			return ok && i > 0
		}
	}
	return false
}
