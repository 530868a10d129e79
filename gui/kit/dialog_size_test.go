package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

func TestDialog_never_exceeds_the_window(t *testing.T) {
	long := Col(12)
	for range 40 {
		long.Add(NewEntry())
	}
	w := popupWindow(t, &Theme{Scale: 1.5}, Gap(1, 1))
	w.Resize(fyne.NewSize(1024, 700))
	d := &Dialog{Title: "長い", Content: long, Width: 900, Primary: "追加する", Secondary: "やめる"}
	Show(w, d)
	r := test.WidgetRenderer(d.body).(*dialogRenderer)
	card := r.ground.card
	if end := card.Position().Add(card.Size()); card.Position().X < 0 || card.Position().Y < 0 || end.X > 1024 || end.Y > 700 {
		t.Errorf("the card is at %v, %v", card.Position(), card.Size())
	}
	if b := d.body.footer; b.Position().Y+b.Size().Height > 690 {
		t.Error("the buttons are not seen")
	}
	if d.body.scroll.Content.MinSize().Height <= d.body.scroll.Size().Height {
		t.Error("nothing to scroll")
	}
	before := card.Size().Height
	w.Resize(fyne.NewSize(1024, 500))
	if card.Size().Height >= before {
		t.Error("the card does not shrink with the window")
	}
}

// A title is not cut where the window has room for it.
func TestDialog_widens_for_its_title(t *testing.T) {
	for _, scale := range []float32{1, 1.5} {
		w := popupWindow(t, &Theme{Scale: scale}, Gap(1, 1))
		w.Resize(fyne.NewSize(1024, 700))
		Inform(w, "読み取れる名簿もアンケート用紙もありませんでした", "ほかの書類.pdf の1ページ目: 紙のしるしが見つかりません。")
		title := test.WidgetRenderer(frontDialog(w.Canvas()).body).(*dialogRenderer).title
		if title.Size().Width < title.Full() {
			t.Errorf("at %v the title has %v, and wants %v", scale, title.Size().Width, title.Full())
		}
	}
}

func TestDialog_grows_with_its_content(t *testing.T) {
	b := newDialogBench(t)
	card := test.WidgetRenderer(b.d.body).(*dialogRenderer).ground.card
	before := card.Size().Height
	b.d.Content.(*fyne.Container).Add(NewEntry())
	b.d.body.content.Refresh() // what the window does at its next frame
	if card.Size().Height < before+30 {
		t.Errorf("%v high before, %v after", before, card.Size().Height)
	}
}

func TestDialog_gives_its_content_the_height_it_has(t *testing.T) {
	w := popupWindow(t, nil, NewEntry())
	grow := container.NewBorder(NewEntry(), nil, nil, nil, Gap(1, 1))
	d := &Dialog{Title: "開く", Content: grow, Height: 400, Primary: "開く"}
	Show(w, d)
	for range 2 {
		if h := grow.Size().Height; h != 400 {
			t.Errorf("the content is %v high", h)
		}
		d.fit()
	}
}

// Tab, and the wheel over a field, reach what a small window does not show.
func TestDialog_shows_the_field_with_the_focus(t *testing.T) {
	w := popupWindow(t, &Theme{Scale: 1.5}, Gap(1, 1))
	w.Resize(fyne.NewSize(1024, 600))
	f := newSeminarForm()
	d := &Dialog{Title: "新しい回", Content: Col(8, NewProse("テーマと開催日のほかは、前の回と同じです。"), f.Object()), Width: 640, Primary: "追加する"}
	Show(w, d)
	scroll := d.body.scroll
	if scroll.Offset.Y != 0 {
		t.Errorf("it begins at %v", scroll.Offset.Y)
	}
	abs := fyne.CurrentApp().Driver().AbsolutePositionForObject
	for range 14 {
		test.FocusNext(w.Canvas())
		o := w.Canvas().Focused().(fyne.CanvasObject)
		if d.body.isFooter(o.(fyne.Focusable)) {
			break
		}
		top, view := abs(o).Y, abs(scroll).Y
		if top < view || top+o.Size().Height > view+scroll.Size().Height {
			t.Errorf("%T is at %v, seen is %v to %v", o, top, view, view+scroll.Size().Height)
		}
	}
	if scroll.Offset.Y == 0 {
		t.Error("nothing was scrolled")
	}
	before := scroll.Offset.Y
	test.Scroll(w.Canvas(), abs(f.memo).AddXY(20, 10), 0, 60)
	if scroll.Offset.Y >= before {
		t.Error("the wheel over a field does nothing")
	}
}

func TestDialog_grows_when_a_form_complains(t *testing.T) {
	w := popupWindow(t, nil, Gap(1, 1))
	f := newSeminarForm()
	d := &Dialog{Title: "新しい回", Content: f.Object(), Width: 640, Primary: "追加する"}
	Show(w, d)
	card := test.WidgetRenderer(d.body).(*dialogRenderer).ground.card
	before := card.Size().Height
	f.Mark(map[string]string{"title": "テーマを入力してください"})
	if card.Size().Height < before+10 {
		t.Errorf("%v high before, %v after", before, card.Size().Height)
	}
}
