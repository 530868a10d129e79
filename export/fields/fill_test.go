package fields

import (
	"testing"

	"jibun/export/template"
)

// A mark in a text says the same as in a form: with the spaces beside the sign where the value
// stands, and with nothing where there is none.
func TestFill(t *testing.T) {
	items := map[string]template.Value{"職名": template.Text("課長"), "空": template.Text(""), "番号": template.Number(400)}
	for text, want := range map[string]string{
		"{{職名|@　}}山田":         "課長　山田",
		"{{ 職名 | ＠　}}山田":      " 課長　山田",
		"{{空|@　}}山田":          "山田",
		"{{番号| 第0回を;; }}開きます": "第400回を開きます",
		"{{空|なければ未定}}":        "未定", "{{職名|なければ未定}}": "課長",
		"{{職名}}と{{空}}": "課長と",
		"{{ない}}":       "{{ない}}",
	} {
		if got, _ := Fill(text, items); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
