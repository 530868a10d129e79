package kit

import (
	"fmt"
	"image"
	"image/color"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"jibun/export/page"
	"jibun/export/sheet"
)

// listed is a document of so many rows, 30 a page, and one page that lies.
func listed(t testing.TB, rows int) *page.Document {
	t.Helper()
	p := &sheet.Paper{Face: sheet.Face{Ink: "000000", Rule: "000000"}}
	p.Look(sheet.Look{Size: 10, Frame: sheet.Frame{Left: sheet.Thin, Right: sheet.Thin, Top: sheet.Thin, Bottom: sheet.Thin}})
	setup := sheet.Setup{Margins: sheet.Margins{Left: 25, Right: 15, Top: 15, Bottom: 15}}
	s := &sheet.Sheet{Name: "list", Columns: []float64{20, 50, 50, 50}, RowHeight: 8, Setup: setup, Rows: make([]sheet.Row, rows)}
	for i := range s.Rows {
		text := func(s string) sheet.Cell { return sheet.Cell{Kind: sheet.Text, Text: s} }
		s.Rows[i] = sheet.Row{Height: 8, Break: i > 0 && i%30 == 0, Cells: []sheet.Cell{text(fmt.Sprint(i + 1)), text("Personnel section"), text("Tanaka Hanako"), text("walk-in")}}
	}
	lies := &sheet.Sheet{Name: "lies", Columns: []float64{30}, RowHeight: 8, Setup: setup, Rows: []sheet.Row{{Height: 8, Cells: []sheet.Cell{{Kind: sheet.Text, Text: "end"}}}}}
	lies.Setup.Landscape = true
	p.Sheets = slices.Values([]*sheet.Sheet{s, lies})
	d, err := page.NewDocument(p, testFaces(t))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func shownPages(t testing.TB, d *page.Document) (*PagePreview, fyne.Window) {
	t.Helper()
	test.NewTempApp(t)
	fyne.CurrentApp().Settings().SetTheme(&Theme{})
	p := NewPagePreview()
	w := test.NewTempWindow(t, p)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(700, 640))
	p.SetDocument(d)
	return p, w
}

// inkOf counts the pixels of a painting that are ink.
func inkOf(img *image.RGBA) int {
	n := 0
	for i := 0; i < len(img.Pix); i += 4 {
		if img.Pix[i] < 0x60 && img.Pix[i+1] < 0x60 && img.Pix[i+2] < 0x60 {
			n++
		}
	}
	return n
}

// TestPagePreview_keys: pages are turned, and the keys lead to the first and the last.
// A preview without a document can be painted: an endless colour cannot.
func TestPagePreview_nothing(t *testing.T) {
	p, w := shownPages(t, nil)
	if img := w.Canvas().Capture(); img.Bounds().Dx() != 700 {
		t.Error(img.Bounds())
	}
	if got := p.view.draw(20, 10).Bounds(); got != image.Rect(0, 0, 20, 10) {
		t.Error("what is seen of nothing is", got)
	}
}

func TestPagePreview_keys(t *testing.T) {
	p, w := shownPages(t, listed(t, 100))
	w.Canvas().Focus(p.Focusable())
	if p.Page() != 1 || p.where.Text != "1 / 5 ページ" || !p.left.Disabled() {
		t.Fatalf("begins at %d: %q", p.Page(), p.where.Text)
	}
	for _, c := range []struct {
		key  fyne.KeyName
		want int
	}{{fyne.KeyPageDown, 2}, {fyne.KeyPageDown, 3}, {fyne.KeyPageUp, 2}, {fyne.KeyEnd, 5}, {fyne.KeyPageDown, 5}, {fyne.KeyHome, 1}, {fyne.KeyPageUp, 1}} {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: c.key})
		if p.Page() != c.want {
			t.Errorf("%s leads to %d, want %d", c.key, p.Page(), c.want)
		}
	}
	p.SetDocument(listed(t, 20))
	if p.Page() != 1 || p.where.Text != "1 / 2 ページ" || p.side.Visible() {
		t.Errorf("a shorter one: %q, small pages: %v", p.where.Text, p.side.Visible())
	}
	p.SetDocument(nil)
	if p.Page() != 0 || p.where.Text != "" || !p.right.Disabled() {
		t.Errorf("none: %d, %q", p.Page(), p.where.Text)
	}
}

// Where it says which page is seen there is room for it, however many there are, and the
// way on stays where it is while she turns them.
func TestPagePreview_roomForTheCount(t *testing.T) {
	p, w := shownPages(t, listed(t, 100))
	w.Resize(fyne.NewSize(1000, 700))
	for _, rows := range []int{100, 4000, 20} {
		p.SetDocument(listed(t, rows))
		at := float32(0)
		for _, key := range []fyne.KeyName{fyne.KeyHome, fyne.KeyEnd} {
			p.TypeKey(key)
			if room, need := p.where.Size().Width, p.where.MinSize().Width; room < need {
				t.Errorf("%q needs %v and has %v", p.where.Text, need, room)
			}
			x := p.right.Position().X
			if at != 0 && at != x {
				t.Errorf("%q: the button went from %v to %v", p.where.Text, at, x)
			}
			at = x
		}
	}
	if p.SetDocument(listed(t, 4000)); len(p.view.sheets) < 100 {
		t.Fatal(len(p.view.sheets), "pages")
	}
}

