package gui

import (
	"context"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"jibun/data"
)

// choosing are dialogs that begin in the content but in which nothing is typed that would be
// lost: a row of a list or one of a few is chosen, or somebody is looked for.
var choosing = map[string]string{
	"duplicate.title":       "a list to look through",
	"speaker.replace.title": "somebody is looked for",
	"papers.whom":           "rows are ticked",
	"backup.restore.title":  "a copy is chosen",
}

// Every dialog in which something is typed says whether it would be lost: its source is looked
// through for all that begin in a field or show a form.
func TestClose_everyDialog(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	typed, excused := 0, map[string]bool{}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, name, source, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			lit, ok := n.(*ast.CompositeLit)
			if !ok {
				return true
			}
			if s, ok := lit.Type.(*ast.SelectorExpr); !ok || s.Sel.Name != "Dialog" {
				return true
			}
			text := string(source[set.Position(lit.Pos()).Offset:set.Position(lit.End()).Offset])
			if !strings.Contains(text, "First:") && !strings.Contains(text, "orm.Object()") {
				return true
			}
			for key := range choosing {
				if strings.Contains(text, `"`+key+`"`) {
					excused[key] = true
					return true
				}
			}
			if typed++; !strings.Contains(text, "Changed:") {
				t.Errorf("%s: nothing asks before what was typed is lost: %s", set.Position(lit.Pos()), text)
			}
			return true
		})
	}
	if typed < 15 || len(excused) != len(choosing) {
		t.Errorf("%d dialogs were found, and of those that choose %v", typed, excused)
	}
}

// Closing the window asks what Esc asks, once, and leads on when she gives it up.
func TestClose_dialog(t *testing.T) {
	p, x := crossed(t)
	typeKeys(t, p, "1")
	for range 2 { // the second changes nothing while it is asked
		p.close()
	}
	if n := len(p.win.Canvas().Overlays().List()); n != 2 || !shows(p.win.Canvas().Overlays().Top(), "入力した内容を捨てますか?") {
		t.Fatalf("%d dialogs, asked is: %s", n, allText(p.win.Canvas().Overlays().Top()))
	}
	press(t, p, fyne.KeyEscape)
	if p.desk == nil || !x.dialog.Shown() || !x.decided() {
		t.Fatal("what she decided is gone")
	}
	p.close()
	tapButton(t, p.win.Canvas().Overlays().Top(), "捨てる")
	if p.desk != nil {
		t.Error("the program does not end")
	}
}

// Closing while sheets are read gives the reading up; nothing of it is shown any more.
func TestClose_reading(t *testing.T) {
	e, p, _ := sheetEvening(t)
	path := scanSheet(t, p.desk.store, e.seminar, signedEvening)
	d := p.desk
	l := goLive(t, p)
	drop(p, path)
	if said := d.queue.said(); said != "用紙を読み取っています…" {
		t.Errorf("the bottom line says %q", said)
	}
	p.close()
	l.settle(t)
	if p.desk != nil || d.signed != nil {
		t.Error("the reading is still shown, or the program does not end")
	}
}

// Also what was read to its end just then is not shown.
func TestClose_read(t *testing.T) {
	p := newTestProgram(t, emptyLedger(t))
	d := p.desk
	l := goLive(t, p)
	shown, goes := false, make(chan bool)
	d.task("作っています", func(context.Context, data.Progress) error { <-goes; return nil }, func() { shown = true })
	p.close()
	close(goes)
	l.settle(t)
	if shown || p.desk != nil {
		t.Error("something is shown while the program ends")
	}
}

// What fails while the program closes is said, and she stays.
func TestClose_failed(t *testing.T) {
	p := newTestProgram(t, emptyLedger(t))
	d := p.desk
	l := goLive(t, p)
	goes := make(chan bool)
	d.task("書いています", func(context.Context, data.Progress) error { <-goes; return errors.New("紙がありません") }, func() {})
	p.close()
	close(goes)
	l.settle(t)
	if p.desk != d || p.closing || !shows(p.win.Canvas().Overlays().Top(), "紙がありません") {
		t.Error("it is not said, or the program ends")
	}
}
