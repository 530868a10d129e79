// Package papers makes the papers of the office from the ledger: 受付名簿, 年次報告書
// and the others. It knows no window, so that the command line writes the same ones.
//
// What a paper is called and what the history says of it stands in the ledger and in
// folders, so it is Japanese like the papers; what is said about it goes through lang.
package papers

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/export"
	"jibun/export/page"
	_ "jibun/gui/tongue" // before lang looks for the system's language
)

// Paper is a paper made from the ledger, ready to be written.
type Paper struct {
	About    string   // what it is and how many people it names, for the history
	File     string   // the name that is proposed
	Warnings []string // what to look at before it is printed, as sentences

	// Before does to the ledger what comes with the paper, one operation that can be
	// undone: everybody gets the number of the sheet. nil: nothing comes with it.
	Before func(context.Context) error
	// Write writes it and leaves the ledger alone, so that one may look at a paper as
	// often as one likes. nil: there is nothing to write, Warnings says why.
	Write func(context.Context, io.Writer, export.Options) error
	// Pages are the pages as they are seen, printed and saved as PDF. They leave the
	// ledger alone too. nil: it has none.
	Pages func(context.Context) (*page.Document, error)
	// Some is the paper with only some of its pages, from 1, where Before or the history is
	// about what stands on them: who is not printed gets no number, and which of several
	// together is not printed gets no line. nil: it is about the whole.
	Some func(ctx context.Context, pages []int) (Paper, error)
	// Parts are the papers that it is made of, where it is several together: each has its
	// own line in the history and its own Before.
	Parts []Paper
	// Text is which of the office's texts stands on it, on the first where they differ; "" = none.
	Text data.PaperTextKind
}

// Save writes a paper to path, as PDF if its name ends so. Names leave the program with it, so the line in the
// history comes before the file gets its name: no file without its line.
//
// When it fails or is cancelled there is no file, and what Before did is taken back:
// the ledger keeps the numbers of the paper that was printed last, which is the one
// that lies on the desk. The history then shows both.
func (p Paper) Save(ctx context.Context, s *data.Store, path string, o export.Options) error {
	to, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	if err := s.Whole(ctx, o.Progress); err != nil { // before it is numbered
		return err
	}
	write, what := p.Write, "paper.excel"
	if write == nil && !IsPDF(path) {
		return errWorkbook
	}
	if IsPDF(path) {
		write, what = func(ctx context.Context, w io.Writer, o export.Options) error { return p.PDF(ctx, w, o.Progress) }, "paper.pdf"
	}
	var done []data.Operation // by Before
	err = export.ToFile(path, func(w io.Writer) (err error) {
		if done, err = p.prepareAll(ctx, s); err != nil {
			return err
		}
		return write(ctx, w, o)
	}, func() error { return p.note(ctx, s, what, to) })
	if err != nil {
		err = takeBack(ctx, s, done, err)
	}
	return err
}

// note enters into the history that the paper, or each that it is made of, went somewhere.
func (p Paper) note(ctx context.Context, s *data.Store, what, to string) error {
	for _, x := range p.parts() {
		if err := s.Note(ctx, what, x.About+" → "+to); err != nil {
			return err
		}
	}
	return nil
}

// parts are the papers that it is made of, or itself.
func (p Paper) parts() []Paper {
	if len(p.Parts) > 0 {
		return p.Parts
	}
	return []Paper{p}
}

// prepareAll does what comes with the papers, and returns the operations that did it, also
// where one failed.
func (p Paper) prepareAll(ctx context.Context, s *data.Store) ([]data.Operation, error) {
	var done []data.Operation
	for _, x := range p.parts() {
		o, err := x.prepare(ctx, s)
		if o.ID != 0 {
			done = append(done, o)
		}
		if err != nil {
			return done, err
		}
	}
	return done, nil
}

// takeBack undoes what prepareAll did for a paper that did not come to be, the last first.
func takeBack(ctx context.Context, s *data.Store, done []data.Operation, err error) error {
	for _, o := range slices.Backward(done) {
		_, undo := s.UndoOperation(context.WithoutCancel(ctx), o.ID)
		err = errors.Join(err, undo)
	}
	return err
}

// prepare does what comes with the paper and returns the operation that did it; none
// if there was nothing to do.
func (p Paper) prepare(ctx context.Context, s *data.Store) (data.Operation, error) {
	if p.Before == nil {
		return data.Operation{}, nil
	}
	did, err := s.Did(ctx, p.Before)
	if err != nil || len(did) == 0 {
		return data.Operation{}, err
	}
	return did[len(did)-1], nil
}

// warnReadings names some of those whose reading is not known.
func (p *Paper) warnReadings(names []string) {
	if len(names) > 0 {
		p.Warnings = append(p.Warnings, lang.X("paper.noreading", "ふりがなのない方が{{.N}}名います(五十音順では最後に並びます): {{.Names}}",
			map[string]any{"N": len(names), "Names": strings.Join(names[:min(len(names), 5)], "、")}))
	}
}

// eveningFile is the name of a paper's file of a seminar, without its ending: so that
// files sort by their days.
func eveningFile(m data.Seminar, what string) string {
	if m.Number == 0 {
		return inFileName(string(m.Date) + "_" + what)
	}
	return inFileName(string(m.Date) + "_" + m.Called() + "_" + what)
}

// variant is what a paper is called in the name of its file, with what was chosen of it that
// makes it another one: two papers that are both wanted do not overwrite each other.
func variant(what string, chosen ...string) string {
	for _, c := range chosen {
		if c != "" {
			what += "_" + c
		}
	}
	return what
}

// listed is how a list is ordered, as a variant of the usual one.
func listed(o data.SignInOrder) string { return ifSo(o == data.ByDepartment, o.Label()) }

func ifSo(yes bool, text string) string {
	if yes {
		return text
	}
	return ""
}

// mostNamed is how many people the name of a file names.
const mostNamed = 3

// whom names those whom she chose of all for whom a paper is: nobody where it is for all.
func whom(chosen []int64, names []string) string {
	switch n := len(names); {
	case chosen == nil:
		return ""
	case n > mostNamed:
		return fmt.Sprintf("%sほか%d名", names[0], n-1)
	}
	return strings.Join(names, "・")
}

// evening names a seminar in the history: as Called says, with its day as long as it has
// no number.
func evening(m data.Seminar) string {
	if m.Number != 0 {
		return m.Called()
	}
	return strings.TrimSpace(m.InSeries + " " + strings.ReplaceAll(string(m.Date), "-", ""))
}

// inFileName replaces what Windows allows in no file's name.
func inFileName(name string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`\/:*?"<>|`, r) {
			return '_'
		}
		return r
	}, name)
}
