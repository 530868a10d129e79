package paste

import (
	"context"
	"strings"

	"jibun/data/mail"
)

// mail reads the bytes of a mail, or of several.
func (r *reading) mail(ctx context.Context, data []byte, name string) {
	ms, err := mail.Read(data)
	if err != nil {
		r.note(name, "too_large", "")
		return
	}
	for _, m := range ms {
		r.letter(ctx, m, name)
	}
}

// letter reads one mail: what it says, the tables and the mails attached to it. A
// covering letter that says nothing itself is not kept beside them.
func (r *reading) letter(ctx context.Context, m mail.Message, name string) {
	for _, n := range m.Notes {
		r.note(name, NoteCode(n.Code), n.What)
	}
	before := len(r.Entries)
	r.source = name
	r.body(m)
	own := len(r.Entries)
	for _, a := range m.Tables {
		r.file(ctx, within(name, a.Name), a.Data)
	}
	for _, x := range m.Messages {
		r.letter(ctx, x, within(name, x.Subject))
	}
	for i := range r.Entries[before:] { // where nothing nearer says it
		if e := &r.Entries[before+i]; e.At.IsZero() {
			e.At = m.Date
		}
	}
	if own == before+1 && r.Entries[before].Wish == None && !r.Entries[before].HasDoubt(FieldEntry) && len(r.Entries) > own {
		r.Entries = append(r.Entries[:before], r.Entries[own:]...)
	}
}

func within(outer, inner string) string {
	return strings.TrimPrefix(outer+" ▸ "+inner, " ▸ ")
}

// body reads the text of a mail below its header.
func (r *reading) body(m mail.Message) {
	ls, cut := split(m.Text)
	r.Cut = r.Cut || cut
	h := header{from: sender(m.From), subject: strings.TrimSpace(m.Subject), line: 1, auto: m.Auto, text: "差出人: " + m.From + "\n件名: " + m.Subject}
	before := len(r.Entries)
	if tabbed(ls) && !m.Auto {
		if r.rows(ls) && len(r.Entries) > before {
			r.kind(Mails)
			return
		}
	}
	s := splitter{}
	cur := s.open(-1, false)
	s.out[cur].header = h
	s.read(answered(ls), cur, -1)
	r.mails(s.out)
}

// tabbed reports whether a table stands in a mail.
func tabbed(ls []line) bool {
	n := 0
	for _, l := range ls {
		if strings.Contains(strings.TrimSpace(l.text), "\t") {
			n++
		}
	}
	return n >= 2
}

func (r *reading) note(source string, c NoteCode, what string) {
	n := Note{source, c, what}
	for _, x := range r.Notes {
		if x == n {
			return
		}
	}
	if len(r.Notes) < maxIgnored {
		r.Notes = append(r.Notes, n)
	}
}
