package words

import (
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/wareki"
)

var changeTexts = map[data.ChangeKind]text{
	data.RowAdded: later("change.added", "{{.What}}の追加"), data.RowChanged: later("change.changed", "{{.What}}の変更"), data.RowRemoved: later("change.removed", "{{.What}}の削除"),
}

// ChangeHeading says which row a change of the history was about, and what
// became of it: 「申込の変更: 田中 太郎 第431回 論語」.
func ChangeHeading(c data.ChangeLine, style wareki.Style) string {
	what := changeTexts[c.Kind].with(map[string]any{"What": tableWord(c.Table)})
	label := c.Label
	if noun(c.Table).LabelAs == data.AsDay {
		label = style.Full(wareki.Date(c.Label))
	}
	if label == "" {
		return what
	}
	return lang.X("change.of", "{{.What}}: {{.Label}}", map[string]any{"What": what, "Label": label})
}

// Changes says in a line a field what a change did: 「状態: 参加確定 → キャンセル」,
// and of a row that was added or removed what stands in it.
func Changes(c data.ChangeLine, style wareki.Style) []string {
	var out []string
	for _, f := range c.Fields {
		word := fieldWord(c.Table, f.Column)
		if word == "" {
			word = f.Column
		}
		before, after := storedWord(c.Table, f.Column, f.Before, style), storedWord(c.Table, f.Column, f.After, style)
		switch c.Kind {
		case data.RowAdded:
			out = append(out, lang.X("change.value", "{{.Field}}: {{.Value}}", map[string]any{"Field": word, "Value": after}))
		case data.RowRemoved:
			out = append(out, lang.X("change.value", "{{.Field}}: {{.Value}}", map[string]any{"Field": word, "Value": before}))
		default:
			out = append(out, lang.X("change.values", "{{.Field}}: {{.Before}} → {{.After}}", map[string]any{"Field": word, "Before": before, "After": after}))
		}
	}
	return out
}

// storedWord says a stored value: the label of a code, a day as the office
// writes it, the time in Japan.
func storedWord(table, column, value string, style wareki.Style) string {
	c, _ := noun(table).Column(column)
	if word := codeWord(table, c, value); word != "" {
		return word
	}
	switch c.As {
	case data.AsDay:
		if d := wareki.Date(value); d.Valid() {
			return style.Full(d)
		}
	case data.AsInstant:
		if t, err := time.Parse(time.RFC3339, value); err == nil {
			t = t.In(data.Tokyo)
			return style.Full(wareki.FromTime(t)) + t.Format(" 15:04")
		}
	case data.AsSheetNo:
		if gone, ok := strings.CutPrefix(value, "-"); ok {
			return lang.X("change.sheet.gone", "{{.N}}(今の名簿にはなし)", map[string]any{"N": gone})
		}
		fallthrough
	case data.AsCount:
		if value == "0" {
			value = ""
		}
	}
	if value == "" {
		return lang.X("change.none", "(なし)")
	}
	return strings.ReplaceAll(value, "\n", " / ")
}
