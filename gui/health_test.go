package gui

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/gui/kit"
)

// harm changes a row of a ledger outside the program.
func harm(t *testing.T, path string) {
	t.Helper()
	d, err := datatest.Raw(path, "rw")
	if err == nil {
		_, err = d.Exec(`UPDATE people SET name = '改竄 太郎' WHERE staff_no = '0102'`)
		err = errors.Join(err, d.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
}

// front is what the dialog in front says.
func front(p *program) string {
	o := p.win.Canvas().Overlays().Top()
	if o == nil {
		return ""
	}
	return allText(o)
}

// The bottom line says how it stands with the ledger, and leads to what helps.
func TestExamine(t *testing.T) {
	p := smallOffice(t)
	line, ctx := p.frame.status, t.Context()
	if line.health.Visible() && line.health.Text != "" || line.hurt.Visible() {
		t.Errorf("before anybody looked the line says %q", line.health.Text)
	}
	line.health.Show()
	line.showChecking(3, 10)
	if line.health.Text != "確認しています… 30%" {
		t.Errorf("while looking it says %q", line.health.Text)
	}
	shot(t, p, "checking")
	p.examine(ctx)
	if !strings.HasPrefix(line.health.Text, "台帳は正常です(12:00") || !line.health.Visible() {
		t.Errorf("of a sound ledger it says %q", line.health.Text)
	}
	shot(t, p, "sound")
	if _, err := p.desk.store.Backup(ctx, ""); err != nil {
		t.Fatal(err)
	}
	if err := p.desk.addPerson(ctx, &data.Person{Name: "後から 来た", StaffNo: "0199"}, data.Posting{DepartmentID: 1, From: "2024-04-01"}); err != nil {
		t.Fatal(err)
	}
	harm(t, p.desk.store.Path())
	p.examine(ctx)
	if !line.hurt.Visible() || line.health.Visible() {
		t.Errorf("damage is not in the line: %q", line.health.Text)
	}
	shot(t, p, "damaged")
	damaged := p.desk.store.Path()
	line.hurt.OnTapped()
	page := now[*settingsPage](t, p)
	for _, text := range []string{"台帳の記録が1か所、壊れています", "履歴に残る最後の姿と違っています", "件の操作があります"} {
		if !shows(page.Content(), text) {
			t.Errorf("the screen does not say %q", text)
		}
	}
	shot(t, p, "damage")
	tapButton(t, page.Content(), "控えから戻して開く")
	if p.desk == nil || p.desk.store.Path() != damaged {
		t.Fatalf("the ledger is not open again: %s", front(p))
	}
	if aside, err := filepath.Glob(damaged + ".damaged-*"); err != nil || len(aside) == 0 {
		t.Error("the damaged file is not kept:", aside, err)
	}
	if err := p.desk.store.Whole(ctx, nil); err != nil {
		t.Error(err)
	}
	if got := findPerson(t, p, "0102"); got.Name != "木村 進" {
		t.Errorf("the name is %q", got.Name)
	}
}

// What leaves, comes in or is joined says that the ledger is damaged, and leads there.
func TestDamage_refused(t *testing.T) {
	p := smallOffice(t)
	harm(t, p.desk.store.Path())
	for name, f := range map[string]func() error{
		"backup": func() error { _, err := p.desk.store.Backup(t.Context(), ""); return err },
		"safely": func() error { _, _, err := p.desk.safely(t.Context(), nil); return err },
		"merge":  func() error { return p.desk.store.Merge(t.Context(), 1, 2) },
	} {
		if err := f(); !errors.Is(err, data.ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
	s := p.desk
	s.goSettings(partBackup)
	tapButton(t, now[*settingsPage](t, p).Content(), "今すぐ控えを取る")
	if !strings.Contains(front(p), "台帳が壊れています") || !strings.Contains(front(p), "1か所") {
		t.Errorf("said is %q", front(p))
	}
	shot(t, p, "damage_refused")
	s.goRoom("home")
	tapButton(t, p.win.Canvas().Overlays().Top(), "直し方を見る")
	if page := now[*settingsPage](t, p); !shows(page.Content(), "壊れています") {
		t.Error("it does not lead to the screen that helps")
	}
	if page := now[*settingsPage](t, p); !shows(page.Content(), "名簿(改竄 太郎)") {
		t.Errorf("it does not say whom it is about: %s", allText(page.Content()))
	}
}

// Merging a damaged ledger is refused where it is asked for, and leads there too.
func TestDamage_merge(t *testing.T) {
	p := smallOffice(t)
	harm(t, p.desk.store.Path())
	p.desk.act(func(ctx context.Context) error { return p.desk.store.Merge(ctx, 1, 2) }, nil)
	if text := p.desk.wrongs.text(); !strings.Contains(text, "1か所") || dialogOpen(p) {
		t.Errorf("said is %q, a dialog is open: %t", text, dialogOpen(p))
	}
	kit.Inform(p.win, "前の質問", "")
	p.desk.act(func(ctx context.Context) error { return p.desk.store.Merge(ctx, 1, 2) }, nil)
	tapButton(t, p.win.Canvas().Overlays().Top(), "直し方を見る")
	if page := now[*settingsPage](t, p); dialogOpen(p) || !shows(page.Content(), "壊れています") {
		t.Error("it does not lead to the screen that helps")
	}
	p.desk.goRoom("home")
	tapButton(t, p.desk.wrongs.root, "直し方を見る")
	now[*settingsPage](t, p)
}

// What is said at the end of a ledger is true of it.
func TestClose_says(t *testing.T) {
	for name, c := range map[string]struct {
		spoil      func(t *testing.T, p *program)
		says, lies string
	}{
		"a file in the place of the folder": {func(t *testing.T, p *program) {
			if err := os.WriteFile(filepath.Join(filepath.Dir(p.desk.store.Path()), "控え"), []byte("x"), 0o600); err != nil {
				t.Fatal(err)
			}
		}, "同じ名前のファイルがあるため", ""},
		"damaged": {func(t *testing.T, p *program) { harm(t, p.desk.store.Path()) }, "壊れているところが1か所", "保存されています"},
		"gone": {func(t *testing.T, p *program) {
			if err := os.Rename(p.desk.store.Path(), p.desk.store.Path()+".old"); err != nil {
				t.Fatal(err)
			}
		}, "移されたか、消されたか、置き換えられました", "保存されています"},
		"cut": {func(t *testing.T, p *program) {
			if err := os.Truncate(p.desk.store.Path(), 8192); err != nil {
				t.Fatal(err)
			}
		}, "", "保存されています"},
	} {
		t.Run(name, func(t *testing.T) {
			p := smallOffice(t)
			c.spoil(t, p)
			p.close()
			text := front(p)
			if p.desk == nil || text == "" {
				t.Fatal("it closed without a word")
			}
			if !strings.Contains(text, c.says) || c.lies != "" && strings.Contains(text, c.lies) {
				t.Errorf("it says %q", text)
			}
			shot(t, p, "close_"+name)
			if kit.ModalOpen(p.win.Canvas()) {
				tapButton(t, p.win.Canvas().Overlays().Top(), "終わる")
			}
			if p.desk != nil {
				t.Error("she is held")
			}
		})
	}
}
