package papers

import (
	"context"
	"errors"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"jibun/data"
	"jibun/export"
	"jibun/export/marked"
	"jibun/export/page"
	"jibun/export/readback"
)

// Scanned is what scanned pages say, by evening.
type Scanned struct {
	Pages    []ScannedPage
	Evenings []*Signed
	Settled  []*Signed // of evenings that are settled: compared with the ledger, never entered
	Surveys  []*Surveyed

	ledger string // whose pages these should be
}

// ScannedPage is a page of a file.
type ScannedPage struct {
	File    string
	Number  int           // in the file, from 1; 0 = the file says nothing
	Sheet   *marked.Sheet // what it is; nil if that is not known
	Turned  int           // degrees with the clock
	Problem string        // why it says nothing, as a sentence
	Note    string        // what to know of what it says, as a sentence
	Back    bool          // nothing is on it: the back of another

	settled bool // Problem is that its evening is settled
}

// Signed is what the 受付名簿 of an evening says.
type Signed struct {
	Seminar data.Seminar
	Pages   int   // that the list has
	Missing []int // those that were not scanned
	Twice   []int // those that were scanned more than once
	Lines   []*SignedLine
	WalkIns []*SignedWalkIn
	Unknown []int // № of an evening that is settled which the ledger does not have: not compared

	scans   int
	notRead []marked.Field // columns for the pen that are not read
}

// SignedLine is the line of somebody, in the order of the №.
type SignedLine struct {
	No, Page int
	Who      data.Applicant
	Read     readback.Read
	Why      readback.Why
	Signed   bool        // it is marked by the signature alone
	Picture  *image.Gray // where one may have to look

	named bool // it is their own name that is written there
	scan  int  // which scan of the page it is from
}

// SignedWalkIn is a free line with ink, or where there may be some.
type SignedWalkIn struct {
	Page, Line int // of the page; the line from 1, as they are counted through the list
	Read       readback.Read
	Why        readback.Why
	Picture    *image.Gray
}

// Unsure counts the lines that she must decide.
func (s *Signed) Unsure() (n int) {
	n = s.unsureLines()
	for _, w := range s.WalkIns {
		if w.Read == readback.Unsure {
			n++
		}
	}
	return n
}

// unsureLines counts those of people.
func (s *Signed) unsureLines() (n int) {
	for _, l := range s.Lines {
		if l.Read == readback.Unsure {
			n++
		}
	}
	return n
}

// WalkedIn counts the free lines in which something is seen.
func (s *Signed) WalkedIn() (n int) {
	for _, w := range s.WalkIns {
		if w.Why != readback.Gone {
			n++
		}
	}
	return n
}

// Whole reports whether every page of the list was read, and nothing is unsure.
func (s *Signed) Whole() bool { return len(s.Missing) == 0 && s.Unsure() == 0 }

// Entry is what the lines come to; blank says that who did not sign did not come.
func (s *Signed) Entry(blank bool) data.SignedSheet {
	var e data.SignedSheet
	for _, l := range s.Lines {
		switch {
		case l.Read == readback.Marked:
			e.Attended = append(e.Attended, l.Who.ID)
		case l.Read == readback.Blank && blank && l.Who.State == data.Confirmed:
			e.NoShow = append(e.NoShow, l.Who.ID)
		}
	}
	return e
}

// Why a page of ours says nothing here.
var (
	errOtherLedger = errors.New("a page of another ledger")
	errNoSeminar   = errors.New("a page of an evening that the ledger does not have")
	errSettled     = errors.New("a page of an evening that is settled")
	errOtherPaper  = errors.New("a page of a paper that is not read here")
	errNoScans     = errors.New("a folder without scans")
	errNoNumber    = errors.New("a page with a № that the ledger does not have")
)

// scanning reads pages against a ledger.
type scanning struct {
	ctx      context.Context
	s        *data.Store
	seminars map[int64]*data.Seminar
	people   map[int64]map[int]data.Applicant // of an evening, by №
	surveys  map[int64]*Surveyed
	doors    map[string]map[int]export.DoorLine // by evening and columns, see door
}

