package gui

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
	"jibun/gui/words"
)

// examineAfter is when the ledger is looked at after it was opened: the first seconds
// are hers.
const examineAfter = 3 * time.Second

// examineEvery is how long a look at the ledger is good for while it stays open.
const examineEvery = 24 * time.Hour

// examine looks for damage while she works, and says in the bottom line how it stands.
func (p *program) examine(ctx context.Context) {
	d := p.desk
	if d == nil {
		return
	}
	d.sh.spawn(func() { p.findDamage(ctx, d) })
}

// findDamage is examine in the background.
func (p *program) findDamage(ctx context.Context, d *desk) {
	show := func() {
		if p.desk == d {
			p.frame.status.showHealth()
		}
	}
	last := time.Time{}
	d.sh.onUI(show)
	err := d.store.ExamineQuietly(ctx, func(done, total int) {
		if now := time.Now(); now.Sub(last) > 200*time.Millisecond {
			last = now
			d.sh.onUI(func() {
				if p.desk == d {
					p.frame.status.showChecking(done, total)
				}
			})
		}
	})
	if err != nil && ctx.Err() == nil {
		logError("check", err)
	}
	d.sh.onUI(func() {
		show()
		if p.desk == d && errors.Is(err, data.ErrDamaged) {
			d.sh.reload() // the screen that helps, if it is shown
		}
	})
}

// damage says that the ledger is damaged and leads to the screen that helps.
func (p *program) damage(err error) {
	d := p.desk
	if d == nil {
		return
	}
	p.damaged()
	text := kit.NewProse(words.Failed(err))
	dialog := &kit.Dialog{Title: lang.X("damage.title", "台帳が壊れています"), Content: text, Width: 440,
		Primary: lang.X("damage.see", "直し方を見る"), Secondary: lang.X("close", "閉じる")}
	see := false
	dialog.OnPrimary = func() bool { see = true; return true }
	dialog.OnClosed = func() {
		if see {
			kit.CloseDialogs(p.win.Canvas())
			d.goSettings(partBackup)
		}
	}
	kit.Show(p.win, dialog)
}

// damaged shows that the ledger is known to be damaged, and finds out where if it was
// come upon by something else than a look.
func (p *program) damaged() {
	if h := p.desk.store.Health(); h.Report.OK() {
		p.examine(context.Background())
	}
	p.frame.status.showHealth()
}

// goSettings shows a part of the settings.
func (d *desk) goSettings(part settingsTab) {
	d.goRoom("settings")
	if s, ok := d.sh.now.(*settingsPage); ok {
		s.tabs.SetIndex(int(part))
	}
}

// damageCard is what stands above the backups of a damaged ledger: what is damaged in
// words, what is not done any more, and the way back.
type damageCard struct {
	d    *desk
	box  *fyne.Container
	root *fyne.Container
}

func newDamageCard(d *desk) *damageCard {
	c := &damageCard{d: d, box: kit.Col(8)}
	c.root = kit.Pad(0, 0, 12, 0, kit.Bar(kit.ToneBad, c.box))
	c.root.Hide()
	return c
}

// damageShown is how many places are named.
const damageShown = 5

// damageSeen is what the card shows: the latest backup of this ledger, and how much was
// done after it.
type damageSeen struct {
	report  data.CheckReport
	backups []data.BackupInfo // of this ledger, the latest first
	since   int64
	names   map[int64]string // of people whose records are damaged, as far as they can be read
}

// read finds what the card shows; nil for a ledger that is not known to be damaged.
func (c *damageCard) read(ctx context.Context, all []data.BackupInfo) (*damageSeen, error) {
	h := c.d.store.Health()
	if h.Report.OK() {
		return nil, nil
	}
	seen := &damageSeen{report: h.Report}
	for _, b := range all {
		if b.IsOf(c.d.store) {
			seen.backups = append(seen.backups, b)
		}
	}
	last, err := c.d.store.History(ctx, data.HistoryFilter{Limit: 1})
	if err != nil && !errors.Is(err, data.ErrDamaged) {
		return nil, err
	}
	if len(seen.backups) > 0 && len(last) > 0 {
		seen.since = max(0, last[0].ID-seen.backups[0].LastOperation)
	}
	seen.names = map[int64]string{}
	for _, p := range h.Report.Problems[:min(len(h.Report.Problems), damageShown)] {
		if p.Table == "people" && p.Row != 0 {
			if x, err := c.d.store.Person(ctx, p.Row); err == nil {
				seen.names[p.Row] = x.Name
			}
		}
	}
	return seen, nil
}