// TestPagePreview_size: the whole page fits, as wide it is wider, and each size is painted
// anew and in its place.
func TestPagePreview_size(t *testing.T) {
	p, w := shownPages(t, listed(t, 100))
	v := p.view
	room, wide, high := v.room()
	if wide < 210 || high < 297 || min(wide-210, high-297) > 2*pageGap+1 {
		t.Errorf("the whole page: %v × %v mm are seen", wide, high)
	}
	ctrl := func(key fyne.KeyName) {
		v.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierControl})
	}
	w.Canvas().Focus(v)
	before := v.zoom
	ctrl(fyne.KeyPlus)
	if v.zoom <= before || v.fit != asChosen || v.frame.scale != v.unit()*float64(w.Canvas().Scale()) {
		t.Errorf("Ctrl +: %v after %v, painted at %v", v.zoom, before, v.frame.scale)
	}
	x, y := v.x+wide/3, v.y+high/3
	at := fyne.NewPos(float32((x-v.x)*v.unit()), float32((y-v.y)*v.unit()))
	v.stepAt(2, at)
	if gotX, gotY := v.x+float64(at.X)/v.unit(), v.y+float64(at.Y)/v.unit(); gotX < x-1 || gotX > x+1 || gotY < y-1 || gotY > y+1 {
		t.Errorf("what was under the pointer has gone from %v %v to %v %v", x, y, gotX, gotY)
	}
	p.view.fitAs(pageWidth)
	if _, wide, _ := v.room(); wide < 210 || wide > 210+2*pageGap+1 {
		t.Errorf("as wide as the window: %v mm are seen", wide)
	}
	ctrl(fyne.Key0)
	if v.fit != wholePage {
		t.Error("Ctrl 0 does not show the whole page")
	}
	if n := inkOf(v.frame.img); n < 2000 {
		t.Errorf("%d pixels of ink", n)
	}
	w.Resize(fyne.NewSize(500, 640))
	if r, _, _ := v.room(); r == room || v.frame.w != int(r.Width*w.Canvas().Scale()+.5) {
		t.Errorf("a smaller window: %v, painted %d wide", r, v.frame.w)
	}
}

// TestPagePreview_otherPaper: a size that was chosen stays as long as the paper is as large;
// of another one the whole page is seen.
func TestPagePreview_otherPaper(t *testing.T) {
	p, _ := shownPages(t, listed(t, 100))
	v := p.view
	v.step(2)
	chosen := v.zoom
	p.SetDocument(nil)
	p.SetDocument(listed(t, 50))
	if v.fit != asChosen || v.zoom != chosen {
		t.Errorf("another paper of the size: %v, not %v", v.zoom, chosen)
	}
	p.SetDocument(nil)
	p.SetDocument(wideOnes(listed(t, 50)))
	if v.fit != wholePage {
		t.Errorf("of a larger one %v of the page is seen", v.zoom)
	}
}

// wideOnes are the pages of a document on A3.
func wideOnes(d *page.Document) *page.Document {
	x := *d
	x.Parts = nil
	for _, p := range d.Parts {
		x.Parts = append(x.Parts, onA3{p})
	}
	return &x
}

type onA3 struct{ page.Part }

func (onA3) Size() (float64, float64) { return 420, 297 }

// TestPagePreview_wider: a page stands in the middle although another is wider.
func TestPagePreview_wider(t *testing.T) {
	p, w := shownPages(t, listed(t, 100))
	w.Resize(fyne.NewSize(420, 640))
	p.view.goTo(1)
	v := p.view
	_, wide, _ := v.room()
	if got, want := v.x+wide/2, v.sheets[0].X+v.sheets[0].Wide/2; got < want-1 || got > want+1 {
		t.Errorf("the middle of the view is at %v, that of the page at %v", got, want)
	}
}

// TestPagePreview_thumbs: beside many pages stand small ones that lead there.
// A page that is seen whole has no bar below it, whatever pages are in the same document.
func TestPagePreview_wholeWithoutBar(t *testing.T) {
	p, w := shownPages(t, listed(t, 100)) // the last lies
	for _, size := range []fyne.Size{{Width: 700, Height: 640}, {Width: 420, Height: 640}, {Width: 900, Height: 400}} {
		w.Resize(size)
		for n := 1; n <= 5; n++ {
			p.view.goTo(n)
			if p.view.hbar.Visible() {
				t.Errorf("%v: a bar below page %d", size, n)
			}
		}
	}
	p.view.goTo(1)
	for range 12 {
		p.view.step(1)
	}
	if !p.view.hbar.Visible() {
		t.Error("no bar below a page that is larger than the view")
	}
}