// ReadSigned reads files of scanned pages. It changes nothing in the ledger.
func ReadSigned(ctx context.Context, s *data.Store, paths []string, progress readback.Progress) (*Scanned, error) {
	x := &scanning{ctx: ctx, s: s, seminars: map[int64]*data.Seminar{}, people: map[int64]map[int]data.Applicant{}, surveys: map[int64]*Surveyed{}, doors: map[string]map[int]export.DoorLine{}}
	paths, empty := scansOf(paths)
	pages, err := readback.Files(ctx, paths, x.form, progress)
	if err != nil {
		return nil, err
	}
	out := &Scanned{ledger: marked.Short(s.UID())}
	for _, p := range pages {
		line := ScannedPage{File: p.File, Number: p.Number, Turned: p.Turned, Back: errors.Is(p.Err, readback.ErrEmptyPage)}
		if sheet, err := marked.Parse(p.Code); err == nil && p.Code != "" {
			line.Sheet = &sheet
		}
		if p.Err != nil && !line.Back && !errors.Is(p.Err, readback.ErrSame) {
			line.Problem = pageProblem(p.Err)
		}
		line.Note = pageNote(&p)
		switch {
		case p.Err != nil:
		case line.Sheet.Paper == marked.Survey:
			out.takeSurvey(x, &p, line.Sheet)
		case x.seminars[line.Sheet.Seminar].State == data.SeminarSettled:
			line.Problem, line.settled = pageProblem(errSettled), true
			out.Settled = x.take(out.Settled, &p, line.Sheet)
		default:
			out.Evenings = x.take(out.Evenings, &p, line.Sheet)
		}
		out.Pages = append(out.Pages, line)
	}
	for _, path := range empty {
		out.Pages = append(out.Pages, ScannedPage{File: path, Problem: pageProblem(errNoScans)})
	}
	for _, e := range slices.Concat(out.Evenings, out.Settled) {
		e.finish()
	}
	return out, nil
}

// scansOf are files, and for a folder what it holds that can be read, by name; empty are the
// folders that hold nothing of the kind.
func scansOf(paths []string) (files, empty []string) {
	for _, path := range paths {
		all, err := os.ReadDir(path)
		if err != nil { // no folder
			files = append(files, path)
			continue
		}
		n := len(files)
		for _, f := range all {
			if f.Type().IsRegular() && readback.Readable(f.Name()) {
				files = append(files, filepath.Join(path, f.Name()))
			}
		}
		if len(files) == n {
			empty = append(empty, path)
		}
	}
	return files, empty
}

// form is the form of a page, if it is one of this ledger that may be entered.
func (x *scanning) form(code string) (*readback.Form, error) {
	sheet, err := marked.Parse(code)
	if err != nil {
		return nil, err
	}
	if sheet.Ledger != marked.Short(x.s.UID()) {
		return nil, errOtherLedger
	}
	if sheet.Paper != marked.SignIn && sheet.Paper != marked.Survey {
		return nil, errOtherPaper
	}
	m, err := x.seminar(sheet.Seminar)
	switch {
	case errors.Is(err, data.ErrNotFound):
		return nil, errNoSeminar
	case err != nil:
		return nil, err
	}
	unknown := x.unknown(&sheet)
	if len(unknown) > 0 && m.State != data.SeminarSettled {
		return nil, fmt.Errorf("№ %d: %w", unknown[0], errNoNumber)
	}
	if !asksKnown(sheet) {
		return nil, marked.ErrNewer
	}
	boxes, err := export.Boxes(sheet)
	if err != nil {
		return nil, err
	}
	f := readback.FormOf(slices.DeleteFunc(boxes, func(b marked.Box) bool { return slices.Contains(unknown, b.No) }))
	faces, err := Faces()
	if err != nil {
		return nil, err
	}
	if sheet.Paper == marked.Survey {
		f.Print(faces)
	} else {
		f.Name(faces, func(no int) []string {
			who := x.people[sheet.Seminar][no]
			return signatures(who.Name, who.Reading)
		})
		door, err := x.door(&sheet, faces)
		if err != nil {
			return nil, err
		}
		f.Compare(faces, func(no int) (page.Rect, []page.Mark, bool) {
			l, ok := door[no]
			return l.Whole, l.Marks, ok
		})
	}
	return f, nil
}

// door are the lines of a 受付名簿 as they would be printed now.
func (x *scanning) door(sheet *marked.Sheet, faces *page.Faces) (map[int]export.DoorLine, error) {
	key := fmt.Sprint(sheet.Seminar, sheet.Columns)
	if d, ok := x.doors[key]; ok {
		return d, nil
	}
	r, err := x.s.SignIn(x.ctx, sheet.Seminar, data.ByKana)
	if err != nil {
		return nil, err
	}
	d, err := export.DoorLines(r, sheet.Columns, faces)
	if err != nil {
		return nil, err
	}
	x.doors[key] = d
	return d, nil
}

