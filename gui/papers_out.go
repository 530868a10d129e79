package gui

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/inuse"
	"jibun/export"
	sheets "jibun/export/page"
	"jibun/gui/kit"
	"jibun/gui/papers"
	"jibun/gui/words"
)

// paperOut are the pages of a paper with the ways out of the program below them.
type paperOut struct {
	d       *desk
	preview *kit.PagePreview
	nothing *kit.Prose      // where there is no page: why, as far as that is known
	seat    *fyne.Container // where that stands
	file    *kit.Text
	result  *fyne.Container
	print   *kit.Button
	pdf     *kit.Button
	save    *kit.Button // as Excel
	paper   papers.Paper
	ready   bool                              // there is something to write
	taken   bool                              // it is known whether there is
	locks   func() (password string, ok bool) // of a workbook; false: one is wanted and not said yet
	wrong   func() string                     // what stands wrong in an option; may be nil
	atOnce  func()                            // what Ctrl+P or Ctrl+E elsewhere meant: done when it has been shown
	held    *kit.Held                         // the window, until then
	root    fyne.CanvasObject
}

func newPaperOut(d *desk) *paperOut {
	o := &paperOut{d: d, preview: kit.NewPagePreview(), file: kit.NewMuted("").Shortens(), result: container.NewStack(), locks: func() (string, bool) { return "", true }}
	o.preview.Background, o.preview.OnUI = d.sh.spawn, d.sh.onUI
	o.nothing = kit.NewProse(lang.X("papers.nothing", "ここに紙が出ます"))
	o.seat = container.NewCenter(kit.Exact(280*scale(), o.nothing))
	o.print = kit.NewPrimary(lang.X("papers.print", "印刷"), o.Print)
	o.pdf = kit.NewButton(lang.X("papers.pdf", "PDFで保存"), o.PDF)
	o.save = kit.NewButton(lang.X("papers.excel", "Excelで保存"), o.Excel)
	return o
}

// out are the pages of a page that has some.
func (o *paperOut) out() *paperOut { return o }

// pages are the real pages on their ground.
func (o *paperOut) pages() fyne.CanvasObject {
	return kit.NewPanel(kit.ColorSidebar, "", 6, kit.PadAll(10, container.NewStack(o.preview, o.seat)))
}

// ways are the ways out, and beside them what came of one, in the place of the name of the file:
// nothing that she is about to press moves.
func (o *paperOut) ways() fyne.CanvasObject {
	buttons := kit.Row(8, o.save, o.pdf, o.print)
	return kit.Pad(10, 0, 0, 0, kit.Border(nil, nil, nil, buttons, kit.Pad(0, 12, 0, 0, container.NewStack(o.file, o.result))))
}

// say shows what came of a way out, nil for nothing.
func (o *paperOut) say(result fyne.CanvasObject) {
	o.result.Objects = nil
	if result != nil {
		o.result.Objects = []fyne.CanvasObject{kit.Middle(result)}
	}
	shownIf(o.file, result == nil)
}

// take shows another paper, or the same made anew; anew that it is another than was seen.
func (o *paperOut) take(paper papers.Paper, pages *sheets.Document, anew bool) {
	if paper.File != o.paper.File {
		o.say(nil) // it was about another paper
		o.print.SetPrimary(true)
	}
	o.paper, o.ready, o.taken = paper, paper.Write != nil || pages != nil, true
	o.file.SetText(withoutExt(paper.File))
	if anew || pages == nil {
		o.preview.SetDocument(nil)
	}
	o.preview.SetDocument(pages)
	shownIf(o.seat, pages == nil)
	o.why(lang.X("papers.nothing", "ここに紙が出ます"))
	if said := o.reason(); said != "" {
		o.why(said)
	}
	able(o.print, pages != nil && o.d.writable())
	able(o.pdf, pages != nil && o.d.writable())
	able(o.save, paper.Write != nil && o.d.writable())
}

// reason is why there is no paper, as far as it says so itself; of what several that it would be
// made of say, the last is about the whole.
func (o *paperOut) reason() string {
	if n := len(o.paper.Warnings); n > 0 && o.paper.Write == nil && o.paper.Pages == nil {
		return o.paper.Warnings[n-1]
	}
	return ""
}

// why says in the place of the pages why there are none.
func (o *paperOut) why(text string) { o.nothing.SetText(text) }

// hold is said when the page was opened to do something at once: until that can be done
// nothing else is, and what she types goes to the dialog.
func (o *paperOut) hold() {
	x, ok := o.d.sh.now.(interface{ out() *paperOut })
	if ok && x.out() == o && o.atOnce != nil { // else she is asked about what is not saved
		o.held = kit.Hold(o.d.win, func() { o.atOnce, o.held = nil, nil })
	}
}

// goOn does what Ctrl+P or Ctrl+E elsewhere meant, before any key comes to the page.
func (o *paperOut) goOn() {
	do, held := o.atOnce, o.held
	if do == nil {
		return
	}
	o.atOnce, o.held = nil, nil
	held.Release()
	do()
	held.Pass()
}

// freed gives the window back where a paper that was wanted at once cannot be made.
func (o *paperOut) freed(f load) load {
	return func(ctx context.Context) (func(), error) {
		show, err := f(ctx)
		if err != nil && ctx.Err() == nil {
			o.d.sh.onUI(func() {
				o.held.Release()
				o.atOnce, o.held = nil, nil
			})
		}
		return show, err
	}
}

