package template

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"net/url"
	"path"
	"strings"

	"github.com/klauspost/compress/flate"

	"jibun/data/table"
	"jibun/export/calc"
)

// output is what becomes of the parts of a form. A part that is in none of its lists
// is copied as it lies in the file, still compressed.
type output struct {
	changed map[string]func(io.Writer) error
	dropped map[string]bool
	added   []addition // in order
	taken   map[string]bool
	types   map[string]string // of added parts: the part whose type they share
	tables  int
}

type addition struct {
	name  string
	write func(io.Writer) error
}

func newOutput() *output {
	return &output{changed: map[string]func(io.Writer) error{}, dropped: map[string]bool{}, taken: map[string]bool{}, types: map[string]string{}, tables: 1000}
}

func (o *output) change(part string, b []byte) {
	o.changed[part] = func(w io.Writer) error { _, err := w.Write(b); return err }
}

func (o *output) add(name, like string, write func(io.Writer) error) {
	o.added = append(o.added, addition{name, write})
	if like != "" {
		o.types[name] = like
	}
}

// Fill fills the form and writes the workbook. If the form has problems that stop it,
// nothing is written and the error is an *Unready. Problems that do not stop it come
// back with a nil error.
func (f *Form) Fill(ctx context.Context, w io.Writer, v Values, o Options) ([]Problem, error) {
	f.pkg.Under(ctx)
	b := f.lay(v)
	b.unmovable()
	if err := b.prepare(ctx); err != nil {
		return b.problems, err
	}
	var stops []Problem
	for _, p := range b.problems {
		if p.Stops() && !(o.Blank && (p.Kind == UnknownItem || p.Kind == UnknownFormat || p.Kind == BrokenBraces)) {
			stops = append(stops, p)
		}
	}
	if len(stops) > 0 {
		return b.problems, &Unready{stops}
	}
	return b.problems, b.write(ctx, w)
}

// Options of filling.
type Options struct {
	Blank bool // what is not known is left blank instead of stopping
	Macro bool // the file written may hold macros (.xlsm); only a template's kind depends on it
}

// Macros tells whether the form has macros, so that the file must be an .xlsm.
func (f *Form) Macros() bool {
	for _, x := range f.pkg.Files {
		if strings.EqualFold(path.Base(x.Name), "vbaProject.bin") {
			return true
		}
	}
	return false
}

// write writes the archive: the form's parts in their order, then what came to be.
func (b *book) write(ctx context.Context, w io.Writer) error {
	z := zip.NewWriter(w)
	var deflate again
	z.RegisterCompressor(zip.Deflate, deflate.open)
	for _, f := range b.form.pkg.Files {
		if err := ctx.Err(); err != nil {
			return err
		}
		if b.out.dropped[f.Name] {
			continue
		}
		write := b.out.changed[f.Name]
		if write == nil {
			if err := z.Copy(f); err != nil {
				return err
			}
			continue
		}
		p, err := z.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: f.Modified})
		if err == nil {
			err = write(p)
		}
		if err != nil {
			return err
		}
	}
	for _, a := range b.out.added {
		p, err := z.CreateHeader(&zip.FileHeader{Name: a.name, Method: zip.Deflate})
		if err == nil {
			err = a.write(p)
		}
		if err != nil {
			return err
		}
	}
	return z.Close()
}

// prepare works out every part that changes. Sheets are written when their turn comes.
func (b *book) prepare(ctx context.Context) error {
	if err := b.lists(); err != nil {
		return err
	}
	calc := calc.New(b)
	b.calc = calc
	for _, x := range b.sheets {
		if x.dirty || x.name != x.src.name {
			write := func(w io.Writer) error { return x.write(ctx, w, calc) }
			if x.copied {
				x.part = b.freshName(x.src.part)
				b.out.add(x.part, x.src.part, write)
			} else {
				b.out.changed[x.part] = write
			}
		}
		controls, err := x.controls()
		if err == nil {
			err = b.related(spot{x: x}, x.src.part, x.part, controls, 0)
		}
		if err != nil {
			return err
		}
	}
	if err := b.chartTabs(); err != nil {
		return err
	}
	b.rehearse()
	if err := b.caches(); err != nil {
		return err
	}
	return b.wholeBook()
}

