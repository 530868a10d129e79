package gui

import (
	"context"
	"path/filepath"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
)

// backupPart is 控え: those there are, making one now, a second place, restoring.
type backupPart struct {
	d     *desk
	grid  *kit.Grid[data.BackupInfo]
	place *kit.Text
	stop  *kit.Button
	hurt  *damageCard
	root  fyne.CanvasObject
}

func newBackupPart(d *desk) *backupPart {
	p := &backupPart{d: d, hurt: newDamageCard(d), place: kit.NewText("").Shortens()}
	p.grid = kit.NewGrid([]kit.Column[data.BackupInfo]{
		{Key: "at", Title: lang.X("backup.at", "取った日時"), Width: momentWide, Text: func(b data.BackupInfo) string { return d.columnMoment(b.At) }},
		{Key: "size", Title: lang.X("backup.size", "大きさ"), Width: 110, Right: true, Optional: 1, Text: func(b data.BackupInfo) string { return megabytes(b.Size) }},
		{Key: "file", Title: lang.X("backup.file", "ファイル"), Width: 300, Grow: true, Muted: true, Text: func(b data.BackupInfo) string { return filepath.Base(b.Path) }},
	})
	p.grid.ID = func(b data.BackupInfo) int64 { return b.At.UnixNano() }
	p.grid.OnOpen = p.restore
	p.grid.Menu = func(rows []data.BackupInfo) []*fyne.MenuItem {
		if len(rows) != 1 {
			return nil
		}
		return []*fyne.MenuItem{fyne.NewMenuItem(lang.X("backup.restore", "この控えから戻す…"), func() { p.restore(rows[0]) })}
	}
	p.grid.Empty = func() (string, string, string, func()) {
		return lang.X("backup.none", "まだ控えがありません"), lang.X("backup.none.hint", "変更があると30分ごと、終わるとき、取込みの前に、自動で取ります。"), lang.X("backup.now", "今すぐ控えを取る"), p.now
	}
	now := kit.NewPrimary(lang.X("backup.now", "今すぐ控えを取る"), p.now)
	back := kit.NewButton(lang.X("welcome.restore", "控えから戻す…"), p.choose)
	second := kit.NewButton(lang.X("change", "変える…"), p.second)
	unlessReadOnly(d, second)
	p.stop = unlessReadOnly(d, kit.NewLink(lang.X("backup.second.stop", "やめる"), func() { p.setSecond("") }))
	p.stop.Hide()
	line := kit.Border(nil, nil, kit.NewMuted(lang.X("backup.second", "二つ目の置き場所")), kit.Row(8, second, p.stop), kit.Pad(0, 12, 0, 12, p.place))
	about := kit.NewProse(lang.X("backup.about", "控えは、開き直して中身を確かめたものだけを残します。戻すときは新しい台帳を作るので、今の台帳は消えません。"))
	do := besideElseBelow(320, 16, about, kit.Row(8, back, now))
	p.root = kit.Pad(16, 24, 16, 24, kit.Border(kit.Col(0, p.hurt.root, kit.Pad(0, 0, 12, 0, kit.Col(12, do, line))), nil, nil, nil, p.grid))
	return p
}

func megabytes(n int64) string { return strconv.FormatFloat(float64(n)/1e6, 'f', 1, 64) + " MB" }

// Content is the part.
func (p *backupPart) Content() fyne.CanvasObject { return p.root }

// Load lists the backups.
func (p *backupPart) Load() load {
	return func(ctx context.Context) (func(), error) {
		list, err := data.Backups(ctx, p.d.store.BackupFolder())
		if err != nil {
			return nil, err
		}
		hurt, err := p.hurt.read(ctx, list)
		if err != nil {
			return nil, err
		}
		office, err := p.d.store.Office(ctx)
		return func() {
			p.hurt.show(hurt)
			p.grid.SetRows(list)
			place := office.SecondBackup
			p.stop.Hidden = place == ""
			p.stop.Refresh()
			if place == "" {
				place = lang.X("backup.second.none", "なし(USBメモリーや共有フォルダーを選ぶと、同じ控えをそこにも置きます)")
			}
			p.place.SetText(place)
			p.root.Refresh()
		}, err
	}
}

