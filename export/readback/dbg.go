package readback

import (
	"fmt"
	"os"
)

func dbg(s *view, as []Answer, ts map[int]trace) {
	if os.Getenv("DBG") == "" {
		return
	}
	fmt.Fprintln(os.Stderr, "soft", s.soft)
	for i, a := range as {
		if t, ok := ts[i]; ok {
			fmt.Fprintf(os.Stderr, "%d no%d q%d %v %s tone %d mark %v drawn %v aside %v\n", i, a.Of.No, a.Of.Question, a.Read, a.Why, t.tone, t.mark, t.drawn, a.aside)
		}
	}
}

func (b *bitmap) dump(name string) {
	fmt.Fprintln(os.Stderr, name)
	for y := range b.high {
		line := make([]byte, b.wide)
		for x := range line {
			line[x] = '.'
			if b.is(x, y) {
				line[x] = '#'
			}
		}
		fmt.Fprintln(os.Stderr, string(line))
	}
}

func (p *patch) dbgStroke(l *Line, cell, frame rect) {
	if os.Getenv("DBGNO") != fmt.Sprint(l.Of.No) || l.Of.Question != 0 {
		return
	}
	fmt.Fprintln(os.Stderr, "sharply weak", p.sharply(surround(cell, frame), weak, .5), p.oneStroke(cell, frame, weak), p.oneStroke(cell, frame, p.soft))
	for _, sh := range []uint8{weak, p.soft} {
		part := common(inset(cell, .45), inset(frame, -5))
		b := p.residue(part, frame, sh).closed(26)
		b.dump("bitmap")
		box := p.pixels(frame).Sub(p.pixels(part).Min)
		b.joined(box)
		fmt.Fprintln(os.Stderr, "alone", b.alone(box), box)
		t := b.thinned()
		t.prune(5)
		t.dump("thin")
	}
}

func (p *patch) dbgBlack(cell, frame, in rect) {
	if os.Getenv("DBGB") == "" {
		return
	}
	part := common(inset(cell, .45), inset(frame, -5))
	b := p.residue(part, frame, dark).closed(26)
	b.dump(fmt.Sprint("black bitmap one ", p.oneStroke(cell, frame, dark), " lined ", p.linedAt(frame, in, dark, 6), " deepest ", b.deepest()))
	b.joined(p.pixels(frame).Sub(p.pixels(part).Min))
	fmt.Fprintln(os.Stderr, "alone", b.alone(p.pixels(frame).Sub(p.pixels(part).Min)))
	ink, thin := float64(b.count())/sharp/sharp, b.thinned()
	long := float64(thin.count()) * 1.12 / sharp // of its diagonals too
	pen := ink / (long + .5)
	thin.dump("thin before")
	thin.prune(int(max(pen, .5)*sharp) + 2)
	e, j := thin.nodes()
	fmt.Fprintln(os.Stderr, "pen", pen, "long", long, "ends", e, j)
	thin.dump("thin")
}
