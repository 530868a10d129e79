package papers

import "jibun/export/readback"

// merge makes one line of those of somebody who stands on several pages that were scanned. A
// sheet that was scanned twice says twice the same; where it does not she decides, but what
// one scan shows clearly is not asked because the other does not. Of two sheets, at two desks,
// who signed on one of them came.
func (e *Signed) merge() {
	scans := map[int]map[int]bool{} // by scan, by №: whether it is marked
	for _, l := range e.Lines {
		if scans[l.scan] == nil {
			scans[l.scan] = map[int]bool{}
		}
		scans[l.scan][l.No] = l.Read == readback.Marked
	}
	var out []*SignedLine
	at := map[int]int{} // by №, in out
	for _, l := range e.Lines {
		i, again := at[l.No]
		if !again {
			at[l.No] = len(out)
			out = append(out, l)
			continue
		}
		out[i] = merged(out[i], l, sameSheet(scans[out[i].scan], scans[l.scan]))
	}
	e.Lines = out
}

// sameSheet reports whether two scans show one sheet: most of the lines that are marked in
// one of them are marked in both.
func sameSheet(first, second map[int]bool) bool {
	both, one := 0, 0
	for no, x := range first {
		switch y, ok := second[no]; {
		case ok && x && y:
			both++
		case ok && (x || y):
			one++
		}
	}
	return both > one
}

// merged is what two lines of somebody come to; same says that they are one line, scanned
// twice.
func merged(a, b *SignedLine, same bool) *SignedLine {
	if a.Read == readback.Unsure || b.Read != readback.Unsure && a.Read == readback.Blank {
		a, b = b, a // what is clear first, what is marked before what is empty
	}
	switch {
	case a.Read == readback.Unsure: // both are
		return a
	case b.Read == readback.Unsure && a.Read == readback.Marked && takenBack(b.Why), // as it was crossed out
		b.Read == readback.Unsure && a.Read == readback.Blank && !unseen(b.Why): // something is there
		return b
	case same && a.Read == readback.Marked && b.Read == readback.Blank:
		l := *a
		l.Read, l.Why, l.Signed = readback.Unsure, readback.Contradicts, false
		if l.Picture == nil {
			l.Picture = b.Picture
		}
		return &l
	case a.Read == readback.Marked && b.Read == readback.Marked && a.Signed:
		return b
	}
	return a
}

func takenBack(w readback.Why) bool { return w == readback.Struck || w == readback.Blackened }

// unseen reports whether a line is unsure only because it could not be seen.
func unseen(w readback.Why) bool { return w == readback.Gone || w == readback.Covered }

// habit makes unsure who only wrote where one signs what may not be their name, where others
// do not do so: 欠席 is written there too. Where some sign their name, or many write something,
// that is how one signs there, and who signed came.
func (e *Signed) habit() {
	const seldom = 10       // one of so many signs
	const few, many = 5, .3 // so few, and of all, may have written something else
	all, signed, unnamed := 0., 0., 0.
	for _, l := range e.Lines {
		if l.Read != readback.Marked {
			continue
		}
		all++
		switch {
		case l.Signed && l.named:
			signed++
		case l.Signed:
			unnamed++
		}
	}
	if signed*seldom > all || unnamed >= few && unnamed > many*all {
		return
	}
	for _, l := range e.Lines {
		if l.Read == readback.Marked && l.Signed && !l.named {
			l.Read, l.Why = readback.Unsure, readback.Alone
		}
	}
}
