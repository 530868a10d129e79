package data

import (
	"slices"
	"strings"

	"jibun/data/kana"
	"jibun/data/oldledger"
	"jibun/data/wareki"
)

// TakeoverLecturer is somebody who spoke at an evening of the old list.
type TakeoverLecturer struct {
	Seminar    int // index in Seminars
	Name, Post string
	Known      int64       // the person of the ledger; 0 = stays text
	Doubt      string      // why nobody is known: nobody, several, elsewhere; "" = one fits
	Hits       []PersonHit // who bears the name, for the clerk to choose from
}

// Choose says who a lecturer is; 0 leaves the text.
func (p *Takeover) Choose(lecturer int, person int64) { p.Lecturers[lecturer].Known = person }

// lecturers finds the lecturers of an evening among the people: whom the name fits,
// and the post as far as it says where. Nobody is guessed; the rest is asked.
func (b *takeoverPlanner) lecturers(i int) {
	m := &b.Seminars[i]
	for _, x := range m.Lecturers {
		l := TakeoverLecturer{Seminar: i, Name: x.Name, Post: x.Post, Doubt: "nobody"}
		for _, c := range nameAndPost(x) {
			hits := b.staff.byName[kana.Fold(c.Name)]
			if len(hits) == 0 {
				continue
			}
			fit := slices.DeleteFunc(slices.Clone(hits), func(h PersonHit) bool { return !b.worksAs(h, c.Post, m.Date) })
			if then := slices.DeleteFunc(slices.Clone(fit), func(h PersonHit) bool { return !b.workedAs(h, c.Post, m.Date) }); len(fit) > 1 && len(then) > 0 {
				fit = then
			}
			l.Name, l.Post, l.Hits = c.Name, c.Post, hits
			switch len(fit) {
			case 1:
				l.Known, l.Doubt = fit[0].ID, ""
			case 0:
				l.Doubt = "elsewhere"
			default:
				l.Doubt, l.Hits = "several", fit
			}
			break
		}
		l.Hits = slices.Clone(l.Hits)
		for k := range l.Hits {
			if h := &l.Hits[k]; !h.Outside && b.staff.byID[h.ID] != nil {
				h.From = b.staff.label[b.staff.byID[h.ID].latest().DepartmentID]
			}
		}
		b.Lecturers = append(b.Lecturers, l)
	}
}

// nameAndPost are the ways in which a text may be a name with a post in front of it:
// as it stands, or, where the old list has one column for both, its last word or two.
func nameAndPost(x oldledger.Lecturer) []oldledger.Lecturer {
	out := []oldledger.Lecturer{x}
	words := strings.Fields(x.Name)
	for n := 1; n <= 2 && n < len(words); n++ {
		cut := len(words) - n
		out = append(out, oldledger.Lecturer{Name: strings.Join(words[cut:], ""), Post: strings.TrimSpace(x.Post + " " + strings.Join(words[:cut], " "))})
	}
	for _, end := range []string{"先生", "さん", "氏", "様"} {
		if bare, ok := strings.CutSuffix(strings.TrimSpace(x.Name), end); ok {
			out = append(out, nameAndPost(oldledger.Lecturer{Name: bare, Post: x.Post})...)
		}
	}
	return out
}

// worksAs tells whether somebody may have had a post on a day: it names no place, or
// theirs. Who had another place is somebody else of the same name until the clerk says
// otherwise.
func (b *takeoverPlanner) worksAs(h PersonHit, post string, on wareki.Date) bool {
	key := kana.Fold(post)
	if key == "" {
		return true
	}
	if h.Outside {
		from := kana.Fold(h.From)
		return from == "" || strings.HasPrefix(key, from) || strings.HasPrefix(from, key)
	}
	label, ok := b.departmentIn(key)
	if !ok {
		return !namesPlace(post)
	}
	m := b.staff.byID[h.ID]
	if m == nil || !slices.ContainsFunc(m.postings, func(p Posting) bool { return p.From <= on && (p.To == "" || p.To >= on) }) {
		return true // where they were that day is not known
	}
	return slices.ContainsFunc(m.postings, func(p Posting) bool { return kana.Fold(b.staff.label[p.DepartmentID]) == label })
}

// workedAs tells whether the ledger says that somebody had the post on that day: of
// two who were there at some time it is the one who was there then.
func (b *takeoverPlanner) workedAs(h PersonHit, post string, on wareki.Date) bool {
	label, ok := b.departmentIn(kana.Fold(post))
	m := b.staff.byID[h.ID]
	return ok && m != nil && slices.ContainsFunc(m.postings, func(p Posting) bool {
		return p.From <= on && (p.To == "" || p.To >= on) && kana.Fold(b.staff.label[p.DepartmentID]) == label
	})
}

// departmentIn finds the department with which a folded post begins: 部 and 課, or 課
// alone if only one has that name. Of several the longest.
func (b *takeoverPlanner) departmentIn(post string) (label string, ok bool) {
	longest := 0
	for _, d := range b.staff.departments {
		full := kana.Fold(d.Label())
		if len(full) > longest && strings.HasPrefix(post, full) {
			label, longest = full, len(full)
		}
	}
	if longest > 0 {
		return label, true
	}
	for _, d := range b.staff.departments {
		section, full := kana.Fold(d.Section), kana.Fold(d.Label())
		if section == "" || !strings.HasPrefix(post, section) || len(section) < longest {
			continue
		}
		if len(section) == longest && full != label {
			ok = false // two of that name
			continue
		}
		label, longest, ok = full, len(section), true
	}
	return label, ok
}

// namesPlace tells whether a post says where, not only as what.
func namesPlace(post string) bool {
	for _, end := range []string{"課", "部", "局", "室", "所", "館", "校", "園", "署", "会", "社", "大学", "院", "団", "センター", "銀行", "組合", "法人", "NPO", "市", "県", "町", "村"} {
		if strings.Contains(post, end) && !strings.HasSuffix(post, end+"長") {
			return true
		}
	}
	return false
}
