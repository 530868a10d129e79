package paste

import "strings"

// stands makes an entry of a mail that applies for nothing: the clerk sees who
// asks, and that thanks are no application.
func (b *body) stands(w writer) {
	if b.header.line == 0 {
		return
	}
	e := Entry{Wish: None, Line: b.line0()}
	switch {
	case b.header.auto:
		e.doubt(FieldEntry, Automatic)
	case b.office:
	case b.asks:
		e.Wish = Question
	case b.thanks:
		e.doubt(FieldEntry, Thanks)
	}
	w.fill(&e)
	for _, s := range b.saidAll.numbers {
		e.Number = s
		break
	}
	if e.Wish == Question {
		for _, q := range b.questions {
			e.addRemark(q)
		}
	}
	e.Piece = b.all()
	b.other = &e
}

// nothing is a message that is no application: the clerk sees that it was not
// taken.
func (b *body) nothing() {
	b.ignored = nil
	first := ""
	for _, l := range b.message.body {
		if !l.blank() && !isRule(l.text) && !polite.MatchString(fold(l.text)) {
			first = strings.TrimSpace(l.text)
			break
		}
	}
	text := strings.TrimSpace(b.subject + " " + b.header.from.Name + " " + b.header.from.Email)
	if text == "" {
		text = first
	} else if first != "" {
		text += ": " + first
	}
	if text != "" {
		b.ignored = []line{{text: text}}
	}
}
