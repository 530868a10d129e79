package readback

import (
	"image"
	"math"
	"strings"
	"unicode"

	"jibun/export/page"
)

// Where one signs, people also write 欠席. What is written there is laid beside the name of whom
// it should be, as one writes it, and beside such words: which of them it is more like can
// be told, where reading it cannot.

// absences are what is written where one signs of somebody who is not there.
var absences = []string{"欠席", "欠", "欠席します", "欠席です", "休", "休み", "休暇", "年休", "病欠", "不参加", "不在", "出張", "会議", "異動", "辞退", "取消", "代理", "キャンセル", "けっせき", "ケッセキ", "やすみ", "だいり", "お休み"}

// excuses are what else is written there of such people: longer, or less often.
var excuses = []string{"お休みします", "休みます", "公休", "有休", "振休", "代休", "欠勤", "忌引", "産休", "育休", "病休", "早退", "出られず", "来られず", "行けず", "行けません", "出られません", "参加できず", "参加できません", "出席できません",
	"転勤", "退職", "後日", "途中退席", "リモート", "急用", "急用のため", "急用のため欠席", "業務のため欠席", "仕事のため欠席", "都合により欠席", "出張のため欠席", "会議のため欠席", "体調不良", "体調不良のため欠席", "本人欠席", "連絡なし", "無断欠席", "連絡あり欠席", "電話あり欠席", "電話あり"}

// vocabulary is what a signature is compared with.
type vocabulary struct {
	absent  map[string][]character // words of somebody who is not there
	excuses map[string][]character // likewise
	common  letter                 // what all letters have
}

// Name tells the form whom its lines are of, so that a signature is known from other words:
// how somebody may sign, of each №.
func (f *Form) Name(faces *page.Faces, signs func(no int) []string) {
	all := newPrintedLetters(faces)
	f.words = &vocabulary{absent: map[string][]character{}, excuses: map[string][]character{}}
	for _, w := range absences {
		f.words.absent[w] = all.word(w)
	}
	for i := range f.Lines {
		l := &f.Lines[i]
		if l.Sign.Wide <= 0 || l.Of.WalkIn > 0 {
			continue
		}
		for _, s := range signs(l.Of.No) {
			if w := all.word(s); w != nil {
				if l.names == nil {
					l.names = map[string][]character{}
				}
				l.names[s] = w
			}
		}
	}
	f.words.common = all.common()
	for _, w := range excuses {
		f.words.excuses[w] = all.word(w)
	}
	distinct(f.words.absent, f.words.common)
	distinct(f.words.excuses, f.words.common)
	for i := range f.Lines {
		distinct(f.Lines[i].names, f.words.common)
	}
}

// distinct leaves of words what not all letters have in common.
func distinct(words map[string][]character, common letter) {
	for _, w := range words {
		for k := range w {
			w[k] = w[k].without(common)
		}
	}
}

// named judges what stands where one signs by whose name it should be. One character alone is
// a signature if it is that name's; what is much more like 欠席 than like the name is none.
func (s *view) named(p *patch, l *Line, g finding) finding {
	const (
		its   = .3  // a name is as like as that, at least
		more  = .05 // and so much more like than the other words
		plain = .4  // so like it is a name beside words that are as like
		other = .17 // so much more like another word
		long  = .26 // and of the many that are written seldom
		less  = .06 // where one sees that people write their names: so much less like it
	)
	single := g.read == Unsure && (g.why == Lettered && !g.number || g.why == Small)
	if len(l.names) == 0 || g.seal || g.read != Marked && !single {
		return g
	}
	w := p.written(inset(l.Sign, .7), weak, s.form.words.common)
	if w == nil {
		return g
	}
	name, absent := w.likeness(l.names, s.form.words.absent)
	g.named = name >= its && name-absent >= more || name >= plain && name >= absent
	_, excuse := w.likeness(l.names, s.form.words.excuses)
	g.absent = max(absent-name-other, excuse-name-long, 0)
	g.unlike = max(absent, excuse)-name > less
	if single && g.named {
		g.read, g.why = Marked, ""
	}
	return g
}

// unnamed makes unsure who came by what they wrote alone, and that is less like their name than like
// another word, on a page where people write their names so that one knows them. Signatures
// that are strokes of any shape tell nothing.
func unnamed(answers []Answer) {
	const few, one = 2, 8 // named; of so many that wrote
	wrote, named := 0, 0
	for _, a := range answers {
		if a.wrote && !a.seal && a.Of.WalkIn == 0 {
			wrote++
			if a.Named {
				named++
			}
		}
	}
	if named < few || named*one < wrote {
		return
	}
	for i := range answers {
		if a := &answers[i]; a.Read == Marked && a.Signed && a.unlike {
			a.Read, a.Why = Unsure, Unnamed
		}
	}
}

