package gui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/export/readback"
	"jibun/gui/kit"
	"jibun/gui/papers"
)

// signedDialog shows what the signed sheets of an evening say: what she must decide
// first, each with its picture, then who wrote themselves into a free line, then all the
// rest with what it would change. Nothing is written before the button is pressed, and
// what she leaves undecided stays as it is.
type signedDialog struct {
	d       *desk
	all     *papers.Scanned
	n       int // which of the evenings
	s       *papers.Signed
	rows    []*signedRow
	grid    *kit.Grid[*signedRow]
	detail  *signedDetail
	summary *kit.Text
	noShow  *kit.Check
	hint    *kit.Text // what the keys do on the row looked at
	foot    *fyne.Container
	dialog  *kit.Dialog
	shown   bool // the rows are there: the keyboard follows the one looked at
	done    bool
}

func showSignedDialog(d *desk, all *papers.Scanned, n int) {
	x := &signedDialog{d: d, all: all, n: n, s: all.Evenings[n], summary: kit.NewHeading("").Shortens()}
	x.rows = signedRows(x.s)
	x.grid = x.newGrid()
	x.detail = newSignedDetail(x)
	x.noShow = kit.NewCheck(x.noShowText(), func(bool) { x.refresh() })
	x.hint = kit.NewMuted("").Shortens()
	x.dialog = &kit.Dialog{Title: lang.X("signed.title", "署名済みの用紙から出欠を入れる {{.Evening}}", map[string]any{"Evening": x.s.Evening()}), Width: 1130, Height: 580,
		Primary: lang.X("signed.record.none", "記録する"), Secondary: lang.X("cancel", "やめる"),
		OnPrimary: func() bool { x.record(); return false }, First: x.grid,
		Changed: func() bool { return !x.done && x.decided() }, OnClosed: x.next, OnShortcut: x.shortcut}
	head, low := x.around()
	x.dialog.Content = container.NewStack(kit.Gap(0, d.scanHigh()), kit.Border(kit.Pad(0, 0, d.scanGap(), 0, head), low, nil, nil, x.grid))
	kit.Show(d.win, x.dialog)
	x.begin()
	x.refresh()
	d.signed = x
}

// around is what stands above the list and below it. In a low window what the keys do is not
// said again, as it stands on the buttons, and the box stands beside them.
func (x *signedDialog) around() (head, low *fyne.Container) {
	x.foot = besideElseBelow(300, 16, kit.Middle(x.hint), x.noShow)
	head = kit.Col(6, x.summary)
	looked := kit.Pad(x.d.scanGap(), 0, 0, 0, container.NewStack(kit.Gap(0, x.d.scanDetail()), x.detail.root))
	low = kit.Col(8, looked, x.foot)
	notes, notRead := append(x.d.scanEvening(x.s.Seminar, x.s.Evening()), signedProblems(x.all, x.s)...), x.s.NotRead()
	switch {
	case x.d.lowScan():
		x.dialog.Aside = x.noShow
		low = looked
		if notRead != "" {
			notes = append(notes, notRead)
		}
	case notRead != "":
		head.Add(kit.NewMuted(notRead).Shortens())
	}
	if x.d.lowestScan() && len(notes) > 0 {
		head.Objects[0] = kit.Border(nil, nil, nil, x.d.allNotes(notes, len(notes)), kit.Middle(x.summary))
		return head, low
	}
	for _, o := range x.d.scanNotes(notes, 2) {
		head.Add(o)
	}
	return head, low
}

// decided reports whether she has decided anything that would be lost.
func (x *signedDialog) decided() bool {
	for _, r := range x.rows {
		if r.decided || r.who != nil || r.newcomer != "" {
			return true
		}
	}
	return strings.TrimSpace(x.detail.search.Text()) != ""
}

// sayKeys says what the keys do on a row.
func (x *signedDialog) sayKeys(r *signedRow) {
	text := lang.X("signed.keys", "1・O 印あり   2・X 印なし   3 決めない   4 欠席(連絡あり)   ↑↓ ほかの行   Ctrl+Enter 記録")
	if r != nil && r.walkIn != nil {
		text = lang.X("signed.keys.walkin", "氏名か職員番号を入れて Enter   ↑↓ ほかの行   Ctrl+2 書き込みではない   Ctrl+Enter 記録")
	}
	x.hint.SetText(text)
}

// entry is what would be recorded.
func (x *signedDialog) entry() data.SignedSheet {
	e := data.SignedSheet{}
	for _, r := range x.rows {
		switch to := x.to(r); {
		case r.walkIn != nil && r.read == readback.Blank:
		case r.who != nil:
			e.WalkIns = append(e.WalkIns, r.who.ID)
		case r.newcomer != "":
			e.New = append(e.New, data.Person{Outside: true, Name: r.newcomer, Affiliation: r.kind})
		case r.walkIn != nil:
		case r.absent:
			e.Absent = append(e.Absent, r.line.Who.ID)
		case to == data.NoShow && r.line.Who.Attendance != to:
			e.NoShow = append(e.NoShow, r.line.Who.ID)
		case r.read == readback.Marked:
			e.Attended = append(e.Attended, r.line.Who.ID)
		}
	}
	return e
}

