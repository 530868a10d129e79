package gui

import (
	"context"
	"os"
	"path/filepath"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/assets"
	"jibun/data"
	"jibun/data/sample"
	"jibun/gui/kit"
	"jibun/gui/words"
)

// welcome is the page without a ledger: the first start, or, with why, a ledger
// that could not be opened. It offers three ways to begin, and besides to open
// another ledger or to restore a backup.
func (p *program) welcome(why error) {
	p.leave()
	var focus fyne.Focusable
	choice := func(title, text, label string, primary bool, do func()) fyne.CanvasObject {
		b := kit.NewButton(label, do)
		if primary {
			b = kit.NewPrimary(label, do)
			focus = b
		}
		return kit.Card(kit.Border(nil, kit.Pad(12, 0, 0, 0, kit.Left(b)), nil, nil, kit.Col(6, kit.NewHeading(title), kit.NewProse(text))))
	}
	mark := canvas.NewImageFromResource(fyne.NewStaticResource("icon.png", assets.AppIcon()))
	mark.FillMode = canvas.ImageFillContain
	mark.SetMinSize(fyne.NewSquareSize(56 * scale()))
	name := kit.NewTitle(lang.X("window.title", "じぶん"))
	name.SizeName = kit.SizeFigure
	head := kit.Row(16, mark, kit.Col(2, name, kit.NewMuted(lang.X("welcome.what", "夜のセミナーの申込・出欠・報告書を、一つの台帳で。"))))
	col := kit.Col(24, head)
	if why != nil {
		col.Add(kit.Bar(kit.ToneWarn, kit.NewProse(words.Error(why))))
	}
	col.Add(container.New(&equalColumns{gap: 16, narrow: 820},
		choice(lang.X("welcome.new", "新しく始める"), lang.X("welcome.new.text", "空の台帳を作ります。職員名簿は、あとから取り込めます。"), lang.X("welcome.new.do", "台帳を作る"), true, func() { p.newLedger(false) }),
		choice(lang.X("welcome.excel", "今ある台帳(Excel)から始める"), lang.X("welcome.excel.text", "開催の一覧や出席表のブックを読み、これまでの回と人を引き継ぎます。"), lang.X("welcome.excel.do", "Excelから始める"), false, func() { p.newLedger(true) }),
		choice(lang.X("welcome.sample", "サンプルで試す"), lang.X("welcome.sample.text", "架空の市役所の台帳で、ひととおり試せます。本物の台帳には影響しません。"), lang.X("welcome.sample.do", "サンプルを開く"), false, p.trySample)))
	col.Add(kit.Row(8,
		kit.NewLink(lang.X("welcome.open", "別の台帳を開く…"), p.chooseLedger),
		kit.NewLink(lang.X("welcome.restore", "控えから戻す…"), p.restoreBackup)))
	p.win.SetTitle(lang.X("window.title", "じぶん"))
	p.win.SetContent(container.NewVScroll(kit.Pad(48, 48, 32, 48, col)))
	p.win.Canvas().Focus(focus)
}

// equalColumns are columns of one width and height, below each other where it is
// narrow.
type equalColumns struct{ gap, narrow, width float32 }

func (e *equalColumns) place(o []fyne.CanvasObject, width float32, put func(o fyne.CanvasObject, x, y, w, h float32)) (height float32) {
	n := float32(len(o))
	w := (width - e.gap*(n-1)) / n
	if width < e.narrow*scale() {
		w = width
	}
	var most float32
	for _, c := range o {
		c.Resize(fyne.NewSize(w, c.Size().Height)) // prose needs its width to know its height
		most = max(most, c.MinSize().Height)
	}
	var x, y float32
	for i, c := range o {
		if put != nil {
			put(c, x, y, w, most)
		}
		if w == width && i < len(o)-1 {
			y += most + e.gap
		} else {
			x += w + e.gap
		}
	}
	return y + most
}

// MinSize is Fyne's.
func (e *equalColumns) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(260*scale(), e.place(o, max(e.width, 260*scale()), nil))
}

// Layout is Fyne's.
func (e *equalColumns) Layout(o []fyne.CanvasObject, s fyne.Size) {
	e.width = s.Width
	e.place(o, s.Width, func(c fyne.CanvasObject, x, y, w, h float32) {
		c.Resize(fyne.NewSize(w, h))
		c.Move(fyne.NewPos(x, y))
	})
}

