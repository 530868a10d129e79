package words

import (
	"fyne.io/fyne/v2/lang"

	"jibun/data"
)

// The nouns of the ledger: what their tables, columns, codes and operations are
// called. They are declared in package data, once each; here they get a key, by
// which they have their English.

// Declared are the texts that the nouns declare, by key, with their Japanese. They
// do not stand in the code as others do; the test of completeness takes them from
// here.
func Declared() map[string]string {
	out := map[string]string{"noun.operations": historyWord, "noun.changes": historyWord, "noun.contents": contentsWord}
	for _, n := range data.Nouns() {
		out[tableKey(n.Table)] = n.Label
		for _, c := range n.Columns {
			if c.Word != "" {
				out[columnKey(n.Table, c.Name)] = c.Word
			}
			for _, code := range c.Codes {
				out[codeKey(n.Table, c.Name, code.Code)] = code.Word
			}
		}
	}
	for _, a := range data.AllActs() {
		for _, w := range a.Words {
			out[actKey(w.Key)] = w.Word
		}
	}
	for _, c := range data.Cases {
		out[caseKey(c)] = c.Label()
	}
	for _, g := range data.HistoryGroups() {
		out[groupKey(g.Name)] = g.Word
	}
	return out
}

func tableKey(table string) string              { return "noun." + table }
func columnKey(table, column string) string     { return "noun." + table + "." + column }
func codeKey(table, column, code string) string { return "code." + table + "." + column + "." + code }
func actKey(what string) string                 { return "act." + what }
func caseKey(c data.Case) string                { return "case.name." + string(c) }
func groupKey(group string) string              { return "group." + group }

// historyWord names the tables of the history itself, which are no nouns.
const historyWord = "履歴"

// contentsWord names the table of the files that the ledger keeps, which is none either.
const contentsWord = "様式のファイル"

// said is the Japanese of a declaration, or what it is called in the language that
// is spoken; "" if nothing is declared.
func said(key, japanese string) string {
	if japanese == "" {
		return ""
	}
	return lang.X(key, japanese) // declared: see Declared
}

func noun(table string) (n data.Noun) {
	for _, n := range data.Nouns() {
		if n.Table == table {
			return n
		}
	}
	return n
}

// tableWord names a table, or "".
func tableWord(table string) string {
	if table == "operations" || table == "changes" {
		return said(tableKey(table), historyWord)
	}
	if table == "contents" {
		return said(tableKey(table), contentsWord)
	}
	return said(tableKey(table), noun(table).Label)
}

// fieldWord names a column, or "" if it has no word.
func fieldWord(table, column string) string {
	c, _ := noun(table).Column(column)
	return said(columnKey(table, column), c.Word)
}

// codeWord is the word of a code, "" if the value is none.
func codeWord(table string, c data.Column, value string) string {
	for _, code := range c.Codes {
		if code.Code == value {
			return said(codeKey(table, c.Name, value), code.Word)
		}
	}
	return ""
}

// HistoryGroup names a kind of operations, one of data.HistoryGroups.
func HistoryGroup(group string) string {
	for _, g := range data.HistoryGroups() {
		if g.Name == group {
			return said(groupKey(group), g.Word)
		}
	}
	return ""
}

// operationWord names an operation, or "" if it has no word.
func operationWord(what string) string {
	for _, a := range data.AllActs() {
		for _, w := range a.Words {
			if w.Key == what {
				return said(actKey(what), w.Word)
			}
		}
	}
	return ""
}

// PaperText is what a text of a paper is called.
func PaperText(k data.PaperTextKind) string {
	return said(codeKey("paper_texts", "kind", string(k)), k.Label())
}
