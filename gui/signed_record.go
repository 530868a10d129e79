package gui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2/lang"

	"jibun/gui/kit"
)

// record enters everything, if she says again that those whom the ledger does not know are to be
// taken into it: a name that was misread or mistyped would become somebody new.
func (x *signedDialog) record() {
	var names []string
	for _, r := range x.rows {
		if r.walkIn != nil && r.newcomer != "" {
			names = append(names, lang.X("signed.new.who", "{{.Name}}さん({{.From}})", map[string]any{"Name": r.newcomer, "From": r.from()}))
		}
	}
	if len(names) == 0 {
		x.write()
		return
	}
	text := lang.X("signed.new.ask", "名簿にない{{.N}}名を、新しい方として名簿に加えます: {{.Names}}。\n名簿にいる方なら、「やめる」で戻って選び直してください。", map[string]any{"N": len(names), "Names": strings.Join(names, "、")})
	kit.Confirm(x.d.win, lang.X("signed.new.title", "名簿にない方を加えます"), text, x.dialog.Primary, false, x.write)
}

// write enters everything as one operation.
func (x *signedDialog) write() {
	entry := x.entry()
	x.dialog.SetBusy(true)
	x.d.actOr(func(ctx context.Context) error {
		_, err := x.d.store.EnterSigned(ctx, x.s.Seminar.ID, entry)
		return err
	}, func() {
		x.done = true
		x.dialog.Hide()
		x.d.toldOpen(x)
	}, func(error) bool {
		x.dialog.SetBusy(false)
		return false
	})
}
