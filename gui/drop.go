package gui

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
)

// dropper is a page that takes a file that fell onto it itself.
type dropper interface{ drop(path string) }

// tables are the files a roster or an old ledger can be in.
var tables = []string{".xlsx", ".xlsm", ".csv", ".txt", ".tsv"}

// dropped takes files that fell onto the window: a ledger is opened, a table is taken
// for a roster, unless the page knows better. Of several it is the first.
func (p *program) dropped(_ fyne.Position, files []fyne.URI) {
	if len(files) == 0 || kit.ModalOpen(p.win.Canvas()) {
		return
	}
	path := files[0].Path()
	name := map[string]any{"File": filepath.Base(path)}
	ext := strings.ToLower(filepath.Ext(path))
	if ext == ".jibun" || !slices.Contains(tables, ext) && data.IsLedger(context.Background(), path) {
		kit.Confirm(p.win, lang.X("drop.ledger", "台帳を開く"), lang.X("drop.ledger.ask", "「{{.File}}」を開きますか?", name), lang.X("drop.ledger.open", "開く"), false, func() { p.switchTo(path) })
		return
	}
	d := p.desk
	if d == nil {
		kit.Inform(p.win, lang.X("error.title", "お知らせ"), lang.X("drop.first", "先に、台帳を作るか開くかしてください。そのあと「{{.File}}」を取り込めます。", name))
		return
	}
	if page, ok := d.sh.now.(dropper); ok {
		page.drop(path)
		return
	}
	switch {
	case !slices.Contains(tables, ext):
		kit.Inform(p.win, lang.X("error.title", "お知らせ"), lang.X("drop.unknown", "「{{.File}}」は取り込めません。取り込めるのは、名簿や今までの台帳の Excel・CSV と、じぶんの台帳です。", name))
	case !d.refuses():
		page := newImportPage(d, "roster")
		d.sh.open(page)
		page.(dropper).drop(path)
	}
}
