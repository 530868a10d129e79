package data

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"jibun/data/kana"
	"jibun/data/paste"
)

// known is somebody of the ledger as the matcher sees them.
type known struct {
	PersonHit
	name, from string // folded
	place      string // as recorded
	email      string // lower case
}

// matcher finds the people of pasted applications.
type matcher struct {
	people  []known
	byNo    map[string][]int // staff number
	byBare  map[string][]int // … without leading zeros
	byMail  map[string][]int
	byName  map[string][]int // folded name
	former  map[string][]int // folded former name
	byKana  map[string][]int // folded reading; nil until somebody is only known by it
	domains map[string]bool  // of the addresses of the staff
	places  []string         // folded departments
}

func (s *Store) matcher(ctx context.Context) (*matcher, error) {
	x, err := s.peopleNow(ctx)
	if err != nil {
		return nil, err
	}
	w := &matcher{byNo: map[string][]int{}, byBare: map[string][]int{}, byMail: map[string][]int{}, byName: map[string][]int{}, former: map[string][]int{}, domains: map[string]bool{}}
	office, err := s.Office(ctx)
	if err != nil {
		return nil, err
	}
	if _, domain, ok := strings.Cut(strings.ToLower(office.Email), "@"); ok {
		w.domains[domain] = true
	}
	folded, today := map[string]string{}, s.Today()
	byID := func(a, b *personEntry) int { return cmp.Compare(a.ID, b.ID) }
	for i, e := range slices.SortedFunc(slices.Values(x.list), byID) {
		if _, ok := folded[e.from]; !ok {
			folded[e.from] = placeKey(e.from)
		}
		w.add(known{PersonHit: e.hit(today), name: e.foldedName(), from: folded[e.from], place: e.from, email: strings.ToLower(e.Email)})
		for _, f := range e.former {
			name := kana.Fold(f.name)
			w.former[name] = append(w.former[name], i)
		}
	}
	for _, d := range x.departments {
		for _, name := range []string{d.Section, d.Division} { // 「総務部の田中です」 is one of the staff, if anybody
			if key := kana.Fold(name); utf8.RuneCountInString(key) >= 2 && !slices.Contains(w.places, key) {
				w.places = append(w.places, key)
			}
		}
	}
	return w, nil
}

func (w *matcher) add(k known) {
	i := len(w.people)
	w.people = append(w.people, k)
	put := func(m map[string][]int, key string) {
		if key != "" && !slices.Contains(m[key], i) {
			m[key] = append(m[key], i)
		}
	}
	if k.StaffNo != "" {
		put(w.byNo, strings.ToLower(k.StaffNo))
		put(w.byBare, zeroKey(k.StaffNo))
	}
	put(w.byMail, k.email)
	put(w.byName, k.name)
	if _, domain, ok := strings.Cut(k.email, "@"); ok && !k.Outside {
		w.domains[domain] = true
	}
}

// match finds out who a line is about.
func (w *matcher) match(l *PasteLine) {
	from := placeKey(l.From)
	i, sure, found := w.byNumber(l)
	if !found {
		i, sure, found = w.byAddress(l)
	}
	var others []int
	if !found || !sure {
		var j int
		if j, sure, others = w.byNames(l, from); j >= 0 && !found {
			i, found = j, true
		} else if found {
			sure = false // the number says one, the name another
		}
	}
	if found {
		others = append([]int{i}, others...)
	}
	for _, j := range others {
		h := w.people[j].PersonHit
		if len(l.Choices) < maxChoices && !slices.ContainsFunc(l.Choices, func(x PersonHit) bool { return x.ID == h.ID }) {
			l.Choices = append(l.Choices, h)
		}
	}
	switch {
	case found && sure:
		l.known = true
		l.Status, l.Person, l.Choices = PasteCertain, w.people[i].PersonHit, nil
	case len(l.Choices) > 0:
		l.Status, l.Person = PasteUncertain, l.Choices[0]
	case w.fromOutside(l, from):
		l.Status, l.NewOutside = PasteNewOutside, true
	default:
		l.Status = PasteUnknown
	}
}

// byNumber: the staff number, if the name does not say another person.
func (w *matcher) byNumber(l *PasteLine) (i int, sure, found bool) {
	if l.StaffNo == "" {
		return 0, false, false
	}
	list := w.byNo[strings.ToLower(l.StaffNo)]
	if len(list) == 0 {
		list = w.byBare[zeroKey(l.StaffNo)] // Excel ate the zeros
		if len(list) == 1 && l.Name == "" {
			return list[0], false, true
		}
	}
	if len(list) != 1 {
		return 0, false, false
	}
	k := &w.people[list[0]]
	if l.Name == "" {
		return list[0], !l.HasDoubt(paste.FieldStaffNo) && !l.HasDoubt(paste.FieldEntry) && !k.Left, true
	}
	fits := k.isNamed(l.Name)
	if !fits && l.HasDoubt(paste.FieldStaffNo) { // an extension, most likely
		return 0, false, false
	}
	return list[0], fits && !k.Left && !l.quoted(), true
}

