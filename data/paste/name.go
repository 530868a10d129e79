package paste

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"jibun/data/kana"
)

var (
	// What a section of an office ends with.
	sectionEnds = []string{"課", "部", "局", "室", "係", "班", "署", "所", "館", "園", "校", "センター", "支所", "事務局", "委員会", "本部", "消防隊", "病院", "グループ", "チーム", "議会", "財務", "分署", "本庁", "分室", "担当"}
	// Surnames that end as sections do. Those of two characters are never sections
	// by themselves but for the exceptions.
	surnames     = wordList("長谷部 日下部 曽我部 曾我部 長宗我部 長曽我部 伊良部 五百部 西園寺 御手洗 久留部 宇都宮 喜屋武 渡久部")
	shortSection = wordList("支所 本部 本庁 分室 支部 庁舎")
	orgWords     = []string{"株式会社", "有限会社", "合同会社", "合資会社", "(株)", "㈱", "(有)", "㈲", "法人", "大学", "高校", "高等学校", "専門学校", "中学校", "小学校", "学院", "市役所", "町役場", "村役場", "役場", "県庁", "府庁", "都庁", "銀行", "信用金庫", "農協", "商工会", "会議所", "病院", "協会", "組合", "財団", "社団", "連合会", "研究会", "実行委員会", "協議会", "クラブ", "研究所", "製作所", "商店", "新聞", "NPO", "サークル", "ネットワーク", "後援会", "自治会", "町内会", "工業", "Inc", "Co.", "Ltd", "LLC"}
	cityEnds     = regexp.MustCompile(`^\p{Han}{2,}(市|県|府|都)$|^\p{Han}{3,}[町区]$|^\p{Han}{4,}村$`)
	// Titles, the longer ones first.
	titles = []string{"会計年度任用職員", "代表取締役社長", "代表取締役", "任期付職員", "再任用職員", "副市長", "教育長", "副部長", "副課長", "副室長", "副所長", "副館長", "課長補佐", "室長補佐", "所長補佐", "主任主事", "主任技師", "主任保健師", "主任保育士", "主事補", "技師補", "事務局長", "事務局次長", "副参事", "副主幹", "副主査", "専門員", "専門監", "グループ長", "グループリーダー", "リーダー", "マネージャー", "消防司令長", "消防司令補", "消防司令", "消防士長", "消防副士長", "消防士", "消防監", "保育士", "保健師", "看護師", "栄養士", "司書", "学芸員", "技術員", "用務員", "調理員", "社会福祉士", "支店長", "支配人", "店長", "理事長", "副理事長", "専務理事", "常務理事", "名誉教授", "准教授", "助教授", "教授", "助教", "教諭", "教頭", "校長", "園長", "館長", "局長", "部長", "次長", "参事", "参与", "理事", "所長", "室長", "課長", "署長", "班長", "係長", "補佐", "主幹", "主査", "主任", "主事", "技師", "市長", "会長", "副会長", "社長", "専務", "常務", "取締役", "代表", "部員", "係員", "課員", "嘱託", "嘱託員", "学生", "大学院生", "院生", "議員", "監事", "顧問", "講師", "職員"}
	// What looks like a name and is none.
	notNames  = wordList("以上 以下 下記 申込書 参加申込書 申込用紙 申込票 参加申込 名様 電話メモ メモ 受付票 回答票 回答書 報告 連絡 上記 別紙 参加 不参加 出席 欠席 申込 申し込み 申込み 希望 受講 懇親会 交流会 セミナー 講座 研修 人事 総務 企画 担当 担当者 人事課 御中 各位 皆様 様 殿 件名 宛先 差出人 氏名 名前 お名前 所属 部署 職名 役職 備考 内線 電話 携帯 住所 年齢 性別 連絡先 未定 なし 無し 有り あり 特になし 同上 同じ 同左 記 拝啓 敬具 草々 前略 よろしく 宜しく ありがとう お願い 回答 送信 返信 転送 添付 重要 至急 一覧 名簿 合計 計 小計 男 女 男性 女性 はい いいえ 可 否 市民 一般 団体 企業 大学 自治体 職員 学生 自分 私 本人 同行者 他 ほか その他 じぶん 投資 当日 明日 本日 受付 締切 開催 会場 日時 場所 資料 会費 参加者 申込者 出席者 代理 業務 出張 欠員 追加 変更 取消 取り消し キャンセル テスト 初参加 初めて 御礼 お礼 ご案内 案内 メール アドレス 携帯電話 確認 了解 承知 月 火 水 木 金 土 日 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日 質問 要望 キャンセル待ち 待ち 確定 参加確定 申込中 無断欠席 遅刻 早退 手話通訳 託児 希望あり 希望なし 辞退 呉市 東広島市 竹原市 広島市 広島県 江田島市")
	honorific = regexp.MustCompile(`[\s　]*(?:様|さま|さん|殿|氏|先生|君|くん|ちゃん)$`)
)

