// Package gui is what the clerk sees. Its sentences for errors serve the command
// line too.
package gui

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"jibun/data"
	"jibun/data/holiday"
	"jibun/data/oldledger"
	"jibun/data/roster"
	"jibun/data/table"
	"jibun/data/wareki"
)

// Sentence says an error to the clerk: what happened, that nothing is lost,
// what to do next. It is the only map from errors to Japanese.
func Sentence(err error) string {
	for _, f := range []func(error) string{ruleSentence, fieldSentence, fileSentence, dayError, ledgerSentence} {
		if s := f(err); s != "" {
			return s
		}
	}
	return "思わぬことが起きたため、取りやめました。台帳は変わっていません。もう一度お試しいただき、続くときは情報担当に次の文をお伝えください。「" + err.Error() + "」"
}

var ledgerSentences = []struct {
	err  error
	text string
}{
	{data.ErrMissing, "台帳のファイルが見つかりません。場所と名前をお確かめください。新しく始めるときは「新規作成」を使います。"},
	{data.ErrEmptyFile, "このファイルは中身が空(0バイト)です。台帳としては開きません。控えから戻すことができます。"},
	{data.ErrForeign, "このファイルは「じぶん」の台帳ではありません。ファイルには手を付けていません。台帳のファイルをお選びください。"},
	{data.ErrExists, "同じ名前のファイルがすでにあります。上書きはしていません。別の名前をお使いください。"},
	{data.ErrReplaced, "台帳のファイルが、開いている間に移されたか、消されたか、置き換えられました。今の変更は書き込んでいません。ファイルを元の場所に戻してから、開き直してください。"},
	{data.ErrConflict, "ほかの変更と重なりました。上書きはしていません。最新の内容を確かめてから、もう一度お試しください。"},
	{data.ErrDiskFull, "ディスクの空きがないため、書き込めませんでした。台帳は前のままです。空きを作ってから、もう一度お試しください。"},
	{data.ErrDamaged, "台帳のファイルが壊れています。これ以上書き込まないよう、ここで止めました。控えから戻してください。"},
	{data.ErrReadOnly, "この台帳は読み取り専用で開いているため、変更できません。台帳は前のままです。"},
	{data.ErrBusy, "台帳がほかの処理で使われています。何も変えていません。少し待って、もう一度お試しください。"},
	{data.ErrIO, "ディスクの読み書きができませんでした。台帳は前のままです。接続や権限を確かめて、もう一度お試しください。"},
	{context.Canceled, "中止しました。台帳は前のままです。"},
	{data.ErrNotFound, "該当するものが見つかりません。番号や名前をお確かめください。"},
	{fs.ErrNotExist, "ファイルが見つかりません。場所と名前をお確かめください。"},
	{fs.ErrPermission, "ファイルを開く、または書く権限がありません。何も変えていません。ほかで開いていないか、置き場所の権限をお確かめください。"},
}

func ledgerSentence(err error) string {
	var newer *data.NewerError
	var place *data.PlaceError
	switch {
	case errors.As(err, &newer):
		return fmt.Sprintf("この台帳は、新しい版の「じぶん」で作られています(台帳の形式 %d、この版が扱えるのは %d まで)。ファイルには手を付けていません。新しい版で開いてください。", newer.File, newer.Program)
	case errors.As(err, &place):
		return "台帳は、共有フォルダーや自動で同期されるフォルダー(" + place.Place + ")には置けません。書き込みが混ざり、失われるおそれがあるためです。このパソコンの中の場所をお選びください。"
	}
	for _, s := range ledgerSentences {
		if errors.Is(err, s.err) {
			return s.text
		}
	}
	return ""
}

// ReadOnlySentence says why a ledger is only read.
func ReadOnlySentence(r *data.ReadOnlyReason) string {
	switch r.Kind {
	case "held":
		since := ""
		if !r.Since.IsZero() {
			since = r.Since.In(data.Tokyo).Format("(1月2日 15:04 から)")
		}
		return "この台帳は " + r.Holder + " さん" + since + "が開いています。同時に書けるのは一人だけです。閉じてもらってから、もう一度お試しください。"
	case "network", "synced":
		return "この台帳は共有フォルダーまたは自動で同期されるフォルダー(" + r.Place + ")にあるため、読むだけにしています。変更するには、このパソコンの中に写して使ってください(jibun restore 台帳 写し先)。"
	case "file":
		return "この台帳には書き込む権限がないため、読むだけにしています。"
	}
	return "この台帳は読み取り専用で開いています。"
}

var refusedSentences = map[table.Reason]string{
	table.FileEmpty:  "このファイルは中身が空です。",
	table.TooLarge:   "このファイルは大きすぎて読み込めません。名簿だけを別のファイルに保存してください。",
	table.Encrypted:  "このファイルにはパスワードが掛かっています。Excelで開き、パスワードを外して保存し直してください。",
	table.OldXLS:     "古い形式(.xls)のファイルです。Excelで開き、「Excelブック(.xlsx)」として保存し直してください。",
	table.XLSB:       "バイナリ形式(.xlsb)のファイルです。Excelで開き、「Excelブック(.xlsx)」として保存し直してください。",
	table.NotATable:  "表のファイルではありません。CSVかExcelブック(.xlsx)をお選びください。",
	table.Damaged:    "このファイルは壊れています。行が欠けるおそれがあるため、読み込みませんでした。元のファイルをもう一度もらうか、Excelで開いて保存し直してください。",
	table.Hostile:    "このファイルは作りがおかしく、危険かもしれないため、読み込みませんでした。送り主にお確かめください。",
	table.ReaderBug:  "このファイルは読み取れませんでした。Excelで開き、「Excelブック(.xlsx)」として保存し直してください。",
	table.NoWorkbook: "このブックには読めるシートがありません。",
}

