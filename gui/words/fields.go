package words

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	limits "jibun/data/text"
)

// fieldTexts name the fields of forms.
var fieldTexts = map[string]text{
	"title":      later("field.title", "テーマ"),
	"venue":      later("field.venue", "会場"),
	"note":       later("field.note", "備考"),
	"date":       later("field.date", "開催日"),
	"deadline":   later("field.deadline", "締切日"),
	"start":      later("field.start", "開始時刻"),
	"end":        later("field.end", "終了時刻"),
	"capacity":   later("field.capacity", "定員"),
	"number":     later("field.number", "回"),
	"name":       later("field.name", "氏名"),
	"reading":    later("field.reading", "ふりがな"),
	"staff_no":   later("field.staff_no", "職員番号"),
	"email":      later("field.email", "メール"),
	"reason":     later("field.reason", "理由"),
	"section":    later("field.section", "課"),
	"valid_from": later("field.valid_from", "始まりの日"),
	"valid_to":   later("field.valid_to", "終わりの日"),
	"on":         later("field.on", "発令日"),
	"attended":   later("field.attended", "出席"),
	"late":       later("field.late", "遅刻"),
	"left_early": later("field.left_early", "早退"),
	"absent":     later("field.absent", "欠席"),
	"numbers":    later("field.numbers", "番号"),
	"department": later("field.department", "所属"),
	"until":      later("field.until", "返事の期限"),
	"person":     later("field.person", "人"),
	"fee":        later("field.fee", "会費"),
	"band":       later("field.band", "区分"),
	"state":      later("field.state", "状態"),
	"left_on":    later("field.left_on", "退職日"),
	"policy":     later("field.policy", "繰上げの順"),
	"seed":       later("field.seed", "抽選の番号"),
	"moved_on":   later("field.moved_on", "日付"),
	"attendance": later("field.attendance", "出欠"),
	"channel":    later("field.channel", "経路"),
	"from":       later("field.from", "始めの日"),
	"to":         later("field.to", "終わりの日"),
	"group":      later("field.group", "種類"),
	"handed":     later("field.handed", "配布"),
	"returned":   later("field.returned", "回収"),
	"scores":     later("field.scores", "評価"),
	"file":       later("field.file", "ファイル"),
	"badges":     later("field.badges", "名札のずれ"),
	"people":     later("field.people", "証明書を出す方"),
}

// wrongTexts say what is wrong with a field.
var wrongTexts = map[string]text{
	"required":           later("wrong.required", "入力してください"),
	"day":                later("wrong.day", "日付をお確かめください"),
	"time":               later("wrong.time", "18:30 のように入力してください"),
	"negative":           later("wrong.negative", "0以上の数を入力してください"),
	"taken":              later("wrong.taken", "同じものがすでにあります"),
	"exists":             later("wrong.exists", "同じ方がすでに登録されています"),
	"kana":               later("wrong.kana", "ひらがなで入力してください"),
	"address":            later("wrong.address", "メールアドレスをお確かめください"),
	"before_start":       later("wrong.before_start", "始まりより前になっています"),
	"after_seminar":      later("wrong.after_seminar", "開催日より後になっています"),
	"numbers":            later("wrong.numbers", "1-12,15 のように入力してください"),
	"past":               later("wrong.past", "もう過ぎています"),
	"outside":            later("wrong.outside", "外部の方には付けません"),
	"same":               later("wrong.same", "同じ人です"),
	"code":               later("wrong.code", "選び直してください"),
	"too_big":            later("wrong.too_big", "大きすぎます。20 MBまでのファイルを選んでください"),
	"more_than_handed":   later("wrong.more_than_handed", "配布の数より多くなっています"),
	"range":              later("wrong.range", "大きすぎるか、小さすぎます"),
	"more_than_returned": later("wrong.more_than_returned", "件数の合計が、回収の数より多くなっています"),
}

// fields says in one sentence what is wrong with the fields of a form.
func fields(err error) string {
	var v data.Invalid
	if !errors.As(err, &v) {
		return ""
	}
	wrong := Fields(v)
	var parts []string
	for _, field := range slices.Sorted(maps.Keys(wrong)) {
		name := fieldTexts[field].String()
		if name == "" {
			name = columnNamed(field)
		}
		parts = append(parts, lang.X("wrong.field", "{{.Field}}: {{.Why}}", map[string]any{"Field": name, "Why": wrong[field]}))
	}
	return lang.X("wrong.kept", "{{.Fields}}。まだ何も変えていません。", map[string]any{"Fields": strings.Join(parts, lang.X("wrong.and", "。"))})
}

// columnNamed is what a column of the ledger is called that no form names otherwise.
func columnNamed(column string) string {
	for _, n := range data.Nouns() {
		if c, ok := n.Column(column); ok && c.Word != "" {
			return said(columnKey(n.Table, column), c.Word)
		}
	}
	return column
}

// Fields say of each wrong field what is wrong with it, for the place beside the
// field.
func Fields(v data.Invalid) map[string]string {
	out := make(map[string]string, len(v))
	for field, code := range v {
		reason, detail, _ := strings.Cut(code, ":")
		why := wrongTexts[reason].String()
		switch {
		case reason == "no_such_number":
			why = lang.X("wrong.no_such_number", "{{.Number}}番は名簿にありません", map[string]any{"Number": detail})
		case reason == "twice":
			why = lang.X("wrong.twice", "{{.Number}}番が二度出てきます", map[string]any{"Number": detail})
		case reason == limits.TooLong:
			why = lang.X("wrong.too_long", "{{.Most}}字までにしてください", map[string]any{"Most": detail})
		case reason == limits.Characters && detail == limits.Point('\n'):
			why = lang.X("wrong.lines", "改行は入れられません。一行で入力してください")
		case reason == limits.Characters:
			why = lang.X("wrong.characters", "目に見えない文字({{.Character}})が入っています。消して、打ち直してください", map[string]any{"Character": detail})
		case why == "":
			why = lang.X("wrong.other", "お確かめください({{.Code}})", map[string]any{"Code": code})
		}
		out[field] = why
	}
	return out
}