// lacks says why nothing comes of a way out, where there is not what that takes.
func (o *paperOut) lacks(there bool) bool {
	switch {
	case there && o.wrong != nil && o.wrong() != "":
		o.d.complainText(o.wrong())
	case there || !o.taken:
		return false
	case o.paper.Pages != nil:
		o.d.toast(lang.X("papers.only.pages", "この帳票はExcelになりません。PDFで保存か印刷ができます。"))
	case o.reason() != "":
		o.d.toast(o.reason())
	default:
		o.d.toast(lang.X("papers.none.yet", "ここに出る紙が、まだありません。"))
	}
	return true
}

// Print sends the paper to a printer.
func (o *paperOut) Print() {
	if o.lacks(o.paper.Pages != nil) {
		return
	}
	if o.ready {
		o.d.printPaper(o.paper, o.preview.Page(), o.d.sh.reload)
	}
}

// PDF asks where to and saves the pages.
func (o *paperOut) PDF() {
	if o.lacks(o.paper.Pages != nil) {
		return
	}
	if o.ready {
		paper := o.paper
		paper.File = withoutExt(paper.File) + ".pdf"
		o.d.savePaper(paper, "", o.saved)
	}
}

// Excel asks where to, writes the paper, and offers to open it.
func (o *paperOut) Excel() {
	if o.lacks(o.paper.Write != nil) {
		return
	}
	if !o.ready {
		return
	}
	if password, ok := o.locks(); ok {
		o.d.savePaper(o.paper, password, o.saved)
	}
}

// saved offers to open the file: Enter does.
func (o *paperOut) saved(path string) {
	bar, open := o.d.savedBar(path, o.root == nil || o.root.Size().Width >= 800*scale())
	o.say(bar)
	o.print.SetPrimary(false) // opening is what comes next
	o.root.Refresh()
	o.d.win.Canvas().Focus(open)
	o.d.sh.reload()
}

// Focus is on the button: Enter prints.
func (o *paperOut) Focus() {
	defer o.goOn()
	for _, b := range []*kit.Button{o.print, o.save} {
		if !b.Disabled() {
			o.d.win.Canvas().Focus(b)
			return
		}
	}
}

// TypeKey turns the pages wherever the keyboard is.
func (o *paperOut) TypeKey(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyPageDown, fyne.KeyPageUp, fyne.KeyHome, fyne.KeyEnd:
		return o.preview.TypeKey(name)
	}
	return false
}

// Zoom changes the size of the pages wherever the keyboard is.
func (o *paperOut) Zoom(name fyne.KeyName) { o.preview.Zoom(name) }

// Help is for F1.
func (o *paperOut) Help() []string {
	return []string{
		lang.X("papers.help.print", "Enter / Ctrl+P\t印刷"),
		lang.X("papers.help.save", "Ctrl+E\tExcelで保存"),
		lang.X("papers.help.turn", "PageUp / PageDown\tページをめくる(Home / End で最初・最後)"),
		lang.X("papers.help.zoom", "Ctrl + − 0\t大きく・小さく・ページ全体(Ctrl+ホイールでも)"),
	}
}

// savePaper asks where a paper goes and writes it there. That is noted in the ledger,
// so one that is only read gives nothing away.
func (d *desk) savePaper(paper papers.Paper, password string, done func(path string)) {
	if d.refuses() {
		return
	}
	folder, ext := d.prefs.String("folder"), strings.ToLower(filepath.Ext(paper.File))
	title := lang.X("papers.save", "Excelで保存")
	if papers.IsPDF(paper.File) {
		title = lang.X("papers.save.pdf", "PDFで保存")
	}
	kit.SaveFile(d.win, title, []string{ext}, folder, paper.File, func(path string) {
		if !strings.EqualFold(filepath.Ext(path), ext) {
			path += ext
		}
		d.prefs.SetString("folder", filepath.Dir(path))
		d.writePaper(paper, path, password, done)
	})
}

// writePaper writes a paper to a place. Where another program has the file that is there
// in its hands, she may close it and try again, or choose another name.
func (d *desk) writePaper(paper papers.Paper, path, password string, done func(path string)) {
	title := lang.X("papers.writing", "Excelに書き出しています")
	if papers.IsPDF(path) {
		title = lang.X("papers.writing.pdf", "PDFを作っています")
	}
	d.taskOr(title, func(ctx context.Context, progress data.Progress) error {
		return paper.Save(ctx, d.store, path, export.Options{Password: password, Progress: progress})
	}, func() { done(path) }, func(err error) bool {
		if _, held := inuse.Holder(err); !held {
			return false
		}
		dialog := &kit.Dialog{Title: lang.X("error.title", "お知らせ"), Content: kit.NewProse(words.Error(err)), Width: 440,
			Primary: lang.X("held.again", "もう一度"), Secondary: lang.X("kit.leave", "やめる")}
		dialog.OnPrimary = func() bool {
			dialog.OnClosed = func() { d.writePaper(paper, path, password, done) }
			return true
		}
		dialog.Aside = kit.NewLink(lang.X("held.elsewhere", "別の名前で保存…"), func() {
			dialog.OnClosed = func() { d.savePaper(paper, password, done) }
			dialog.Hide()
		})
		kit.Show(d.win, dialog)
		return true
	})
}

// savedBar says where a file is, and leads to it, with room also to its folder.
func (d *desk) savedBar(path string, room bool) (bar fyne.CanvasObject, open *kit.Button) {
	open = kit.NewPrimary(lang.X("papers.open", "開く"), func() { d.openFile(path) }).Tight()
	ways := kit.Row(8, open)
	if room {
		ways = kit.Row(8, kit.NewButton(lang.X("papers.folder", "フォルダーを表示"), func() { d.showInFolder(path) }).Tight(), open)
	}
	text := kit.NewText(lang.X("papers.saved", "保存しました: {{.Path}}", map[string]any{"Path": path})).Shortens()
	return kit.Strip(kit.ToneGood, kit.Border(nil, nil, nil, ways, kit.Middle(text))), open
}
