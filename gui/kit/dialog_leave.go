package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// AskDiscard asks before a window is closed what Esc asks: whether what was typed in its
// dialogs may be thrown away. false: there is nothing to ask. leave runs if it may; the
// dialogs are left open, as what follows on them is not wanted any more. What is being
// recorded is not lost, and not asked about.
func AskDiscard(w fyne.Window, leave func()) bool {
	open := openDialogs(w.Canvas())
	for _, d := range open {
		if d.asks {
			return true
		}
	}
	for _, d := range open {
		if !d.busy && d.Changed != nil && d.Changed() {
			askDiscard(w, leave)
			return true
		}
	}
	return false
}

func askDiscard(w fyne.Window, yes func()) {
	confirm(w, &Dialog{
		Title: lang.X("kit.dialog.discard", "入力した内容を捨てますか?"), Danger: true, asks: true,
		Primary: lang.X("kit.dialog.discard.do", "捨てる"), Secondary: lang.X("kit.dialog.discard.no", "続ける"),
	}, yes)
}
