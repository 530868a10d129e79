package fields

import (
	"strings"

	"jibun/data/report"
	"jibun/data/wareki"
	"jibun/export/template"
)

// Evening is what forms of an evening are filled with.
type Evening struct {
	SignIn report.SignIn
	Party  report.PartySheet    // empty if there is no gathering
	Letter report.RequestLetter // to its first lecturer; empty if there is none

	Certificates report.Certificates // of those who were there; of a year, all else but the head is empty
}

// Values are the values of an evening.
func (e Evening) Values() template.Values { return values(&e, eveningItems, eveningLists()) }

var eveningItems = []item[Evening]{
	text("団体", "団体の名前", func(e *Evening) string { return e.SignIn.Office }), text("所属", "担当する課の名前", func(e *Evening) string { return e.SignIn.Section }),
	text("講座", "講座の名前", func(e *Evening) string { return e.SignIn.Series }), date("作成日", "書き出した日", func(e *Evening) wareki.Date { return e.SignIn.Made }),
	text("決裁欄", "決裁の欄の名前を「、」でつないだもの", func(e *Evening) string { return strings.Join(e.SignIn.Stamps, "、") }),
	some("番号", "通算の回", func(e *Evening) int { return e.SignIn.Number }), text("テーマ", "テーマ", func(e *Evening) string { return e.SignIn.Title }),
	text("中止", "中止・延期の回は「中止」か「延期」、ほかは空", func(e *Evening) string { return e.SignIn.CalledOff }),
	date("開催日", "開催日", func(e *Evening) wareki.Date { return e.SignIn.Date }),
	date("年度初日", "年度の4月1日。和暦の年だけを書くときなどに", func(e *Evening) wareki.Date {
		if !e.SignIn.Date.Valid() {
			return ""
		}
		return e.SignIn.Date.FiscalYear().First()
	}),
	text("年度", "開催日の年度", func(e *Evening) string {
		if !e.SignIn.Date.Valid() {
			return ""
		}
		return e.SignIn.Date.FiscalYear().Label(e.SignIn.Style)
	}),
	text("開始", "始まる時刻", func(e *Evening) string { return e.SignIn.Start }), text("終了", "終わる時刻", func(e *Evening) string { return e.SignIn.End }),
	text("会場", "会場", func(e *Evening) string { return e.SignIn.Venue }), text("講師", "講師(所属・職名・氏名)", func(e *Evening) string { return e.SignIn.Speakers }),
	text("講師名", "講師の氏名だけ", func(e *Evening) string { return lecturers(e.SignIn.Lecturers, false) }),
	text("講師氏名", "講師の氏名、一人一行", func(e *Evening) string {
		return lines(e.SignIn.Lecturers, func(l report.Lecturer) string { return l.Name })
	}),
	text("講師所属", "講師の所属・職名、一人一行", func(e *Evening) string {
		return lines(e.SignIn.Lecturers, func(l report.Lecturer) string { return l.From })
	}),
	text("講師の今の氏名", "講師の今の氏名、一人一行", func(e *Evening) string { return lines(e.SignIn.Lecturers, nowOf) }),
	count("出席者数", "出席・遅刻・早退の人数", func(e *Evening) int { return marked(e, "○") }), count("欠席者数", "欠席の人数、無断も", func(e *Evening) int { return marked(e, "×") }),
	count("無断欠席者数", "無断欠席の人数", func(e *Evening) int { return counted(e, func(l *report.SignInLine) bool { return l.Mark == "●" }) }),
	count("遅刻早退者数", "遅刻・早退の人数", func(e *Evening) int { return counted(e, func(l *report.SignInLine) bool { return l.Mark == "△" }) }),
	count("初参加者数", "出席した方のうち、初めての方の人数", func(e *Evening) int {
		return counted(e, func(l *report.SignInLine) bool { return l.First && crossed[l.Mark] == "○" })
	}),
	count("職員の出席者数", "出席した職員の人数", func(e *Evening) int { return presentIn(e.SignIn.Staff) }), count("外部の出席者数", "出席した外部の方の人数", func(e *Evening) int { return presentIn(e.SignIn.Outside) }),
	share("充足率", "出席者数 ÷ 定員", func(e *Evening) report.Ratio { return report.Ratio{Num: marked(e, "○"), Den: e.SignIn.Capacity} }),
	share("出席率", "出席者数 ÷ 出欠の分かる人数", func(e *Evening) report.Ratio {
		return report.Ratio{Num: marked(e, "○"), Den: marked(e, "○") + marked(e, "×")}
	}),
	text("分類", "分類", func(e *Evening) string { return e.SignIn.Category }),
	count("申込", "申込の人数(取り消した方も。当日参加は除く)", func(e *Evening) int { return e.SignIn.Applied }),
	some("定員", "定員", func(e *Evening) int { return e.SignIn.Capacity }), count("参加予定", "参加予定の人数", func(e *Evening) int { return e.SignIn.Expected }),
	count("参加者数", "名簿の人数", func(e *Evening) int { return len(e.SignIn.Staff) + len(e.SignIn.Outside) }),
	count("職員数", "名簿の職員の人数", func(e *Evening) int { return len(e.SignIn.Staff) }), count("外部の人数", "名簿の外部の方の人数", func(e *Evening) int { return len(e.SignIn.Outside) }),
	count("待ち人数", "キャンセル待ちの人数", func(e *Evening) int { return len(e.SignIn.Waiting) }),
	some("会費", "懇親会の会費(円)", func(e *Evening) int {
		if e.SignIn.Fee != 0 {
			return e.SignIn.Fee
		}
		return e.Party.Fee
	}),
	mark("懇親会", "懇親会があれば「あり」", "あり", func(e *Evening) bool { return e.SignIn.Party }),
	text("利用目的", "個人情報の利用目的", func(e *Evening) string { return e.SignIn.Purpose }),
	text("懇親会の利用目的", "懇親会名簿の利用目的", func(e *Evening) string { return e.Party.Purpose }),
	text("懇親会会場", "懇親会の会場", func(e *Evening) string { return e.Party.Venue }), text("懇親会開始", "懇親会の始まる時刻", func(e *Evening) string { return e.Party.Start }),
	some("懇親会定員", "懇親会の定員", func(e *Evening) int { return e.Party.Capacity }), count("懇親会人数", "懇親会の人数", func(e *Evening) int { return len(e.Party.People) }),
	count("懇親会待ち人数", "懇親会を待つ方の人数", func(e *Evening) int { return len(e.Party.Waiting) }),
	text("懇親会待ちの氏名", "懇親会を待つ方の番号と氏名を「、」でつないだもの(30名まで)", func(e *Evening) string { return Waiting(e.Party.Waiting) }),
	count("懇親会希望人数", "セミナーのキャンセル待ちで、懇親会を希望する方の人数", func(e *Evening) int { return len(e.Party.Hoping) }),
	text("懇親会希望の氏名", "セミナーのキャンセル待ちで、懇親会を希望する方の番号と氏名を「、」でつないだもの(30名まで)", func(e *Evening) string { return Waiting(e.Party.Hoping) }),
	count("ふりがなのない方の人数", "ふりがなのない方の人数", func(e *Evening) int { return len(e.SignIn.NoReading) }),
	text("ふりがなのない方の氏名", "ふりがなのない方の氏名を「、」でつないだもの(30名まで)", func(e *Evening) string { return Listed(e.SignIn.NoReading) }),
	text("講師の氏名", "依頼する講師の氏名", func(e *Evening) string { return e.Letter.Lecturer }), text("講師の所属", "依頼する講師の所属・団体", func(e *Evening) string { return e.Letter.From }),
	text("講師の職名", "依頼する講師の職名", func(e *Evening) string { return e.Letter.Position }), text("役割", "依頼する役割", func(e *Evening) string { return e.Letter.Role }),
	mark("内諾", "講師の内諾があれば「内諾」", "内諾", func(e *Evening) bool { return e.Letter.Agreed }), mark("外部講師", "講師が職員でなければ「外部」", "外部", func(e *Evening) bool { return e.Letter.Outside }),
	text("文書番号", "講師依頼書の文書番号", func(e *Evening) string { return e.Letter.Document }),
	text("差出人", "文書を出す方(課の長)", func(e *Evening) string { return Sender(e.SignIn.Head) }),
	text("懇親会の案内", "講師への懇親会の案内(日時・会場・会費)", func(e *Evening) string { return Invitation(e.Letter) }),
	text("証明書の種類", "受講証明書か修了証か", func(e *Evening) string { return e.Certificates.Kind.Label() }),
	text("修了の年度", "修了証の年度", func(e *Evening) string {
		if e.Certificates.Year == 0 {
			return ""
		}
		return e.Certificates.Year.Label(e.SignIn.Style)
	}),
	text("電話", "担当する課の電話", func(e *Evening) string { return e.Letter.Phone }), text("メール", "担当する課のメール", func(e *Evening) string { return e.Letter.Email }),
}

