package roster

import (
	"jibun/data/table/heading"
	"jibun/data/text"
)

// Field is what a column holds. The clerk's choices are remembered by these codes.
type Field string

// The fields. Ignore is the clerk's choice that a column is not wanted.
const (
	StaffNo       Field = "staff_no"
	Name          Field = "name"
	Family        Field = "family"
	Given         Field = "given"
	Reading       Field = "reading"
	ReadingFamily Field = "reading_family"
	ReadingGiven  Field = "reading_given"
	Department    Field = "department" // 部 and 課 in one column, or only one of them
	Division      Field = "division"   // 部
	Section       Field = "section"    // 課
	DeptCode      Field = "dept_code"
	Position      Field = "position" // 職名
	Rank          Field = "rank"     // 職位順, a number
	Band          Field = "band"     // 若手 / 中堅 / 管理職
	Email         Field = "email"
	Phone         Field = "phone"
	Hired         Field = "hired"
	PostedOn      Field = "posted_on"
	RetiredOn     Field = "retired_on"
	Status        Field = "status"
	Born          Field = "born"
	Note          Field = "note"
	Ignore        Field = "-"
)

// Fields lists all fields in the order in which a form shows them.
func Fields() []Field {
	return []Field{StaffNo, Name, Family, Given, Reading, ReadingFamily, ReadingGiven, Department, Division, Section,
		DeptCode, Position, Rank, Band, Email, Phone, Hired, PostedOn, RetiredOn, Status, Born, Note}
}

// kind is what kind of text the ledger takes a field's as.
func (f Field) kind() text.Kind {
	switch f {
	case Name, Family, Given:
		return text.Name
	case Reading, ReadingFamily, ReadingGiven:
		return text.Reading
	case Department, Division, Section:
		return text.Organization
	case StaffNo, DeptCode:
		return text.Number
	case Position:
		return text.Title
	case Email:
		return text.Address
	case Phone:
		return text.Phone
	}
	return text.Remark
}

// Normalize returns the key under which the clerk's choice for a heading is
// remembered.
func Normalize(text string) string { return heading.Normalize(text) }

// Two meanings that the heading alone does not settle; Guess looks at the values.
const (
	kubun    Field = "?kubun"    // 区分: a band or a status
	personal Field = "?personal" // 個人番号: a staff number, or the My Number nobody wants
	counter  Field = "?counter"  // 番号: a staff number, or just 1, 2, 3
)

type alias struct {
	field  Field
	weight int
	words  []string
}