// newLedger asks for the office's name and makes its ledger; with excel the
// import of an old ledger follows.
func (p *program) newLedger(excel bool) {
	name, section, phone, email := kit.NewEntry(), kit.NewEntry(), kit.NewEntry(), kit.NewEntry()
	name.SetPlaceHolder(lang.X("welcome.name.hint", "例: 呉市"))
	section.SetPlaceHolder(lang.X("welcome.section.hint", "例: 人事課"))
	path := freePath(p.start.Folder, lang.X("ledger.name", "台帳"))
	place := kit.NewMuted(path).Shortens()
	change := kit.NewLink(lang.X("change", "変える…"), func() {
		kit.SaveFile(p.win, lang.X("welcome.place", "台帳の置き場所"), []string{".jibun"}, filepath.Dir(path), filepath.Base(path), func(to string) {
			path = to
			place.SetText(to)
		})
	})
	form := kit.NewForm()
	form.Add("name", lang.X("office.name", "団体名"), name, "")
	form.Add("section", lang.X("office.section", "所属"), section, "")
	form.Add("phone", lang.X("office.phone", "電話"), phone, "")
	form.Add("email", lang.X("office.email", "メール"), email, lang.X("welcome.later", "どれも、あとから設定で変えられます。"))
	form.AddWide(kit.Border(nil, nil, kit.NewMuted(lang.X("welcome.saved", "置き場所")), change, kit.Pad(0, 0, 0, 12, place)))
	d := &kit.Dialog{Title: lang.X("welcome.new.title", "新しい台帳"), Content: form.Object(), Width: 560, Primary: lang.X("welcome.create", "始める"), First: form.First(), Changed: form.Changed}
	d.OnPrimary = func() bool {
		o := data.Office{Name: name.Text, Section: section.Text, Phone: phone.Text, Email: email.Text}
		if o.Name == "" {
			form.Mark(map[string]string{"name": lang.X("welcome.name.needed", "団体名を入力してください")})
			return false
		}
		return p.create(path, o, excel)
	}
	form.OnSubmit = func() {
		if d.OnPrimary() {
			d.Hide()
		}
	}
	kit.Show(p.win, d)
}

// create makes a ledger and opens it; true if that went well.
func (p *program) create(path string, o data.Office, excel bool) bool {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		kit.Inform(p.win, lang.X("error.title", "お知らせ"), words.Error(err))
		return false
	}
	s, err := data.Create(context.Background(), path, o, p.options())
	if err != nil {
		kit.Inform(p.win, lang.X("error.title", "お知らせ"), words.Error(err))
		return false
	}
	p.use(s, func() {
		if excel {
			p.desk.goImport("ledger")
		}
	})
	return true
}

// trySample makes the sample office of today and opens it.
func (p *program) trySample() {
	path := freePath(p.start.Folder, lang.X("ledger.sample", "見本"))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		kit.Inform(p.win, lang.X("error.title", "お知らせ"), words.Error(err))
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	step, hide := kit.ShowProgress(p.win, lang.X("welcome.sample.making", "サンプルを用意しています"), cancel)
	p.inBackground(func() error {
		defer cancel()
		return sample.WriteSized(ctx, path, p.today(), sample.Options{UID: data.NewUID()}, func(n, total int) { step("", n, total) })
	}, func(err error) {
		hide()
		if err != nil {
			kit.Inform(p.win, lang.X("error.title", "お知らせ"), words.Error(err))
			return
		}
		p.openLedger(path)
	})
}

// freePath is a name in a folder that no file has yet: 台帳.jibun, 台帳2.jibun …
func freePath(folder, name string) string {
	path := filepath.Join(folder, name+".jibun")
	for n := 2; ; n++ {
		if _, err := os.Stat(path); err != nil {
			return path
		}
		path = filepath.Join(folder, name+strconv.Itoa(n)+".jibun")
	}
}

// chooseLedger opens another ledger.
func (p *program) chooseLedger() {
	kit.OpenFile(p.win, lang.X("ledger.open", "台帳を開く"), []string{".jibun"}, p.start.Folder, p.switchTo)
}

// switchTo opens another ledger; if that fails the one that is open stays.
func (p *program) switchTo(path string) {
	s, err := data.Open(context.Background(), path, p.options())
	if err != nil {
		kit.Inform(p.win, lang.X("error.title", "お知らせ"), words.Error(err))
		return
	}
	p.use(s, nil)
}

// restoreBackup makes a new ledger from a backup and opens it. The ledger there was
// stays as it is, under its name.
func (p *program) restoreBackup() {
	folder := p.start.Folder
	if last := p.app.Preferences().String("ledger"); last != "" {
		folder = filepath.Join(filepath.Dir(last), "控え")
	}
	kit.OpenFile(p.win, lang.X("restore.choose", "戻す控えを選ぶ"), []string{".jibun"}, folder, func(backup string) {
		target := freePath(p.start.Folder, lang.X("ledger.restored", "台帳_戻し"))
		kit.SaveFile(p.win, lang.X("restore.to", "戻した台帳の置き場所(今の台帳はそのまま残ります)"), []string{".jibun"}, filepath.Dir(target), filepath.Base(target), func(to string) {
			p.restoreTo(backup, to)
		})
	})
}

func (p *program) restoreTo(backup, to string) {
	p.restoring(to, func(ctx context.Context) error {
		if err := data.Restore(ctx, backup, to, p.options()); err != nil {
			return err
		}
		keepRestored(p.app.Preferences(), to, data.BackupMoment(backup))
		return nil
	})
}

// restoring makes a ledger at to from a backup, behind a bar, and opens it.
func (p *program) restoring(to string, restore func(context.Context) error) {
	ctx, cancel := context.WithCancel(context.Background())
	_, hide := kit.ShowProgress(p.win, lang.X("restore.running", "控えを調べて、台帳に戻しています"), cancel)
	p.inBackground(func() error {
		defer cancel()
		return restore(ctx)
	}, func(err error) {
		hide()
		if err != nil {
			kit.Inform(p.win, lang.X("error.title", "お知らせ"), words.Error(err))
			return
		}
		p.switchTo(to)
	})
}
