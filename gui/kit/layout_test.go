package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// What flows and prose are as high as they need to be in the width that there is now, in a
// column and above the middle of a border, when the window gets narrower: nothing lies over
// what stands below.
func TestCol_narrower(t *testing.T) {
	test.NewTempApp(t)
	buttons := Flow(8, NewButton("名前を変える…", nil), NewButton("差し替える…", nil), NewButton("削除", nil))
	prose := NewProse("様式にする Excel のファイルは、ここに落としても加わります。")
	below, middle := Rule(), NewText("表")
	root := Border(Col(6, Pad(4, 0, 8, 0, buttons), prose, below), nil, nil, nil, middle)
	for _, wide := range []float32{900, 180, 900} {
		root.Resize(fyne.NewSize(wide, 700))
		top := func(o fyne.CanvasObject) float32 { return o.Position().Y }
		if last := buttons.Objects[2]; last.Position().Y+last.Size().Height > buttons.Size().Height {
			t.Errorf("at %v: the last button ends at %v of %v", wide, last.Position().Y+last.Size().Height, buttons.Size().Height)
		}
		if prose.Size().Height < prose.MinSize().Height || top(below) < top(prose)+prose.MinSize().Height {
			t.Errorf("at %v: prose of %v lies in %v, and what is below begins at %v", wide, prose.MinSize().Height, prose.Size().Height, top(below)-top(prose))
		}
		if top(middle) < below.Position().Y+below.Size().Height {
			t.Errorf("at %v: the middle begins at %v, above the end of what stands over it", wide, top(middle))
		}
		if lines := prose.MinSize().Height; wide == 180 && lines <= 30 {
			t.Errorf("nothing was broken: %v high", lines)
		}
	}
}