// nameOf is whom a damage is about, "" if that is not known.
func (s *damageSeen) nameOf(p data.Problem) string {
	if p.Table != "people" {
		return ""
	}
	return s.names[p.Row]
}

func (c *damageCard) show(seen *damageSeen) {
	c.root.Hidden = seen == nil
	c.box.Objects = nil
	if seen == nil {
		return
	}
	r := seen.report
	c.box.Add(kit.NewHeading(lang.X("damage.heading", "台帳の記録が{{.N}}か所、壊れています", map[string]any{"N": r.Found})))
	c.box.Add(kit.NewProse(lang.X("damage.what", "プログラムの外で書きかえられたか、ディスクが傷んでいます。壊れた中身が広がらないよう、帳票、取込み、統合、控えは止めています。台帳のファイルには手を付けていません。")))
	for _, p := range r.Problems[:min(len(r.Problems), damageShown)] {
		c.box.Add(kit.NewProse(lang.X("damage.item", "・{{.What}}", map[string]any{"What": words.ProblemOf(p, seen.nameOf(p))})))
	}
	if n := r.Found - min(len(r.Problems), damageShown); n > 0 {
		c.box.Add(kit.NewProse(lang.X("damage.more", "・ほか{{.N}}か所", map[string]any{"N": n})))
	}
	again := kit.NewButton(lang.X("damage.again", "もう一度調べる"), func() { c.d.program.examine(context.Background()) })
	if len(seen.backups) == 0 {
		c.box.Add(kit.NewProse(lang.X("damage.nobackup", "この台帳の控えが、控えの置き場所に見つかりません。ほかの場所に控えがあれば、「控えから戻す…」で選べます。")))
		c.box.Add(kit.Left(kit.Row(8, kit.NewPrimary(lang.X("welcome.restore", "控えから戻す…"), c.d.program.restoreBackup), again)))
		return
	}
	lines := lang.X("damage.restore", "いちばん新しい控えは{{.At}}のものです。中身を確かめてから、台帳の場所に戻して開きます。壊れた台帳は、別の名前(.damaged- の付いたファイル)で残します。", map[string]any{"At": c.d.moment(seen.backups[0].At)})
	c.box.Add(kit.NewProse(lines))
	if seen.since > 0 {
		c.box.Add(kit.NewProse(lang.X("damage.since", "控えのあとに{{.N}}件の操作があります。戻したあと、今の台帳の履歴を見て入れ直せます。", map[string]any{"N": seen.since})))
	}
	c.box.Add(kit.Left(kit.Row(8, kit.NewPrimary(lang.X("damage.do", "控えから戻して開く"), func() { c.restore(seen.backups) }), again)))
}

// restore puts the latest backup that is whole in the ledger's place and opens it. The
// damaged file stays beside, under another name.
func (c *damageCard) restore(from []data.BackupInfo) {
	p, path := c.d.program, c.d.store.Path()
	p.settled(func() {
		p.leave()
		_, hide := kit.ShowProgress(p.win, lang.X("restore.running", "控えを調べて、台帳に戻しています"), nil)
		p.inBackground(func() (err error) {
			for _, b := range from {
				if _, err = data.RestoreOver(context.Background(), b.Path, path, p.options()); err == nil {
					keepRestored(p.app.Preferences(), path, b.At)
				}
				if !errors.Is(err, data.ErrDamaged) {
					return err
				}
			}
			return err
		}, func(err error) {
			hide()
			p.openLedger(path)
			if err != nil {
				kit.Inform(p.win, lang.X("error.title", "お知らせ"), words.Error(err))
			}
		})
	})
}
