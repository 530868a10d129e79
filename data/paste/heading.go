package paste

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"jibun/data/table"
	"jibun/data/table/heading"
)

// tableWords are headings of the tables that services and forms give, besides
// labelWords. What they say of a reply and not of a person is skipped: a 受付番号 is no
// staff number.
var tableWords = dictionary(map[Field]string{
	lAccount:   "表示名 申請者 作成者 回答者 入力者 登録者 提出者 購入者 購入者名 購入者氏名 ニックネーム displayname",
	lSlot:      "参加枠名 参加枠 申込枠 チケット名 チケット チケット種別 チケットの種類 チケット種類 券種 ticketname",
	lCancelled: "キャンセル キャンセル日時 キャンセル日 取消日時 取消日 取消 キャンセル有無 キャンセル済 返金 返金日時 返金日 返金ステータス cancelledat",
	lRecord:    "レコードの開始行",
	lSeminar:   "標題 件名 イベント イベント名 フォーム名 タイトル",
	lSkip: "申請フォーム名 申請フォーム ユーザー名 利用開始日 出欠ステータス 出席日時 更新日時 paypal取引id 請求書id 領収書 領収書番号 id starttime lastmodifiedtime 開始時刻 最終変更時刻 合計点数 点数 スコア " +
		"クイズのフィードバック クイズフィードバック レコード番号 更新者 作業者 カテゴリー 申請番号 重要度 処理者 最終処理日時 最終処理日 承認者 承認日時 経路 部署コード 注文番号 注文id 申込番号 予約番号 " +
		"チケットid チケット番号 チケット単価 枚数 購入枚数 数量 金額 価格 合計金額 支払方法 支払い方法 決済方法 決済日時 入金状況 支払状況 支払い状況 入場 入場日時 入場時間 チェックイン チェックイン日時 受付済 受付 更新日 表示言語 言語 誕生日 生年月日 都道府県 市区町村 国 revision $revision $id",
	FieldAt:      "completiontime timestamp 完了時刻 作成日時 申請日時 申請日 注文日時 注文日 購入日時 購入日 登録日時 登録日",
	FieldRemark:  "コメント メモ",
	FieldEmail:   "購入者メールアドレス 申請者メールアドレス",
	FieldFrom:    "申請者の所属 所属組織 組織 申請者所属 組織・部署名 優先する組織",
	FieldReading: "お名前カナ 氏名フリガナ",
})

// columns are what the columns of a table mean.
type columns struct {
	of      []column // of two that say the same, the surer one first
	unknown []int    // those that nobody knows
	multi   bool     // several rows may be one record
	last    map[Field]string
}

type column struct {
	index   int
	field   Field
	account bool // filled by the service: who is signed in, who may answer for somebody else
}

// headingWord says what a heading means: what the clerk said, a word that is known,
// or the question of a form.
func (k Reader) headingWord(key string) (heading.Meaning, bool) {
	if f, ok := k.Columns[key]; ok {
		return heading.Meaning{Field: string(f), Weight: 5}, true
	}
	if f, ok := tableWords[key]; ok {
		m := heading.Meaning{Field: string(f), Weight: 2}
		if aside(f) {
			m.Weight = 1
		}
		return m, true
	}
	if f, strong, ok := labelOf(key); ok {
		m := heading.Meaning{Field: string(f), Weight: 2}
		if strong {
			m.Weight = 3
		}
		if aside(f) {
			m.Weight = 1
		}
		return m, true
	}
	if f, ok := asked(key); ok {
		return heading.Meaning{Field: string(f), Weight: 2}, true
	}
	return heading.Meaning{}, false
}

var (
	askedBefore = regexp.MustCompile(`^(?:q?[0-9]{1,2}[)）:]?|問[0-9]{1,2}|設問[0-9]{1,2})?(?:あなたの|ご自身の|ご本人の|申込者の|参加者の|参加される方の|参加する方の|申し込む方の|差し支えなければ|よろしければ)?`)
	askedBehind = regexp.MustCompile(`(?:(?:を|について)?(?:お|ご)?(?:入力|記入|選択|選び|書き|教え|知らせ|聞かせ|お答え|答え)(?:して|て)?(?:ください|下さい)?|は?(?:何|どちら|どなた|どこ)ですか|は|を)[?？]?$`)
	otherPerson = regexp.MustCompile(`上司|講師|紹介|緊急|保護者|担当者|代理|家族|お子|子ども|子供|同伴|同行|会社の代表|推薦`)
	askedWords  = []struct {
		field Field
		is    *regexp.Regexp
	}{
		{FieldStaffNo, regexp.MustCompile(`職員番号|社員番号|職員コード`)},
		{FieldReading, regexp.MustCompile(`ふりがな|フリガナ|読み方|読み仮名|よみがな`)},
		{FieldEmail, regexp.MustCompile(`メールアドレス|eメール|e-mail|email`)},
		{FieldPhone, regexp.MustCompile(`電話番号|内線番号|連絡のつく電話`)},
		{lSeminar, regexp.MustCompile(`(?:第何|どの|何)回|(?:参加|受講|希望|申し?込).{0,8}(?:セミナー名|講座名|回を)|(?:どの|希望する|参加する)(?:セミナー|講座)`)},
		{FieldParty, partyWord},
		{lAttend, regexp.MustCompile(`(?:セミナー|講座|研修|勉強会|講演|本会|当日).{0,14}(?:参加|出席|受講).{0,8}(?:ますか|か$|可否|有無|出欠)|^(?:参加|出席)(?:し|でき|され)ますか|(?:セミナー|講座|研修|勉強会|講演会?|本会|回)(?:へ|に)?の?ご?(?:参加|出席|受講)(?:希望|予定)?$|出欠`)},
		{FieldRemark, regexp.MustCompile(`質問|要望|配慮|ご意見|アレルギー|伝えたい|連絡事項|知りたい|期待|聞いて?みたい|聞きたい|備考|その他`)},
		{FieldPosition, regexp.MustCompile(`職名|役職`)},
		{FieldFrom, regexp.MustCompile(`所属|部署|勤務先|課名|会社名|団体名|お勤め`)},
		{FieldName, regexp.MustCompile(`氏名|お名前|名前|フルネーム`)},
	}
)