func fileSentence(err error) string {
	var refused *table.Refused
	var noRoster *roster.NotFound
	var noLedger *oldledger.NotFound
	var noHolidays *holiday.NotOfficial
	switch {
	case errors.As(err, &refused):
		return refusedSentences[refused.Reason] + "台帳は変わっていません。"
	case errors.As(err, &noRoster):
		return "名簿の見出し(氏名、職員番号など)が見つかりません。見出しの行があるかお確かめください。台帳は変わっていません。"
	case errors.As(err, &noLedger):
		return "セミナーの一覧(回、開催日、テーマなど)も出席の表も見つかりません。見出しの行があるかお確かめください。台帳は変わっていません。"
	case errors.As(err, &noHolidays) && noHolidays.Line > 1:
		return fmt.Sprintf("祝日の一覧の%d行目が読めません。「%s」内閣府の「国民の祝日」のCSVを、開いて直さずにそのままお使いください。台帳は変わっていません。", noHolidays.Line, noHolidays.Text)
	case errors.As(err, &noHolidays):
		return "祝日の一覧ではありません。内閣府の「国民の祝日」のページにあるCSV(syukujitsu.csv)をお選びください。台帳は変わっていません。"
	}
	return ""
}

func dayError(err error) string {
	var e *wareki.ParseError
	if !errors.As(err, &e) {
		return ""
	}
	text := map[wareki.Reason]string{
		wareki.ReasonEmpty:         "日付が空です。",
		wareki.ReasonNotADate:      "日付として読めません。",
		wareki.ReasonNoSuchDay:     "その日は暦にありません。",
		wareki.ReasonAmbiguousYear: "年が二とおりに読めます。西暦4桁か、R8 のように元号を付けてください。",
		wareki.ReasonOutsideEra:    "その元号に、その日はありません。",
		wareki.ReasonWeekday:       "日付と曜日が合いません。",
		wareki.ReasonNotAYear:      "年度として読めません。",
	}[e.Reason]
	if text == "" {
		text = "読めません。"
	}
	if e.Hint != "" {
		text += "(もしかして " + e.Hint + ")"
	}
	return "「" + e.Text + "」: " + text
}

var fieldNames = map[string]string{"title": "テーマ", "date": "開催日", "deadline": "締切日", "start": "開始時刻", "end": "終了時刻", "capacity": "定員",
	"number": "回", "name": "氏名", "reading": "ふりがな", "staff_no": "職員番号", "email": "メール", "reason": "理由", "section": "課", "valid_from": "始まりの日",
	"valid_to": "終わりの日", "on": "発令日", "attended": "出席", "late": "遅刻", "left_early": "早退", "absent": "欠席", "numbers": "番号", "department": "所属",
	"until": "返事の期限", "person": "人", "fee": "会費", "band": "区分", "state": "状態", "left_on": "退職日", "policy": "繰上げの順", "seed": "抽選の種", "moved_on": "日付", "attendance": "出欠",
	"channel": "経路", "from": "始めの日", "to": "終わりの日", "group": "種類", "handed": "配布", "returned": "回収", "scores": "評価"}

var fieldReasons = map[string]string{"required": "入力してください", "day": "日付をお確かめください", "time": "18:30 のように入力してください", "negative": "0以上の数を入力してください",
	"taken": "同じものがすでにあります", "exists": "同じ方がすでに登録されています", "kana": "ひらがなで入力してください", "address": "メールアドレスをお確かめください",
	"before_start": "始まりより前になっています", "after_seminar": "開催日より後になっています", "numbers": "1-12,15 のように入力してください", "past": "もう過ぎています",
	"outside": "外部の方には付けません", "same": "同じ人です", "code": "選び直してください",
	"more_than_handed": "配布の数より多くなっています", "more_than_returned": "回収の数より多くなっています"}

func fieldSentence(err error) string {
	var v data.Invalid
	if !errors.As(err, &v) {
		return ""
	}
	texts := FieldSentences(v)
	var parts []string
	for _, field := range slices.Sorted(maps.Keys(texts)) {
		name := fieldNames[field]
		if name == "" {
			name = field
		}
		parts = append(parts, name+": "+texts[field])
	}
	return strings.Join(parts, "。") + "。まだ何も変えていません。"
}

// FieldSentences say of each wrong field what is wrong with it, for the place
// beside the field.
func FieldSentences(v data.Invalid) map[string]string {
	out := make(map[string]string, len(v))
	for field, code := range v {
		reason, detail, _ := strings.Cut(code, ":")
		text := fieldReasons[reason]
		switch {
		case reason == "no_such_number":
			text = detail + "番は名簿にありません"
		case reason == "twice":
			text = detail + "番が二度出てきます"
		case text == "":
			text = "お確かめください(" + code + ")"
		}
		out[field] = text
	}
	return out
}
