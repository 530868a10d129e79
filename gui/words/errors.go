package words

import (
	"context"
	"errors"
	"io/fs"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/wareki"
)

// Error says an error to the clerk: what happened, that nothing is lost, what to do
// next. It is the only map from errors to sentences.
func Error(err error) string {
	for _, f := range []func(error) string{rule, fields, file, day, printer, ledger} {
		if s := f(err); s != "" {
			return s
		}
	}
	return lang.X("error.unknown", "思わぬことが起きたため、取りやめました。台帳は変わっていません。もう一度お試しいただき、続くときは情報担当に次の文をお伝えください。「{{.Error}}」", map[string]any{"Error": err.Error()})
}

// Failed is Error with whom or what the operation was about that failed, where that is
// known: 「申込の追加(田中 太郎): …」.
func Failed(err error) string {
	var a *data.Attempt
	if !errors.As(err, &a) || a.Operation.What == "" && a.Operation.About == "" {
		return Error(err)
	}
	return lang.X("error.of", "{{.What}}: {{.Why}}", map[string]any{"What": Operation(a.Operation), "Why": Error(err)})
}

var ledgerTexts = []struct {
	err  error
	text text
}{
	{data.ErrMissing, later("error.missing", "台帳のファイルが見つかりません。場所と名前をお確かめください。新しく始めるときは、新しい台帳を作ってください。")},
	{data.ErrEmptyFile, later("error.empty", "このファイルは中身が空(0バイト)です。台帳としては開きません。控えから戻すことができます。")},
	{data.ErrForeign, later("error.foreign", "このファイルは「じぶん」の台帳ではありません。ファイルには手を付けていません。台帳のファイルをお選びください。")},
	{data.ErrExists, later("error.exists", "同じ名前のファイルがすでにあります。上書きはしていません。別の名前をお使いください。")},
	{data.ErrReplaced, later("error.replaced", "台帳のファイルが、開いている間に移されたか、消されたか、置き換えられました。今の変更は書き込んでいません。ファイルを元の場所に戻してから、開き直してください。")},
	{data.ErrConflict, later("error.conflict", "ほかの変更と重なりました。上書きはしていません。最新の内容を確かめてから、もう一度お試しください。")},
	{data.ErrDiskFull, later("error.diskfull", "ディスクの空きがないため、書き込めませんでした。台帳は前のままです。空きを作ってから、もう一度お試しください。")},
	{data.ErrDamaged, later("error.damaged", "台帳のファイルが壊れています。これ以上書き込まないよう、ここで止めました。控えから戻してください。")},
	{data.ErrReadOnly, later("error.readonly", "台帳のファイルか、その置き場所に書き込めなくなりました(書込み禁止)。今の変更は書き込んでいません。台帳は前のままです。置き場所の権限を確かめてから、もう一度お試しください。")},
	{data.ErrBusy, later("error.busy", "台帳がほかの処理で使われています。何も変えていません。少し待って、もう一度お試しください。")},
	{data.ErrIO, later("error.io", "ディスクの読み書きができませんでした。台帳は前のままです。接続や権限を確かめて、もう一度お試しください。")},
	{context.Canceled, later("error.cancelled", "中止しました。台帳は前のままです。")},
	{data.ErrNotFound, later("error.notfound", "該当するものが見つかりません。番号や名前をお確かめください。")},
	{fs.ErrNotExist, later("error.nofile", "ファイルが見つかりません。場所と名前をお確かめください。")},
	{fs.ErrPermission, later("error.permission", "ファイルを開く、または書く権限がありません。何も変えていません。ほかで開いていないか、置き場所の権限をお確かめください。")},
}

