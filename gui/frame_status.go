package gui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/wareki"
	"jibun/gui/kit"
	"jibun/gui/words"
)

// statusLine is the bottom line: what was done last and a way back, the ledger's
// file, the last verified backup, and why the ledger is only read.
type statusLine struct {
	d      *desk
	undo   *kit.Button
	file   *kit.Text
	backup *kit.Text
	only   *kit.Button
	saving *kit.Text   // in the place of undo while she waits for what she did
	health *kit.Text   // what the last look for damage said
	hurt   *kit.Button // in its place: the ledger is damaged
	last   data.Operation
	seen   time.Time   // when the folder of the backups was changed last, as far as it was read
	day    wareki.Date // when it was read
	root   fyne.CanvasObject
}

func newStatusLine(d *desk) *statusLine {
	s := &statusLine{d: d, file: kit.NewMuted(filepath.Base(d.store.Path())).Shortens(), backup: kit.NewMuted("").Shortens()}
	s.undo = kit.NewLink("", func() { d.takeBack(s.last)() }).Shortens()
	s.undo.SetIcon(icon("undo", kit.ColorAccent))
	s.undo.Hide()
	s.only = kit.NewLink(lang.X("status.readonly", "⚠ 読み取り専用(わけを見る)"), func() {
		kit.Inform(d.win, lang.X("status.readonly.title", "読み取り専用で開いています"), words.ReadOnly(d.store.ReadOnly()))
	}).Shortens()
	s.only.Hidden = d.writable()
	s.saving, s.health = kit.NewText(""), kit.NewMuted("").Shortens()
	s.hurt = kit.NewLink(lang.X("status.damaged", "⚠ 台帳が壊れています"), func() { d.goSettings(partBackup) }).Bad()
	s.saving.Hide()
	s.hurt.Hide()
	d.queue.told = s.showSaving
	s.root = kit.NewPanel(kit.ColorSidebar, "", 0, kit.Pad(0, 24, 0, 14, container.New(&statusLayout{s}, s.undo, s.saving, s.only, s.hurt, s.file, s.health, s.backup)))
	return s
}

// statusLayout puts the way back at the left and the rest at the right. Where there is
// no room for all, what is long is cut, the name of the file first.
type statusLayout struct{ s *statusLine }

const (
	statusGap  = 20
	statusFile = 110 // what the name of the file keeps if there is little room
)

func (l *statusLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	w := float32(0)
	for _, c := range o {
		if c.Visible() {
			w += c.MinSize().Width + statusGap
		}
	}
	return fyne.NewSize(max(w-statusGap, 0), kit.Size(kit.SizeRowTight))
}

func (l *statusLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	s, x := l.s, size.Width
	put := func(c fyne.CanvasObject, width float32) {
		if c.Visible() {
			x -= width
			c.Move(fyne.NewPos(x, 0))
			c.Resize(fyne.NewSize(width, size.Height))
			x -= statusGap
		}
	}
	s.saving.Move(fyne.NewPos(0, 0))
	s.saving.Resize(fyne.NewSize(s.saving.MinSize().Width, size.Height))
	hurt, only, undo := float32(0), float32(0), float32(0)
	if s.hurt.Visible() {
		hurt = s.hurt.Full() + statusGap
	}
	if s.only.Visible() {
		only = min(s.only.Full()+statusGap, max(x-hurt, 0))
	}
	put(s.backup, min(s.backup.Full(), max(x-hurt-only, 0)))
	put(s.health, min(s.health.Full(), max(x-only-statusGap-statusFile*scale(), 0)))
	put(s.hurt, hurt-statusGap) // never cut: that the ledger is damaged comes before all else
	if s.saving.Visible() {
		undo = s.saving.MinSize().Width + statusGap
	} else if s.undo.Visible() {
		undo = s.undo.Full() + statusGap
	}
	file := max(x-only-undo, statusFile*scale())
	put(s.file, min(s.file.Full(), max(min(file, x-only), 0)))
	put(s.only, only-statusGap)
	s.undo.Resize(fyne.NewSize(min(s.undo.Full(), max(x, 0)), size.Height))
}

