package kit

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// searchBench is a search field whose answers come when the test lets them.
type searchBench struct {
	*SearchEntry
	t       *testing.T
	w       fyne.Window
	c       fyne.Canvas
	next    *Entry // after it in the order of Tab
	below   *Button
	log     []string
	asked   []string
	replies map[string]func([]Candidate)
	at      bool // answers come at once
}

func newSearchBench(t *testing.T) *searchBench {
	b := &searchBench{SearchEntry: NewSearchEntry(""), t: t, next: NewEntry(), replies: map[string]func([]Candidate){}, at: true}
	b.below = NewButton("下のボタン", func() { b.log = append(b.log, "below") })
	b.Find = func(text string, show func([]Candidate)) {
		b.asked = append(b.asked, text)
		b.replies[text] = show
		if b.at {
			b.answer(text)
		}
	}
	b.OnPick = func(c Candidate) { b.log = append(b.log, "pick "+c.Title) }
	b.w = popupWindow(t, nil, container.NewVBox(b.SearchEntry, b.next, b.below))
	b.c = b.w.Canvas()
	b.c.Focus(b.Focusable())
	return b
}

// answer finds four: the text with A to D, of which B cannot be picked.
func (b *searchBench) answer(text string) {
	var list []Candidate
	for _, s := range []string{"A", "B", "C", "D"} {
		list = append(list, Candidate{Title: text + s, Disabled: s == "B"})
	}
	b.replies[text](list)
}

func (b *searchBench) typed(text string) { typeText(b.c, text) }

func (b *searchBench) want(log ...string) {
	b.t.Helper()
	if !slices.Equal(b.log, log) {
		b.t.Errorf("happened %q, want %q", b.log, log)
	}
	b.log = nil
}

func (b *searchBench) wantOpen(open bool) {
	b.t.Helper()
	if b.card.isOpen() != open {
		b.t.Errorf("list open: %v, want %v", b.card.isOpen(), open)
	}
}

func TestSearchEntry_typing_goes_on(t *testing.T) {
	b := newSearchBench(t)
	b.typed("たな")
	if b.Text() != "たな" {
		t.Errorf("typed たな, there is %q", b.Text())
	}
	b.wantOpen(true)
	if !b.hasFocus() || ModalOpen(b.c) {
		t.Error("the list took the keyboard")
	}
	if !slices.Equal(b.asked, []string{"た", "たな"}) {
		t.Errorf("asked for %q", b.asked)
	}
	press(b.c, fyne.KeyBackspace, fyne.KeyBackspace)
	b.wantOpen(false)
}

func TestSearchEntry_choosing(t *testing.T) {
	for _, tc := range []struct {
		keys []fyne.KeyName
		want string
	}{
		{nil, "xA"},
		{[]fyne.KeyName{fyne.KeyDown}, "xC"}, // B cannot be picked
		{[]fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyDown}, "xD"},
		{[]fyne.KeyName{fyne.KeyDown, fyne.KeyUp, fyne.KeyUp}, "xA"},
		{[]fyne.KeyName{fyne.KeyPageDown}, "xD"},
		{[]fyne.KeyName{fyne.KeyPageDown, fyne.KeyPageUp}, "xA"},
	} {
		b := newSearchBench(t)
		b.typed("x")
		press(b.c, tc.keys...)
		press(b.c, fyne.KeyReturn)
		b.want("pick " + tc.want)
		if b.Text() != "" || !b.hasFocus() {
			t.Errorf("after picking there is %q, focus %v", b.Text(), b.hasFocus())
		}
		b.wantOpen(false)
	}
}

func TestSearchEntry_keeps_its_text_if_told_so(t *testing.T) {
	b := newSearchBench(t)
	b.ClearOnPick = false
	b.typed("x")
	press(b.c, fyne.KeyReturn)
	b.want("pick xA")
	if b.Text() != "x" {
		t.Errorf("there is %q", b.Text())
	}
	b.at = false
	b.typed("y")
	press(b.c, fyne.KeyReturn, fyne.KeyReturn)
	b.answer("xy")
	b.want("pick xyA")
}

func TestSearchEntry_escape(t *testing.T) {
	b := newSearchBench(t)
	b.OnEscape = func() { b.log = append(b.log, "escape") }
	b.typed("x")
	press(b.c, fyne.KeyEscape)
	b.wantOpen(false)
	b.want()
	press(b.c, fyne.KeyDown)
	b.wantOpen(true)
	press(b.c, fyne.KeyEscape, fyne.KeyEscape)
	b.want("escape")
	b.OnEscape = nil
	b.c.SetOnTypedKey(func(e *fyne.KeyEvent) { b.log = append(b.log, string(e.Name)) })
	press(b.c, fyne.KeyEscape)
	b.want(string(fyne.KeyEscape))
}

func TestSearchEntry_tab_goes_on(t *testing.T) {
	b := newSearchBench(t)
	b.typed("x")
	press(b.c, fyne.KeyTab)
	b.wantOpen(false)
	if b.c.Focused() != fyne.Focusable(b.next) {
		t.Errorf("%T has the focus", b.c.Focused())
	}
	b.want()
}

