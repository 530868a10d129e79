package data

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"jibun/data/kana"
	"jibun/data/oldledger"
	"jibun/data/wareki"
)

// Takeover is what an old Excel ledger would add. Nothing is written until
// ApplyTakeover.
type Takeover struct {
	Seminars  []TakeoverSeminar
	People    []TakeoverPerson   // who has marks, in the order of the file
	Lecturers []TakeoverLecturer // of Seminars, in their order
	Problems  []TakeoverProblem
	ZerosLost []TakeoverProblem // people whose number is one of the ledger's but for leading zeros, and was read as that: Sheet, Line, Text
	Ledger    oldledger.Ledger  // what was read, with its own problems and notes
	Renumber  bool              // the old numbers began anew each year: 通算回 are counted through
	SeriesID  int64             // the evenings go into this one
	InSeries  string            // its name, where the office has more than one series; else ""

	categories []string // new ones
}

// TakeoverSeminar is one row of the old list.
type TakeoverSeminar struct {
	oldledger.Seminar
	Number int   // 通算回 in the ledger
	Exists int64 // the seminar is there already (same day and title, or same number and day)
	Skip   bool  // a problem forbids it
	marks  []takeoverMark
}

type takeoverMark struct {
	person int // index in People
	code   oldledger.MarkCode
}

// TakeoverPerson is somebody of the old matrix.
type TakeoverPerson struct {
	StaffNo, Name, Reading, Department string
	Line                               int
	Known                              int64 // the person of the ledger; 0 = will be added
	Outside                            bool
	Marks                              int
	first                              wareki.Date // of the evenings with a mark
	department                         int64
}

// TakeoverProblem is something of the old ledger that cannot be taken over.
type TakeoverProblem struct {
	Sheet string
	Line  int
	Code  string // number_taken, ambiguous_name, twice, number_zeros
	Text  string
}

// PlanTakeover compares an old ledger with a series of this one (0 = the main one).
func (s *Store) PlanTakeover(ctx context.Context, series int64, l oldledger.Ledger) (*Takeover, error) {
	all, err := s.Series(ctx)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(all, func(x Series) bool { return series == 0 || x.ID == series })
	if i < 0 {
		return nil, ErrNotFound
	}
	main := all[i]
	b := takeoverPlanner{Takeover: &Takeover{Ledger: l, SeriesID: main.ID}, s: s}
	if len(all) > 1 {
		b.InSeries = main.NameOn(s.Today())
	}
	have, err := s.Seminars(ctx, SeminarFilter{Series: main.ID})
	if err != nil {
		return nil, err
	}
	if b.staff, err = s.staffState(ctx); err != nil {
		return nil, err
	}
	known, err := s.categoryNames(ctx)
	if err != nil {
		return nil, err
	}
	b.Renumber = slices.ContainsFunc(l.Notes, func(n oldledger.Note) bool { return n.Code == oldledger.NumbersRestart })
	b.seminars(have, known)
	b.people()
	return b.Takeover, nil
}

type takeoverPlanner struct {
	*Takeover
	s     *Store
	staff *staffState
	byKey map[string]int // person → index in People
	byDay map[wareki.Date][]int
	byOld map[int][]int // number as written → seminars
}

// seminars plans the rows of the list, in order of their days.
func (b *takeoverPlanner) seminars(have []SeminarLine, categories []string) {
	for _, m := range b.Ledger.Seminars {
		b.Seminars = append(b.Seminars, TakeoverSeminar{Seminar: m, Number: m.Number})
	}
	slices.SortStableFunc(b.Seminars, func(x, y TakeoverSeminar) int {
		return cmp.Or(cmp.Compare(x.Date, y.Date), cmp.Compare(x.Starts, y.Starts), cmp.Compare(x.Line, y.Line))
	})
	last := 0
	for _, h := range have {
		last = max(last, h.Number)
	}
	b.byDay, b.byOld = map[wareki.Date][]int{}, map[int][]int{}
	taken := map[int]bool{}
	for _, h := range have {
		taken[h.Number] = true
	}
	seen := map[string]bool{}
	for i := range b.Seminars {
		m := &b.Seminars[i]
		b.byDay[m.Date] = append(b.byDay[m.Date], i)
		b.byOld[m.Seminar.Number] = append(b.byOld[m.Seminar.Number], i)
		m.Exists = existing(have, *m, b.Renumber)
		if b.Renumber && m.Exists == 0 {
			last++
			m.Number = last
		}
		key := string(m.Date) + "|" + kana.Fold(m.Title)
		switch {
		case m.Exists != 0:
		case seen[key]:
			b.refuse(m, "twice")
			m.Skip = true
		case m.Number != 0 && taken[m.Number]:
			b.refuse(m, "number_taken")
			m.Number = 0 // taken over all the same; the clerk gives a number
		}
		seen[key], taken[m.Number] = true, m.Number != 0
		if c := strings.TrimSpace(m.Category); c != "" && findName(append(categories, b.categories...), c) == "" {
			b.categories = append(b.categories, c)
		}
		b.lecturers(i)
	}
}

func (b *takeoverPlanner) refuse(m *TakeoverSeminar, code string) {
	b.Problems = append(b.Problems, TakeoverProblem{Sheet: m.Sheet, Line: m.Line, Code: code, Text: Seminar{InSeries: b.InSeries, Number: m.Number, Title: m.Title}.label()})
}

// existing finds the seminar in the ledger: the same day with the same title,
// or with the same number.
func existing(have []SeminarLine, m TakeoverSeminar, renumber bool) int64 {
	for _, h := range have {
		if h.Date == m.Date && (kana.Fold(h.Title) == kana.Fold(m.Title) || (!renumber && h.Number != 0 && h.Number == m.Number)) {
			return h.ID
		}
	}
	return 0
}

