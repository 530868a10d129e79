package paste

import "strings"

// spread gives what was said once to all entries.
func (b *body) spread(s *said, nameless bool) {
	var party *bool
	for _, d := range b.drafts {
		if d.all {
			party = d.Party
		}
	}
	for i := range b.entries {
		e := &b.entries[i]
		if e.Number == 0 && len(s.numbers) > 0 {
			e.Number = s.numbers[0]
			if differ(s.numbers) {
				e.doubt(FieldNumber, TwoValues)
			}
		}
		b.partyOf(e, s, party)
		for _, r := range s.remarks {
			e.addRemark(r)
			e.doubt(FieldRemark, FromText)
		}
		if b.takenBack(e, s) {
			e.Wish = Withdraw
			e.doubt(FieldWithdraws, FromText)
			b.withdraws = true
		}
		if b.count > 0 && b.count != len(b.entries) {
			e.doubt(FieldEntry, CountDiffers)
		}
	}
	b.withdraws = b.withdraws || len(s.back) > 0
}

func (b *body) partyOf(e *Entry, s *said, all *bool) {
	switch {
	case e.Party == nil && all != nil:
		e.Party = all
		e.doubt(FieldParty, FromAbove)
	case e.Party == nil && s.party != nil && !s.unclear && b.meant(e, s.parties):
		party := *s.party
		e.Party = &party
		e.doubt(FieldParty, FromText)
	case e.Party == nil && s.unclear:
		e.doubt(FieldParty, Unclear)
	}
}

// meant reports whether sentences are about an entry: they name it, or nobody.
func (b *body) meant(e *Entry, sentences []string) bool {
	named := false
	for _, x := range sentences {
		if mentions(x, e.Name) {
			return true
		}
		for i := range b.entries {
			named = named || mentions(x, b.entries[i].Name)
		}
	}
	return !named
}

// takenBack reports whether an entry is taken back by a sentence: by one that
// names it, or by one that names nobody.
func (b *body) takenBack(e *Entry, s *said) bool {
	for _, x := range s.back {
		named := false
		for i := range b.entries {
			named = named || mentions(x, b.entries[i].Name)
		}
		if !named || mentions(x, e.Name) {
			return true
		}
	}
	return false
}

// mentions reports whether a sentence has a name, or its surname, in it.
func mentions(sentence, name string) bool {
	if name == "" {
		return false
	}
	key, text := kanaKey(name), kanaKey(sentence)
	surname := key
	if f := strings.Fields(name); len(f) > 1 {
		surname = kanaKey(f[0])
	} else if r := []rune(key); len(r) >= 4 {
		surname = string(r[:2])
	}
	return strings.Contains(text, key) || strings.Contains(text, surname)
}

func differ(ns []int) bool {
	for _, n := range ns {
		if n != ns[0] {
			return true
		}
	}
	return false
}
