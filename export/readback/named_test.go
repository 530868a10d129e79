package readback

import (
	"context"
	"encoding/json"
	"image"
	"math/rand/v2"
	"os"
	"testing"

	"jibun/data/datatest/soak"
	"jibun/export/page/pagetest"
)

// strokes are how characters are written, in a square of side 1.
func strokes(t testing.TB) (out map[string][][][2]float64) {
	t.Helper()
	b, err := os.ReadFile("testdata/strokes.json")
	if err == nil {
		err = json.Unmarshal(b, &out)
	}
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// word writes characters side by side, each so high, as somebody writes: leaning, wider or
// narrower, not quite in line.
func (h *hand) word(t testing.TB, of map[string][][][2]float64, text string, x, y, high float64) {
	t.Helper()
	lean, wide := h.between(-.18, .18), h.between(.8, 1.1)
	for _, c := range text {
		if of[string(c)] == nil {
			t.Fatalf("no strokes of %c", c)
		}
		up, size := h.between(-.25, .25), high*h.between(.88, 1.08)
		for _, s := range of[string(c)] {
			var pts []point
			off := h.near(point{}, .03*size)
			for _, p := range s {
				pts = append(pts, h.near(point{x + size*(wide*p[0]-lean*(p[1]-.5)) + off.x, y + up + size*p[1] + off.y}, .02*size))
			}
			h.line(pts...)
		}
		x += size * wide * h.between(.92, 1.1)
	}
}

// people are how those of a list may sign.
var people = [][]string{
	{"田中太郎", "田中", "たなかたろう", "たなか"}, {"森学", "森", "もり"}, {"堀健一", "堀"}, {"中村愛", "中村", "なかむら"},
	{"佐藤健一", "佐藤", "さとう"}, {"松田翔子", "松田"}, {"小川学", "小川"}, {"村中一郎", "村中", "むらなか"},
}

// TestLook_named: who signs with the own name came, also where the family name is one
// character; where 欠席 or the like stands, nobody did. Without the names that is not known,
// and with those of others a single character is none.
func TestLook_named(t *testing.T) {
	f := pagetest.Faces(t)
	written := strokes(t)
	absent := []string{"欠席", "欠", "休", "休み", "出張", "不参加", "会議", "代理", "取消", "病欠", "欠席します", "欠席"}
	type count struct{ own, read, away, silent, single, singles int }
	look := func(shift int, told bool) (c count) {
		for n, how := range []scanner{{dpi: 150, skew: .6}, {dpi: 200, skew: -1, jpeg: 40}, {dpi: 300, black: true, skew: .4}, {dpi: 200, colour: true, noise: 6}} {
			if (shift > 0 || !told) && !soak.Takes(n, 2) {
				continue
			}
			r := rand.New(rand.NewPCG(uint64(n), 77))
			p := listPage(t, f)
			if told {
				p.form.Name(f, func(no int) []string { return people[(no+shift)%len(people)] })
			}
			h := &hand{Rand: r, img: p.image(f), k: printedAt}
			var wrote []string
			for i := range p.form.Lines {
				l := &p.form.Lines[i]
				h.pen()
				h.width = h.between(.25, .4)
				of := people[l.Of.No%len(people)]
				w := of[h.IntN(len(of))]
				if i%4 == 3 {
					w = absent[(i/4+n*6)%len(absent)]
				}
				wrote = append(wrote, w)
				h.word(t, written, w, l.Sign.X+h.between(2, 8), l.Sign.Y+1.6, h.between(4.8, 5.8))
			}
			got := Look(context.Background(), how.scan(h.img, printedAt, r), func(string) (*Form, error) { return p.form, nil })
			if got.Err != nil {
				t.Fatal(got.Err)
			}
			for i, a := range got.Lines {
				one := len([]rune(wrote[i])) == 1
				if i%4 == 3 {
					if c.away++; a.Read == Marked {
						c.silent++
						if told && shift == 0 {
							t.Logf("scan %d, line %d: %s is %s", n, i+1, wrote[i], a.Read)
						}
					}
					continue
				}
				c.own++
				if one {
					c.singles++
				}
				if a.Read == Marked {
					if c.read++; one {
						c.single++
					}
				} else if told && shift == 0 {
					t.Logf("scan %d, line %d: %s is %s %s", n, i+1, wrote[i], a.Read, a.Why)
				}
			}
		}
		return c
	}
	told, untold, others := look(0, true), look(0, false), look(3, true)
	t.Logf("with names %+v, without %+v, with others' %+v", told, untold, others)
	if told.silent > 0 || told.read*100 < told.own*85 || told.single*3 < told.singles {
		t.Errorf("with their names: %+v", told)
	}
	if untold.silent < told.away/3 || untold.single > 0 {
		t.Errorf("without names: %+v", untold)
	}
	if others.single*3 > others.singles {
		t.Errorf("with others' names: %+v", others)
	}
}

// TestLetterOf: a character is most like itself, however large and thick it came out.
func TestLetterOf(t *testing.T) {
	all := newPrintedLetters(pagetest.Faces(t))
	const text = "欠席田中太郎森堀村佐藤健一松翔子小川愛たなかもり"
	word := all.word(text)
	common := all.common()
	for i, c := range []rune(text) {
		big := newPrintedLetters(pagetest.Faces(t)).sized(c, 22)
		best, at := -1.0, 0
		for k, l := range word {
			if v := l.without(common).like(letterOf(big, image.Rect(0, 0, big.wide, big.high), dark).without(common)); v > best {
				best, at = v, k
			}
		}
		if at != i || best < .8 {
			t.Errorf("%c is taken for %c (%.2f)", c, []rune(text)[at], best)
		}
	}
}
