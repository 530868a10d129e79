package paste

import "strings"

// apply keeps what the sentences said for conclude.
func (b *body) apply(s *said) { b.saidAll = s }

// conclude makes the entries of a message.
func (b *body) conclude() {
	s := b.saidAll
	for _, d := range b.drafts {
		d.finish()
	}
	b.drafts = withOthers(b.drafts)
	shareLast(b.drafts)
	for _, d := range b.drafts {
		if d.identified() {
			b.entries = append(b.entries, b.entry(d))
		}
	}
	who := b.whoWrote(s)
	nameless := len(b.entries) == 0
	if nameless {
		e, ok := b.senderEntry(who, len(s.back) > 0)
		if !ok {
			b.nothing()
			b.stands(who)
			return
		}
		b.entries = []Entry{e}
	} else {
		for i := range b.entries {
			b.complete(&b.entries[i], who, len(b.entries) == 1)
		}
	}
	b.spread(s, nameless)
}

func (b *body) entry(d *draft) Entry {
	e := d.Entry
	if len(d.lines) > 0 {
		e.Piece = piece(d.lines)
	}
	return e
}

// withOthers makes drafts of the further people that one label named.
func withOthers(ds []*draft) []*draft {
	var out []*draft
	for _, d := range ds {
		out = append(out, d)
		for _, p := range d.others {
			n := newDraft(d.Line)
			n.lines, n.Entry = d.lines, d.another(p)
			out = append(out, n)
		}
	}
	return out
}

// another is a further person that the label of a name named.
func (d *draft) another(p person) Entry {
	n := newDraft(d.Line)
	n.take(p)
	n.Piece, n.Number, n.Party, n.Affiliation = d.Piece, d.Number, d.Party, d.Affiliation
	n.wishes(d.Wish)
	n.doubt(FieldName, TwoNames)
	if n.From == "" && d.From != "" {
		n.From = d.From
		n.doubt(FieldFrom, FromAbove)
	}
	return n.Entry
}

// shareLast: what stands once, below all names, is said of all: 所属 after three
// times 氏名.
func shareLast(ds []*draft) {
	if len(ds) < 2 {
		return
	}
	last := ds[len(ds)-1]
	if last.From == "" || last.first == FieldFrom || !last.has(FieldFrom) {
		return
	}
	for _, d := range ds[:len(ds)-1] {
		if d.From != "" || d.Name == "" {
			return
		}
	}
	for _, d := range ds[:len(ds)-1] {
		d.From = last.From
		d.doubt(FieldFrom, FromAbove)
		if d.Affiliation == "" {
			d.Affiliation = last.Affiliation
		}
	}
}

// writer is who wrote the message, and where each thing about them stands.
type writer struct {
	person
	code map[Field]Code
}

// whoWrote puts together who wrote: how they call themselves, their signature,
// the sender.
func (b *body) whoWrote(s *said) writer {
	w := writer{code: map[Field]Code{}}
	for _, c := range []struct {
		p    person
		code Code
	}{{s.intro, FromText}, {b.sign, FromSignature}, {b.from, FromHeader}} {
		p := c.p
		switch {
		case p.Name == "":
		case w.Name == "":
			w.Name, w.Doubts, w.code[FieldName] = p.Name, p.Doubts, c.code
		case !sameName(w.Name, p.Name) && !isLatin(p.Name):
			w.doubt(FieldName, TwoNames)
			continue // what is said of somebody else is not theirs
		case kanaKey(p.Name) == kanaKey(w.Name):
			if runes(p.Name) > runes(w.Name) {
				w.Name = p.Name // with the blank between 姓 and 名
			}
		case runes(p.Name) > runes(w.Name):
			w.Name, w.Doubts, w.code[FieldName] = p.Name, p.Doubts, c.code
		}
		for _, f := range []struct {
			field    Field
			to, from *string
		}{{FieldReading, &w.Reading, &p.Reading}, {FieldFrom, &w.From, &p.From}, {FieldPosition, &w.Position, &p.Position},
			{FieldPhone, &w.Phone, &p.Phone}, {FieldEmail, &w.Email, &p.Email}, {FieldStaffNo, &w.StaffNo, &p.StaffNo}} {
			if *f.to == "" && *f.from != "" {
				*f.to, w.code[f.field] = *f.from, c.code
			}
		}
		if c.code == FromSignature && runes(p.From) > runes(w.From) {
			w.From, w.code[FieldFrom] = p.From, c.code
		}
	}
	if w.Phone == "" && s.phone != "" {
		w.Phone, w.code[FieldPhone] = s.phone, FromText
	}
	if w.Name == "" && b.header.line == 0 {
		b.called(&w)
	}
	return w
}