func (p *backupPart) now() {
	p.d.task(lang.X("backup.making", "控えを取り、中身を確かめています"), func(ctx context.Context, _ data.Progress) error {
		_, err := p.d.store.Backup(ctx, "")
		return err
	}, func() {
		p.d.toast(lang.X("backup.made", "控えを取り、中身を確かめました"))
		p.d.program.frame.status.loadBackup()
		p.d.sh.reload()
	})
}

func (p *backupPart) second() {
	kit.OpenFolder(p.d.win, lang.X("backup.second", "二つ目の置き場所"), "", p.setSecond)
}

func (p *backupPart) setSecond(folder string) {
	p.d.act(func(ctx context.Context) error {
		o, err := p.d.store.Office(ctx)
		if err != nil {
			return err
		}
		o.SecondBackup = folder
		return p.d.store.SaveOffice(ctx, &o)
	}, nil)
}

// choose asks which backup to restore: the one that is selected or the latest of this
// ledger stands there first, others are chosen as files.
func (p *backupPart) choose() {
	p.d.opens(func(ctx context.Context) (func(), error) {
		list, err := data.Backups(ctx, p.d.store.BackupFolder())
		return func() { p.ask(list) }, err
	})
}

func (p *backupPart) ask(list []data.BackupInfo) {
	if len(list) == 0 {
		p.d.program.restoreBackup()
		return
	}
	at := slices.IndexFunc(list, func(b data.BackupInfo) bool { return b.IsOf(p.d.store) })
	if picked := p.grid.Selected(); len(picked) == 1 {
		at = slices.IndexFunc(list, func(b data.BackupInfo) bool { return b.Path == picked[0].Path })
	}
	var labels []string
	for _, b := range list {
		labels = append(labels, lang.X("backup.choice", "{{.At}}  {{.File}}", map[string]any{"At": p.d.moment(b.At), "File": filepath.Base(b.Path)}))
	}
	which := kit.NewSelect(labels)
	which.SetIndex(max(at, 0))
	to := freePath(filepath.Dir(p.d.store.Path()), lang.X("ledger.restored", "台帳_戻し"))
	form := kit.NewForm()
	form.Add("which", lang.X("backup.which", "どの控えから"), which, lang.X("backup.which.hint", "新しい台帳「{{.To}}」を作って開きます。今の台帳はそのまま残ります。", map[string]any{"To": filepath.Base(to)}))
	dialog := &kit.Dialog{Title: lang.X("backup.restore.title", "控えから戻す"), Width: 620, Primary: lang.X("backup.restore.do", "戻す"), First: which}
	other := kit.NewLink(lang.X("backup.elsewhere", "ほかの場所の控えから…"), func() {
		dialog.Hide()
		p.d.program.restoreBackup()
	})
	dialog.Content = kit.Col(12, form.Object(), kit.Left(other))
	chosen := false
	dialog.OnPrimary = func() bool { chosen = true; return true }
	dialog.OnClosed = func() {
		if chosen {
			p.d.program.restoreTo(list[which.Index()].Path, to)
		}
	}
	kit.Show(p.d.win, dialog)
}

// restore makes a new ledger from a backup and opens it.
func (p *backupPart) restore(b data.BackupInfo) {
	folder := filepath.Dir(p.d.store.Path())
	to := freePath(folder, lang.X("ledger.restored", "台帳_戻し"))
	kit.Confirm(p.d.win, lang.X("backup.restore.title", "控えから戻す"),
		lang.X("backup.restore.text", "{{.At}}の控えから新しい台帳「{{.To}}」を作り、それを開きます。今の台帳はそのまま残ります。", map[string]any{"At": p.d.moment(b.At), "To": filepath.Base(to)}),
		lang.X("backup.restore.do", "戻す"), false, func() { p.d.program.restoreTo(b.Path, to) })
}

