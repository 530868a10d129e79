package readback

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"jibun/data/datatest/soak"
	"jibun/data/report"
	"jibun/export"
	"jibun/export/marked"
	"jibun/export/page"
	"jibun/export/page/pagetest"
	"jibun/export/page/raster"
	"jibun/export/sheet"
)

// printed is a page as it comes out of the printer.
type printed struct {
	marks []page.Mark
	form  *Form
	code  string
	blank []uint8 // the picture of it, once it was painted
}

var printedAt = 300 / 25.4

func (p *printed) image(f *page.Faces) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, int(210*printedAt), int(297*printedAt)))
	if p.blank == nil {
		for i := range img.Pix {
			img.Pix[i] = 255
		}
		raster.New(f).Paint(img, p.marks, printedAt, 0, 0)
		p.blank = bytes.Clone(img.Pix)
	}
	copy(img.Pix, p.blank)
	return img
}

// evening is a sign-in sheet of so many people, and its free lines.
func evening(people, walkIns int) report.SignIn {
	r := report.SignIn{Head: report.Head{Office: "呉市", Section: "人事課", Series: "じぶん投資セミナー", Made: "2019-05-13"}, Number: 205, Title: "ヒット商品から学ぶマーケティング", Date: "2019-05-14",
		Start: "18:30", End: "20:00", Venue: "つばき会館 302", Speakers: "髙橋 陽子", Capacity: 50, Expected: people, WalkIns: walkIns, ByKana: true, Ledger: "4f2a9c1b00112233", Seminar: 205,
		Purpose: "この名簿は、セミナーの受付と出欠の記録のために使い、目的以外には使いません。"}
	names := []string{"田中 太郎", "髙橋 三一", "𠮷田 二三子", "一 三二", "工藤 工"}
	for i := range people {
		r.Staff = append(r.Staff, report.SignInLine{No: i + 1, From: []string{"市民協働推進課", "人事課", "上下水道局 経営総務課"}[i%3], Position: "主任", Name: names[i%len(names)], Reading: "たなか たろう", First: i%4 == 0})
	}
	return r
}

// pagesOf are the pages of a sign-in sheet as they come out of the printer.
func pagesOf(t testing.TB, f *page.Faces, r report.SignIn) (out []*printed) {
	t.Helper()
	p, err := export.PrintedOf(r, export.HalfWidths{})
	if err != nil {
		t.Fatal(err)
	}
	d, err := page.NewDocument(p, f)
	if err != nil {
		t.Fatal(err)
	}
	var codes []string
	for s := range p.Sheets {
		for _, x := range s.Drawings {
			if x.Kind == sheet.QR {
				codes = append(codes, x.Text)
			}
		}
	}
	if len(codes) != d.Count() {
		t.Fatalf("%d codes of %d pages", len(codes), d.Count())
	}
	for i, c := range codes {
		x, err := marked.Parse(c)
		if err != nil {
			t.Fatal(err)
		}
		boxes, err := export.Boxes(x)
		if err != nil {
			t.Fatal(err)
		}
		marks, _, _ := d.Page(i + 1)
		form := FormOf(boxes)
		lines, err := export.DoorLines(r, x.Columns, f)
		if err != nil {
			t.Fatal(err)
		}
		form.Compare(f, func(no int) (page.Rect, []page.Mark, bool) {
			l, ok := lines[no]
			return l.Whole, l.Marks, ok
		})
		out = append(out, &printed{marks: marks, form: form, code: c})
	}
	return out
}

// listPage is the first page of a full sheet: 24 people under a heading.
func listPage(t testing.TB, f *page.Faces) *printed {
	t.Helper()
	p := pagesOf(t, f, evening(60, 10))[0]
	if len(p.form.Lines) != 24 {
		t.Fatalf("%d lines", len(p.form.Lines))
	}
	return p
}

