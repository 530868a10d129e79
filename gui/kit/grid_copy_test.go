package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestGrid_TSV(t *testing.T) {
	rows := pupils(4)
	rows[1].name, rows[1].note = "二\r\n行", "二行\nの\t備考"
	rows[2].note = `"引用"`
	g := newGridBench(t, rows)
	if got := g.TSV(); got != "" {
		t.Errorf("nothing selected copies %q", got)
	}
	g.Select(1000)
	if got, want := g.TSV(), "生徒0000\t20\t募集中\t備考の0行目"; got != want {
		t.Errorf("one row: %q, want %q", got, want)
	}
	g.SortBy("age", true)
	g.Select(1000, 1001, 1002)
	want := "氏名\t年齢\t状態\t備考\r\n" +
		"生徒0002\t24\t募集中\t\"\"\"引用\"\"\"\r\n" +
		"\"二\r\n行\"\t22\t募集中\t\"二行\nの\t備考\"\r\n" +
		"生徒0000\t20\t募集中\t備考の0行目"
	if got := g.TSV(); got != want {
		t.Errorf("several rows:\n%q, want\n%q", got, want)
	}
}

func TestGrid_CopyAndPaste(t *testing.T) {
	g := newGridBench(t, pupils(4))
	g.focusIt()
	board := test.NewClipboard()
	board.SetContent("vorher")
	g.TypedShortcut(&fyne.ShortcutCopy{Clipboard: board})
	if board.Content() != "vorher" {
		t.Errorf("copying nothing put %q on the clipboard", board.Content())
	}
	g.Select(1003)
	g.TypedShortcut(&fyne.ShortcutCopy{Clipboard: board})
	if want := "生徒0003\t21\t募集中\t備考の3行目"; board.Content() != want {
		t.Errorf("copied %q, want %q", board.Content(), want)
	}
	var pasted string
	g.OnPaste = func(s string) { pasted = s }
	g.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
	if pasted != board.Content() {
		t.Errorf("pasted %q", pasted)
	}
}