// aliases are normalised headings. The first word of each line is the usual one.
func aliases() []alias {
	return []alias{
		{StaffNo, 3, []string{"職員番号", "職員no", "職員№", "職員コード", "職員id", "社員番号", "社員no", "社員コード", "職番", "職員番", "職no", "職員cd", "職員num", "staffno", "従業員番号"}},
		{counter, 1, []string{"番号", "コード", "id"}},
		{personal, 1, []string{"個人番号", "個人コード", "個人no"}},
		{Ignore, 0, []string{"マイナンバー", "個人番号(マイナンバー)", "no", "№", "#", "項番", "連番", "通番", "通し番号", "行", "前所属", "旧所属", "異動前所属", "前職名", "旧職名", "異動前職名", "旧姓", "性別", "年齢"}},
		{Name, 3, []string{"氏名", "名前", "職員氏名", "職員名", "氏名漢字", "漢字氏名", "お名前", "姓名", "氏名等", "name"}},
		{Family, 2, []string{"姓", "氏", "苗字", "名字", "氏名姓", "姓漢字", "漢字姓", "氏名氏"}},
		{Given, 2, []string{"名", "氏名名", "名漢字", "漢字名"}},
		{Reading, 3, []string{"ふりがな", "フリガナ", "カナ", "かな", "氏名カナ", "氏名かな", "氏名フリガナ", "氏名ふりがな", "カナ氏名", "かな氏名", "カナ名", "よみ", "よみがな", "読み", "読み仮名", "読みがな", "ヨミ", "氏名よみ", "氏名読み", "職員氏名カナ", "職員カナ氏名", "職員名カナ", "振り仮名", "氏名半角カナ", "氏名全角カナ"}},
		{ReadingFamily, 2, []string{"姓カナ", "姓かな", "姓フリガナ", "姓ふりがな", "姓よみ", "カナ姓", "セイ", "せい", "氏カナ", "氏名カナ姓", "フリガナ姓", "フリガナ氏", "ふりがな姓", "カナ氏", "フリガナセイ"}},
		{ReadingGiven, 2, []string{"名カナ", "名かな", "名フリガナ", "名ふりがな", "名よみ", "カナ名前", "メイ", "めい", "氏名カナ名", "フリガナ名", "ふりがな名", "フリガナメイ"}},
		{Department, 3, []string{"所属", "所属名", "所属名称", "配属", "配属先", "所属部署", "部署", "部署名", "現所属", "新所属", "異動後所属", "所属課名称", "所属部課", "所属部課名", "部課名", "部課", "課部", "department"}},
		{Division, 2, []string{"部", "部局", "局", "部名", "部局名", "部等", "所属部", "所属部局", "部門", "部局等", "局部", "部局名称", "部名称"}},
		{Section, 2, []string{"課", "課名", "室", "課室", "課室名", "所属課", "課等", "課等名", "課所", "課所名", "課名称", "課所室", "所属課名", "課係"}},
		{DeptCode, 2, []string{"所属コード", "所属cd", "課コード", "部署コード", "所属番号", "所属no", "部課コード", "組織コード", "所属課コード"}},
		{Position, 2, []string{"職名", "役職", "役職名", "補職名", "補職", "職", "職位", "職位名", "職名称", "現職名", "新職名", "異動後職名", "職階"}},
		{Rank, 1, []string{"職位順", "級", "職務の級", "等級", "職級", "職位コード", "役職順"}},
		{Band, 2, []string{"年代層", "階層", "職層", "若手中堅管理職", "職員層", "若手・中堅・管理職の別"}},
		{kubun, 1, []string{"区分", "職員区分"}},
		{Email, 2, []string{"メール", "メールアドレス", "email", "e-mail", "eメール", "mail", "e-mailアドレス", "emailアドレス", "電子メール", "庁内メール", "mailアドレス", "電子メールアドレス"}},
		{Phone, 2, []string{"内線", "内線番号", "電話", "電話番号", "tel", "内線電話", "連絡先", "連絡先電話番号"}},
		{Hired, 2, []string{"採用日", "採用年月日", "採用", "入庁日", "入庁年月日", "入職日"}},
		{PostedOn, 2, []string{"発令日", "発令年月日", "異動日", "異動年月日", "着任日", "現所属発令日", "配属日", "現所属年月日", "現所属異動日"}},
		{RetiredOn, 2, []string{"退職日", "退職年月日", "離職日", "退職予定日"}},
		{Status, 2, []string{"在職区分", "在籍状況", "在職状況", "在籍区分", "状態", "在籍", "在職", "勤務状況", "休職等", "休職区分"}},
		{Born, 2, []string{"生年月日", "誕生日", "生年"}},
		{Note, 1, []string{"備考", "摘要", "備考欄", "メモ", "特記事項"}},
	}
}

// dictionary prefers what the clerk chose before.
func dictionary(remembered map[string]Field) heading.Dictionary {
	words := map[string]heading.Meaning{}
	for _, a := range aliases() {
		for _, w := range a.words {
			words[Normalize(w)] = meaning(a.field, a.weight)
		}
	}
	for key, f := range remembered {
		words[key] = meaning(f, 5)
	}
	return func(key string) (heading.Meaning, bool) {
		m, ok := words[key]
		return m, ok
	}
}

// meaning of an ignored column: known, but no field.
func meaning(f Field, weight int) heading.Meaning {
	if f == Ignore {
		return heading.Meaning{}
	}
	return heading.Meaning{Field: string(f), Weight: weight}
}
