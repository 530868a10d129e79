package paste

import (
	"regexp"
	"strings"
	"time"
)

// body is what is read of one message.
type body struct {
	message
	drafts    []*draft
	cur       *draft // takes the labels that come
	pending   Field  // a label whose value stands on the next lines
	label     string // its words
	waited    bool   // a blank line came since
	fresh     bool   // the next label begins somebody else
	inList    bool   // 「参加者は以下のとおりです」 stands above
	list      lister
	sign      person   // signature
	signed    []line   // its lines
	prose     []string // sentences
	proseAt   []line   // the line each of them begins on
	entries   []Entry
	ignored   []line
	withdraws bool
	intent    bool
	count     int // 「3名」
	saidAll   *said
	other     *Entry // a mail that applies for nothing
	thanks    bool
	office    bool // the office answers: 「お待ちしております」
	asks      bool
	questions []string
	ahead     bool      // 申込日時 stands above the name
	next      time.Time // what it said for whoever comes next
}

// read reads a message: its labels and lists, then its sentences, then who wrote
// it for what is missing.
func read(m message) *body {
	b := &body{message: m}
	rest, signed := signature(m.body)
	for i, l := range rest {
		if asksParty(l, rest[i+1:]) { // 「懇親会に参加しますか」, the answer below
			b.pending, b.label, b.waited = FieldParty, l.text, false
			continue
		}
		b.line(l)
	}
	if m.auto { // whatever stands in it, nobody wrote it
		b.drafts = nil
	}
	b.signed = signed
	b.sign = readSignature(signed)
	b.sentences()
	b.conclude()
	return b
}

// asksParty reports whether a line is the question of a form, and the next one
// its answer.
func asksParty(l line, below []line) bool {
	if !partyWord.MatchString(l.text) || !hasSuffix(strings.TrimRight(l.text, "？?：: "), "か", "ですか") {
		return false
	}
	for _, n := range below {
		if n.blank() {
			continue
		}
		_, known := choose(n.text)
		return known && runes(n.text) <= 14
	}
	return false
}

var (
	nextPerson = regexp.MustCompile(`^[\s　]*[【\[(（<＜■●◆◇□▼・〔]*[\s　]*(?:参加者|申込者|受講者|出席者|申込|参加)?[\s　]*[(（]?(?:[0-9０-９]{1,2}|[①-⑳]|[一二三四五六七八九十])[)）]?[\s　]*(?:人目|人め|名目|番目|名様|人|名)?[\s　]*[】\])）>＞〕:：]*[\s　]*$`)
	saysList   = regexp.MustCompile(`(?:下記|以下|次|左記|次記).{0,12}(?:名|人|者|通り|とおり|メンバー|職員)|^[\s　]*[【\[■●◆・＜<]*(?:参加|申込|出席|受講|参加希望|参加予定)者(?:一覧|名簿|リスト)?[】\]＞>]*[\s　]*(?:[(（]?[0-9０-９]+名[)）]?)?[\s　]*[:：]?[\s　]*$|^[\s　]*(?:記|(?:参加)?申込書?)[\s　]*$`)
)

// line takes one line of the body, without its signature.
func (b *body) line(l line) {
	if l.blank() {
		b.blank()
		return
	}
	if isRule(l.text) {
		b.pending, b.inList = "", false
		b.fresh = b.fresh || b.cur != nil && b.cur.identified()
		return
	}
	if nextPerson.MatchString(l.text) && runes(l.text) <= 16 && !isMark(strings.TrimSpace(l.text)) && b.pending == "" {
		b.fresh = true
		return
	}
	ps := pairs(l.text)
	switch {
	case b.pending != "" && len(ps) > 0 && ps[0].value == "" && isMark(strings.TrimSpace(l.text)): // 参加 below 懇親会
		b.value(l)
	case len(ps) > 0:
		b.labels(ps, l)
	case b.bare(l):
	case b.pending != "":
		b.value(l)
	case b.listed(l):
	default:
		if saysList.MatchString(fold(l.text)) {
			b.inList = true
		}
		b.sentence(l)
	}
}

// bare takes a label that stands alone, without a colon, once it is plain that
// this is a form.
func (b *body) bare(l line) bool {
	f, _, ok := labelOf(strings.TrimSpace(l.text))
	if !ok || f == lAttend || f == FieldParty || b.cur == nil || len(b.cur.said) < 2 || b.pending != "" && !b.waited {
		return false
	}
	b.pending, b.label, b.waited = f, l.text, false
	return true
}

