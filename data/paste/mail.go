package paste

import (
	"strings"
)

// message is one e-mail, or a part that is quoted or forwarded in another one.
type message struct {
	header
	body   []line
	within int  // index of the message that holds it, -1 = none
	passed bool // forwarded: what it says is meant
}

// looksLikeForm counts labels that ask for a person.
func looksLikeForm(ls []line) bool {
	n := 0
	for _, l := range ls {
		if onlyLabels(l.text) && !strings.ContainsAny(l.text, "【[：:") {
			continue
		}
		for _, p := range pairs(l.text) {
			switch p.field {
			case FieldName, lWho, lFamily, FieldReading, FieldFrom, FieldStaffNo, lList:
				n++
			}
		}
	}
	return n > 0
}

// looksLikeProse reports whether somebody wrote sentences.
func looksLikeProse(ls []line) bool {
	for _, l := range ls {
		if l.quote > 0 || strings.ContainsAny(l.text, "。") || hasSuffix(l.text, "ます", "です", "ください", "下さい", "ません", "ました", "ます！", "ます!", "でした") ||
			intends(l.text) || withdraws(l.text) && runes(l.text) > 12 {
			return true
		}
	}
	return false
}

// messages cuts the text into e-mails. What is quoted, or stands below
// 「-----Original Message-----」, is a message within the one above.
func messages(ls []line) []message {
	s := splitter{}
	s.read(answered(ls), s.open(-1, false), -1)
	return s.out
}

// answered takes the mark of quoting off a label to which the answer was
// written below.
func answered(ls []line) []line {
	out := append([]line(nil), ls...)
	for i := range out[:max(len(out)-1, 0)] {
		if out[i].quote == 0 || out[i+1].quote > 0 || out[i+1].blank() {
			continue
		}
		if ps := pairs(out[i].text); len(ps) > 0 && ps[len(ps)-1].value == "" {
			out[i].quote = 0
		}
	}
	return out
}

type splitter struct {
	out     []message
	depth   int
	subject string // stood above the header that is being opened
}

const deepest = 8 // messages within messages

func (s *splitter) read(ls []line, cur, within int) {
	for i := 0; i < len(ls); i++ {
		l := ls[i]
		switch {
		case l.quote > 0:
			n := quoted(ls[i:])
			s.quote(ls[i:i+n], cur)
			i += n - 1
			continue
		case original.MatchString(l.text):
			cur = s.open(cur, false)
			continue
		case forwarded.MatchString(l.text):
			cur = s.open(cur, true)
			continue
		}
		h, n := header{}, 0
		if key, _ := headerField(l.text); key != "" || strings.Contains(l.text, "@") {
			h, n = headerAt(ls[i:])
		}
		if n == 0 {
			s.out[cur].body = append(s.out[cur].body, l)
			continue
		}
		s.subject = ""
		cur = s.under(cur, within, h)
		if s.subject != "" {
			h.subject = s.subject
		}
		s.out[cur].header = h
		i += n - 1
	}
}

func (s *splitter) open(within int, passed bool) int {
	s.out = append(s.out, message{within: within, passed: passed})
	return len(s.out) - 1
}

// under opens the message of a header. It is within the one before if a mark, or
// a drawn line and the same subject, says so; else it is one of its own.
func (s *splitter) under(cur, within int, h header) int {
	m := &s.out[cur]
	empty := m.line == 0
	for _, l := range m.body {
		empty = empty && (l.blank() || isRule(l.text))
	}
	if empty { // a mark opened it already, or nothing came before
		return cur
	}
	if title, only := onlyLine(m.body); only && m.line == 0 && h.subject == "" { // mail pages show the subject above the sender
		m.body = nil
		s.subject = title
		return cur
	}
	mine, theirs := prefixes.ReplaceAllString(m.subject, ""), prefixes.ReplaceAllString(h.subject, "")
	if m.subject != "" && mine != m.subject && mine == theirs {
		lower := strings.ToLower(m.subject)
		return s.open(cur, strings.HasPrefix(lower, "fw") || strings.HasPrefix(lower, "転送"))
	}
	return s.open(within, false)
}

