package gui

import (
	"strconv"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/export/readback"
	"jibun/gui/kit"
	"jibun/gui/papers"
)

// signedRow is a line of the sheets, or a free one that has ink.
type signedRow struct {
	line     *papers.SignedLine
	walkIn   *papers.SignedWalkIn
	read     readback.Read // as read, or as she decided
	decided  bool
	putOff   bool                // she said 決めない: nothing leads back to it by itself
	absent   bool                // she said 欠席(連絡あり): the person had told her
	who      *data.CandidateLine // who wrote into a free line
	newcomer string              // or the name of somebody new, from outside
	kind     data.Affiliation    // and what they are
	n        int64
}

// signedGroup is a part of the list.
type signedGroup int

const (
	signedAsk signedGroup = iota
	signedWalkIn
	signedMarked
	signedAbsent
	signedBlank
)

func signedRows(s *papers.Signed) (out []*signedRow) {
	for _, l := range s.Lines {
		out = append(out, &signedRow{line: l, read: l.Read, n: int64(len(out))})
	}
	for _, w := range s.WalkIns {
		out = append(out, &signedRow{walkIn: w, read: w.Read, n: int64(len(out))})
	}
	return out
}

func (r *signedRow) id() int64 { return r.n }

func (r *signedRow) group() signedGroup {
	switch {
	case r.walkIn != nil && r.gone() != 0:
		return signedAsk
	case r.walkIn != nil:
		return signedWalkIn
	case r.read == readback.Unsure:
		return signedAsk
	case r.read == readback.Marked:
		return signedMarked
	case r.absent:
		return signedAbsent
	}
	return signedBlank
}

// settled reports whether nothing is left to decide about it.
func (r *signedRow) settled() bool {
	if r.walkIn != nil {
		return r.read == readback.Blank || r.who != nil || r.newcomer != ""
	}
	return r.read != readback.Unsure
}

// open reports whether she still has to come to it.
func (r *signedRow) open() bool { return !r.settled() && !r.putOff }

// gone is the page of a line that looks empty where a light pen may not have come out; 0 if
// it is none, or was decided.
func (r *signedRow) gone() int {
	switch {
	case r.settled():
	case r.line != nil && r.line.Why == readback.Gone:
		return r.line.Page
	case r.walkIn != nil && r.walkIn.Why == readback.Gone:
		return r.walkIn.Page
	}
	return 0
}

// seated reports whether it is the line of somebody who has a seat: only they are absent.
func (r *signedRow) seated() bool { return r.line != nil && r.line.Who.State == data.Confirmed }

// comesBack is who had withdrawn, or waits, and signed all the same.
func (r *signedRow) comesBack() bool {
	return r.line != nil && r.read == readback.Marked && r.line.Who.State != data.Confirmed
}

func (r *signedRow) name() string {
	switch {
	case r.line != nil:
		return r.line.Who.Name
	case r.who != nil:
		return r.who.Name
	case r.newcomer != "":
		return r.newcomer
	}
	return ""
}

// from is where they belong.
func (r *signedRow) from() string {
	switch {
	case r.line != nil:
		return r.line.Who.From
	case r.who != nil:
		return r.who.From
	case r.newcomer != "":
		return lang.X("signed.new.from", "外部・{{.Kind}}", map[string]any{"Kind": r.kind.Label()})
	}
	return ""
}