// conditions are what may happen to a page.
var conditions = []struct {
	name string
	scanner
}{
	{"as it is", scanner{}},
	{"turned 1°", scanner{skew: 1}},
	{"turned -3°", scanner{skew: -3}},
	{"turned 5°", scanner{skew: 5}},
	{"turned -5°", scanner{skew: -5, black: true}},
	{"upside down", scanner{turned: 2, skew: .7}},
	{"on its side", scanner{turned: 1, skew: -.7}},
	{"on its other side", scanner{turned: 3, skew: 1.3}},
	{"black and white", scanner{black: true, skew: .5, noise: 8}},
	{"colour", scanner{colour: true, skew: -.8, jpeg: 70}},
	{"JPEG 40", scanner{jpeg: 40, skew: 1.1}},
	{"blurred", scanner{blur: 2, skew: .4}},
	{"noise", scanner{noise: 22, skew: .9}},
	{"97 %, shifted", scanner{scale: .97, shift: point{2, -3}, skew: .3}},
	{"103 %", scanner{scale: 1.03, shift: point{-1, 1}, skew: -.3}},
	{"shadow", scanner{shadow: true, skew: .6, jpeg: 60}},
	{"coffee", scanner{coffee: true, skew: -.6}},
	{"coffee, colour", scanner{coffee: true, colour: true, skew: .6, jpeg: 50}},
	{"corner folded 1", scanner{fold: 1, skew: 1}},
	{"corner folded 2", scanner{fold: 2, skew: -1}},
	{"corner folded 3", scanner{fold: 3, skew: 2}},
	{"corner folded 4", scanner{fold: 4, skew: -2, turned: 2}},
	{"pale", scanner{pale: .8, skew: .5, noise: 6}},
	{"all at once", scanner{skew: 2.5, turned: 2, noise: 10, jpeg: 40, blur: 1, shadow: true, scale: .98}},
}

// tally counts what was read. gone are the clear lines that are asked about once a page, all
// together: those that look empty where nothing light is left.
type tally struct{ lines, clear, wrong, unsure, gone int }

func (t *tally) add(o tally) {
	t.lines, t.clear, t.wrong, t.unsure, t.gone = t.lines+o.lines, t.clear+o.clear, t.wrong+o.wrong, t.unsure+o.unsure, t.gone+o.gone
}

// writtenOn lets people sign a page and says what each did.
func writtenOn(p *printed, f *page.Faces, r *rand.Rand, quarrel bool) (*image.RGBA, []did) {
	img := p.image(f)
	h := &hand{Rand: r, img: img, k: printedAt}
	var out []did
	for i := range p.form.Lines {
		h.pen()
		n := 0
		if quarrel {
			for x := r.IntN(allOften()); x >= often[n]; n++ {
				x -= often[n]
			}
		} else {
			n = r.IntN(6)
		}
		deeds[n].draw(h, &p.form.Lines[i])
		out = append(out, deeds[n])
	}
	return img, out
}

func judgedOf(t testing.TB, p *printed, img image.Image, done []did, say func(line int, d did, a Answer)) (c tally) {
	t.Helper()
	got := Look(context.Background(), img, func(code string) (*Form, error) {
		if code != p.code {
			t.Errorf("the QR says %q", code)
		}
		return p.form, nil
	})
	if got.Err != nil {
		t.Errorf("%v", got.Err)
		if d := os.Getenv("JIBUN_SCANS"); d != "" {
			w, _ := os.Create(filepath.Join(d, t.Name()+".png"))
			png.Encode(w, img)
			w.Close()
		}
		return c
	}
	for i, a := range got.Lines {
		d := done[i]
		c.lines++
		if d.sure {
			c.clear++
		}
		switch {
		case a.Why == Gone && got.Lost:
			if d.sure {
				c.gone++
			}
		case a.Read == Unsure:
			if d.sure {
				c.unsure++
				say(i, d, a)
			}
		case !slices.Contains(d.may, a.Read):
			c.wrong++
			say(i, d, a)
		}
	}
	return c
}

