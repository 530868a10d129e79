package gui

import (
	"context"
	"errors"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
	"jibun/gui/words"
)

// errAsks is that an operation is not taken back before she was asked.
var errAsks = errors.New("asks before it is taken back")

// asksBack reports whether taking an operation back reaches beyond the ledger: certificates with
// their numbers may be on paper, and with somebody.
func asksBack(o data.Operation) bool { return o.What == "certificate.issue" && undoable(o) }

// undoLast takes back the last operation, unless that asks first.
func (d *desk) undoLast(ctx context.Context) (data.Operation, error) {
	if o, err := d.store.NextUndo(ctx); err == nil && asksBack(o) {
		return o, errAsks
	}
	return d.store.Undo(ctx)
}

// askBack asks, and does it.
func (d *desk) askBack(o data.Operation, do func()) {
	kit.Confirm(d.win, lang.X("undo.certificate.title", "元に戻す: {{.What}}", map[string]any{"What": words.Operation(plainly(o))}),
		lang.X("undo.certificate", "元に戻すと、この番号は二度と使われず、発行台帳には「取消」と残ります(印刷した紙があれば、回収してください)。"),
		lang.X("undo.certificate.do", "発行を取り消す"), false, do)
}
