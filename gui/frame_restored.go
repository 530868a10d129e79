package gui

import (
	"encoding/json"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/gui/kit"
)

// restoredPref keeps which ledgers were made from a backup and have not been seen as
// such: the moment of the backup (RFC 3339) by the ledger's path.
const restoredPref = "restored"

func restoredLedgers(prefs fyne.Preferences) map[string]time.Time {
	out := map[string]time.Time{}
	if json.Unmarshal([]byte(prefs.String(restoredPref)), &out) != nil {
		return map[string]time.Time{}
	}
	return out
}

// keepRestored remembers that the ledger at a path was made from a backup; at zero, that
// she has seen it.
func keepRestored(prefs fyne.Preferences, path string, at time.Time) {
	list := restoredLedgers(prefs)
	if path, err := filepath.Abs(path); err == nil {
		if list[path] = at; at.IsZero() {
			delete(list, path)
		}
	}
	if text, err := json.Marshal(list); err == nil {
		prefs.SetString(restoredPref, string(text))
	}
}

// restoredBar says above the bottom line that the ledger comes from a backup, and of
// which moment it is, until she has seen it; also after the program was closed.
type restoredBar struct {
	d    *desk
	root *fyne.Container
}

func newRestoredBar(d *desk) *restoredBar {
	b := &restoredBar{d: d}
	at, ok := restoredLedgers(d.prefs)[d.store.Path()]
	seen := kit.NewButton(lang.X("restored.seen", "わかりました"), b.seen).Tight()
	text := kit.NewProse(lang.X("restored.text", "控えから戻した台帳({{.At}})です。そのあとに入力したことは、入っていません。", map[string]any{"At": d.moment(at)}))
	b.root = kit.Pad(0, 24, 12, 24, kit.Bar(kit.ToneWarn, kit.Border(nil, nil, nil, kit.Middle(seen), text)))
	b.root.Hidden = !ok
	return b
}

func (b *restoredBar) seen() {
	keepRestored(b.d.prefs, b.d.store.Path(), time.Time{})
	b.root.Hide()
	if f := b.d.program.frame; f != nil {
		f.root.Refresh() // the page has its room
	}
}