// to is what the attendance of a line would become.
func (x *signedDialog) to(r *signedRow) data.Attendance {
	if r.line == nil {
		return data.Unknown
	}
	now := r.line.Who.Attendance
	switch {
	case r.read == readback.Marked && !now.Present():
		return data.Attended
	case r.absent:
		return data.Absent
	case r.read == readback.Blank && x.noShow.Checked && now == data.Unknown && r.seated():
		return data.NoShow
	}
	return now
}

// changes counts the rows that would change something.
func (x *signedDialog) changes() (n int) {
	for _, r := range x.rows {
		switch {
		case r.line != nil && (x.to(r) != r.line.Who.Attendance || r.comesBack()):
			n++
		case r.walkIn != nil && r.read != readback.Blank && (r.who != nil && !r.who.Attendance.Present() || r.newcomer != ""):
			n++
		}
	}
	return n
}

// refresh draws what depends on her decisions.
func (x *signedDialog) refresh() {
	x.grid.Refresh()
	ask, marked, absent, blank, walkIns := 0, 0, 0, 0, 0
	for _, r := range x.rows {
		switch r.group() {
		case signedAsk:
			ask++
		case signedWalkIn:
			if !r.settled() {
				walkIns++
			}
		case signedMarked:
			marked++
		case signedAbsent:
			absent++
		default:
			blank++
		}
	}
	text := lang.X("signed.summary", "印あり {{.Marked}}名、印なし {{.Blank}}名", map[string]any{"Marked": marked, "Blank": blank})
	if absent > 0 {
		text += lang.X("signed.summary.absent", "、欠席(連絡あり) {{.N}}名", map[string]any{"N": absent})
	}
	if ask > 0 {
		text += lang.X("signed.summary.ask", "、確かめる行 {{.N}}", map[string]any{"N": ask})
	}
	if walkIns > 0 {
		text += lang.X("signed.summary.walkins", "、名前を入れる当日参加の行 {{.N}}", map[string]any{"N": walkIns})
	}
	x.summary.SetText(text)
	if text := x.noShowText(); text != x.noShow.Text {
		x.noShow.SetText(text)
		x.foot.Refresh()
		x.dialog.SetPrimary(x.dialog.Primary) // it may stand there
	}
	label := lang.X("signed.record.none", "記録する")
	n := x.changes()
	if n > 0 {
		label = lang.X("signed.record", "{{.N}}名を記録する", map[string]any{"N": n})
	}
	x.dialog.SetPrimary(label)
	x.dialog.AllowPrimary(n > 0)
	x.lookAt()
}

func (x *signedDialog) noShowText() string {
	return lang.X("signed.noshow", "印のない方({{.N}}名)を無断欠席にする", map[string]any{"N": x.unknownBlank()})
}

// unknownBlank counts those without a mark of whom nothing is known yet.
func (x *signedDialog) unknownBlank() (n int) {
	for _, r := range x.rows {
		if r.seated() && r.read == readback.Blank && !r.absent && r.line.Who.Attendance == data.Unknown {
			n++
		}
	}
	return n
}

// current is the row looked at, nil if it is none.
func (x *signedDialog) current() *signedRow {
	if rows := x.grid.Selected(); len(rows) == 1 {
		return rows[0]
	}
	return nil
}

// toldOpen says which lines nothing was recorded of, so that nobody who was there is
// forgotten: read again, the sheets ask about them alone.
func (d *desk) toldOpen(x *signedDialog) {
	unsure, nameless := 0, 0
	for _, r := range x.rows {
		switch {
		case r.settled():
		case r.line != nil:
			unsure++
		case r.gone() == 0:
			nameless++
		}
	}
	if unsure+nameless > 0 {
		d.complainText(lang.X("signed.left", "{{.Evening}}: 決めていない行が{{.Unsure}}、名前を入れていない当日参加の行が{{.Nameless}}残っています。同じ用紙をもう一度読み取ると、続きを入れられます。", map[string]any{"Evening": x.s.Evening(), "Unsure": unsure, "Nameless": nameless}))
	}
}

// next shows the next evening of those that were scanned together, then what their
// アンケート用紙 say.
func (x *signedDialog) next() {
	if x.n+1 < len(x.all.Evenings) {
		showSignedDialog(x.d, x.all, x.n+1)
		return
	}
	x.d.showSurveyed(x.all, 0)
}
