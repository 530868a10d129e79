package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

func TestSearchEntry_drops_stale_answers(t *testing.T) {
	b := newSearchBench(t)
	b.at = false
	b.typed("xy")
	b.answer("xy")
	b.answer("x")
	press(b.c, fyne.KeyReturn)
	b.want("pick xyA")
	b.typed("z")
	b.answer("z")
	press(b.c, fyne.KeyTab)
	b.c.Focus(b.Focusable())
	b.typed("zz")
	press(b.c, fyne.KeyTab)
	b.answer(b.asked[len(b.asked)-1])
	b.wantOpen(false) // an answer that comes when the focus has gone
}

func TestSearchEntry_enter_before_the_answer(t *testing.T) {
	b := newSearchBench(t)
	b.at = false
	b.typed("0123")
	press(b.c, fyne.KeyReturn)
	if b.Text() != "" {
		t.Error("the line is not ready for the next")
	}
	b.typed("0456")
	press(b.c, fyne.KeyReturn)
	b.typed("07")
	b.answer("01")   // of no interest any more
	b.answer("0456") // quicker than the one before it
	b.want()
	b.answer("0123")
	b.want("pick 0123A", "pick 0456A")
	if b.Text() != "07" {
		t.Errorf("the third is %q, want 07", b.Text())
	}
}

// A barcode reader at full speed, against a search of any speed.
func TestSearchEntry_barcodes(t *testing.T) {
	for _, at := range []bool{true, false} {
		b := newSearchBench(t)
		b.at = at
		var want []string
		for _, code := range strings.Fields("0001 0002 0003 0004 0005 0006 0007 0008") {
			b.typed(code)
			press(b.c, fyne.KeyReturn)
			want = append(want, "pick "+code+"A")
		}
		if !at {
			for i := len(want) - 1; i >= 0; i-- {
				b.answer(want[i][5:9])
			}
		}
		b.want(want...)
	}
}

func TestSearchEntry_submit(t *testing.T) {
	b := newSearchBench(t)
	b.at = false
	take := true
	b.OnSubmit = func(text string) bool {
		b.log = append(b.log, "submit "+text)
		return take
	}
	b.typed("0123")
	press(b.c, fyne.KeyReturn)
	b.want("submit 0123")
	b.answer("0123")
	b.want()
	take = false
	b.typed("0456")
	press(b.c, fyne.KeyReturn)
	b.answer("0456")
	b.want("submit 0456", "pick 0456A")
	b.at = true
	b.typed("x") // there are candidates: nobody is asked
	press(b.c, fyne.KeyReturn)
	b.want("pick xA")
}

func TestSearchEntry_nothing_found(t *testing.T) {
	b := newSearchBench(t)
	b.Find = func(text string, show func([]Candidate)) { b.replies[text] = show }
	b.typed("x")
	press(b.c, fyne.KeyReturn)
	b.replies["x"](nil)
	if b.Text() != "x" {
		t.Errorf("the text was not put back: %q", b.Text())
	}
	b.wantOpen(true)
	b.want()
	b.OnNothing = func(text string) { b.log = append(b.log, "nothing "+text) }
	press(b.c, fyne.KeyReturn)
	b.want("nothing x")
	b.SetText("")
	b.typed("y")
	press(b.c, fyne.KeyReturn)
	b.typed("z")
	b.replies["y"]([]Candidate{{Title: "申込済", Disabled: true}})
	b.want("nothing y")
	if b.Text() != "z" {
		t.Errorf("the next text became %q", b.Text())
	}
}
