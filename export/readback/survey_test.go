package readback

import (
	"context"
	"fmt"
	"image"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"

	"jibun/data/report"
	"jibun/export"
	"jibun/export/marked"
	"jibun/export/page"
	"jibun/export/page/pagetest"
	"jibun/export/sheet"
)

// surveyPage is the アンケート用紙 of an evening as it comes out of the printer.
func surveyPage(t testing.TB, f *page.Faces) *printed {
	t.Helper()
	r := report.SurveySheet{Head: report.Head{Office: "呉市", Section: "人事課", Series: "じぶん投資セミナー", Made: "2019-05-13"}, Number: 205, Title: "ヒット商品から学ぶマーケティング", Date: "2019-05-14",
		Speakers: "髙橋 陽子", Purpose: "答えは、セミナーの改善にのみ使います。", Questions: report.Questions(), Ledger: "4f2a9c1b00112233", Seminar: 205}
	p, err := export.PrintedOf(r, export.HalfWidths{})
	if err != nil {
		t.Fatal(err)
	}
	d, err := page.NewDocument(p, f)
	if err != nil || d.Count() != 1 {
		t.Fatal(d.Count(), err)
	}
	marks, _, _ := d.Page(1)
	for s := range p.Sheets {
		for _, x := range s.Drawings {
			if x.Kind == sheet.QR {
				m, err := marked.Parse(x.Text)
				if err != nil {
					t.Fatal(err)
				}
				boxes, err := export.Boxes(m)
				if err != nil {
					t.Fatal(err)
				}
				p := &printed{marks: marks, form: FormOf(boxes), code: x.Text}
				p.form.Print(f)
				return p
			}
		}
	}
	t.Fatal("no QR")
	return nil
}

// answered is what somebody did with a question: what may be read in each of its boxes.
type answered struct {
	what string
	draw func(h *hand, l []*Line, n int) // n is the box that was meant
	may  func(i, n int) []Read
	sure bool
	many bool // it is done where several may be ticked
}

func onlyThe(mark Read) func(i, n int) []Read {
	return func(i, n int) []Read {
		if i == n {
			return []Read{mark}
		}
		return []Read{Blank}
	}
}

func notMarked(i, n int) []Read { return []Read{Blank, Unsure}[min(1, max(0, 1-absolute(i-n))):] }

var answers = []answered{
	{"nothing", func(*hand, []*Line, int) {}, func(int, int) []Read { return []Read{Blank} }, true, true},
	{"tick", func(h *hand, l []*Line, n int) { h.tick(l[n].Box) }, onlyThe(Marked), true, true},
	{"slash", func(h *hand, l []*Line, n int) { h.slash(l[n].Box) }, onlyThe(Marked), true, true},
	{"circle", func(h *hand, l []*Line, n int) { h.circle(l[n].Box) }, onlyThe(Marked), true, true},
	{"two ticks", func(h *hand, l []*Line, n int) { h.tick(l[n].Box); h.tick(l[(n+1)%len(l)].Box) }, func(i, n int) []Read { return nil }, false, false},
	{"all that apply", func(h *hand, l []*Line, n int) { h.tick(l[n].Box); h.tick(l[(n+1)%len(l)].Box) }, func(i, n int) []Read { return []Read{Marked, Blank} }, false, true},
	{"a circle around the words", func(h *hand, l []*Line, n int) {
		r := l[n].label.Rect
		h.arc(h.near(middle(r), .4), r.Wide/2+h.between(.5, 1.5), h.between(2.4, 3.2))
	}, func(i, n int) []Read { return append(notMarked(i, n), onlyThe(Marked)(i, n)...) }, false, true},
	{"a line under the words", func(h *hand, l []*Line, n int) {
		r := l[n].label.Rect
		y := r.Y + r.High/2 + 2.6
		h.line(point{r.X, y}, h.near(point{r.X + r.Wide, y}, .3))
	}, notMarked, false, true},
	{"a tick on the words", func(h *hand, l []*Line, n int) {
		r := l[n].label.Rect
		h.tick(rect{X: r.X + h.between(0, 3), Y: r.Y + h.between(0, 1.5), Wide: 6, High: 6})
	}, notMarked, false, true},
	{"behind the words", func(h *hand, l []*Line, n int) {
		r := l[n].Quiet[2]
		if r.Wide < 3 {
			h.line(point{r.X - 8, r.Y}, point{r.X - 3, r.Y + r.High})
			return
		}
		h.tick(rect{X: r.X + 1, Y: r.Y + 1.5, Wide: min(4, r.Wide/2), High: 4})
	}, notMarked, false, true},
	{"crossed out", func(h *hand, l []*Line, n int) { h.cross(l[n].Box) }, func(i, n int) []Read {
		if i == n {
			return nil
		}
		return []Read{Blank}
	}, false, true},
	{"pencil", func(h *hand, l []*Line, n int) {
		h.ink.R, h.ink.G, h.ink.B = 165, 165, 165
		h.tick(l[n].Box)
	}, onlyThe(Marked), false, true},
}