// related rewrites the parts that belong to a part of a sheet, or writes copies of them
// where that part is a copy itself. Those that twins name stand in a turn of their own,
// and further ones are added for the turns after the first.
func (b *book) related(at spot, from, to string, twins []twin, depth int) error {
	if depth > 4 {
		return nil
	}
	rels, err := b.form.relations(from)
	if err != nil {
		return err
	}
	copied := from != to
	moved := map[string]string{} // id → the copy
	var added []table.Relation
	for _, r := range rels {
		if !own[r.Kind] || b.form.pkg.Name(r.Target) == "" {
			continue
		}
		place, further := at, []spot{}
		for _, t := range twins {
			switch {
			case t.id != r.ID:
			case t.fresh == "":
				place = t.at
			default:
				further = append(further, t.at)
				added = append(added, table.Relation{ID: t.fresh})
			}
		}
		target := r.Target
		if copied {
			target = b.freshName(r.Target)
			moved[r.ID] = target
		}
		if err := b.relatedPart(place, r, target, depth); err != nil {
			return err
		}
		for i, p := range further {
			name := b.freshName(r.Target)
			one := &added[len(added)-len(further)+i]
			*one = table.Relation{ID: one.ID, Kind: r.ID, Target: name}
			if err := b.relatedPart(p, r, name, depth); err != nil {
				return err
			}
		}
	}
	if len(rels) == 0 {
		return nil
	}
	old, err := b.form.pkg.XML(relsName(from))
	if err != nil {
		return err
	}
	raw := at.addresses(old)
	if !copied && len(added) == 0 && bytes.Equal(raw, old) {
		return nil
	}
	raw = retarget(raw, moved, added)
	if copied {
		b.out.add(relsName(to), "", func(w io.Writer) error { _, err := w.Write(raw); return err })
	} else {
		b.out.change(b.form.pkg.Name(relsName(from)), raw)
	}
	return nil
}

// relatedPart rewrites one part, or writes the copy of it that is called target.
func (b *book) relatedPart(at spot, r table.Relation, target string, depth int) error {
	if target == r.Target && len(at.rows)+len(at.cols) == 0 {
		if b.visited[target] {
			return nil
		}
		b.visited[target] = true
	}
	if b.rewritten++; b.rewritten > manyParts {
		return table.TooBig(r.Target, "more than %d parts of sheets", manyParts)
	}
	read := b.form.pkg.XML
	if r.Kind == "vmlDrawing" {
		read = b.form.pkg.Bytes
	}
	old, err := read(r.Target)
	if err != nil {
		return err
	}
	fresh, twins := at.rewrite(r.Kind, old)
	if target != r.Target {
		b.out.add(target, r.Target, func(w io.Writer) error { _, err := w.Write(fresh); return err })
	} else if !bytes.Equal(fresh, old) {
		b.out.change(r.Target, fresh)
	}
	return b.related(at, r.Target, target, twins, depth+1)
}

// inAddress writes what stands for itself in addresses.
var inAddress = strings.NewReplacer("+", "%20", "%40", "@")

// addresses fills the marks in what links lead to outside: a mail's subject.
func (p spot) addresses(raw []byte) []byte {
	if p.x.book.marking || !bytes.Contains(raw, []byte("External")) {
		return raw
	}
	p.where = where{place: InLink}
	s := &scanner{b: raw}
	var out []byte
	for t, ok := s.next(); ok; t, ok = s.next() {
		tag := t.raw
		if mode, _ := t.attr("TargetMode"); t.kind == '<' && mode == "External" {
			tag = edit(tag, func(name, v string) string {
				plain, err := url.PathUnescape(v)
				if name != "Target" || err != nil || !marked(plain) {
					return v
				}
				p.braces(plain)
				return filledText(plain, func(m *mark) string { return inAddress.Replace(url.QueryEscape(p.words(m))) })
			})
		}
		out = append(out, tag...)
	}
	return out
}

// retarget lets relationships point to the copies, and adds those that have come to be,
// each like the one whose id is its kind.
func retarget(raw []byte, moved map[string]string, added []table.Relation) []byte {
	s := &scanner{b: raw}
	var out []byte
	like := map[string]token{}
	for t, ok := s.next(); ok; t, ok = s.next() {
		tag := t.raw
		if t.kind == '<' && t.is("Relationship") {
			id, _ := t.attr("Id")
			like[id] = t
			if moved[id] != "" {
				tag = with(tag, "Target", "/"+moved[id])
			}
		}
		if t.kind == '/' && t.is("Relationships") {
			for _, r := range added {
				t := like[r.Kind]
				out = append(out, with(with(t.raw, "Id", r.ID), "Target", "/"+r.Target)...)
				if !t.self {
					out = append(out, "</"+string(t.name)+">"...)
				}
			}
		}
		out = append(out, tag...)
	}
	return out
}

// caches lets pivot tables read anew what has changed.
func (b *book) caches() error {
	rels, err := b.form.relations(b.form.pkg.Main)
	if err != nil {
		return err
	}
	for _, r := range rels {
		if r.Kind != "pivotCacheDefinition" || b.form.pkg.Name(r.Target) == "" {
			continue
		}
		old, err := b.form.pkg.XML(r.Target)
		if err != nil {
			return err
		}
		if fresh := b.pivotCache(old); !bytes.Equal(fresh, old) {
			b.out.change(r.Target, fresh)
		}
	}
	return nil
}

// again is one compressor for all parts, which are written one after another.
type again struct{ *flate.Writer }

func (a *again) open(w io.Writer) (_ io.WriteCloser, err error) {
	if a.Writer == nil {
		a.Writer, err = flate.NewWriter(w, 5)
	} else {
		a.Reset(w)
	}
	return a.Writer, err
}
