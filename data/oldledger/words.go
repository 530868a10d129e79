package oldledger

import (
	"strings"

	"jibun/data/table/heading"
	"jibun/data/text"
)

// The fields of the two kinds of sheet.
const (
	fNumber     = "number"
	fDate       = "date"
	fTitle      = "title"
	fCategory   = "category"
	fSpeaker    = "speaker"
	fPost       = "post" // 所属・職名 of the speaker
	fVenue      = "venue"
	fCapacity   = "capacity"
	fApplied    = "applied"
	fAttended   = "attended"
	fStarts     = "starts"
	fNote       = "note"
	fYear       = "year"
	fStaffNo    = "staff_no"
	fName       = "name"
	fReading    = "reading"
	fDepartment = "department"
	fDivision   = "division"
	fSection    = "section"
	fOther      = "other" // known and of no use: 職名, 計, 出席率
)

// kind is what kind of text the ledger takes a field as.
func kind(field string) text.Kind {
	switch field {
	case fTitle:
		return text.Theme
	case fCategory, fDepartment, fDivision, fSection:
		return text.Organization
	case fSpeaker, fPost:
		return text.Speakers
	case fVenue:
		return text.Place
	case fName:
		return text.Name
	case fReading:
		return text.Reading
	}
	return text.Remark
}

type alias struct {
	field  string
	weight int
	words  []string
}

// speakerWords are what stands over the columns of the speaker, alone or over 氏名 and
// 所属・職名.
var speakerWords = []string{"講師", "講師名", "講師等", "スピーカー", "発表者", "話し手", "登壇者", "プレゼンター", "ファシリテーター"}

// seminarWords are the headings of a list. Under a heading of two or three lines the
// speaker has two columns: 講師 氏名 and 講師 所属・職名, in either order.
func seminarWords() heading.Dictionary {
	plain := dictionary(seminarAliases())
	names := map[string]bool{"氏名": true, "名前": true, "お名前": true, "氏名等": true, "職氏名": true, "所属職氏名": true}
	posts := map[string]bool{}
	for _, w := range []string{"所属", "所属・職名", "所属職名等", "所属及び職名", "所属・役職", "所属団体", "所属団体名", "所属名", "所属等", "職名", "役職", "肩書", "肩書き", "勤務先", "所属・職", "所属先", "所属(職名)"} {
		posts[heading.Normalize(w)] = true
	}
	return func(key string) (heading.Meaning, bool) {
		if m, ok := plain(key); ok {
			return m, true
		}
		// Without merged blocks only one of the two columns has the word above it.
		weight := 1
		for _, w := range speakerWords {
			if rest, ok := strings.CutPrefix(key, w); ok && rest != "" {
				key, weight = rest, 4
				break
			}
		}
		switch {
		case names[key]:
			return heading.Meaning{Field: fSpeaker, Weight: weight}, true
		case posts[key]:
			return heading.Meaning{Field: fPost, Weight: min(weight, 2)}, true
		}
		return heading.Meaning{}, false
	}
}

func seminarAliases() []alias {
	return []alias{
		{fNumber, 3, []string{"回", "回数", "開催回", "通算回", "通算", "通算回数", "回次", "第回", "開催回数", "セミナー回"}},
		{fNumber, 1, []string{"番号", "no", "№"}},
		{fDate, 3, []string{"開催日", "開催年月日", "実施日", "開催日時", "日時", "日付", "期日", "年月日", "開催月日", "月日", "実施年月日", "実施日時", "日程"}},
		{fDate, 1, []string{"日", "開催"}},
		{fTitle, 3, []string{"テーマ", "題名", "講座名", "セミナー名", "タイトル", "演題", "研修名", "テーマ名", "講座テーマ", "セミナーテーマ", "テーマ内容", "テーマ・内容"}},
		{fTitle, 1, []string{"内容", "名称", "件名", "題"}},
		{fCategory, 2, []string{"分類", "ジャンル", "カテゴリ", "カテゴリー", "種別", "種類"}},
		{fCategory, 1, []string{"区分"}},
		{fSpeaker, 2, append([]string{"講師(敬称略)"}, speakerWords...)},
		{fVenue, 2, []string{"会場", "場所", "開催場所", "会場名", "実施場所"}},
		{fCapacity, 2, []string{"定員", "募集人数", "募集定員", "定員数"}},
		{fApplied, 2, []string{"申込者数", "申込", "申込数", "応募者数", "申込人数", "申込者", "申込み", "申し込み", "申込み者数", "申込延べ"}},
		{fAttended, 2, []string{"参加者数", "参加者", "参加人数", "出席者数", "受講者数", "参加数", "参加", "延べ参加者数", "参加者計", "出席者", "受講人数", "出席数", "参加延べ"}},
		{fAttended, 1, []string{"人数"}},
		{fStarts, 2, []string{"開始時刻", "時間", "時刻", "開始", "開催時間", "開始時間", "開催時刻"}},
		{fNote, 1, []string{"備考", "摘要", "特記事項", "メモ", "備考欄"}},
		{fYear, 1, []string{"年度", "開催年度", "実施年度"}},
	}
}

func personWords() heading.Dictionary {
	return dictionary([]alias{
		{fStaffNo, 3, []string{"職員番号", "職員no", "職員コード", "社員番号", "職番", "職員番", "職員id", "従業員番号"}},
		{fName, 3, []string{"氏名", "名前", "職員氏名", "職員名", "参加者", "参加者名", "参加者氏名", "受講者", "受講者名"}},
		{fReading, 2, []string{"ふりがな", "フリガナ", "カナ", "かな", "氏名カナ", "氏名かな", "よみ", "よみがな", "読み", "カナ氏名", "氏名フリガナ"}},
		{fDepartment, 2, []string{"所属", "所属名", "部署", "配属", "団体", "所属・団体", "所属団体", "現所属", "部課", "部課名"}},
		{fDivision, 1, []string{"部", "部局", "局", "部名"}},
		{fSection, 1, []string{"課", "課名", "室", "課室"}},
		{fOther, 0, []string{"no", "№", "番号", "職名", "役職", "補職名", "計", "合計", "回数", "参加回数", "出席回数", "出席率", "出席", "申込", "備考", "通算", "欠席", "遅刻", "早退", "通算回数", "延べ", "参加率", "メール", "内線", "年齢", "区分"}},
	})
}

func dictionary(aliases []alias) heading.Dictionary {
	words := map[string]heading.Meaning{}
	for _, a := range aliases {
		for _, w := range a.words {
			words[heading.Normalize(w)] = heading.Meaning{Field: a.field, Weight: a.weight}
		}
	}
	return func(key string) (heading.Meaning, bool) {
		m, ok := words[key]
		return m, ok
	}
}

func enoughForList(f map[string]bool) bool {
	return f[fTitle] && (f[fDate] || f[fNumber])
}

func enoughForMatrix(f map[string]bool) bool { return f[fName] || f[fStaffNo] }

// columnsOf gives each field the column of its heaviest heading, the leftmost of equals.
func columnsOf(f *heading.Found) map[string]int {
	columns, weights := map[string]int{}, map[string]int{}
	for _, c := range f.Columns {
		field := c.Meaning.Field
		if !c.Known || field == fOther {
			continue
		}
		if _, ok := columns[field]; !ok || c.Meaning.Weight > weights[field] {
			columns[field], weights[field] = c.Index, c.Meaning.Weight
		}
	}
	return columns
}
