package words

import (
	"path/filepath"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
)

// Opened says what she should know of a ledger that was just opened, apart from why
// it is only read: that a log was set aside, that it is an older copy.
func Opened(s *data.Store) (out []string) {
	if log := s.LogSetAside(); log != "" {
		out = append(out, lang.X("opened.aside", "台帳のとなりに、この台帳の続きではない書きかけの記録がありました。使わずに、別の名前で残しました: {{.Name}}", map[string]any{"Name": filepath.Base(log)}))
	}
	if s.LogIgnored() {
		out = append(out, lang.X("opened.ignored", "台帳のとなりに、この台帳の続きではない書きかけの記録があります。使わずに読みました。"))
	}
	if o := s.Older(); o != nil && !o.Lost {
		out = append(out, lang.X("opened.older", "ご確認ください: この台帳は第{{.Has}}番の操作までの姿です。このパソコンでは、同じ台帳をもっと先(第{{.Had}}番)まで使っています。古いコピーかもしれません。", map[string]any{"Has": o.Has, "Had": o.Had}))
	}
	return out
}
