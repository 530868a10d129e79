package gui

import (
	"context"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/paste"
	"jibun/gui/kit"
	"jibun/gui/words"
)

// pasteFiles shows the files that were dropped, with what was read of each and what
// was not, and leads to the columns that nobody knows.
type pasteFiles struct {
	p       *pasteDialog
	list    *fyne.Container
	scroll  *container.Scroll
	columns *fyne.Container
	root    *fyne.Container
	around  []*fyne.Container // what must make room when they change
}

func newPasteFiles(p *pasteDialog) *pasteFiles {
	f := &pasteFiles{p: p, list: kit.Col(4), columns: container.NewStack(), root: container.NewStack()}
	f.scroll = container.NewVScroll(kit.Pad(0, 12, 0, 0, f.list)) // beside the bar
	return f
}

// refresh shows the list anew. Without files there is only the button.
func (f *pasteFiles) refresh() {
	add := kit.NewButton(lang.X("paste.file", "ファイルを加える…"), f.choose)
	if len(f.p.files) == 0 {
		f.root.Objects = []fyne.CanvasObject{kit.Pad(8, 0, 0, 0, add)}
	} else {
		f.list.Objects = nil
		for _, noted := range []bool{true, false} { // what could not be read first
			for i := range f.p.files {
				if (len(f.notes(i)) > 0) == noted {
					f.list.Add(f.file(i))
				}
			}
		}
		head := kit.Border(nil, nil, kit.Middle(kit.NewHeading(lang.X("paste.files", "ファイル {{.N}}件", map[string]any{"N": len(f.p.files)}))), add)
		f.scroll.SetMinSize(fyne.NewSize(0, min(float32(len(f.p.files))*48, 230)*scale()))
		f.root.Objects = []fyne.CanvasObject{kit.Pad(10, 0, 0, 0, kit.Border(kit.Pad(0, 0, 6, 0, head), nil, nil, nil, f.scroll))}
	}
	f.columns.Objects = nil
	if n := len(f.p.plan.Unknown); n > 0 {
		f.columns.Objects = []fyne.CanvasObject{kit.NewLink(lang.X("paste.columns", "分からない列 {{.N}}列…", map[string]any{"N": n}), f.p.matchColumns)}
	}
	for _, c := range f.around {
		c.Refresh()
	}
}

// file is a file of the list: its name, how much was read of it, what was not.
func (f *pasteFiles) file(i int) fyne.CanvasObject {
	name := f.p.files[i].Name
	n := 0
	for k := range f.p.plan.Lines {
		if l := &f.p.plan.Lines[k]; l.Line > 0 && sourceOf(l.Source) == name {
			n++
		}
	}
	count := kit.NewMuted(lang.X("paste.file.count", "{{.N}}件", map[string]any{"N": n}))
	drop := kit.NewLink(lang.X("paste.file.drop", "外す"), func() {
		f.p.files = slices.Delete(f.p.files, i, i+1)
		f.p.read()
	})
	box := kit.Col(0, kit.Border(nil, nil, nil, kit.Row(6, kit.Middle(count), drop), kit.Middle(kit.NewText(name).Shortens())))
	for _, note := range f.notes(i) {
		w := kit.NewText(lang.X("paste.why", "⚠ {{.Why}}", map[string]any{"Why": words.PasteNote(note)})).Shortens()
		w.SizeName, w.ColorName = kit.SizeSecondary, kit.ColorWarn
		box.Add(w)
	}
	return box
}

// notes are what was not read of a file.
func (f *pasteFiles) notes(i int) []paste.Note {
	var out []paste.Note
	for _, n := range f.p.plan.Notes {
		if sourceOf(n.Source) == f.p.files[i].Name {
			out = append(out, n)
		}
	}
	return out
}

// choose lets the clerk look for files.
func (f *pasteFiles) choose() {
	d := f.p.t.d
	kit.OpenFiles(d.win, lang.X("paste.file.ask", "申込のファイルを選ぶ(いくつでも)"), append(slices.Clone(mails), tables...), d.prefs.String("paste.folder"), func(paths []string) {
		d.prefs.SetString("paste.folder", filepath.Dir(paths[0]))
		f.p.addPaths(paths)
	})
}

// addPaths reads files of the disk, in the background, and then what is in them.
func (p *pasteDialog) addPaths(paths []string) {
	p.t.d.read(func(context.Context) (func(), error) {
		var files []data.PasteSource
		for _, path := range paths {
			files = append(files, data.PasteFile(path))
		}
		return func() { p.addFiles(files) }, nil
	})
}