func ledger(err error) string {
	var newer *data.NewerError
	var readOnly *data.ReadOnlyError
	var place *data.PlaceError
	var damage *data.DamageError
	var seminars data.SeveralSeminars
	var unknown *data.UnknownSeries
	switch {
	case errors.As(err, &seminars):
		return several(seminars)
	case errors.As(err, &unknown):
		return lang.X("error.series", "「{{.Name}}」という講座が見つからないか、一つに決まりません。講座の名称か番号、または「すべて」をお書きください。", map[string]any{"Name": unknown.Name})
	case data.NoRoom(err) && !errors.Is(err, data.ErrDiskFull): // a file beside the ledger
		return lang.X("error.noroom", "ディスクの空きがないため、ファイルを書けませんでした。台帳は変わっていません。空きを作るか、別の置き場所をお選びください。")
	case errors.As(err, &readOnly):
		return lang.X("error.readonly.because", "変更できません。{{.Why}}台帳は前のままです。", map[string]any{"Why": ReadOnly(&readOnly.Reason)})
	case errors.As(err, &newer):
		return lang.X("error.newer", "この台帳は、新しい版の「じぶん」で作られています(台帳の形式 {{.File}}、この版が扱えるのは {{.Program}} まで)。ファイルには手を付けていません。新しい版で開いてください。", map[string]any{"File": newer.File, "Program": newer.Program})
	case errors.As(err, &damage):
		return lang.X("error.damage", "台帳の記録に、壊れているところが{{.N}}か所あります。壊れた中身が外に出たり混ざったりしないよう、ここで止めました。傷のない控えから戻してください。", map[string]any{"N": damage.Report.Found})
	case errors.As(err, &place):
		return lang.X("error.place", "台帳は、共有フォルダーや自動で同期されるフォルダー({{.Place}})には置けません。書き込みが混ざり、失われるおそれがあるためです。このパソコンの中の場所をお選びください。", map[string]any{"Place": place.Place})
	}
	for _, s := range ledgerTexts {
		if errors.Is(err, s.err) {
			return s.text.String()
		}
	}
	return ""
}

// ReadOnly says why a ledger is only read.
func ReadOnly(r *data.ReadOnlyReason) string {
	switch r.Kind {
	case "held":
		since := ""
		if !r.Since.IsZero() {
			at := r.Since.In(data.Tokyo)
			since = lang.X("readonly.since", "({{.Month}}月{{.Day}}日 {{.Time}} から)", map[string]any{"Month": int(at.Month()), "Day": at.Day(), "Time": at.Format("15:04")})
		}
		return lang.X("readonly.held", "この台帳は {{.Holder}} さんが開いています{{.Since}}。同時に書けるのは一人だけです。閉じてもらってから、もう一度お試しください。", map[string]any{"Holder": r.Holder, "Since": since})
	case "network", "synced":
		return lang.X("readonly.place", "この台帳は共有フォルダーまたは自動で同期されるフォルダー({{.Place}})にあるため、読むだけにしています。変更するには、「控えから戻す…」でこの台帳を選び、このパソコンの中に戻してください(命令では jibun restore 台帳 戻し先)。", map[string]any{"Place": r.Place})
	case "file":
		return lang.X("readonly.file", "この台帳には書き込む権限がないため、読むだけにしています。")
	case "short":
		return lang.X("readonly.short", "この台帳には、最後に書いた操作(第{{.Had}}番)がありません。あるのは第{{.Has}}番までです。書きかけの記録(-wal)が壊れたか、なくなったようです。何も書かず、読むだけにしています。控えと見比べ、この姿で続けるときは、新しい名前で作り直してください(jibun restore 台帳 新しい台帳)。", map[string]any{"Had": r.Short.Had, "Has": r.Short.Has})
	case "asked":
		return lang.X("readonly.asked", "この台帳は、読むだけのつもりで開いています。")
	}
	return lang.X("readonly.other", "この台帳は読み取り専用で開いています。")
}

var dayTexts = map[wareki.Reason]text{
	wareki.ReasonEmpty:         later("day.empty", "日付が空です。"),
	wareki.ReasonNotADate:      later("day.notadate", "日付として読めません。"),
	wareki.ReasonNoSuchDay:     later("day.nosuchday", "その日は暦にありません。"),
	wareki.ReasonAmbiguousYear: later("day.ambiguous", "年が二とおりに読めます。西暦4桁か、R8 のように元号を付けてください。"),
	wareki.ReasonOutsideEra:    later("day.era", "その元号に、その日はありません。"),
	wareki.ReasonWeekday:       later("day.weekday", "日付と曜日が合いません。"),
	wareki.ReasonNotAYear:      later("day.notayear", "年度として読めません。"),
}

func day(err error) string {
	var e *wareki.ParseError
	if !errors.As(err, &e) {
		return ""
	}
	why := dayTexts[e.Reason].String()
	if why == "" {
		why = lang.X("day.unreadable", "読めません。")
	}
	if e.Hint != "" {
		why = lang.X("day.hint", "{{.Why}}(もしかして {{.Hint}})", map[string]any{"Why": why, "Hint": e.Hint})
	}
	return lang.X("day.of", "「{{.Text}}」: {{.Why}}", map[string]any{"Text": e.Text, "Why": why})
}