// isNamed reports whether a name, or a surname, is the person's.
func (k *known) isNamed(name string) bool {
	n := kana.Fold(name)
	return n == k.name || k.Reading != "" && n == kana.Fold(k.Reading) || utf8.RuneCountInString(n) >= 2 && strings.HasPrefix(k.name, n)
}

// byAddress: the e-mail, if the name is the same. The address alone is the
// sender's, who may apply for somebody else.
func (w *matcher) byAddress(l *PasteLine) (i int, sure, found bool) {
	list := w.byMail[strings.ToLower(l.Email)]
	if l.Email == "" || len(list) != 1 {
		return 0, false, false
	}
	k := &w.people[list[0]]
	if l.Name == "" {
		return list[0], !l.HasDoubt(paste.FieldEmail) && !k.Left && !l.quoted(), true
	}
	if !k.isNamed(l.Name) {
		return 0, false, false
	}
	return list[0], !k.Left && !l.quoted() && !w.differs(l, k), true
}

// quoted reports whether a line stands only in a quoted part, or its mail names
// another number of people.
func (l *PasteLine) quoted() bool { return l.HasDoubt(paste.FieldEntry) }

// differs reports whether the reading says that it is somebody else.
func (w *matcher) differs(l *PasteLine, k *known) bool {
	return l.Reading != "" && k.Reading != "" && kana.Fold(l.Reading) != kana.Fold(k.Reading)
}

// byNames: the name, with the section if several have it. i is -1 if nobody
// has; others are who may be meant, the likeliest first.
func (w *matcher) byNames(l *PasteLine, from string) (i int, sure bool, others []int) {
	name := kana.Fold(l.Name)
	if name == "" {
		return -1, false, nil
	}
	fits := w.byName[name]
	if len(fits) == 0 {
		return -1, false, w.perhaps(name, from)
	}
	here := slices.DeleteFunc(slices.Clone(fits), func(i int) bool { return !w.people[i].samePlace(from) })
	others = append(slices.Clone(here), fits...)
	switch {
	case len(here) == 1:
		k := &w.people[here[0]]
		return here[0], !k.Left && !l.quoted() && !w.differs(l, k) && !l.wrongNumber(k) && !l.surnameOnly(), others
	case len(here) == 0 && len(fits) == 1:
		k := &w.people[fits[0]]
		contradicts := from != "" && k.from != "" || w.differs(l, k) || l.wrongNumber(k)
		return fits[0], !k.Outside && !k.Left && !contradicts && !l.guessed() && !l.quoted(), others
	}
	return fits[0], false, others
}

// wrongNumber: the line has a staff number, and it is not this person's.
func (l *PasteLine) wrongNumber(k *known) bool {
	return l.StaffNo != "" && !l.HasDoubt(paste.FieldStaffNo) && k.StaffNo != "" && !SameNumber(l.StaffNo, k.StaffNo)
}

func (l *PasteLine) surnameOnly() bool {
	return slices.Contains(l.Doubts, paste.Doubt{Field: paste.FieldName, Code: paste.SurnameOnly})
}

// guessed reports whether the name was guessed in a way that a single person of
// that name does not settle. That a line was cut into names at the right place
// is settled by it.
func (l *PasteLine) guessed() bool {
	return slices.ContainsFunc(l.Doubts, func(d paste.Doubt) bool {
		return d.Field == paste.FieldName && d.Code != paste.Split && d.Code != paste.TwoNames && d.Code != paste.FromColumn
	})
}

// perhaps finds who may be meant by a name that nobody has: a former name, a
// reading, a surname; those of the section first.
func (w *matcher) perhaps(name, from string) []int {
	list := slices.Clone(w.former[name])
	if kana.IsReading(name) {
		list = append(list, w.readings()[name]...)
	}
	if n := utf8.RuneCountInString(name); n >= 2 || from != "" {
		var more []int
		for i := range w.people {
			k := &w.people[i]
			if strings.HasPrefix(k.name, name) && !k.Left && (from == "" || k.samePlace(from)) {
				more = append(more, i)
			}
			if len(more) > 50 { // a surname of many is no hint
				more = nil
				break
			}
		}
		list = append(list, more...)
	}
	return list
}

// readings are the people by reading. They are folded when one is asked for: most
// texts have names.
func (w *matcher) readings() map[string][]int {
	if w.byKana == nil {
		w.byKana = map[string][]int{}
		for i := range w.people {
			if key := kana.Fold(w.people[i].Reading); key != "" {
				w.byKana[key] = append(w.byKana[key], i)
			}
		}
	}
	return w.byKana
}