func (p *pasteDialog) addFiles(files []data.PasteSource) {
	p.listed.refresh()
	if len(files) > 0 {
		p.files = append(p.files, files...)
		p.read()
		p.t.d.win.Canvas().Focus(p.grid)
	}
}

// sourceOf is the file that holds what stands 「申込.eml ▸ 名簿.csv」.
func sourceOf(source string) string {
	name, _, _ := strings.Cut(source, " ▸ ")
	return name
}

// pasteFrom says where a line stands: the file, or what was pasted, and the line of a
// table.
func pasteFrom(l *data.PasteLine) string {
	if l.Line <= 1 {
		return words.PasteSource(l.Source)
	}
	return lang.X("paste.from", "{{.Source}} {{.Line}}行目", map[string]any{"Source": words.PasteSource(l.Source), "Line": strconv.Itoa(l.Line)})
}

// whyNot says what stands against a line; of a file of which nothing was read, why.
func (p *pasteDialog) whyNot(l *data.PasteLine) string {
	if l.Line == 0 {
		for _, n := range p.plan.Notes {
			if n.Source == l.Source {
				return words.PasteNote(n)
			}
		}
	}
	return words.PasteWhy(l)
}

// why is what the list says of a line besides: what stands against it, its remark, or
// what was guessed.
func (p *pasteDialog) why(l *data.PasteLine) string {
	for _, s := range []string{p.whyNot(l), strings.ReplaceAll(l.Remark, "\n", " "), words.PasteDoubts(l)} {
		if s != "" {
			return s
		}
	}
	return ""
}

// matchColumns lets the clerk say what columns mean. It is remembered by their
// headings, and everything is read anew.
func (p *pasteDialog) matchColumns() {
	d := p.t.d
	form := kit.NewForm()
	options := []string{lang.X("paste.column.open", "決めない")}
	for _, f := range paste.Columns {
		options = append(options, words.PasteColumn(f))
	}
	var choices []*kit.Select
	for i, h := range p.plan.Unknown {
		s := kit.NewSelect(options)
		s.SetIndex(0)
		choices = append(choices, s)
		form.Add(strconv.Itoa(i), h.Text, s, strings.Join(h.Samples, lang.X("list.comma", "、")))
	}
	form.Clean()
	var dialog *kit.Dialog
	keep := func() bool {
		said := map[string]string{}
		for i, s := range choices {
			if at := s.Index(); at > 0 {
				said[p.plan.Unknown[i].Key] = string(paste.Columns[at-1])
			}
		}
		if len(said) == 0 {
			return true
		}
		d.act(func(ctx context.Context) error { return d.store.RememberColumns(ctx, data.ApplicationTable, said) }, func() {
			dialog.Hide()
			p.read()
		})
		return false
	}
	dialog = &kit.Dialog{Title: lang.X("paste.columns.title", "列の意味を決める"), Content: kit.Border(kit.Pad(0, 0, 8, 0, kit.NewProse(lang.X("paste.columns.about", "決めたことは見出しで覚え、次からは聞きません。")).Small()), nil, nil, nil, form.Scroll()),
		Width: 620, Height: min(120+float32(len(choices))*70, 480), Primary: lang.X("paste.columns.keep", "決める"), Secondary: lang.X("cancel", "やめる"), OnPrimary: keep, First: form.First(), Changed: form.Changed}
	form.OnSubmit = func() {
		if keep() {
			dialog.Hide()
		}
	}
	kit.Show(d.win, dialog)
}

// drop takes files that fell onto the evening: applications.
func (p *seminarPage) drop(paths []string) {
	state := p.m.StateOn(p.d.store.Today())
	switch {
	case p.d.refuses():
		return
	case state != data.SeminarOpen && state != data.SeminarClosed:
		kit.Inform(p.d.win, lang.X("error.title", "お知らせ"), lang.X("drop.closed", "この回は、いま申込を受け付けていません。落としたファイルは読んでいません。"))
		return
	}
	if open := p.pasting(); open != nil {
		open.addPaths(paths)
		return
	}
	p.choose("applicants")
	tab := p.tab().(*applicantsTab)
	showPaste(tab, "")
	tab.pasting.addPaths(paths)
}

// pasting is the dialog that takes applications, nil if it is not open.
func (p *seminarPage) pasting() *pasteDialog {
	if tab, ok := p.tab().(*applicantsTab); ok && tab.pasting != nil && tab.pasting.dialog.Shown() {
		return tab.pasting
	}
	return nil
}