func TestPagePreview_thumbs(t *testing.T) {
	p, _ := shownPages(t, listed(t, 400))
	if !p.side.Visible() || len(p.thumbs.made) == 0 {
		t.Fatalf("small pages: %v, %d painted", p.side.Visible(), len(p.thumbs.made))
	}
	if img := p.thumbs.made[1]; img.Rect.Dy() < img.Rect.Dx() || img.RGBAAt(2, 2) != (color.RGBA{255, 255, 255, 255}) {
		t.Errorf("the first is %v", img.Rect)
	}
	o := newThumb()
	p.thumbs.fill(7, o)
	o.Tapped(nil)
	if p.Page() != 7 || p.thumbs.at != 7 {
		t.Errorf("page %d", p.Page())
	}
}

// TestPagePreview_thumbsBegin: the small page of the one that is looked at is in sight, also
// after a short paper, where there were none.
func TestPagePreview_thumbsBegin(t *testing.T) {
	p, w := shownPages(t, listed(t, 30))
	p.SetDocument(nil)
	p.SetDocument(listed(t, 400))
	if at := p.thumbs.list.GetScrollOffset(); at != 0 {
		t.Errorf("page 1 is looked at, the small ones begin %v further down", at)
	}
	p.view.goTo(10)
	w.Resize(fyne.NewSize(700, 400))
	if at, high := p.thumbs.list.GetScrollOffset(), p.thumbs.list.Size().Height; at+high < 10*thumbRow || at > 10*thumbRow {
		t.Errorf("page 10 is looked at, of the small ones %v to %v is seen", at, at+high)
	}
}

// TestPagePreview_small: where several pages are in sight at once, each is turned to and said,
// the first and the last too.
func TestPagePreview_small(t *testing.T) {
	p, w := shownPages(t, nil)
	w.Resize(fyne.NewSize(320, 700))
	p.SetDocument(wideOnes(listed(t, 250)))
	count := p.Document().Count()
	if _, _, high := p.view.room(); high < 2*297 || p.Page() != 1 || !p.left.Disabled() {
		t.Fatalf("it begins at %d, with %v mm in sight", p.Page(), high)
	}
	for n := 2; n <= count; n++ {
		if p.TypeKey(fyne.KeyPageDown); p.Page() != n {
			t.Fatalf("page %d is said, not %d", p.Page(), n)
		}
	}
	if !p.right.Disabled() {
		t.Error("beyond the last one may turn")
	}
	for n := count - 1; n >= 1; n-- {
		if p.TypeKey(fyne.KeyPageUp); p.Page() != n {
			t.Fatalf("back: page %d is said, not %d", p.Page(), n)
		}
	}
	p.view.moveTo(0, p.view.high)
	if p.Page() <= 1 {
		t.Error("scrolled to the end, the first is said")
	}
}

// TestPagePreview_waits: while a page is painted nothing waits for it, what is asked for in
// between is painted once, and in between the painting before is seen in its new place.
func TestPagePreview_waits(t *testing.T) {
	p, _ := shownPages(t, listed(t, 100))
	var work []func()
	p.Background, p.OnUI = func(f func()) { work = append(work, f) }, func(f func()) { f() }
	before := p.view.frame
	for range 5 {
		p.view.turn(1)
	}
	if p.Page() != 5 || p.view.frame != before || len(work) != 1 {
		t.Fatalf("page %d, %d paintings", p.Page(), len(work))
	}
	if img := p.view.draw(before.w, before.h).(*image.RGBA); img == before.img {
		t.Error("the old place is seen")
	}
	for n := 0; len(work) > 0; n++ {
		if n > 20 {
			t.Fatal("it paints for ever")
		}
		f := work[0]
		work = work[1:]
		f()
	}
	if want := p.view.shot(); p.view.frame.pageShot != want {
		t.Errorf("painted %+v, want %+v", p.view.frame.pageShot, want)
	}
}

// BenchmarkPagePreview: the first sight of 2,000 rows, and a step of the size.
func BenchmarkPagePreview(b *testing.B) {
	for _, rows := range []int{60, 2000} {
		b.Run(fmt.Sprint("first/", rows), func(b *testing.B) {
			p, _ := shownPages(b, nil)
			for b.Loop() {
				start := time.Now()
				d := listed(b, rows)
				p.view.easel.doc = nil
				p.SetDocument(d)
				b.ReportMetric(float64(time.Since(start).Milliseconds()), "ms-last")
			}
		})
		b.Run(fmt.Sprint("zoom/", rows), func(b *testing.B) {
			p, _ := shownPages(b, listed(b, rows))
			by := 1
			for b.Loop() {
				if p.view.zoom >= 4 || p.view.zoom <= .25 {
					by = -by
				}
				p.view.step(by)
			}
		})
	}
}