func (x *signedDialog) newGrid() *kit.Grid[*signedRow] {
	g := kit.NewGrid([]kit.Column[*signedRow]{
		{Key: "no", Title: lang.X("signed.col.no", "№"), Width: 64, Least: 46, Right: true, Text: func(r *signedRow) string {
			if r.line != nil {
				return strconv.Itoa(r.line.No)
			}
			return lang.X("signed.free", "空欄{{.N}}", map[string]any{"N": r.walkIn.Line})
		}},
		{Key: "name", Title: lang.X("signed.col.name", "氏名"), Width: 150, Least: 100, Grow: true, Text: (*signedRow).name},
		{Key: "from", Title: lang.X("signed.col.from", "所属・団体"), Width: 190, Least: 100, Muted: true, Optional: 1, Text: (*signedRow).from},
		{Key: "read", Title: lang.X("signed.col.read", "読み取り"), Width: 110, Least: 84, Text: func(r *signedRow) string { return signedChip(r).Text }, Chip: signedChip},
		{Key: "why", Title: lang.X("signed.col.why", "わけ"), Width: 150, Least: 90, Muted: true, Text: func(r *signedRow) string {
			switch {
			case r.line != nil && r.line.Read == readback.Marked && r.line.Signed:
				return papers.WhyText(readback.Alone) // a word is not told from a name: she may want to look
			case r.line != nil:
				return papers.WhyText(r.line.Why)
			case r.gone() != 0:
				return papers.WhyText(r.walkIn.Why)
			}
			return ""
		}},
		{Key: "to", Title: lang.X("signed.col.to", "出欠"), Width: 180, Least: 120, Text: x.toText, Bold: func(r *signedRow) bool { return x.changed(r) }},
	})
	g.Tight = true
	g.ID = (*signedRow).id
	g.Section = func(r *signedRow) int { return int(r.group()) }
	g.Heading = func(section, rows int) string { return signedHeading(signedGroup(section), rows) }
	g.Strike = func(r *signedRow) bool { return r.walkIn != nil && r.read == readback.Blank }
	g.OnSelect = func([]*signedRow) { x.lookAt() }
	g.OnRune, g.OnPaste, g.OnOpen = x.rune, x.paste, x.enter
	g.OnWidths = x.d.keepWidths("signed", g.SetWidths)
	g.Empty = func() (string, string, string, func()) {
		return lang.X("signed.nobody", "名簿に方がいません"), "", "", nil
	}
	return g
}

func signedHeading(g signedGroup, n int) string {
	of := map[string]any{"N": n}
	switch g {
	case signedAsk:
		return lang.X("signed.group.ask", "確かめてください {{.N}}行", of)
	case signedWalkIn:
		return lang.X("signed.group.walkin", "当日参加の書き込み {{.N}}行", of)
	case signedMarked:
		return lang.X("signed.group.marked", "印あり {{.N}}名", of)
	case signedAbsent:
		return lang.X("signed.group.absent", "欠席(連絡あり) {{.N}}名", of)
	}
	return lang.X("signed.group.blank", "印なし {{.N}}名", of)
}

// signedChip is how a line was read, and whether she decided it.
func signedChip(r *signedRow) kit.Chip {
	switch {
	case r.walkIn != nil && r.read != readback.Blank && !r.settled() && r.gone() == 0:
		return kit.Chip{Text: lang.X("signed.chip.name", "名前を入れる"), Tone: kit.ToneWarn}
	case r.walkIn != nil && r.read != readback.Blank && r.settled():
		return kit.Chip{Text: lang.X("signed.chip.walkin", "○ 名前あり"), Tone: kit.ToneGood}
	case r.read == readback.Unsure:
		return kit.Chip{Text: lang.X("signed.chip.unsure", "確かめる"), Tone: kit.ToneWarn}
	case r.read == readback.Marked:
		return kit.Chip{Text: lang.X("signed.chip.marked", "○ 印あり"), Tone: kit.ToneGood}
	case r.absent:
		return kit.Chip{Text: lang.X("signed.chip.absent", "× 連絡あり"), Tone: kit.ToneWarn}
	}
	return kit.Chip{Text: lang.X("signed.chip.blank", "× 印なし"), Tone: kit.ToneMuted}
}

// toText is what the attendance is and would become.
func (x *signedDialog) toText(r *signedRow) string {
	switch {
	case r.walkIn != nil && r.read == readback.Blank:
		return lang.X("signed.to.nobody", "書き込みではない")
	case r.walkIn != nil && !r.settled():
		return ""
	case r.newcomer != "":
		return lang.X("signed.to.new", "名簿に加え、出席")
	case r.walkIn != nil || r.comesBack():
		return lang.X("signed.to.walkin", "当日参加・出席")
	case r.read == readback.Unsure:
		return lang.X("signed.to.stays", "{{.Now}}のまま", map[string]any{"Now": r.line.Who.Attendance.Label()})
	case x.changed(r):
		return lang.X("signed.to", "{{.From}} → {{.To}}", map[string]any{"From": r.line.Who.Attendance.Label(), "To": x.to(r).Label()})
	}
	return r.line.Who.Attendance.Label()
}

func (x *signedDialog) changed(r *signedRow) bool {
	return r.line != nil && (x.to(r) != r.line.Who.Attendance || r.comesBack())
}
