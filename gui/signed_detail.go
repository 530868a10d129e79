package gui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/export/readback"
	"jibun/gui/kit"
)

// signedDetail is the line looked at: its picture, and beside it what is asked.
type signedDetail struct {
	x       *signedDialog
	title   *kit.Text
	said    *kit.Text
	picture *fyne.Container
	absent  *kit.Button   // only for who has a seat
	empty   []*kit.Button // for all lines of a page that look empty
	search  *kit.SearchEntry
	choices *fyne.Container
	name    *fyne.Container
	root    fyne.CanvasObject
	at      *signedRow
}

func newSignedDetail(x *signedDialog) *signedDetail {
	s := &signedDetail{x: x, title: kit.NewHeading("").Shortens(), said: kit.NewMuted("").Shortens(), picture: container.NewStack()}
	button := func(label string, do func(*signedRow)) *kit.Button {
		return kit.NewButton(label, func() {
			if s.at != nil {
				x.d.win.Canvas().Focus(x.grid)
				do(s.at)
			}
		}).Tight()
	}
	says := func(read readback.Read) func(*signedRow) {
		return func(r *signedRow) { x.decide(r, read) }
	}
	empty := func(label string) *kit.Button {
		b := button(label, x.emptyPage)
		s.empty = append(s.empty, b)
		return b
	}
	s.absent = button(lang.X("signed.absent", "欠席(連絡あり) (4)"), x.absent)
	s.choices = kit.Flow(8, button(lang.X("signed.yes", "○ 印あり (1)"), says(readback.Marked)), button(lang.X("signed.no", "× 印なし (2)"), says(readback.Blank)),
		button(lang.X("signed.later", "決めない (3)"), says(readback.Unsure)), s.absent, empty(lang.X("signed.page.empty", "この紙の空いた行は、すべて印なし (5)")))
	s.search = kit.NewSearchEntry(lang.X("signed.name", "この行の方の氏名・よみ・職員番号"))
	s.search.Find, s.search.OnPick = s.find, s.pick
	s.search.OnKey = x.nameKey
	s.search.OnEscape = func() {
		if s.search.Text() == "" {
			x.dialog.Cancel()
		}
		s.search.SetText("")
	}
	nobody := button(lang.X("signed.nowriting", "書き込みではない (Ctrl+2)"), says(readback.Blank))
	s.name = kit.Border(nil, nil, nil, kit.Pad(0, 0, 0, 8, kit.Middle(kit.Row(8, nobody, empty(lang.X("signed.page.empty.walkin", "この紙の空いた行は、すべて印なし (Ctrl+5)"))))), s.search)
	s.search.Above = true // the picture lies below
	head := kit.Col(6, x.d.scanHead(s.title, s.said), s.name)
	s.root = x.d.scanPanel(head, s.picture, s.choices)
	s.show(nil)
	return s
}

// show looks at a row.
func (s *signedDetail) show(r *signedRow) {
	if r != s.at {
		s.search.SetText("")
	}
	s.at = r
	s.picture.Objects = nil
	s.choices.Hidden = r == nil || r.line == nil
	s.name.Hidden = r == nil || r.walkIn == nil
	s.absent.Hidden = r == nil || !r.seated()
	for _, b := range s.empty {
		b.Hidden = r == nil || r.gone() == 0
	}
	s.title.SetText("")
	s.said.SetText("")
	switch {
	case r == nil:
		s.said.SetText(lang.X("signed.choose.row", "行を選ぶと、ここに紙の絵が出ます。"))
	case r.line != nil:
		s.title.SetText(lang.X("signed.line", "№{{.No}} {{.Name}}", map[string]any{"No": r.line.No, "Name": r.line.Who.Name}))
		if r.line.Picture == nil { // it stands where the picture would
			about := kit.NewText(s.about(r))
			s.picture.Objects = []fyne.CanvasObject{container.NewCenter(about)}
			break
		}
		s.said.SetText(s.about(r))
		s.put(canvas.NewImageFromImage(r.line.Picture))
	default:
		s.title.SetText(lang.X("signed.walkin", "当日参加の{{.N}}行目", map[string]any{"N": r.walkIn.Line}))
		s.said.SetText(s.aboutWalkIn(r))
		if r.walkIn.Picture != nil {
			s.put(canvas.NewImageFromImage(r.walkIn.Picture))
		}
	}
	s.root.Refresh()
}

