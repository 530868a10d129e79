package gui

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"jibun/gui/kit"
)

// keys teaches the window the keyboard of the program. Nothing fires behind an
// open dialog.
func (f *frame) keys() {
	d, c := f.d, f.d.win.Canvas()
	on := func(s fyne.Shortcut, do func()) {
		c.AddShortcut(s, func(fyne.Shortcut) {
			if !kit.ModalOpen(c) {
				do()
			}
		})
	}
	ctrl := func(k fyne.KeyName, do func()) {
		on(&desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierControl}, do)
	}
	for i, r := range rooms() {
		ctrl(fyne.KeyName(rune('1'+i)), func() { d.goRoom(r.key) })
	}
	ctrl(fyne.KeyN, func() { call(d.sh.now, newer.New) })
	ctrl(fyne.KeyF, func() { call(d.sh.now, filterer.Filter) })
	ctrl(fyne.KeyP, d.printHere)
	ctrl(fyne.KeyE, d.excelHere)
	ctrl(fyne.KeyK, func() { d.win.Canvas().Focus(f.search.Focusable()) })
	ctrl(fyne.KeyReturn, func() { call(d.sh.now, submitter.Submit) })
	ctrl(fyne.KeyEnter, func() { call(d.sh.now, submitter.Submit) })
	for _, key := range []fyne.KeyName{fyne.KeyPlus, fyne.KeyEqual, fyne.KeySemicolon, fyne.KeyMinus, fyne.Key0} {
		ctrl(key, func() { call(d.sh.now, func(z pager) { z.Zoom(key) }) })
	}
	for key, by := range map[fyne.KeyName]int{fyne.KeyPageDown: 1, fyne.KeyPageUp: -1, fyne.KeyTab: 1} {
		ctrl(key, func() { call(d.sh.now, func(t turner) { t.Turn(by) }) })
	}
	on(&desktop.CustomShortcut{KeyName: fyne.KeyTab, Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift},
		func() { call(d.sh.now, func(t turner) { t.Turn(-1) }) })
	ctrl(fyne.KeyS, d.saveAll)
	on(&fyne.ShortcutUndo{}, d.undo)
	on(&fyne.ShortcutRedo{}, d.redo)
	on(&desktop.CustomShortcut{KeyName: fyne.KeyZ, Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift}, d.redo)
	on(&desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierAlt}, d.goBack)
	c.SetOnTypedRune(func(r rune) {
		if !kit.ModalOpen(c) && !unicode.IsSpace(r) && !unicode.IsControl(r) {
			call(d.sh.now, func(t typist) { t.TypeRune(r) })
		}
	})
	kit.SetKeys(c, func(e *fyne.KeyEvent) {
		if kit.ModalOpen(c) {
			return
		}
		switch e.Name {
		case fyne.KeyEscape:
			if p, ok := d.sh.now.(escaper); (!ok || !p.Escape()) && !d.wrongs.close() {
				d.goBack()
			}
		case fyne.KeyBackspace:
			call(d.sh.now, typist.TypeBackspace)
		case fyne.KeyF1:
			f.help()
		case fyne.KeyReturn, fyne.KeyEnter:
			call(d.sh.now, enterer.Enter)
		case fyne.KeyF5:
			d.sh.reload()
		default:
			call(d.sh.now, func(t pager) { t.TypeKey(e.Name) })
		}
	})
}

// call asks a page for something it may not offer.
func call[T any](p page, f func(T)) {
	if x, ok := p.(T); ok {
		f(x)
	}
}

// help says what one can do here.
func (f *frame) help() {
	var lines []string
	if h, ok := f.d.sh.now.(helped); ok {
		lines = append(h.Help(), "")
	}
	lines = append(lines,
		lang.X("help.places", "Ctrl+1〜7\tホーム・セミナー・名簿などへ移る"),
		lang.X("help.tabs", "Ctrl+Tab\t次のタブへ(Ctrl+Shift+Tab で前へ)"),
		lang.X("help.search", "Ctrl+K\t人・回・テーマを探す"),
		lang.X("help.new", "Ctrl+N\t新しく作る"),
		lang.X("help.filter", "Ctrl+F\tこの一覧を絞り込む"),
		lang.X("help.paper", "Ctrl+P / Ctrl+E\t帳票へ / Excelに書き出す"),
		lang.X("help.undo", "Ctrl+Z / Ctrl+Y\t元に戻す / やり直す"),
		lang.X("help.back", "Esc\t前の画面に戻る"))
	rows := kit.Col(8)
	for _, l := range lines {
		key, what, _ := strings.Cut(l, "\t")
		k := kit.NewText(key)
		k.Bold = true
		rows.Add(kit.Row(12, kit.Exact(170*scale(), k), kit.NewText(what)))
	}
	dialog := &kit.Dialog{Title: lang.X("help.title", "ここでできること"), Content: rows, Primary: lang.X("close", "閉じる")}
	restore := kit.NewLink(lang.X("help.restore", "台帳を控えから戻す…"), func() {
		dialog.Hide()
		f.d.goSettings(partBackup)
		f.d.restoreFromList()
	})
	rows.Add(kit.Left(restore))
	kit.Show(f.d.win, dialog)
}
