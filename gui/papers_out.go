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
	"jibun/gui/kit"
	"jibun/gui/papers"
	"jibun/gui/words"
)

// Print sends the paper to a printer.
func (p *papersPage) Print() {
	if p.ready {
		p.d.printPaper(p.paper, p.d.sh.reload)
	}
}

// PDF asks where to and saves the pages.
func (p *papersPage) PDF() {
	if p.ready && p.paper.Pages != nil {
		paper := p.paper
		paper.File = withoutExt(paper.File) + ".pdf"
		p.d.savePaper(paper, "", p.saved)
	}
}

// Excel asks where to, writes the paper, and offers to open it.
func (p *papersPage) Excel() {
	if !p.ready || p.paper.Write == nil {
		return
	}
	password := ""
	if p.form == "" {
		password = p.options.password()
	}
	p.d.savePaper(p.paper, password, p.saved)
}

// saved offers to open the file: Enter does.
func (p *papersPage) saved(path string) {
	bar, open := p.d.savedBar(path)
	p.result.Objects = []fyne.CanvasObject{kit.Pad(10, 0, 0, 0, bar)}
	p.print.SetPrimary(false) // opening is what comes next
	p.root.Refresh()
	p.d.win.Canvas().Focus(open)
	p.d.sh.reload()
}

// savePaper asks where a paper goes and writes it there. That is noted in the ledger,
// so one that is only read gives nothing away.
func (d *desk) savePaper(paper papers.Paper, password string, done func(path string)) {
	if d.refuses() {
		return
	}
	folder, ext := d.prefs.String("folder"), strings.ToLower(filepath.Ext(paper.File))
	title := lang.X("papers.save", "Excelに書き出す")
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

// savedBar says where a file is, and leads to it.
func (d *desk) savedBar(path string) (bar fyne.CanvasObject, open *kit.Button) {
	open = kit.NewPrimary(lang.X("papers.open", "開く"), func() { d.openFile(path) })
	folder := kit.NewButton(lang.X("papers.folder", "フォルダーを表示"), func() { d.showInFolder(path) })
	text := kit.NewText(lang.X("papers.saved", "書き出しました: {{.Path}}", map[string]any{"Path": path})).Shortens()
	return kit.Bar(kit.ToneGood, container.NewBorder(nil, nil, nil, kit.Row(8, folder, open), text)), open
}