// about says of a line why it is asked about, or that it is not.
func (s *signedDetail) about(r *signedRow) string {
	switch {
	case r.decided && !r.open():
		return s.x.afterwards()
	case r.settled() && r.line.Picture == nil:
		return lang.X("signed.clear.nopicture", "はっきり読めた行なので、絵は残していません。違うときは 1・2 で直せます。")
	case r.settled():
		return lang.X("signed.clear", "はっきり読めた行です。違うときは 1・2 で直せます。")
	case r.gone() != 0:
		return goneText()
	}
	return lang.X("signed.ask", "はっきりしません。絵を見て決めてください。決めなければ、今のままです。")
}

// aboutWalkIn says of a free line what is wanted, or who it is.
func (s *signedDetail) aboutWalkIn(r *signedRow) string {
	switch name := r.name(); {
	case r.newcomer != "":
		return lang.X("signed.walkin.new", "名簿にない方です。{{.Name}} さんを{{.From}}として加え、当日参加・出席にします。", map[string]any{"Name": name, "From": r.from()}) + s.x.afterwards()
	case name != "":
		return lang.X("signed.walkin.is", "{{.Name}} さんを当日参加・出席にします。", map[string]any{"Name": name}) + s.x.afterwards()
	case !r.open():
		return s.x.afterwards()
	case r.gone() != 0:
		return lang.X("signed.ask.gone.walkin", "薄い字の写らない読み取り方です。紙を見て、空いた行に何も書かれていなければ Ctrl+5 を押してください。")
	}
	return lang.X("signed.walkin.ask", "紙に書かれた方を、下の欄で選んでください。名簿にない方は、外部の方として加えられます。")
}

func goneText() string {
	return lang.X("signed.ask.gone", "薄い字の写らない読み取り方です。紙を見て、空いた行に何も書かれていなければ 5 を押してください。")
}

func (s *signedDetail) put(i *canvas.Image) {
	i.FillMode = canvas.ImageFillContain
	i.SetMinSize(fyne.NewSize(100, 40))
	s.picture.Objects = []fyne.CanvasObject{i}
}

func (s *signedDetail) focusName() { s.x.d.win.Canvas().Focus(s.search.Focusable()) }

// signedFound is a candidate for the line that was looked at when it was looked for: an Enter
// that is quicker than the search names that one, and not the next.
type signedFound struct {
	row *signedRow
	found
}

// signedNew is one that offers to take in somebody new.
type signedNew struct {
	row  *signedRow
	name string
	kind data.Affiliation
}

// find offers people for a free line, and somebody new from outside.
func (s *signedDetail) find(text string, show func([]kit.Candidate)) {
	d, at := s.x.d, s.at
	d.read(func(ctx context.Context) (func(), error) {
		list, more, err := d.store.Candidates(ctx, s.x.s.Seminar.ID, text, candidatesShown)
		return func() {
			var out []kit.Candidate
			for _, h := range list {
				badge, tone := candidateBadge(h)
				out = append(out, kit.Candidate{Title: h.Name, Detail: personDetail(h.PersonHit), Badge: badge, BadgeTone: tone, Value: signedFound{at, found{text, h}}})
			}
			out = append(out, moreFound(more)...)
			if name := strings.TrimSpace(text); name != "" && !digits(name) {
				out = append(out, newcomers(at, name, len(list) == 0)...)
			}
			show(out)
			if err != nil {
				d.complain(err)
			}
		}, nil
	})
}

// newcomers offer to take in somebody whom the ledger does not know, as each 区分.
func newcomers(at *signedRow, name string, unknown bool) (out []kit.Candidate) {
	for i, kind := range affiliations() {
		c := kit.Candidate{Title: lang.X("signed.outside", "「{{.Name}}」を外部・{{.Kind}}として加える", map[string]any{"Name": name, "Kind": kind.Label()}), Value: signedNew{at, name, kind}}
		if unknown && i == 0 {
			c.Badge, c.BadgeTone = lang.X("signed.outside.unknown", "名簿にありません"), kit.ToneWarn
		}
		out = append(out, c)
	}
	return out
}

func (s *signedDetail) pick(c kit.Candidate) {
	if f, ok := c.Value.(signedNew); ok && f.row != nil && f.row.walkIn != nil {
		s.x.named(f.row, nil, f.name, f.kind)
		return
	}
	f, ok := c.Value.(signedFound)
	if !ok || f.row == nil || f.row.walkIn == nil {
		return
	}
	who := data.CandidateLine(f.who)
	s.x.named(f.row, &who, "", "")
}