func wordList(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(s) {
		out[w] = true
	}
	return out
}

// isSection reports whether a word is a section: 総務課, 図書館.
func isSection(t string) bool {
	t = strings.Trim(t, "・,、")
	n := runes(t)
	switch {
	case n < 2 || n > 30 || surnames[t] || notNames[t] && t != "人事課":
		return false
	case n == 2:
		return shortSection[t] || strings.HasSuffix(t, "課")
	case containsAny(t, "。", "ます", "です", "参加", "@", "：", ":", "(", "（", "○", "×", "、", "…"):
		return false
	}
	return hasSuffix(t, sectionEnds...)
}

// isOrg reports whether a word is an organisation.
func isOrg(t string) bool {
	if runes(t) > 50 || containsAny(t, "。", "ます", "です", "@", "：", "http") {
		return false
	}
	return containsAny(fold(t), orgWords...) && !notNames[t] || cityEnds.MatchString(t)
}

// titleOf cuts a title off the end of a word: 総務課長 is none of 総務, but 課長 is.
func titleOf(t string) (before, title string) {
	for _, w := range titles {
		if rest, ok := strings.CutSuffix(t, w); ok {
			return rest, w
		}
	}
	return t, ""
}

// isTitle reports whether a word is a title, as 係長 or 総務係長.
func isTitle(t string) bool {
	before, title := titleOf(t)
	if title == "" || runes(t) > 16 {
		return false
	}
	return before == "" || isSection(before) || hasSuffix(before, "課", "部", "局", "室", "係", "担当", "総括", "主任", "統括", "兼", "専任", "上席", "首席", "特任", "客員", "非常勤", "専門", "元", "前", "副", "企画", "総務", "指導", "技術", "営業")
}

// mixed are the kana that stand in names beside kanji.
var (
	kanaFirst = regexp.MustCompile(`^[\p{Hiragana}\p{Katakana}ー]{1,3}[子江恵美代枝乃香衣音花奈菜里世実央織穂帆輝人夫男郎太哉也]$`)
	verbEnd   = regexp.MustCompile(`(?:ます|です|した|して|する|ください|下さい|ません|ない|たい|から|まで|より|など|のみ|ほか|こと|もの|とおり|および|または|ので|ため|には|では|とは|なく|れば|って|いて|ける|まし|願い|おり|あり|なり|への|での|との|ついて|つき|まし|へ|を|は|が|に|で|と|も|の|や|く|し|り|い|る|た|て|せ|き)$`)
)

// nameWord reports whether a word may be a name or a part of one.
func nameWord(t string) bool {
	n := runes(t)
	if n < 1 || n > 12 || notNames[t] || isSection(t) || isOrg(t) || isTitle(t) {
		return false
	}
	han, hira, kata, latin := 0, 0, 0, 0
	for _, r := range t {
		switch {
		case unicode.In(r, unicode.Han, unicode.Co), r == '々', r == '〆', r == 'ヶ', r == 'ケ', r == 'ノ', r == '之': // Co: 外字
			han++
		case unicode.Is(unicode.Hiragana, r):
			hira++
		case unicode.Is(unicode.Katakana, r), r == 'ー', r == '・':
			kata++
		case unicode.Is(unicode.Latin, r), r == '.', r == '-', r == '\'':
			latin++
		case unicode.Is(unicode.Variation_Selector, r):
		default:
			return false
		}
	}
	switch {
	case latin > 0:
		return latin == n && n >= 2 && unicode.IsUpper(firstRune(t))
	case hira == n:
		return n >= 2 && n <= 8 && !commonKana[t]
	case kata == n:
		return n >= 2
	case han == n:
		return n <= 6
	case hira > 0 && han > 0:
		return n <= 7 && (kanaFirst.MatchString(t) || unicode.Is(unicode.Han, firstRune(t)) && hira <= 3 && !verbEnd.MatchString(t) || strings.HasPrefix(t, "みつ"))
	}
	return n <= 8
}

// Kana that begins or ends sentences.
var commonKana = wordList("よろしく お願いします どうぞ ありがとう です ます こちら それ これ あれ ここ はい いいえ なし あり ください おねがい おねがいします おつかれさま こんにちは はじめまして まで から より ため こと もの とき ところ おり など のみ ほか また なお ただし つきまして さて それでは たいへん いつも すみません")

func firstRune(t string) rune { r, _ := utf8.DecodeRuneInString(t); return r }

// isKana reports whether a word is kana only: a reading, or a name in kana.
func isKana(t string) bool { return runes(t) >= 2 && kana.IsReading(t) }

// sameName reports whether two spellings are one name, or one is the surname of
// the other.
func sameName(a, b string) bool {
	a, b = kana.Fold(a), kana.Fold(b)
	if a == "" || b == "" {
		return false
	}
	return a == b || strings.HasPrefix(a, b) || strings.HasPrefix(b, a)
}