// asked says what the question of a form asks for: 「お名前を入力してください」.
func asked(key string) (Field, bool) {
	key = strings.TrimRight(key, "?？")
	if key == "" || runes(key) > 70 {
		return "", false
	}
	bare := askedBehind.ReplaceAllString(askedBefore.ReplaceAllString(key, ""), "")
	if f, _, ok := labelOf(bare); ok && bare != "" {
		return f, true
	}
	other := otherPerson.MatchString(key)
	for _, w := range askedWords {
		about := w.field == FieldRemark || w.field == FieldParty || w.field == lAttend || w.field == lSeminar
		if runes(key) >= 4 && w.is.MatchString(key) && (about || !other) {
			return w.field, true
		}
	}
	return "", false
}

// columns says which column is what. Nothing is left out silently: what nobody
// knows is listed, if anything stands in it.
func (r *reading) columns(sheet *table.Sheet, found heading.Found) *columns {
	t := &columns{last: map[Field]string{}}
	keys := map[string]bool{}
	for _, c := range found.Columns {
		keys[c.Key] = true
	}
	form := keys["完了時刻"] && keys["開始時刻"] || keys["completiontime"] && keys["starttime"] // Microsoft Forms: 名前 and メール are of whoever is signed in
	for _, c := range found.Columns {
		f := Field(c.Meaning.Field)
		switch {
		case !c.Known:
			r.unknown(sheet, found, c)
			t.unknown = append(t.unknown, c.Index)
		case f == lSkip || f == lCounter:
		case f == lRecord:
			t.multi = true
			t.of = append(t.of, column{c.Index, f, false})
		default:
			account := f == lAccount
			if _, chosen := r.Columns[c.Key]; form && !chosen && (c.Key == "名前" || c.Key == "name") {
				f, account = lAccount, true
			} else if form && (c.Key == "メール" || c.Key == "email") {
				account = true
			}
			t.of = append(t.of, column{c.Index, f, account})
		}
	}
	slices.SortStableFunc(t.of, func(a, b column) int { return cmp.Compare(weight(a), weight(b)) })
	return t
}

func weight(c column) int {
	if c.account {
		return 1
	}
	return 0
}

// unknown lists a column that nobody knows.
func (r *reading) unknown(sheet *table.Sheet, found heading.Found, c heading.Column) {
	h := Heading{Source: r.source, Text: c.Text, Key: c.Key}
	for _, row := range sheet.Rows[found.Next:] {
		if v := strings.TrimSpace(row.At(c.Index).Text()); v != "" && !slices.Contains(h.Samples, v) {
			h.Samples = append(h.Samples, cutText(v, 120))
		}
		if len(h.Samples) == 3 {
			break
		}
	}
	if len(h.Samples) > 0 && len(r.Unknown) < maxIgnored && !slices.ContainsFunc(r.Unknown, func(x Heading) bool { return x.Key == h.Key }) {
		r.Unknown = append(r.Unknown, h)
	}
}

// nameless lists the columns of a table in which none says who: the clerk may.
func (r *reading) nameless(sheet *table.Sheet) {
	r.kind(Rows)
	r.note(r.source, NoName, "")
	for i, row := range sheet.Rows {
		if len(row.Cells) < 2 {
			continue
		}
		found := heading.Found{FirstLine: row.Line, LastLine: row.Line, Next: i + 1}
		for _, c := range row.Cells {
			text := strings.TrimSpace(c.Text())
			m, known := r.headingWord(heading.Normalize(text))
			if text != "" && !(known && (aside(Field(m.Field)) || Field(m.Field) == lCounter)) {
				r.unknown(sheet, found, heading.Column{Index: c.Column(), Text: text, Key: heading.Normalize(text)})
			}
		}
		return
	}
}

// record gives a row what the first row of its record said: kintone writes the
// fields beside a table only once.
func (t *columns) record(d *draft, values map[Field]string) {
	if !t.multi {
		return
	}
	if values[lRecord] != "" {
		t.last = values
		return
	}
	for _, f := range []Field{FieldFrom, lDivision, lSection, lSeminar, lAttend} {
		if v := t.last[f]; v != "" && values[f] == "" {
			d.set(pair{field: f, value: v})
			if shown(f) == FieldFrom {
				d.doubt(FieldFrom, FromAbove)
			}
		}
	}
}