// TestLook_conditions prints, signs and scans pages and counts what is read wrong, and
// what is asked about although it is clear: 72 pages, in a soak 216. JIBUN_SEEDS=n does it with
// n hands.
func TestLook_conditions(t *testing.T) {
	f := pagetest.Faces(t)
	p := listPage(t, f)
	seeds, _ := strconv.Atoi(os.Getenv("JIBUN_SEEDS"))
	seeds = max(seeds, soak.Rounds(1, 3))
	sums := map[float64]*tally{}
	for n, c := range conditions {
		row := fmt.Sprintf("%-18s", c.name)
		for _, dpi := range []float64{150, 200, 300} {
			c.dpi = dpi
			var one tally
			for seed := range seeds {
				r := rand.New(rand.NewPCG(uint64(n+1000*seed), uint64(dpi)))
				img, done := writtenOn(p, f, r, true)
				one.add(judgedOf(t, p, c.scan(img, printedAt, r), done, func(line int, d did, a Answer) {
					t.Logf("%s, %v to an inch, seed %d, line %d: %s: %s %s", c.name, dpi, seed, line+1, d.what, a.Read, a.Why)
				}))
			}
			if sums[dpi] == nil {
				sums[dpi] = &tally{}
			}
			sums[dpi].add(one)
			if one.gone > 0 && !c.black {
				t.Errorf("%s, %v to an inch: %d lines of a page in grey may be gone", c.name, dpi, one.gone)
			}
			row += fmt.Sprintf(" | %3.0f: %d wrong, %d+%d of %d asked", dpi, one.wrong, one.unsure, one.gone, one.clear)
		}
		t.Log(row)
	}
	var all tally
	for dpi, sum := range sums {
		all.add(*sum)
		t.Logf("%v to an inch: %+v", dpi, *sum)
		if sum.wrong > 0 || sum.lines != len(conditions)*24*seeds {
			t.Errorf("%v to an inch: %d of %d lines wrong", dpi, sum.wrong, sum.lines)
		}
	}
	if t.Logf("%+v", all); all.unsure*100 > all.clear {
		t.Errorf("%d of %d clear lines are asked about", all.unsure, all.clear)
	}
}

// TestLook_control: the table above can fail. What was done on one line is not what is
// read on another.
func TestLook_control(t *testing.T) {
	f := pagetest.Faces(t)
	r := rand.New(rand.NewPCG(3, 3))
	p := listPage(t, f)
	img, done := writtenOn(p, f, r, true)
	moved := append(done[1:len(done):len(done)], done[0])
	scan := scanner{dpi: 150}.scan(img, printedAt, r)
	if c := judgedOf(t, p, scan, moved, func(int, did, Answer) {}); c.wrong < 3 {
		t.Errorf("of another line's marks only %d are wrong", c.wrong)
	}
	if c := judgedOf(t, p, scan, done, func(int, did, Answer) {}); c.wrong > 0 {
		t.Errorf("%d are wrong", c.wrong)
	}
}

// TestLook_glass: a line that dirt on the glass drew down the page, through every box, is
// nobody's tick.
func TestLook_glass(t *testing.T) {
	f := pagetest.Faces(t)
	for _, dpi := range []float64{150, 200, 300} {
		r := rand.New(rand.NewPCG(8, 8))
		p := listPage(t, f)
		got := Look(context.Background(), scanner{dpi: dpi, streak: true}.scan(p.image(f), printedAt, r), func(string) (*Form, error) { return p.form, nil })
		if got.Err != nil {
			t.Fatal(got.Err)
		}
		for i, a := range got.Lines {
			if a.Read == Marked {
				t.Errorf("%v to an inch, line %d: %s %.3f", dpi, i+1, a.Read, a.Ink)
			}
		}
	}
}