// called takes 「生涯学習課 青木さん」 of a note for who applies, if nobody else is
// named.
func (b *body) called(w *writer) {
	for _, l := range b.message.body {
		t := strings.TrimSpace(l.text)
		if !hasSuffix(t, "さん", "氏") || runes(t) > 40 {
			continue
		}
		if p := readPerson(t); p.Name != "" && len(p.rest) == 0 {
			w.person = p
			w.code = map[Field]Code{FieldName: FromText, FieldFrom: FromText, FieldPosition: FromText, FieldPhone: FromText}
			if p.Phone == "" {
				w.Phone = b.saidAll.phone
			}
			return
		}
	}
}

func isLatin(s string) bool { return s != "" && firstRune(s) < 0x250 }

// fill takes from the writer what the entry does not say, each with its doubt.
func (w *writer) fill(e *Entry) {
	for _, f := range []struct {
		field    Field
		to, from *string
	}{{FieldName, &e.Name, &w.Name}, {FieldReading, &e.Reading, &w.Reading}, {FieldFrom, &e.From, &w.From}, {FieldPosition, &e.Position, &w.Position},
		{FieldPhone, &e.Phone, &w.Phone}, {FieldEmail, &e.Email, &w.Email}, {FieldStaffNo, &e.StaffNo, &w.StaffNo}} {
		if *f.to == "" && *f.from != "" {
			*f.to = *f.from
			e.doubt(f.field, w.code[f.field])
			if f.field == FieldName {
				for _, d := range w.Doubts {
					e.doubt(d.Field, d.Code)
				}
			}
		}
	}
}

// senderEntry is the application of whoever wrote, if the message is one.
func (b *body) senderEntry(w writer, back bool) (Entry, bool) {
	var d *draft
	for _, x := range b.drafts { // labels without a name: 懇親会：参加
		if x.Party != nil || x.From != "" || x.Reading != "" || x.Number != 0 || x.Wish != "" {
			d = x
			break
		}
	}
	if !b.intent && !back && (d == nil || d.Party == nil && d.Wish == "") {
		return Entry{}, false
	}
	e := Entry{Line: b.line0()}
	if d != nil {
		e = d.Entry
		e.Line = b.line0()
	}
	w.fill(&e)
	e.Piece = b.all()
	return e, e.identified()
}

// line0 is the first line of the message.
func (b *body) line0() int {
	if b.header.line > 0 {
		return b.header.line
	}
	for _, l := range b.message.body {
		if !l.blank() {
			return l.n
		}
	}
	return 1
}

func (b *body) all() string {
	text := piece(b.message.body)
	if b.header.text != "" {
		text = b.header.text + "\n\n" + text
	}
	return cutText(text, maxSource)
}

// complete adds to an entry what the signature and the sender say, if it is the
// same person; of an address without a name, if nobody else applies.
func (b *body) complete(e *Entry, w writer, alone bool) {
	if alone {
		e.Piece = b.all()
		e.Line = min(e.Line, b.line0())
	}
	switch {
	case w.Name != "" && e.Name != "" && sameName(w.Name, e.Name) && !w.HasDoubt(FieldName):
		w.Name = ""
		w.fill(e)
	case w.Name != "" && e.Name != "" && sameName(w.Name, e.Name):
		w.Name = ""
		w.fill(e)
	case w.Name == "" && alone:
		w.fill(e)
	case e.Name == "" && alone: // only a staff number was said
		w.fill(e)
	}
}