// answeredOften is how often each is done.
var answeredOften = []int{10, 40, 8, 14, 4, 6, 4, 3, 4, 3, 2, 3}

// TestLook_surveys prints アンケート用紙, answers and scans them, as TestLook_conditions does
// with sign-in sheets: each condition once, with JIBUN_SEEDS=n all of them n times.
func TestLook_surveys(t *testing.T) {
	f := pagetest.Faces(t)
	seeds, _ := strconv.Atoi(os.Getenv("JIBUN_SEEDS"))
	p := surveyPage(t, f)
	sum := tally{}
	for n, c := range conditions {
		for i, dpi := range []float64{150, 200, 300} {
			if seeds == 0 && n%3 != i {
				continue // each condition once
			}
			c.dpi = dpi
			for seed := range max(seeds, 1) {
				r := rand.New(rand.NewPCG(uint64(n+1000*seed), uint64(dpi)+7))
				img, did := answeredOn(p, f, r)
				scan := c.scan(img, printedAt, r)
				sum.add(surveyJudged(t, p, scan, did, func(i int, a Answer, what string) {
					t.Logf("%s, %v to an inch, seed %d: question %d choice %d, %s: %s %s", c.name, dpi, seed, a.Of.Question, a.Of.Choice, what, a.Read, a.Why)
				}))
			}
		}
	}
	t.Logf("%+v", sum)
	if sum.wrong > 0 || sum.clear < 400 || sum.unsure*100 > sum.clear {
		t.Errorf("%+v", sum)
	}
}

// surveyDid is what was done with each question, and which box was meant.
type surveyDid map[int]struct {
	answered
	n int
}

func (p *printed) questions() (out map[int][]*Line) {
	out = map[int][]*Line{}
	for i := range p.form.Lines {
		if l := &p.form.Lines[i]; l.Of.Field == marked.Choice {
			out[l.Of.Question] = append(out[l.Of.Question], l)
		}
	}
	return out
}

func answeredOn(p *printed, f *page.Faces, r *rand.Rand) (*image.RGBA, surveyDid) {
	img := p.image(f)
	h := &hand{Rand: r, img: img, k: printedAt}
	did := surveyDid{}
	all := p.questions()
	for q := 1; q <= len(all); q++ {
		l := all[q]
		h.pen()
		n := 0
		for {
			n = 0
			for x := r.IntN(101); x >= answeredOften[n]; n++ {
				x -= answeredOften[n]
			}
			if a := answers[n]; !l[0].Of.One && a.many || l[0].Of.One && a.what != "all that apply" {
				break
			}
		}
		d := did[q]
		d.answered, d.n = answers[n], r.IntN(len(l))
		d.draw(h, l, d.n)
		did[q] = d
	}
	return img, did
}

func surveyJudged(t *testing.T, p *printed, img image.Image, did surveyDid, say func(int, Answer, string)) (c tally) {
	t.Helper()
	got := Look(context.Background(), img, func(code string) (*Form, error) {
		if code != p.code {
			t.Errorf("the QR says %q", code)
		}
		return p.form, nil
	})
	if got.Err != nil {
		t.Errorf("%v", got.Err)
	}
	for i, a := range got.Lines {
		if a.Of.Field != marked.Choice {
			if a.Read == Marked {
				c.wrong++
				say(i, a, "WRONG nothing was written")
			}
			continue
		}
		d := did[a.Of.Question]
		c.lines++
		if d.sure {
			c.clear++
		}
		may := d.may(a.Of.Choice-1, d.n)
		switch {
		case a.Why == Gone && got.Lost:
			if d.sure {
				c.gone++
			}
		case d.what == "two ticks" && a.Read == Marked, d.what == "all that apply" && a.Read == Blank && (a.Of.Choice-1 == d.n), d.what != "two ticks" && a.Read != Unsure && !slices.Contains(may, a.Read):
			c.wrong++
			say(i, a, "WRONG "+d.what+fmt.Sprint(d.n+1))
		case a.Read == Unsure && (d.sure || d.what == "all that apply"):
			c.unsure++
			say(i, a, d.what)
		case a.Read == Unsure && a.Picture == nil:
			t.Error("no picture")
		}
	}
	return c
}