// TestLook_walkIns: who writes into a free line has ink there, whichever of its places
// it is, and the line is cut out to be looked at.
func TestLook_walkIns(t *testing.T) {
	f := pagetest.Faces(t)
	all := pagesOf(t, f, evening(3, 10))
	p := all[len(all)-1]
	img := p.image(f)
	h := &hand{Rand: rand.New(rand.NewPCG(2, 9)), img: img, k: printedAt}
	var want []Read
	for i := range p.form.Lines {
		h.pen()
		l := &p.form.Lines[i]
		switch n := len(want); {
		case l.Of.WalkIn == 0 || n%3 == 0:
			want = append(want, Blank)
			continue
		case n%3 == 1:
			h.name(l.Write[1])
		default:
			h.name(l.Write[0])
			h.tick(l.Box)
		}
		want = append(want, Marked)
	}
	got := Look(context.Background(), scanner{dpi: 200, skew: 1}.scan(img, printedAt, h.Rand), func(string) (*Form, error) { return p.form, nil })
	if got.Err != nil || len(got.Lines) != 13 {
		t.Fatalf("%v, %d lines", got.Err, len(got.Lines))
	}
	for i, a := range got.Lines {
		free := p.form.Lines[i].Of.WalkIn > 0
		if a.Read != want[i] || (a.Picture != nil) != (free && a.Read == Marked) {
			t.Errorf("line %d: %s %s, not %s; picture %v", i+1, a.Read, a.Why, want[i], a.Picture != nil)
		}
	}
}

// TestLook_refused are pages that say nothing, each for its reason.
func TestLook_refused(t *testing.T) {
	f := pagetest.Faces(t)
	p := listPage(t, f)
	r := rand.New(rand.NewPCG(1, 1))
	none := errors.New("another ledger")
	without := func(r rect) *image.RGBA {
		img := p.image(f)
		(&hand{img: img, k: printedAt, ink: color.NRGBA{255, 255, 255, 255}}).fill(point{r.X, r.Y}, point{r.X + r.Wide, r.Y}, point{r.X + r.Wide, r.Y + r.High}, point{r.X, r.Y + r.High})
		return img
	}
	for name, c := range map[string]struct {
		img  image.Image
		say  error
		want error
	}{
		"no QR":                {scanner{dpi: 150}.scan(without(rect{X: 170, Y: 13, Wide: 30, High: 25}), printedAt, r), nil, ErrCodeGone},
		"of another ledger":    {scanner{dpi: 150}.scan(p.image(f), printedAt, r), none, none},
		"corners torn off":     {scanner{dpi: 150}.scan(without(rect{X: 0, Y: 250, Wide: 210, High: 47}), printedAt, r), nil, nil},
		"only one corner left": {scanner{dpi: 150}.scan(without(rect{X: 0, Y: 0, Wide: 20, High: 297}), printedAt, r).(*image.Gray).SubImage(image.Rect(0, 0, 1240, 1600)), nil, ErrCorners},
		"as by a fax":          {scanner{dpi: 100}.scan(p.image(f), printedAt, r), nil, ErrCoarse},
	} {
		got := Look(context.Background(), c.img, func(string) (*Form, error) { return p.form, c.say })
		if !errors.Is(got.Err, c.want) {
			t.Errorf("%s: %v", name, got.Err)
		}
	}
}

func BenchmarkLook(b *testing.B) {
	f := pagetest.Faces(b)
	for _, dpi := range []float64{150, 200, 300} {
		p := listPage(b, f)
		r := rand.New(rand.NewPCG(1, 2))
		img, _ := writtenOn(p, f, r, true)
		scan := scanner{dpi: dpi, skew: 2, turned: 2}.scan(img, printedAt, r)
		b.Run(fmt.Sprint(dpi), func(b *testing.B) {
			for b.Loop() {
				if got := Look(context.Background(), scan, func(string) (*Form, error) { return p.form, nil }); got.Err != nil {
					b.Fatal(got.Err)
				}
			}
		})
	}
}