func eveningLists() []list[Evening] {
	return []list[Evening]{
		listOf("名簿", "参加する方(職員、外部の順)", func(e *Evening) []report.SignInLine {
			return append(e.SignIn.Staff[:len(e.SignIn.Staff):len(e.SignIn.Staff)], e.SignIn.Outside...)
		}, lineItems),
		listOf("職員", "参加する職員", func(e *Evening) []report.SignInLine { return e.SignIn.Staff }, lineItems),
		listOf("外部", "参加する外部の方", func(e *Evening) []report.SignInLine { return e.SignIn.Outside }, lineItems),
		listOf("待ち", "キャンセル待ちの方", func(e *Evening) []report.SignInLine { return e.SignIn.Waiting }, waitingItems),
		listOf("懇親会名簿", "懇親会に出る方", func(e *Evening) []partyRow { return partyRows(e, e.Party.People) }, partyItems),
		listOf("懇親会待ち", "懇親会を待つ方", func(e *Evening) []partyRow { return partyRows(e, e.Party.Waiting) }, partyItems),
		listOf("懇親会希望", "セミナーのキャンセル待ちで、懇親会を希望する方", func(e *Evening) []partyRow { return partyRows(e, e.Party.Hoping) }, partyItems),
		listOf("証明書", "受講証明書・修了証を受ける方", func(e *Evening) []certified {
			var out []certified
			for _, x := range e.Certificates.All {
				out = append(out, certified{x, &e.Certificates})
			}
			return out
		}, certificateItems),
		listOf("ふりがなのない方", "ふりがなのない方", func(e *Evening) []string { return e.SignIn.NoReading }, []item[string]{text("氏名", "氏名", func(s *string) string { return *s })}),
	}
}