// ledgerPart is 台帳: where the file is, checking it, opening another one.
type ledgerPart struct {
	d    *desk
	root fyne.CanvasObject
}

func newLedgerPart(d *desk) *ledgerPart {
	p := &ledgerPart{d: d}
	path := kit.NewText(d.store.Path()).Shortens()
	show := kit.NewButton(lang.X("folder.show", "フォルダーを開く"), func() { d.openFile(filepath.Dir(d.store.Path())) })
	rows := kit.Col(16,
		kit.Card(kit.Col(12, kit.NewHeading(lang.X("ledger.file", "台帳のファイル")), path, kit.Flow(8, show,
			kit.NewButton(lang.X("welcome.open", "別の台帳を開く…"), d.program.chooseLedger),
			kit.NewButton(lang.X("ledger.new", "新しい台帳を作る…"), func() { d.program.newLedger(false) })))),
		kit.Card(kit.Col(12, kit.NewHeading(lang.X("ledger.takeover", "今までの台帳の取込み")),
			kit.NewProse(lang.X("ledger.takeover.text", "これまで使っていた台帳(Excel)から、回と出席の印を引き継ぎます。途中で離れても、続きから始められます。")),
			kit.Left(kit.NewButton(lang.X("ledger.takeover.do", "今までの台帳を取り込む…"), func() { d.goImport("ledger") })))),
		kit.Card(kit.Col(12, kit.NewHeading(lang.X("ledger.check", "台帳の検査")),
			kit.NewProse(lang.X("ledger.check.text", "すべての記録を履歴と突き合わせ、壊れていないか調べます。仕事を続けながら調べられます。")),
			kit.Left(kit.NewButton(lang.X("ledger.check.do", "調べる"), p.check)))),
		kit.Card(kit.Col(12, kit.NewHeading(lang.X("holidays.title", "祝日")),
			kit.NewProse(lang.X("holidays.text", "{{.Last}}までの祝日が入っています。来年の分は、内閣府の「国民の祝日」のCSVを読み込みます。", map[string]any{"Last": d.office.Style().Day(d.holidays.Last())})),
			kit.Left(kit.NewButton(lang.X("holidays.load", "祝日のCSVを読み込む…"), p.loadHolidays)))))
	p.root = scrolled(rows)
	return p
}

// Content is the part.
func (p *ledgerPart) Content() fyne.CanvasObject { return p.root }

// Load reads nothing.
func (p *ledgerPart) Load() load { return nothing() }

func (p *ledgerPart) check() {
	p.d.task(lang.X("ledger.checking", "台帳を調べています"), func(ctx context.Context, progress data.Progress) error {
		return p.d.store.Examine(ctx, progress)
	}, func() {
		p.d.program.frame.status.showHealth()
		r := p.d.store.Health().Report
		kit.Inform(p.d.win, lang.X("ledger.check", "台帳の検査"), lang.X("ledger.check.ok", "異常はありません。{{.Rows}}件の記録と{{.Operations}}件の操作を確かめました。", map[string]any{"Rows": r.Rows, "Operations": r.Operations}))
	})
}

func (p *ledgerPart) loadHolidays() {
	kit.OpenFile(p.d.win, lang.X("holidays.load", "祝日のCSVを読み込む…"), []string{".csv"}, "", func(path string) {
		added := 0
		p.d.act(func(ctx context.Context) (err error) {
			added, _, err = p.d.store.LoadHolidays(ctx, path)
			return err
		}, func() {
			if added == 0 {
				p.d.toast(lang.X("holidays.same", "新しい祝日はありませんでした"))
			}
		})
	})
}