// likeness is how like what is written is to the best of some names, and to the best
// word of somebody who is not there: 1 at most, some 0 if it is nothing like it.
func (w *writing) likeness(names, absences map[string][]character) (name, absent float64) {
	kanji := map[rune]bool{} // of the name
	name = w.best(names)
	for text := range names {
		for _, c := range text {
			kanji[c] = unicode.Is(unicode.Han, c)
		}
	}
	for text, x := range absences {
		if !strings.ContainsFunc(text, func(c rune) bool { return kanji[c] }) { // 会田 is like 会議 too
			absent = max(absent, w.as(x))
		}
	}
	return name, absent
}

// best is how like it is to the best of some words.
func (w *writing) best(words map[string][]character) (most float64) {
	for _, x := range words {
		most = max(most, w.as(x))
	}
	return most
}

// writing is a line of handwriting and where it may be cut into characters.
type writing struct {
	*gray
	shade  uint8 // what is darker is ink
	ink    image.Rectangle
	cuts   []int              // across, from its first pixel to behind its last
	seen   map[[2]int]*cutOut // what lies between two of them
	common letter             // see vocabulary
}

// written is what is written in a part; nil if nothing is.
func (p *patch) written(in rect, shade uint8, common letter) *writing {
	cover, _, _ := all(unruled(p.strokes(in, shade), in))
	r := p.pixels(cover)
	if r.Dx() < 8 || r.Dy() < 8 {
		return nil
	}
	w := &writing{gray: p.gray, shade: shade, ink: r, seen: map[[2]int]*cutOut{}, common: common}
	high := make([]int, r.Dx()) // of ink in each column
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if p.pix[y*p.wide+x] < shade {
				high[x-r.Min.X]++
			}
		}
	}
	// Where there is least ink near, and not too many places.
	near := max(r.Dy()/8, 2)
	for x := range high {
		least := true
		for k := max(x-near, 0); k <= min(x+near, len(high)-1); k++ {
			least = least && (high[k] > high[x] || high[k] == high[x] && k >= x)
		}
		if x == 0 || least {
			w.cuts = append(w.cuts, x+r.Min.X)
		}
	}
	const most = 40
	if len(w.cuts) > most {
		return nil
	}
	w.cuts = append(w.cuts, r.Max.X)
	return w
}

// as is how like a word it is, its characters side by side, in the mean, cut where they are
// most like it.
func (w *writing) as(word []character) float64 {
	const closest, widest = .35, 2.6 // from one character to the next, of the height
	const narrow, wide = .25, 1.9    // of that, and of the height, is one of them
	n, high := len(word), float64(w.ink.Dy())
	each := float64(w.ink.Dx()) / float64(n)
	if n == 0 || each > widest*high || each < closest*high {
		return 0
	}
	never := math.Inf(-1)
	best := make([]float64, len(w.cuts)) // of the characters so far, up to each cut
	for i := range best {
		best[i] = never
	}
	best[0] = 0
	for _, c := range word {
		next := make([]float64, len(w.cuts))
		for i := range next {
			next[i] = never
		}
		for from, sum := range best {
			if math.IsInf(sum, -1) {
				continue
			}
			for to := from + 1; to < len(w.cuts); to++ {
				if float64(w.cuts[to]-w.cuts[from]) < narrow*each {
					continue
				}
				x := w.letter(from, to)
				if x == nil {
					continue
				}
				if x.wide > wide*high {
					break
				}
				next[to] = max(next[to], sum+c.like(x.letter))
			}
		}
		best = next
	}
	return max(best[len(best)-1], 0) / float64(n)
}

// cutOut is what lies between two cuts.
type cutOut struct {
	letter
	wide float64 // of its ink, in pixels
}

// letter is what lies between two cuts; nil if there is nothing.
func (w *writing) letter(from, to int) *cutOut {
	at := [2]int{from, to}
	if c, ok := w.seen[at]; ok {
		return c
	}
	var c *cutOut
	r := inkBounds(w.gray, image.Rect(w.cuts[from], w.ink.Min.Y, w.cuts[to], w.ink.Max.Y), w.shade)
	if !r.Empty() {
		c = &cutOut{letterOf(w.gray, r, w.shade).without(w.common), float64(r.Dx())}
	}
	w.seen[at] = c
	return c
}
