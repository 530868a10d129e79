package readback

import (
	"context"
	"image"
	"image/color"
	"math/rand/v2"
	"slices"
	"testing"

	"jibun/data/datatest/soak"
	"jibun/export/page/pagetest"
	"jibun/export/readback/scantest"
)

// TestLook_lost: a page in black and white that does not show the light bar says nothing of
// what is empty, but where the same pen left a mark in the same question; one that shows it
// says all, and so does one in grey.
func TestLook_lost(t *testing.T) {
	f := pagetest.Faces(t)
	for name, p := range map[string]*printed{"list": listPage(t, f), "survey": surveyPage(t, f)} {
		r := rand.New(rand.NewPCG(5, 5))
		h := &hand{Rand: r, img: p.image(f), k: printedAt, width: .5}
		const dark = 7 // on a survey sheet the third choice of the second question
		ticked := map[int]bool{}
		for i := range p.form.Lines {
			l := &p.form.Lines[i]
			h.ink = color.NRGBA{127, 168, 224, 255}
			switch {
			case l.Box.Wide <= 0 || l.Of.Question == 2 && i != dark:
			case i == dark:
				h.ink = color.NRGBA{20, 20, 25, 255}
				h.tick(l.Box)
			case i%2 == 0:
				h.tick(l.Box)
				ticked[i] = true
			}
		}
		grey := scanner{dpi: 300, skew: .4, blur: 1}.scan(h.img, printedAt, r).(*image.Gray)
		before := image.NewRGBA(h.img.Rect)
		copy(before.Pix, h.img.Pix)
		bar := inset(p.form.Light, -.3)
		(&hand{Rand: r, img: before, k: printedAt, ink: color.NRGBA{255, 255, 255, 255}}).fill(point{bar.X, bar.Y}, point{bar.X + bar.Wide, bar.Y}, point{bar.X + bar.Wide, bar.Y + bar.High}, point{bar.X, bar.Y + bar.High})
		without := scanner{dpi: 300, skew: .4, blur: 1}.scan(before, printedAt, r).(*image.Gray)
		(&hand{Rand: r, img: before, k: printedAt, ink: color.NRGBA{A: 255}, width: .4}).line(point{bar.X + bar.Wide/2, bar.Y - 3.4}, point{bar.X + bar.Wide/2, bar.Y + bar.High + 9})
		streaked := scanner{dpi: 300, skew: .4, blur: 1}.scan(before, printedAt, r).(*image.Gray)
		for _, c := range []struct {
			what string
			img  *image.Gray
			lost bool
		}{{"a streak where the bar was", scantest.BlackAndWhite(streaked, 150), true}, {"grey", grey, false}, {"black", scantest.BlackAndWhite(grey, 190), false}, {"lost", scantest.BlackAndWhite(grey, 150), true},
			{"dark", scantest.BlackAndWhite(grey, 110), true}, {"printed without the bar", scantest.BlackAndWhite(without, 190), true}} {
			got := Look(context.Background(), c.img, func(string) (*Form, error) { return p.form, nil })
			if got.Err != nil || got.Lost != c.lost {
				t.Errorf("%s, %s: %v, lost %v", name, c.what, got.Err, got.Lost)
				continue
			}
			blank, answered := 0, map[int]bool{2: true}
			for _, a := range got.Lines {
				answered[a.Of.Question] = answered[a.Of.Question] || a.Of.Question > 0 && (a.Read == Marked || a.Why == Several)
			}
			for i, a := range got.Lines {
				if a.Read == Blank && !answered[a.Of.Question] {
					blank++
				}
				if a.Read == Blank && ticked[i] {
					t.Errorf("%s, %s, line %d: a light pen is taken for nothing", name, c.what, i+1)
				}
				if a.Of.Question == 2 && i != dark && a.Read != Blank {
					t.Errorf("%s, %s, choice %d: %s %s beside a dark mark", name, c.what, a.Of.Choice, a.Read, a.Why)
				}
			}
			if (blank == 0) != c.lost {
				t.Errorf("%s, %s: %d blank", name, c.what, blank)
			}
			if a := got.Lines[dark]; a.Read != Marked {
				t.Errorf("%s, %s: the dark tick is %s %s", name, c.what, a.Read, a.Why)
			}
		}
	}
}

