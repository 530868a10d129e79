package gui

import (
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"jibun/data"
	"jibun/gui/kit"
)

// offered is a way back on the screen: what it says, whether it can be pressed, and the
// press.
type offered struct {
	text  func() string
	alive func() bool
	press func()
}

// ways are all places that offer to take an operation back, by the text they say it with;
// each brings its own upon the screen for the operation just done.
var ways = map[string]func(t *testing.T, p *program, o data.Operation) offered{
	"undo.undo": func(t *testing.T, p *program, o data.Operation) offered { // the notice
		p.desk.sayUndo("しました", o)
		return offered{text: func() string { return p.desk.toaster.Text() + p.desk.toaster.Action() }, alive: func() bool { return p.desk.toaster.Action() != "" }, press: p.desk.toaster.Act}
	},
	"offer.gone": func(t *testing.T, p *program, o data.Operation) offered { // 取込み完了
		p.desk.did = o
		e := newImportEnd(p.desk, "次へ", func() {})
		e.showResult([]string{"取り込みました。"}, false, true)
		return buttonOffer(e.undo)
	},
	"history.undo": func(t *testing.T, p *program, o data.Operation) offered {
		p.desk.goRoom("history")
		h := now[*historyPage](t, p)
		h.grid.Select(o.ID)
		h.showChanges(o)
		return buttonOffer(h.back)
	},
	"status.undo": func(t *testing.T, p *program, o data.Operation) offered { // names what it takes back, always the last
		return offered{text: p.frame.status.undo.Text, alive: func() bool { return p.frame.status.last.ID == o.ID && p.frame.status.undo.Visible() },
			press: func() { test.Tap(p.frame.status.undo) }}
	},
}

func buttonOffer(b *kit.Button) offered {
	return offered{text: b.Text, alive: func() bool { return !b.Disabled() }, press: func() { test.Tap(b) }}
}

// notOffers are the texts with these words that offer nothing, or do so of an undo.
var notOffers = []string{"operation.undo", "operation.redo", "undo.nothing", "redo.nothing", "undo.gone", "redo.gone", "undo.undone", "undo.redone",
	"undo.redo", "offer.again", "history.redo", "history.blocked", "merge.about", "help.undo", "undo.certificate.title", "undo.certificate", "attendance.help.back", "forms.help.delete"}

// Every place of the source that says 元に戻す or やり直す is known here, and nobody takes
// back an operation but through desk.takeBack, which names it.
func TestOffers_fromTheSource(t *testing.T) {
	var known []string
	for key := range ways {
		known = append(known, key)
	}
	known = append(known, notOffers...)
	callers := map[string]bool{}
	err := filepath.WalkDir(".", func(path string, f fs.DirEntry, err error) error {
		if err != nil || f.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.HasPrefix(path, "cli") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			if sel, ok := call.Fun.(*ast.SelectorExpr); ok && slices.Contains([]string{"takeBack", "Undo", "Redo", "UndoOperation"}, sel.Sel.Name) {
				callers[path+" "+sel.Sel.Name] = true
			}
			if len(call.Args) < 2 {
				return true
			}
			key, text := literal(call.Args[0]), literal(call.Args[1])
			if (strings.Contains(text, "元に戻") || strings.Contains(text, "やり直")) && strings.Contains(key, ".") && !slices.Contains(known, key) {
				t.Errorf("%s: %s says %q, and no test presses it", path, key, text)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []string{"offers.go takeBack", "frame_status.go takeBack", "history_page.go takeBack", "history_detail.go takeBack", "reception_door.go takeBack", "reception.go takeBack", "kit/entry.go Undo", "kit/entry.go Redo", "task.go UndoOperation", "task.go takeBack", "task_asks.go Undo", "papers/papers.go UndoOperation"} {
		if !callers[c] {
			t.Errorf("%s is not there any more", c)
		}
		delete(callers, c)
	}
	for c := range callers {
		t.Errorf("%s: a way back that no test knows", c)
	}
}

// A way back says 元に戻しました as soon as its operation is gone, however it went, takes
// back nothing else then, and is there again when the operation is.
func TestOffers_boundToTheirOperation(t *testing.T) {
	goes := map[string]func(p *program, id int64) error{
		"Ctrl+Z": func(p *program, _ int64) error { undoKey(p); return nil },
		"history": func(p *program, id int64) error {
			o, err := p.desk.store.Operation(t.Context(), id)
			p.desk.takeBack(o)()
			return err
		},
		"ledger": func(p *program, id int64) error { _, err := p.desk.store.UndoOperation(t.Context(), id); return err },
	}
	for key, show := range ways {
		for how, gone := range goes {
			t.Run(key+" "+how, func(t *testing.T) {
				e := newEvening(t, 10)
				p := newTestProgram(t, e.path)
				d := p.desk
				d.act(func(ctx context.Context) error { return d.store.CancelSeminar(ctx, e.seminar, "台風") }, nil) // unrelated
				d.act(func(ctx context.Context) error { _, err := d.store.AddSeries(ctx, "行政ゼミナール"); return err }, nil)
				mine := d.did
				way := show(t, p, mine)
				if !way.alive() {
					t.Fatal("it offers nothing")
				}
				if err := gone(p, mine.ID); err != nil {
					t.Fatal(err)
				}
				if key != "status.undo" && !strings.Contains(way.text(), "元に戻しました") {
					t.Errorf("after it is gone it says %q", way.text())
				}
				if key != "undo.undo" && way.alive() {
					t.Error("it still offers it")
				}
				if key != "status.undo" && key != "undo.undo" {
					way.press()
				}
				if m := seminar(t, p, e.seminar); m.State != data.SeminarCancelled {
					t.Errorf("it took back the 中止: %s", m.State)
				}
				if all, _ := d.store.Series(t.Context()); len(all) != 1 {
					t.Errorf("it did it again: %d series", len(all))
				}
				if _, err := d.store.Redo(t.Context()); err != nil {
					t.Fatal(err)
				}
				if key == "undo.undo" && how != "ledger" {
					return // another notice has taken its place
				}
				if !way.alive() && key != "status.undo" {
					t.Error("it is there again and not offered")
				}
				way.press()
				if all, _ := d.store.Series(t.Context()); len(all) != 1 {
					t.Error("pressed, it takes nothing back")
				}
			})
		}
	}
}

// A way back to nothing takes nothing back.
func TestOffers_ofNothing(t *testing.T) {
	e := newEvening(t, 10)
	p := newTestProgram(t, e.path)
	d := p.desk
	d.act(func(ctx context.Context) error { return d.store.CancelSeminar(ctx, e.seminar, "台風") }, nil)
	d.undo()
	d.takeBack(data.Operation{})()
	if m := seminar(t, p, e.seminar); m.State != data.SeminarOpen {
		t.Errorf("the 中止 is there again: %s", m.State)
	}
}