// load reads what the line shows; it is called after every change.
func (s *statusLine) load() {
	s.d.sh.spawn(func() {
		ctx := context.Background()
		last, err := s.d.store.NextUndo(ctx)
		s.d.sh.onUI(func() {
			s.last = last
			s.undo.Hidden = err != nil || !s.d.writable() || s.saving.Visible()
			if err == nil {
				s.undo.SetText(lang.X("status.undo", "元に戻す: {{.What}}", map[string]any{"What": clip(s.d.briefly(plainly(last)), 40)}))
			}
			s.root.Refresh()
		})
	})
	s.followBackup()
}

// showSaving says what is being done, and how much of what she did is still to be saved; left
// is 0 for nothing.
func (s *statusLine) showSaving(left int) {
	if left == 0 && !s.saving.Visible() {
		return
	}
	s.saving.Hidden = left == 0
	if left > 0 {
		s.saving.SetText(s.d.queue.said())
	}
	s.undo.Hidden = left > 0 || s.last.ID == 0 || !s.d.writable()
	s.root.Refresh()
}

// showChecking says how far the look for damage is.
func (s *statusLine) showChecking(done, total int) {
	if s.hurt.Visible() || total <= 0 {
		return
	}
	s.health.SetText(lang.X("status.checking.at", "確認しています… {{.N}}%", map[string]any{"N": 100 * done / total}))
	s.root.Refresh()
}

// showHealth says what is known of damage.
func (s *statusLine) showHealth() {
	h := s.d.store.Health()
	hurt := !h.Report.OK()
	text := ""
	switch {
	case hurt:
	case h.Condition == data.Checking:
		text = lang.X("status.checking", "確認しています…")
	case h.Condition == data.Sound && dateOf(h.At.In(data.Tokyo)) == s.d.store.Today():
		text = lang.X("status.sound", "台帳は正常です({{.Time}} 確認)", map[string]any{"Time": h.At.In(data.Tokyo).Format("15:04")})
	case h.Condition == data.Sound:
		text = lang.X("status.sound", "台帳は正常です({{.Time}} 確認)", map[string]any{"Time": s.d.moment(h.At)})
	case h.Err != nil && !errors.Is(h.Err, context.Canceled):
		text = lang.X("status.unchecked", "台帳を確認できません")
	}
	s.hurt.Hidden, s.health.Hidden = !hurt, hurt || text == ""
	s.health.SetText(text)
	s.root.Refresh()
}

// loadBackup reads when the last verified backup was made.
func (s *statusLine) loadBackup() {
	s.seen = time.Time{}
	s.followBackup()
}

// followBackup reads it again if there are others in the folder than when it was read
// last, whoever made them; and on another day, since it is said in words of today.
func (s *statusLine) followBackup() {
	folder, seen, day := s.d.store.BackupFolder(), s.seen, s.day
	today := s.d.store.Today()
	s.d.sh.spawn(func() {
		at := time.Unix(1, 0) // there is no folder
		if info, err := os.Stat(folder); err == nil {
			at = info.ModTime()
		}
		if at.Equal(seen) && today == day {
			return
		}
		info, err := data.LastBackup(context.Background(), folder)
		s.d.sh.onUI(func() {
			s.seen, s.day = at, today
			s.showBackup(info, err)
		})
	})
}

func (s *statusLine) showBackup(info data.BackupInfo, err error) {
	switch {
	case errors.Is(err, data.ErrNotFound):
		s.backup.SetText(lang.X("status.nobackup", "控えはまだありません"))
	case err != nil:
		s.backup.SetText(lang.X("status.backup.unknown", "控えを確かめられません"))
	default:
		s.backup.SetText(lang.X("status.backup", "控え {{.At}} ✓", map[string]any{"At": s.d.moment(info.At)}))
	}
	s.root.Refresh() // its width has changed
}

// mostOfName is how much of the name of a series stands where there is little room.
const mostOfName = 4

// briefly is an operation for a place where what is too long is cut at its end: of the name of
// a series, which comes first and is always the same, there is so much that it is known.
func (d *desk) briefly(o data.Operation) string {
	text := words.Operation(o)
	for _, s := range d.series {
		for _, n := range s.Names {
			if name := []rune(n.Name); len(name) > mostOfName+1 {
				text = strings.ReplaceAll(text, n.Name+" ", string(name[:mostOfName])+"… ")
			}
		}
	}
	return text
}

// clip cuts a text for a place with little room.
func clip(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n-1]) + "…"
}