func (b *body) blank() {
	if b.pending == FieldRemark && b.waited || aside(b.pending) {
		b.pending = ""
	}
	if b.pending != "" && b.cur != nil && b.cur.has(b.pending) { // a value came already
		b.pending = ""
	}
	b.waited = true
}

func (b *body) labels(ps []pair, l line) {
	b.pending = ""
	for i, p := range ps {
		if p.field == lList && p.value == "" || isWho(p.field) && p.value == "" && i == len(ps)-1 && strings.HasSuffix(p.label, "一覧") {
			b.inList = true
			continue
		}
		if p.value == "" && i == len(ps)-1 {
			b.pending, b.label, b.waited = p.field, p.label, false
			continue
		}
		b.inList = b.inList && aside(p.field)
		b.set(p, l)
	}
}

// value takes a line below a label.
func (b *body) value(l line) {
	p := pair{field: b.pending, value: strings.TrimSpace(l.text), label: b.label}
	if p.field == FieldRemark { // goes on to the next blank line or label
		if b.cur == nil {
			b.cur = b.begin(l)
		}
		b.set(p, l)
		b.waited = true
		return
	}
	b.pending = ""
	if strings.Contains(p.value, "。") && !isMark(p.value) && p.field != FieldParty && p.field != lAttend {
		b.sentence(l)
		return
	}
	b.set(p, l)
}

// set gives a label to the entry that is being read, or begins the next one.
func (b *body) set(p pair, l line) {
	switch p.field {
	case lSkip, lCounter:
		return
	case FieldAt:
		if b.ahead = b.ahead || b.cur == nil; b.ahead {
			b.next = moment(p.value)
		} else {
			b.cur.set(p)
		}
		return
	}
	d := b.cur
	again := d != nil && d.has(p.field) && (p.field == d.first && !isWho(p.field) || fold(d.said[p.field]) != fold(p.value))
	switch {
	case d == nil, b.fresh && d.identified() && p.field != FieldRemark && p.field != FieldParty:
		d = b.begin(l)
	case again && (p.field == d.first || isWho(p.field)) && d.identified():
		last := d
		d = b.begin(l)
		if last.first != p.field { // 所属 stood once, above both
			d.From, d.Number = last.From, last.Number
			if d.From != "" {
				d.doubt(FieldFrom, FromAbove)
			}
		}
	case isWho(p.field) && d.Name != "" && !d.has(p.field) && !sameName(d.Name, p.value) && (d.has(FieldName) || d.has(lWho)):
		d = b.begin(l)
	}
	b.fresh = false
	d.set(p)
	d.lines = append(d.lines, l)
}

func (b *body) begin(l line) *draft {
	d := newDraft(l.n)
	d.At, b.next = b.next, time.Time{}
	b.drafts = append(b.drafts, d)
	b.cur = d
	return d
}

// listed takes a line that names people, where people are listed or where it
// cannot be anything else.
func (b *body) listed(l line) bool {
	t := strings.TrimSpace(l.text)
	if runes(t) > 80 || strings.ContainsAny(t, "。") || hasSuffix(t, "です", "ます", "様", "御中", "各位", "殿", "さん", "ください", "ました", "ません", "記", "まで") {
		return false
	}
	list := b.list
	people, ok := list.line(t)
	if !ok {
		b.inList = b.inList && runes(t) > 1
		return false
	}
	if !b.inList {
		p := person{}
		if len(people) > 0 {
			p = people[0]
		}
		full := runes(p.Name) >= 3
		indented := strings.HasPrefix(l.text, "　") || strings.HasPrefix(l.text, "  ") || strings.HasPrefix(l.text, "\t")
		detailed := p.From != "" && (p.Party != nil || p.Position != "" || p.StaffNo != "" || p.Reading != "")
		if !(p.marked && p.Name != "" && (p.From != "" || full) || full && (indented || detailed)) {
			return false
		}
	}
	b.list = list
	for _, p := range people {
		if p.Name == "" && p.StaffNo == "" {
			continue
		}
		d := b.begin(l)
		d.take(p)
		for _, w := range p.rest {
			d.addRemark(w)
		}
		d.said[FieldName], d.first = p.Name, FieldName
		d.lines = append(d.lines, l)
	}
	return true
}