// findName finds a name that says the same, however it is written.
func findName(names []string, name string) string {
	for _, n := range names {
		if kana.Fold(n) == kana.Fold(name) {
			return n
		}
	}
	return ""
}

// people finds out who is in the matrix and hands the marks to the evenings.
func (b *takeoverPlanner) people() {
	b.byKey = map[string]int{}
	bad := map[string]bool{}
	for _, k := range b.Ledger.Attendance {
		i, ok := b.evening(k)
		if !ok || b.Seminars[i].Skip {
			continue // the reader has reported marks without a seminar
		}
		who, problem := b.person(k)
		if problem != "" {
			if key := fmt.Sprint(k.Sheet, k.Line); !bad[key] {
				bad[key] = true
				b.Problems = append(b.Problems, TakeoverProblem{Sheet: k.Sheet, Line: k.Line, Code: problem, Text: k.Name})
			}
			continue
		}
		m := &b.Seminars[i]
		p := &b.People[who]
		p.Marks++
		if p.first == "" || m.Date < p.first {
			p.first = m.Date
		}
		if !slices.ContainsFunc(m.marks, func(x takeoverMark) bool {
			return x.person == who && (x.code == oldledger.Speaker) == (k.Code == oldledger.Speaker)
		}) {
			m.marks = append(m.marks, takeoverMark{who, k.Code})
		}
	}
}

// evening finds the seminar of a mark: by its day, else by its number.
func (b *takeoverPlanner) evening(k oldledger.Mark) (int, bool) {
	if list := b.byDay[k.Date]; k.Date != "" && len(list) > 0 {
		for _, i := range list {
			if b.Seminars[i].Seminar.Number == k.Number {
				return i, true
			}
		}
		return list[0], len(list) == 1 || k.Number == 0
	}
	list := b.byOld[k.Number]
	if k.Number == 0 || len(list) == 0 {
		return 0, false
	}
	return list[0], len(list) == 1
}

// person finds somebody of the matrix among the people of the ledger: by the
// staff number, in which Excel may have eaten the leading zeros, else by the name if
// it is the only one (or the only one in the department). Nobody is guessed.
func (b *takeoverPlanner) person(k oldledger.Mark) (index int, problem string) {
	key := k.StaffNo
	if key == "" {
		key = kana.Fold(k.Name) + "|" + kana.Fold(k.Department)
	}
	bare := key
	if zeros := zeroKey(k.StaffNo); zeros != "" {
		bare = zeros + "|" + kana.Fold(k.Name)
	}
	for _, key := range []string{key, bare} {
		if i, ok := b.byKey[key]; ok {
			return i, ""
		}
	}
	p := TakeoverPerson{StaffNo: k.StaffNo, Name: k.Name, Reading: k.Reading, Department: k.Department, Line: k.Line}
	p.department = b.departmentOf(k.Department)
	switch {
	case k.StaffNo != "":
		m, zeros := b.staff.numbered(k.StaffNo, k.Name, k.Reading)
		switch {
		case m != nil:
			p.Known = m.ID
			if zeros {
				b.ZerosLost = append(b.ZerosLost, TakeoverProblem{Sheet: k.Sheet, Line: k.Line, Text: k.StaffNo})
			}
		case zeros:
			b.Problems = append(b.Problems, TakeoverProblem{Sheet: k.Sheet, Line: k.Line, Code: "number_zeros", Text: strings.TrimSpace(k.StaffNo + " " + k.Name)})
		}
	default:
		hits := b.staff.byName[kana.Fold(k.Name)]
		if len(hits) > 1 {
			hits = b.narrow(hits, k, p.department)
			if len(hits) != 1 {
				return 0, "ambiguous_name"
			}
		}
		if len(hits) == 1 {
			p.Known = hits[0].ID
		} else {
			p.Outside = p.department == 0
		}
	}
	known := fmt.Sprint("#", p.Known)
	i, again := b.byKey[known]
	if p.Known == 0 || !again {
		i = len(b.People)
		b.People = append(b.People, p)
	}
	b.byKey[key], b.byKey[bare], b.byKey[known] = i, i, i
	return i, ""
}

// narrow keeps the people of that department or organisation, or that reading.
func (b *takeoverPlanner) narrow(hits []PersonHit, k oldledger.Mark, department int64) []PersonHit {
	return slices.DeleteFunc(slices.Clone(hits), func(h PersonHit) bool {
		if k.Reading != "" && h.Reading != "" && kana.Fold(k.Reading) != kana.Fold(h.Reading) {
			return true
		}
		if h.Outside {
			return department != 0 || kana.Fold(h.From) != kana.Fold(k.Department)
		}
		m := b.staff.byID[h.ID]
		return k.Department != "" && (m == nil || !slices.ContainsFunc(m.postings, func(p Posting) bool { return p.DepartmentID == department }))
	})
}

// departmentOf finds a department by what the old ledger calls it: 部 and 課, or 課 alone
// if there is only one of that name.
func (b *takeoverPlanner) departmentOf(text string) int64 {
	want := kana.Fold(text)
	if want == "" {
		return 0
	}
	var found []int64
	for _, d := range b.staff.departments {
		if kana.Fold(d.Label()) == want {
			return d.ID
		}
		if kana.Fold(d.Section) == want {
			found = append(found, d.ID)
		}
	}
	if len(found) != 1 {
		return 0
	}
	return found[0]
}