// unknown are the № of a page that the ledger does not have: that of an evening which was
// settled gives none to those who had none before.
func (x *scanning) unknown(sheet *marked.Sheet) (out []int) {
	for _, l := range sheet.Lines {
		if _, ok := x.people[sheet.Seminar][l.No]; l.Kind == marked.Person && !ok {
			out = append(out, l.No)
		}
	}
	return out
}

// seminar is an evening, with who stands on its list under which №.
func (x *scanning) seminar(id int64) (*data.Seminar, error) {
	if m := x.seminars[id]; m != nil {
		return m, nil
	}
	m, err := x.s.Seminar(x.ctx, id)
	if err != nil {
		return nil, err
	}
	list, err := x.s.Applicants(x.ctx, id)
	if err != nil {
		return nil, err
	}
	x.people[id] = map[int]data.Applicant{}
	survey := &Surveyed{Seminar: m}
	for _, a := range list {
		if a.SheetNo != 0 {
			x.people[id][max(a.SheetNo, -a.SheetNo)] = a
		}
		if a.State == data.Confirmed && a.Attendance.Present() {
			survey.Present++
		}
	}
	if survey.Now, err = x.s.Survey(x.ctx, id); err != nil {
		return nil, err
	}
	x.surveys[id] = survey
	x.seminars[id] = &m
	return &m, nil
}

// take takes what a page says to its evening, one of all.
func (x *scanning) take(all []*Signed, p *readback.Page, sheet *marked.Sheet) []*Signed {
	i := slices.IndexFunc(all, func(e *Signed) bool { return e.Seminar.ID == sheet.Seminar })
	if i < 0 {
		i = len(all)
		all = append(all, &Signed{Seminar: *x.seminars[sheet.Seminar]})
	}
	e := all[i]
	if sheet.Pages > e.Pages { // of two prints the larger one counts
		for n := e.Pages + 1; n <= sheet.Pages; n++ {
			e.Missing = append(e.Missing, n)
		}
		e.Pages = sheet.Pages
	}
	if n := slices.Index(e.Missing, sheet.Page); n >= 0 {
		e.Missing = slices.Delete(e.Missing, n, n+1)
	} else if !slices.Contains(e.Twice, sheet.Page) {
		e.Twice = append(e.Twice, sheet.Page)
	}
	e.scans++
	for _, f := range export.NotRead(*sheet) {
		if !slices.Contains(e.notRead, f) {
			e.notRead = append(e.notRead, f)
		}
	}
	for _, no := range x.unknown(sheet) {
		if !slices.Contains(e.Unknown, no) {
			e.Unknown = append(e.Unknown, no)
		}
	}
	for _, a := range p.Lines {
		if a.Of.WalkIn > 0 {
			e.walkIn(sheet.Page, a)
			continue
		}
		e.Lines = append(e.Lines, &SignedLine{No: a.Of.No, Page: sheet.Page, Who: x.people[sheet.Seminar][a.Of.No], Read: a.Read, Why: a.Why, Signed: a.Signed, Picture: a.Picture, named: a.Named, scan: e.scans})
	}
	return all
}

// walkIn takes a free line that is not empty.
func (e *Signed) walkIn(page int, a readback.Answer) {
	w := &SignedWalkIn{Page: page, Line: a.Of.WalkIn, Read: a.Read, Why: a.Why, Picture: a.Picture}
	for i, other := range e.WalkIns {
		if other.Page == page && other.Line == w.Line {
			if w.Read != readback.Blank {
				e.WalkIns[i] = w
			}
			return
		}
	}
	if w.Read != readback.Blank {
		e.WalkIns = append(e.WalkIns, w)
	}
}

func (e *Signed) finish() {
	e.merge()
	e.habit()
	slices.SortStableFunc(e.Lines, func(a, b *SignedLine) int { return a.No - b.No })
	slices.SortStableFunc(e.WalkIns, func(a, b *SignedWalkIn) int { return a.Line - b.Line })
	slices.Sort(e.Twice)
	slices.Sort(e.Unknown)
}

// signatures are how somebody may sign: the family name or all of it, in kanji or in kana.
func signatures(names ...string) (out []string) {
	for _, n := range names {
		parts := strings.Fields(n)
		if len(parts) == 0 {
			continue
		}
		out = append(out, strings.Join(parts, ""))
		if len(parts) > 1 {
			out = append(out, parts[0])
		}
	}
	return out
}
