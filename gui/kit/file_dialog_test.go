package kit

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// fileBench is a folder with folders 控え and 様式, a.xlsx, b.xlsx, c.txt and a
// hidden file, and a dialog in it.
type fileBench struct {
	t      *testing.T
	w      fyne.Window
	dir    string
	c      *fileChooser
	picked []string
}

func newFileBench(t *testing.T, f fileWish) *fileBench {
	t.Helper()
	b := &fileBench{t: t, dir: t.TempDir()}
	t.Setenv("HOME", b.dir)
	for _, d := range []string{"控え", "様式"} {
		b.must(os.Mkdir(filepath.Join(b.dir, d), 0o700))
	}
	for _, n := range []string{"b.xlsx", "a.xlsx", "c.txt", ".hidden.xlsx", "様式/form.xlsx"} {
		b.must(os.WriteFile(filepath.Join(b.dir, n), []byte("x"), 0o600))
	}
	f.folder = b.dir
	f.picked = func(p string) { b.picked = append(b.picked, p) }
	b.w = popupWindow(t, nil, NewEntry())
	b.c = showFileDialog(b.w, f)
	return b
}

func (b *fileBench) must(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

func (b *fileBench) names() []string {
	var out []string
	for _, f := range b.c.shown {
		out = append(out, f.name)
	}
	return out
}

func (b *fileBench) wantNames(names ...string) {
	b.t.Helper()
	if got := b.names(); !slices.Equal(got, names) {
		b.t.Errorf("shown %q, want %q", got, names)
	}
}

func (b *fileBench) wantPicked(name string) {
	b.t.Helper()
	if want := filepath.Join(b.dir, name); !slices.Equal(b.picked, []string{want}) {
		b.t.Errorf("picked %q, want %q", b.picked, want)
	}
	if ModalOpen(b.w.Canvas()) {
		b.t.Error("the dialog is still open")
	}
}

func xlsx(kind fileKind) fileWish {
	return fileWish{kind: kind, title: "名簿", extensions: []string{".xlsx", ".csv"}}
}

func TestFileDialog_lists(t *testing.T) {
	b := newFileBench(t, xlsx(openFile))
	b.wantNames("控え", "様式", "a.xlsx", "b.xlsx")
	b.c.showAny(true)
	b.wantNames("控え", "様式", "a.xlsx", "b.xlsx", "c.txt")
}

func TestFileDialog_by_keyboard(t *testing.T) {
	b := newFileBench(t, xlsx(openFile))
	pressOn(b.w, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn) // 様式
	if b.c.folder != filepath.Join(b.dir, "様式") {
		t.Fatalf("in %s", b.c.folder)
	}
	b.wantNames("form.xlsx")
	pressOn(b.w, fyne.KeyBackspace)
	if b.c.folder != b.dir || b.names()[b.c.list.at] != "様式" {
		t.Errorf("up leads to %s, line %d", b.c.folder, b.c.list.at)
	}
	pressOn(b.w, fyne.KeyEnd, fyne.KeyReturn)
	b.wantPicked("b.xlsx")
}

func TestFileDialog_typing_in_the_list_goes_to_the_line(t *testing.T) {
	b := newFileBench(t, xlsx(openFile))
	typeText(b.w.Canvas(), "x")
	pressOn(b.w, fyne.KeyDown)
	typeText(b.w.Canvas(), "ls")
	if b.c.entry.Text != "xls" || b.w.Canvas().Focused() != fyne.Focusable(b.c.entry) {
		t.Errorf("the line has %q", b.c.entry.Text)
	}
	pressOn(b.w, fyne.KeyDown, fyne.KeyUp)
	if b.w.Canvas().Focused() != fyne.Focusable(b.c.entry) {
		t.Error("Up at the first line does not lead back")
	}
}

func TestFileDialog_open(t *testing.T) {
	for _, tc := range []struct{ typed, want string }{
		{"a.xlsx", "a.xlsx"},
		{"B.XL", "b.xlsx"}, // part of a name
		{"c.txt", "c.txt"}, // by name, though not shown
		{"様式/form.xlsx", "様式/form.xlsx"},
		{"~/a.xlsx", "a.xlsx"},
		{`"DIR/a.xlsx"`, "a.xlsx"},
		{"file://DIR/a.xlsx", "a.xlsx"},
	} {
		t.Run(tc.typed, func(t *testing.T) {
			b := newFileBench(t, xlsx(openFile))
			b.c.entry.SetText(strings.ReplaceAll(tc.typed, "DIR", b.dir))
			pressOn(b.w, fyne.KeyReturn)
			b.wantPicked(tc.want)
		})
	}
	b := newFileBench(t, xlsx(openFile))
	typeText(b.w.Canvas(), "様式/")
	pressOn(b.w, fyne.KeyReturn)
	if b.c.folder != filepath.Join(b.dir, "様式") || b.c.entry.Text != "" {
		t.Errorf("a typed folder leads to %s, the line has %q", b.c.folder, b.c.entry.Text)
	}
	typeText(b.w.Canvas(), "zzz")
	pressOn(b.w, fyne.KeyReturn)
	if b.c.wrong.label.text == "" || len(b.picked) > 0 {
		t.Error("a name that is not there is not complained about")
	}
	pressOn(b.w, fyne.KeyBackspace)
	if b.c.wrong.label.text != "" {
		t.Error("the complaint stays while typing")
	}
}

func TestFileDialog_save(t *testing.T) {
	wish := xlsx(saveFile)
	wish.name = "年次報告書.xlsx"
	b := newFileBench(t, wish)
	if b.c.entry.SelectedText() != "年次報告書" {
		t.Errorf("selected: %q", b.c.entry.SelectedText())
	}
	pressOn(b.w, fyne.KeyReturn)
	b.wantPicked("年次報告書.xlsx")

	b = newFileBench(t, wish)
	typeText(b.w.Canvas(), "新しい")
	if b.c.entry.Text != "新しい.xlsx" {
		t.Errorf("typing gives %q", b.c.entry.Text)
	}
	b.c.entry.SetText("別")
	pressOn(b.w, fyne.KeyReturn)
	b.wantPicked("別.xlsx")

	b = newFileBench(t, wish)
	b.c.entry.SetText("")
	pressOn(b.w, fyne.KeyReturn)
	b.c.entry.SetText("ない所/x.xlsx")
	pressOn(b.w, fyne.KeyReturn)
	if len(b.picked) > 0 || b.c.wrong.label.text == "" {
		t.Errorf("picked %q", b.picked)
	}
}

func TestFileDialog_asks_before_replacing(t *testing.T) {
	wish := xlsx(saveFile)
	wish.name = "a" // .xlsx comes by itself
	b := newFileBench(t, wish)
	pressOn(b.w, fyne.KeyReturn)
	if len(b.picked) > 0 || frontDialog(b.w.Canvas()) == b.c.dialog {
		t.Fatal("not asked")
	}
	pressOn(b.w, fyne.KeyEscape)
	if frontDialog(b.w.Canvas()) != b.c.dialog || len(b.picked) > 0 {
		t.Fatal("やめる does not lead back")
	}
	pressOn(b.w, fyne.KeyReturn, fyne.KeyTab, fyne.KeyReturn)
	b.wantPicked("a.xlsx")
}

func TestFileDialog_folder(t *testing.T) {
	b := newFileBench(t, fileWish{kind: openFolder, title: "控えの置き場所"})
	b.wantNames("控え", "様式")
	test := func(label string) {
		t.Helper()
		if b.c.dialog.Primary != label {
			t.Errorf("the button says %q, want %q", b.c.dialog.Primary, label)
		}
	}
	test("「" + filepath.Base(b.dir) + "」を選ぶ")
	pressOn(b.w, fyne.KeyDown)
	test("「控え」を選ぶ")
	b.c.dialog.Submit()
	b.wantPicked("控え")

	b = newFileBench(t, fileWish{kind: openFolder})
	pressOn(b.w, fyne.KeyReturn)
	b.wantPicked("")
	b = newFileBench(t, fileWish{kind: openFolder})
	b.c.entry.SetText("~/様式")
	pressOn(b.w, fyne.KeyReturn)
	b.wantPicked("様式")
}

func TestFileDialog_mouse(t *testing.T) {
	b := newFileBench(t, xlsx(openFile))
	row := func(i int) fyne.Position { return fyne.NewPos(40, Size(SizeRow)*(float32(i)+0.5)) }
	b.c.list.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: row(2)}})
	b.c.dialog.Submit()
	b.wantPicked("a.xlsx")
	b = newFileBench(t, xlsx(openFile))
	b.c.list.DoubleTapped(&fyne.PointEvent{Position: row(1)})
	b.wantNames("form.xlsx")
	b.c.list.DoubleTapped(&fyne.PointEvent{Position: row(0)})
	b.wantPicked("様式/form.xlsx")
}

func TestFileDialog_starts_where_it_can(t *testing.T) {
	b := newFileBench(t, xlsx(openFile))
	for folder, want := range map[string]string{
		filepath.Join(b.dir, "様式"):           filepath.Join(b.dir, "様式"),
		filepath.Join(b.dir, "様式", "x", "y"): filepath.Join(b.dir, "様式"),
		"":                                   b.dir,
		"relativ":                            b.dir,
	} {
		if got := startFolder(folder); got != want {
			t.Errorf("%q begins at %q, want %q", folder, got, want)
		}
	}
}

func TestFileDialog_a_folder_that_cannot_be_read(t *testing.T) {
	b := newFileBench(t, xlsx(openFile))
	b.c.goTo(filepath.Join(b.dir, "a.xlsx"))
	if b.c.folder != b.dir || b.c.wrong.label.text == "" || len(b.names()) != 4 {
		t.Errorf("in %s, says %q", b.c.folder, b.c.wrong.label.text)
	}
}