var lineItems = []item[report.SignInLine]{
	some("番号", "受付の番号", func(l *report.SignInLine) int { return l.No }), text("所属", "所属・団体", func(l *report.SignInLine) string { return l.From }),
	text("職名", "職名", func(l *report.SignInLine) string { return l.Position }), text("氏名", "氏名", func(l *report.SignInLine) string { return l.Name }),
	text("ふりがな", "ふりがな", func(l *report.SignInLine) string { return l.Reading }), mark("懇親会", "懇親会に出る方は○", "○", func(l *report.SignInLine) bool { return l.Party }),
	mark("初参加", "初めての方は★", "★", func(l *report.SignInLine) bool { return l.First }), text("備考", "備考", func(l *report.SignInLine) string { return l.Remark }),
	{"職員番号", "職員番号(外部の方は空欄)", func(l *report.SignInLine) template.Value { return template.Code(l.StaffNo) }},
	text("出欠", "○ 出席・遅刻・早退 × 欠席", func(l *report.SignInLine) string { return crossed[l.Mark] }),
	text("所属名", "所属・団体の名前(団体のない外部の方は空欄)", func(l *report.SignInLine) string { return l.Place }),
	text("今の氏名", "今の氏名", func(l *report.SignInLine) string { return l.NameNow }), text("今のふりがな", "今のふりがな", func(l *report.SignInLine) string { return l.ReadingNow }),
	text("出欠の印", "○ 出席 △ 遅刻・早退 × 欠席 ● 無断 ・ 未確認", func(l *report.SignInLine) string { return l.Mark }),
	text("出欠の語", "出席 遅刻 早退 欠席(連絡あり) 無断欠席 未確認", func(l *report.SignInLine) string { return l.Became }),
	some("建制", "所属の建制順の番号。名簿(建制順) と並べ替えるために", func(l *report.SignInLine) int { return l.Department }),
	some("席次", "建制順、職位順、ふりがな順の番号。名簿(席次順) と並べ替えるために", func(l *report.SignInLine) int { return l.Official }),
	mark("会費欄", "懇親会に出る方は□", "□", func(l *report.SignInLine) bool { return l.Party }),
	text("備考欄", "備考。初めての方は★初めても", func(l *report.SignInLine) string { return DoorRemark(*l) }),
}