// onlyLine is the line of a body that has only one, a short one.
func onlyLine(ls []line) (text string, only bool) {
	for _, l := range ls {
		if l.blank() {
			continue
		}
		if text != "" {
			return "", false
		}
		text = strings.TrimSpace(l.text)
	}
	return text, text != "" && runes(text) <= 60 && !strings.Contains(text, "。")
}

// quoted counts the lines of a quoted part; blank lines between belong to it.
func quoted(ls []line) int {
	n := 0
	for i, l := range ls {
		if l.quote > 0 {
			n = i + 1
		} else if !l.blank() {
			break
		}
	}
	return n
}

func (s *splitter) quote(ls []line, cur int) {
	body := s.out[cur].body
	for i := len(body) - 1; i >= 0 && i >= len(body)-3; i-- { // who wrote what follows
		if quoteIntro.MatchString(strings.TrimSpace(body[i].text)) {
			s.out[cur].body = body[:i]
			break
		}
	}
	if s.depth >= deepest {
		return
	}
	inner := make([]line, len(ls))
	for i, l := range ls {
		l.quote = max(l.quote-1, 0)
		inner[i] = l
	}
	s.depth++
	s.read(inner, s.open(cur, false), cur)
	s.depth--
}

// mails reads messages. One that applies for nothing stands for itself, if it has a
// header: what is quoted below it was answered, and is not taken once more.
func (r *reading) mails(ms []message) {
	r.kind(Mails)
	found := make([][]Entry, len(ms))
	bodies := make([]*body, len(ms))
	back := make([]bool, len(ms))     // takes an application back
	answered := make([]bool, len(ms)) // quoted in a mail that only says thanks, or asks
	total := len(r.Entries)
	for i, m := range ms {
		b := read(m)
		bodies[i], found[i], back[i] = b, b.entries, b.withdraws
		if m.within >= 0 && !m.passed {
			o := bodies[m.within]
			answered[i] = answered[m.within] || o.other != nil && (o.other.Wish == Question || o.other.HasDoubt(FieldEntry))
		}
		switch {
		case answered[i]:
			found[i] = nil
		case m.within >= 0:
			found[i] = inherit(found[i], found[m.within], back[m.within], m.passed)
			back[i] = back[i] || back[m.within] && !m.passed
		}
		total += len(found[i])
		for _, l := range b.ignored {
			if !answered[i] && (m.within < 0 || m.passed || len(found[i]) > 0) && b.other == nil {
				r.ignore(l)
			}
		}
		if total > maxEntries {
			found = found[:i+1]
			break
		}
	}
	within := make([]bool, len(found)) // something stands in it, or within it
	for i := len(found) - 1; i >= 0; i-- {
		within[i] = within[i] || len(found[i]) > 0
		if ms[i].within >= 0 {
			within[ms[i].within] = within[ms[i].within] || within[i]
		}
	}
	for i := range found {
		for j := range found[i] {
			for k := i; k >= 0 && found[i][j].At.IsZero(); k = ms[k].within {
				found[i][j].At = ms[k].at
			}
		}
		r.add(found[i]...)
		if o := bodies[i].other; o != nil && ms[i].within < 0 && (!within[i] || o.Wish == Question) {
			r.add(*o)
		}
	}
}

// add keeps entries of the source that is read.
func (r *reading) add(es ...Entry) {
	for _, e := range es {
		e.Source = r.source
		r.Entries = append(r.Entries, e)
	}
}

// inherit weighs what stands in a quoted part against what was written above it:
// who is named above is not taken twice, and what was taken back above is taken
// back below.
func inherit(inner, outer []Entry, back, passed bool) []Entry {
	var out []Entry
	for _, e := range inner {
		same := false
		for _, o := range outer {
			same = same || o.Name != "" && sameName(o.Name, e.Name) || o.Email != "" && strings.EqualFold(o.Email, e.Email) && (o.Name == "" || e.Name == "")
		}
		if same && !passed {
			continue
		}
		if !passed {
			e.doubt(FieldEntry, FromQuote)
			if back {
				e.Wish = Withdraw
			}
		}
		out = append(out, e)
	}
	return out
}
