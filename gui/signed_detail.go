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
	buttons []*kit.Button
	empty   []*kit.Button // for all lines of a page that look empty
	search  *kit.SearchEntry
	choices *fyne.Container
	name    *fyne.Container
	root    fyne.CanvasObject
	at      *signedRow
}

func newSignedDetail(x *signedDialog) *signedDetail {
	s := &signedDetail{x: x, title: kit.NewHeading("").Shortens(), said: kit.NewMuted("").Shortens(), picture: container.NewStack()}
	button := func(label string, read readback.Read) *kit.Button {
		b := kit.NewButton(label, func() {
			if s.at != nil {
				x.d.win.Canvas().Focus(x.grid)
				x.decide(s.at, read)
			}
		}).Tight()
		s.buttons = append(s.buttons, b)
		return b
	}
	empty := func(label string) *kit.Button {
		b := kit.NewButton(label, func() {
			if s.at != nil {
				x.d.win.Canvas().Focus(x.grid)
				x.emptyPage(s.at)
			}
		}).Tight()
		s.empty = append(s.empty, b)
		return b
	}
	s.choices = kit.Row(8, button(lang.X("signed.yes", "○ 印あり (1)"), readback.Marked), button(lang.X("signed.no", "× 印なし (2)"), readback.Blank), button(lang.X("signed.later", "決めない (3)"), readback.Unsure), empty(lang.X("signed.page.empty", "この紙の空いた行は、すべて印なし (4)")))
	s.search = kit.NewSearchEntry(lang.X("signed.name", "この行の方の氏名・よみ・職員番号"))
	s.search.Find, s.search.OnPick = s.find, s.pick
	s.search.OnKey = x.nameKey
	s.search.OnEscape = func() {
		if s.search.Text() == "" {
			x.dialog.Cancel()
		}
		s.search.SetText("")
	}
	nobody := kit.NewButton(lang.X("signed.nowriting", "書き込みではない (Ctrl+2)"), func() {
		if s.at != nil {
			x.d.win.Canvas().Focus(x.grid)
			x.decide(s.at, readback.Blank)
		}
	}).Tight()
	s.name = kit.Border(nil, nil, nil, kit.Pad(0, 0, 0, 8, kit.Middle(kit.Row(8, nobody, empty(lang.X("signed.page.empty.walkin", "この紙の空いた行は、すべて印なし (Ctrl+4)"))))), s.search)
	s.search.Above = true // the picture lies below
	head := kit.Col(6, x.d.scanHead(s.title, s.said), s.name)
	s.root = kit.NewPanel(kit.ColorSurface, kit.ColorLine, 6, kit.Pad(8, 12, 8, 12, kit.Border(head, s.choices, nil, nil, kit.Pad(6, 0, 6, 0, s.picture))))
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
	case name != "":
		return lang.X("signed.walkin.is", "{{.Name}} さんを当日参加・出席にします。", map[string]any{"Name": name}) + s.x.afterwards()
	case !r.open():
		return s.x.afterwards()
	case r.gone() != 0:
		return lang.X("signed.ask.gone.walkin", "薄い字の写らない読み取り方です。紙を見て、空いた行に何も書かれていなければ Ctrl+4 を押してください。")
	}
	return lang.X("signed.walkin.ask", "紙に書かれた方を、下の欄で選んでください。名簿にない方は、外部の方として加えられます。")
}

func goneText() string {
	return lang.X("signed.ask.gone", "薄い字の写らない読み取り方です。紙を見て、空いた行に何も書かれていなければ 4 を押してください。")
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
				out = append(out, kit.Candidate{Title: lang.X("signed.outside", "「{{.Name}}」を外部の方として加える", map[string]any{"Name": name}), Value: signedFound{at, found{text: text}}})
			}
			show(out)
			if err != nil {
				d.complain(err)
			}
		}, nil
	})
}

func (s *signedDetail) pick(c kit.Candidate) {
	f, ok := c.Value.(signedFound)
	if !ok || f.row == nil || f.row.walkIn == nil {
		return
	}
	if f.who.ID == 0 {
		s.x.named(f.row, nil, f.text)
		return
	}
	who := data.CandidateLine(f.who)
	s.x.named(f.row, &who, "")
}