// waitingItems are the same of those who wait, whose number is the place in the queue.
var waitingItems = append([]item[report.SignInLine]{some("番号", "待ちの順番", func(l *report.SignInLine) int { return l.No })}, lineItems[1:]...)

// crossed are the signs of the 出席簿 for those who tell only who came: 遅刻・早退 did.
var crossed = map[string]string{"○": "○", "△": "○", "×": "×", "●": "×"}

func marked(e *Evening, sign string) int {
	return counted(e, func(l *report.SignInLine) bool { return crossed[l.Mark] == sign })
}

func counted(e *Evening, is func(*report.SignInLine) bool) int {
	n := 0
	for _, l := range [][]report.SignInLine{e.SignIn.Staff, e.SignIn.Outside} {
		for i := range l {
			if is(&l[i]) {
				n++
			}
		}
	}
	return n
}

func presentIn(list []report.SignInLine) int {
	n := 0
	for _, l := range list {
		if crossed[l.Mark] == "○" {
			n++
		}
	}
	return n
}

var partyItems = []item[partyRow]{
	some("番号", "番号", func(l *partyRow) int { return l.No }), text("所属", "所属・団体", func(l *partyRow) string { return l.From }),
	text("氏名", "氏名", func(l *partyRow) string { return l.Name }), text("ふりがな", "ふりがな", func(l *partyRow) string { return l.Reading }),
	mark("会費", "会費を払った方は「済」", "済", func(l *partyRow) bool { return l.Paid }),
	some("会費の額", "会費(円)", func(l *partyRow) int { return l.fee }),
}

// certified is a certificate among the others.
type certified struct {
	report.Certificate
	of *report.Certificates
}

var certificateItems = []item[certified]{
	text("番号", "証明書の番号", func(c *certified) string { return c.Number }), text("氏名", "氏名", func(c *certified) string { return c.Name }),
	text("ふりがな", "ふりがな", func(c *certified) string { return c.Reading }), text("所属", "所属・団体", func(c *certified) string { return c.From }),
	some("回数", "修了証: 出席した回数", func(c *certified) int { return c.Times }), some("開催回数", "修了証: 年度に開催した回数", func(c *certified) int { return c.of.Held }),
	date("発行日", "発行日", func(c *certified) wareki.Date { return c.Issued }),
	text("再発行", "再発行のとき、もとの番号", func(c *certified) string { return c.Again }), text("文", "証明する文", func(c *certified) string { return CertificateText(*c.of, c.Certificate) }),
}

// partyRow is somebody at a gathering and what is to be paid.
type partyRow struct {
	report.PartyLine
	fee int
}

func partyRows(e *Evening, all []report.PartyLine) []partyRow {
	var out []partyRow
	for _, x := range all {
		out = append(out, partyRow{x, e.Party.Fee})
	}
	return out
}