// TestLook_light: a light pen is a mark where it is clear and at least unsure where it is
// not, wherever in or around the box it went; a stain as dark is never a mark.
func TestLook_light(t *testing.T) {
	f := pagetest.Faces(t)
	p := listPage(t, f)
	brown := color.NRGBA{186, 160, 115, 255} // as dark as the pen
	deeds := []struct {
		what string
		draw func(h *hand, l *Line)
		may  []Read
	}{
		{"tick", func(h *hand, l *Line) { h.tick(l.Box) }, []Read{Marked, Unsure}},
		{"cross", func(h *hand, l *Line) { h.cross(l.Box) }, []Read{Unsure}},
		{"cross of a pen that is not so light", func(h *hand, l *Line) {
			h.ink = color.NRGBA{118, 140, 175, 255}
			h.cross(l.Box)
		}, []Read{Unsure}},
		{"circle along the edge", func(h *hand, l *Line) { h.arc(middle(l.Box), 2.2, 2.2) }, []Read{Marked, Unsure}},
		{"circle around", func(h *hand, l *Line) { h.arc(middle(l.Box), 2.9, 2.9) }, []Read{Marked, Unsure}},
		{"beside", func(h *hand, l *Line) {
			h.line(point{l.Box.X - 1, l.Box.Y + .5}, point{l.Box.X - .9, l.Box.Y + 3.5})
		}, []Read{Unsure}},
		{"signature", func(h *hand, l *Line) { h.name(l.Sign) }, []Read{Marked, Unsure}},
		{"signature below a stroke of the line above", func(h *hand, l *Line) {
			h.name(l.Sign)
			h.ink = color.NRGBA{30, 30, 60, 255}
			h.line(point{l.Sign.X + 6, l.Sign.Y - 1}, point{l.Sign.X + 6.4, l.Sign.Y + 1.4})
		}, []Read{Marked, Unsure}},
		{"a stroke of the line above", func(h *hand, l *Line) {
			h.ink = color.NRGBA{30, 30, 60, 255}
			h.line(point{l.Sign.X + 6, l.Sign.Y - 1}, point{l.Sign.X + 6.4, l.Sign.Y + 1.4})
		}, []Read{Blank, Unsure}},
		{"a stain over the box", func(h *hand, l *Line) {
			h.ink = brown
			h.round(middle(l.Box), 3.4)
		}, []Read{Blank, Unsure}},
		{"the edge of a stain", func(h *hand, l *Line) {
			h.ink, h.width = brown, 1.6
			h.line(point{l.Box.X - 2, l.Box.Y - 1}, point{l.Box.X + 6.4, l.Box.Y + 5})
		}, []Read{Blank, Unsure}},
		{"nothing", func(*hand, *Line) {}, []Read{Blank}},
	}
	marked, ticks := 0, 0
	for n, dpi := range []float64{150, 200, 300} {
		for seed := range uint64(4) {
			if !soak.Takes(n+int(seed), 3) {
				continue
			}
			r := rand.New(rand.NewPCG(seed, 21))
			h := &hand{Rand: r, img: p.image(f), k: printedAt}
			for i := range p.form.Lines {
				h.ink, h.width = color.NRGBA{127, 168, 224, 255}, .5
				deeds[(i+int(seed))%len(deeds)].draw(h, &p.form.Lines[i])
			}
			how := scanner{dpi: dpi, skew: .5}
			if seed%2 == 1 {
				how = scanner{dpi: dpi, skew: -.8, colour: true, jpeg: 40}
			}
			got := Look(context.Background(), how.scan(h.img, printedAt, r), func(string) (*Form, error) { return p.form, nil })
			if got.Err != nil {
				t.Fatal(got.Err)
			}
			for i, a := range got.Lines {
				d := deeds[(i+int(seed))%len(deeds)]
				if !slices.Contains(d.may, a.Read) {
					t.Errorf("%v to an inch, seed %d, line %d: %s is %s %s", dpi, seed, i+1, d.what, a.Read, a.Why)
				}
				if d.what == "tick" {
					ticks++
				}
				if d.what == "tick" && a.Read == Marked {
					marked++
				}
			}
		}
	}
	t.Logf("%d of %d light ticks are marks", marked, ticks)
	if marked*10 < ticks*9 { // else light.go does nothing
		t.Errorf("only %d of %d light ticks are marks", marked, ticks)
	}
}

// TestLook_lightWords: a light tick on the words of a choice makes it unsure where enough
// of it lies between the characters; without it nothing is.
func TestLook_lightWords(t *testing.T) {
	f := pagetest.Faces(t)
	p := surveyPage(t, f)
	seen := 0
	for _, dpi := range []float64{150, 200, 300} {
		r := rand.New(rand.NewPCG(9, uint64(dpi)))
		h := &hand{Rand: r, img: p.image(f), k: printedAt, ink: color.NRGBA{127, 168, 224, 255}, width: .5}
		on := map[int]bool{}
		for i := range p.form.Lines {
			if l := &p.form.Lines[i]; l.Of.Choice == 2 {
				x, y := l.label.X+1, l.label.Y+1
				h.line(point{x, y + 3}, point{x + 1.5, y + 5}, point{x + 5, y + .3})
				on[i] = true
			}
		}
		got := Look(context.Background(), scanner{dpi: dpi, skew: .5}.scan(h.img, printedAt, r), func(string) (*Form, error) { return p.form, nil })
		for i, a := range got.Lines {
			switch {
			case a.Read == Marked || a.Read == Unsure && !on[i]:
				t.Errorf("%v to an inch, question %d choice %d: %s %s", dpi, a.Of.Question, a.Of.Choice, a.Read, a.Why)
			case a.Read == Unsure:
				seen++
			}
		}
	}
	t.Logf("%d of 21 are seen", seen)
	if seen < 6 {
		t.Errorf("only %d of 21 light ticks on words are seen", seen)
	}
}
