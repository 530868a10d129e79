package gui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
	"jibun/gui/words"
)

// opened says what she should know of the ledger that was just opened: that a log was
// set aside, that it is an older copy, that it lacks its last operations.
func (p *program) opened(s *data.Store) {
	if why := s.ReadOnly(); why != nil && why.Kind == "short" {
		p.openedShort(s, why)
		return
	}
	if notes := words.Opened(s); len(notes) > 0 {
		kit.Inform(p.win, lang.X("opened.title", "台帳を開きました"), strings.Join(notes, "\n\n"))
	}
}

// openedShort asks whether she goes on with a ledger that lacks its last operations.
func (p *program) openedShort(s *data.Store, why *data.ReadOnlyReason) {
	text := lang.X("opened.short", "この台帳には、最後に書いた操作(第{{.Had}}番)がありません。あるのは第{{.Has}}番までです。書きかけの記録が壊れたか、なくなったようです。何も書かず、読むだけにしています。\n\n控えのほうが新しければ、設定の「控え」から戻してください。この姿で続けると、足りない分は入れ直しになります。", map[string]any{"Had": why.Short.Had, "Has": why.Short.Has})
	path := s.Path()
	dialog := &kit.Dialog{Title: lang.X("opened.short.title", "台帳の終わりが足りません"), Width: 460, Footer: true,
		Primary: lang.X("opened.short.read", "読むだけにする")}
	accept := kit.NewButton(lang.X("opened.short.accept", "この姿で続ける"), func() {
		dialog.Hide()
		if err := data.Accept(context.Background(), path, p.options()); err != nil {
			kit.Inform(p.win, lang.X("error.title", "お知らせ"), words.Error(err))
			return
		}
		p.switchTo(path)
	})
	dialog.Content = kit.Col(12, kit.NewProse(text), kit.Left(accept)) // not where a stray Enter finds it
	kit.Show(p.win, dialog)
}
