package gui

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/export/readback"
	"jibun/gui/kit"
)

// dropper is a page that takes files that fell onto it itself.
type dropper interface{ drop(paths []string) }

// tables are the files a roster or an old ledger can be in.
var tables = []string{".xlsx", ".xlsm", ".csv", ".txt", ".tsv"}

// mails are files that only applications come in.
var mails = []string{".eml", ".msg"}

// pastes reports whether the dialog that takes applications is open: what falls
// then is read too.
func (p *program) pastes(files []fyne.URI) bool {
	d := p.desk
	if d == nil {
		return false
	}
	page, ok := d.sh.now.(*seminarPage)
	return ok && page.pasting() != nil && !strings.EqualFold(filepath.Ext(files[0].Path()), ".jibun")
}

// later takes files when what lies over the page is gone. The last that fell count.
func (p *program) later(files []fyne.URI) {
	waits := p.fallen != nil
	p.fallen = files
	name := map[string]any{"File": filepath.Base(files[0].Path())}
	if d := p.desk; d != nil {
		d.toast(lang.X("drop.later", "「{{.File}}」は、いま開いている画面を閉じたあとで読みます", name))
	}
	if waits {
		return
	}
	kit.WhenClear(p.win.Canvas(), func() {
		files := p.fallen
		p.fallen = nil
		p.dropped(fyne.Position{}, files)
	})
}

// dropped takes files that fell onto the window: a ledger is opened, a table is taken
// for a roster, unless the page knows better: applications fall onto their evening,
// any number of them, and scanned pages of signed sheets are read wherever they
// fall but on an import.
// Otherwise of several it is the first.
func (p *program) dropped(_ fyne.Position, files []fyne.URI) {
	if len(files) == 0 || p.closing {
		return
	}
	if kit.ModalOpen(p.win.Canvas()) && !p.pastes(files) {
		p.later(files)
		return
	}
	var paths []string
	for _, f := range files {
		paths = append(paths, f.Path())
	}
	path := paths[0]
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
	_, importing := d.sh.now.(*importPage) // which says what it takes
	if scans := slices.DeleteFunc(slices.Clone(paths), func(p string) bool { return !readback.Readable(p) }); len(scans) > 0 && !importing && !p.pastes(files) {
		d.readSigned(scans)
		return
	}
	if page, ok := d.sh.now.(dropper); ok {
		page.drop(paths)
		return
	}
	switch {
	case slices.Contains(mails, ext):
		kit.Inform(p.win, lang.X("error.title", "お知らせ"), lang.X("drop.mail", "「{{.File}}」はメールです。申込として加えるには、そのセミナーの「申込者」を開いて、そこに落としてください。", name))
	case !slices.Contains(tables, ext):
		kit.Inform(p.win, lang.X("error.title", "お知らせ"), lang.X("drop.unknown", "「{{.File}}」は取り込めません。取り込めるのは、名簿や今までの台帳の Excel・CSV、署名した名簿のスキャン(PDF・TIFF・JPEG・PNG)、じぶんの台帳です。", name))
	case !d.refuses():
		page := newImportPage(d, "roster")
		d.sh.open(page)
		page.(dropper).drop(paths)
	}
}