func TestSearchEntry_mouse(t *testing.T) {
	b := newSearchBench(t)
	b.typed("x")
	list := b.card.list
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(list)
	row := func(i int) fyne.Position { return at.AddXY(30, Size(SizeRow)*(float32(i)+0.5)+3) }
	test.MoveMouse(b.c, row(3))
	if list.at != 3 {
		t.Errorf("the pointer is on line 3, %d is chosen", list.at)
	}
	test.TapCanvas(b.c, row(1))
	b.want() // cannot be picked, and what lies below is not clicked
	b.c.Focus(b.Focusable())
	b.SetText("")
	b.typed("x")
	test.TapCanvas(b.c, row(2))
	b.want("pick xC")
	if !b.hasFocus() {
		t.Error("the focus has gone")
	}
}

// A click beside the list is one on what is there.
func TestSearchEntry_lets_clicks_through(t *testing.T) {
	b := newSearchBench(t)
	b.w.SetContent(container.NewStack(container.NewVBox(b.SearchEntry), container.NewBorder(nil, container.NewHBox(b.below), nil, nil)))
	b.w.Resize(fyne.NewSize(900, 700))
	b.c.Focus(b.Focusable())
	b.typed("x")
	test.TapCanvas(b.c, fyne.CurrentApp().Driver().AbsolutePositionForObject(b.below).AddXY(10, 10))
	b.want("below")
}

// In an empty line Enter is not the entry's.
func TestSearchEntry_in_a_dialog(t *testing.T) {
	b := newSearchBench(t)
	s := NewSearchEntry("")
	s.Find, s.OnPick = b.Find, b.OnPick
	d := &Dialog{Title: "講師を選ぶ", Content: container.NewVBox(s), Height: 300, Primary: "選ぶ", Secondary: "やめる", First: s.Focusable()}
	Show(b.w, d)
	typeText(b.c, "x")
	if !s.card.isOpen() || s.card.layer != d.layer {
		t.Fatal("the list is not in the dialog's layer")
	}
	press(b.c, fyne.KeyEscape)
	if !d.Shown() {
		t.Fatal("the first Esc closes the dialog")
	}
	press(b.c, fyne.KeyDown, fyne.KeyReturn)
	b.want("pick xA")
	press(b.c, fyne.KeyReturn)
	if d.Shown() {
		t.Error("Enter in the empty line is not the primary button")
	}
}

func TestSearchEntry_many(t *testing.T) {
	b := newSearchBench(t)
	b.Find = func(_ string, show func([]Candidate)) { show(make([]Candidate, 30)) }
	b.typed("x")
	list := b.card.list
	if n := list.visible(); n != candidatesSeen {
		t.Errorf("%d are seen", n)
	}
	for range 12 {
		press(b.c, fyne.KeyDown)
	}
	if list.at != 12 || list.top != 12-candidatesSeen+1 {
		t.Errorf("chosen %d, first seen %d", list.at, list.top)
	}
	test.Scroll(b.c, fyne.CurrentApp().Driver().AbsolutePositionForObject(list).AddXY(20, 40), 0, -500)
	if list.top <= 12-candidatesSeen+1 || list.top > 30-candidatesSeen {
		t.Errorf("after the wheel the first is %d", list.top)
	}
}

func TestSearchEntry_at_the_bottom_opens_above(t *testing.T) {
	b := newSearchBench(t)
	b.w.SetContent(container.NewBorder(nil, b.SearchEntry, nil, nil))
	b.w.Resize(fyne.NewSize(900, 600))
	b.c.Focus(b.Focusable())
	b.typed("x")
	end := b.card.Position().Y + b.card.Size().Height
	if top := b.card.layer.placeOf(b.entry).Y; end > top || b.card.Position().Y < 0 {
		t.Errorf("the list ends at %v, the line begins at %v", end, top)
	}
}

// TestSearchEntry_above: where the list is wanted above it stands there, if it has room.
func TestSearchEntry_above(t *testing.T) {
	for top, above := range map[float32]bool{500: true, 10: false} {
		b := newSearchBench(t)
		b.Above = true
		b.w.SetContent(container.NewBorder(Gap(0, top), nil, nil, nil, container.NewVBox(b.SearchEntry)))
		b.w.Resize(fyne.NewSize(900, 1100))
		b.c.Focus(b.Focusable())
		b.typed("x")
		line := b.card.layer.placeOf(b.entry).Y
		if end := b.card.Position().Y + b.card.Size().Height; (end <= line) != above {
			t.Errorf("line at %v: the list is at %v to %v", line, b.card.Position().Y, end)
		}
	}
}

func TestSearchEntry_paste(t *testing.T) {
	b := newSearchBench(t)
	clip := test.NewClipboard()
	clip.SetContent("田中 太郎\n佐藤 花子")
	b.OnPaste = func(text string) bool {
		b.log = append(b.log, "paste "+text)
		return strings.Contains(text, "\n")
	}
	shortcut(b.c, &fyne.ShortcutPaste{Clipboard: clip})
	b.want("paste 田中 太郎\n佐藤 花子")
	if b.Text() != "" {
		t.Errorf("there is %q", b.Text())
	}
}
