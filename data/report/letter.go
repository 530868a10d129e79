package report

import (
	"slices"

	"jibun/data/wareki"
)

// LetterKind is to whom a 講師依頼書 goes.
type LetterKind int

const (
	LetterToLecturer LetterKind = iota // to the lecturer
	LetterToHead                       // to the head of the lecturer's section or organisation
	LetterMemo                         // 事務連絡: a note within the office
)

// Label names the letter among those of an evening: in the names of files, in the history.
func (k LetterKind) Label() string {
	return map[LetterKind]string{LetterToLecturer: "講師あて", LetterToHead: "所属長あて", LetterMemo: "庁内文書"}[k]
}

// A RoleOf is who of several lecturers has a role.
type RoleOf struct {
	Role  string
	Names []string
}

// Roles are those of the lecturers to whom a letter goes, each once, in their order.
func (r RequestLetter) Roles() []RoleOf {
	all := []RoleOf{{r.Role, []string{r.Lecturer}}}
next:
	for _, x := range r.With {
		for i := range all {
			if all[i].Role == x.Role {
				all[i].Names = append(all[i].Names, x.Name)
				continue next
			}
		}
		all = append(all, RoleOf{x.Role, []string{x.Name}})
	}
	return all
}

// Guests and Staff tell whether one of those to whom a letter goes is from outside, or is not.
func (r RequestLetter) Guests() bool {
	return r.Outside || slices.ContainsFunc(r.With, func(x Addressee) bool { return x.Outside })
}

// Staff: see Guests.
func (r RequestLetter) Staff() bool {
	return !r.Outside || slices.ContainsFunc(r.With, func(x Addressee) bool { return !x.Outside })
}

// To is the same letter to more lecturers, to whom others went.
func (r RequestLetter) To(more ...RequestLetter) RequestLetter {
	r.With = slices.Clone(r.With)
	for _, x := range more {
		if x.Outside && !r.Guests() {
			r.Text = x.Text // which is for who is from outside
		}
		r.With = append(r.With, Addressee{From: x.From, Position: x.Position, Name: x.Lecturer, Role: x.Role, Outside: x.Outside})
	}
	return r
}

// RequestLetter is what a 講師依頼書 says: the facts, as they stand on the day the
// letter is about. Its sentences are the paper's.
type RequestLetter struct {
	Head
	Kind     LetterKind
	Text     string      // what she wrote instead of the standard sentences, with marks; "" = those
	With     []Addressee // other lecturers to whom the same letter goes
	Document string      // 文書番号, "" = to be filled in by hand
	Phone    string      // of the section
	Email    string

	Lecturer string
	From     string // 所属 of staff, 団体 of an outside person; may be empty
	Position string // 職名
	Outside  bool
	Role     string // 講師, スピーカー …
	Agreed   bool   // 内諾 was given, or more

	Number     int // 通算回, 0 = none
	Title      string
	Date       wareki.Date // "" = not fixed
	Start, End string
	Venue      string
	Capacity   int // 0 = no limit
	Party      bool
	PartyVenue string
	PartyStart string
	Fee        int // yen, of the gathering
}
