package xlsx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"regexp"
	"slices"
)

// packer is the zip file of a workbook. excelize gives it the parts; those that were
// written beside it, made, it puts into them or in their place. It puts all down in an
// order of its own, [Content_Types].xml first, so that the same values give the same
// file.
type packer struct {
	out   io.Writer
	press *press
	made  map[string]*stream
	parts []*part
}

// part is one entry of the zip file. It comes in as many runs as there are.
type part struct {
	name string
	text bytes.Buffer
}

// entry is a part that is deflated.
type entry struct {
	name string
	crc  uint32
	size int
	data [][]byte
}

func newPacker(w io.Writer, p *press, made map[string]*stream) *packer {
	return &packer{out: w, press: p, made: made}
}

// Create begins a part.
func (p *packer) Create(name string) (io.Writer, error) {
	e := &part{name: name}
	p.parts = append(p.parts, e)
	return &e.text, nil
}

// AddFS is part of excelize's interface and never used.
func (p *packer) AddFS(fs.FS) error { return fmt.Errorf("add a file system: %w", fs.ErrInvalid) }

// Close writes all parts.
func (p *packer) Close() error {
	slices.SortFunc(p.parts, func(a, b *part) int {
		return cmp.Or(cmp.Compare(rank(a.name), rank(b.name)), cmp.Compare(a.name, b.name))
	})
	z := zip.NewWriter(p.out)
	for _, e := range p.parts {
		if err := p.put(z, e); err != nil {
			return fmt.Errorf("write part %s: %w", e.name, err)
		}
	}
	if len(p.made) > 0 {
		return fmt.Errorf("%d parts were written beside a workbook that has none of their names", len(p.made))
	}
	return z.Close()
}

// put deflates what of a part is not yet, and writes it.
func (p *packer) put(z *zip.Writer, of *part) error {
	e, text := &entry{name: of.name}, of.text.Bytes()
	if of.name == contentTypes {
		text = sortedTypes(text)
	}
	if s := p.made[of.name]; s != nil {
		before, after, found := bytes.Cut(text, []byte(noRows))
		switch {
		case s.whole:
			before, after = nil, nil
		case !found:
			return errors.New("there is no place for the rows")
		default:
			before = append(before[:len(before):len(before)], rowsBegin...)
			after = append([]byte(rowsEnd), withSizes(after)...)
			if err := p.add(e, before, false); err != nil {
				return err
			}
		}
		for _, x := range s.pieces {
			if err := e.add(x); err != nil {
				return err
			}
		}
		text = after
		delete(p.made, of.name)
	}
	if err := p.add(e, text, true); err != nil {
		return err
	}
	return e.write(z)
}

// Where the rows of a sheet belong.
const (
	rowsBegin = "<sheetData>"
	rowsEnd   = "</sheetData>"
	noRows    = rowsBegin + rowsEnd
)

// add deflates text and adds it to an entry.
func (p *packer) add(e *entry, text []byte, last bool) error {
	x := &packed{crc: crc32.ChecksumIEEE(text), size: len(text)}
	w := <-p.press.idle
	x.data, x.err = w.deflate(text, last)
	p.press.idle <- w
	return e.add(x)
}

func (e *entry) add(x *packed) error {
	e.crc = joined(e.crc, x.crc, x.size)
	e.size += x.size
	e.data = append(e.data, x.data)
	return x.err
}

func (e *entry) write(z *zip.Writer) error {
	size := 0
	for _, b := range e.data {
		size += len(b)
	}
	w, err := z.CreateRaw(&zip.FileHeader{Name: e.name, Method: zip.Deflate, CRC32: e.crc, CompressedSize64: uint64(size), UncompressedSize64: uint64(e.size)})
	if err != nil {
		return err
	}
	for _, b := range e.data {
		if _, err := w.Write(b); err != nil {
			return err
		}
	}
	return nil
}

const contentTypes = "[Content_Types].xml"

// rank puts the parts by which a reader knows a workbook first.
func rank(name string) int {
	switch name {
	case contentTypes:
		return 0
	case "_rels/.rels":
		return 1
	}
	return 2
}

var typeEntry = regexp.MustCompile(`<(Default|Override)\b[^>]*(/>|></(Default|Override)>)`)

// sortedTypes puts the entries of [Content_Types].xml, which come in an accidental
// order, into a steady one.
func sortedTypes(b []byte) []byte {
	entries := typeEntry.FindAll(b, -1)
	if len(entries) == 0 {
		return b
	}
	sorted := slices.Clone(entries)
	slices.SortFunc(sorted, bytes.Compare)
	first, last := bytes.Index(b, entries[0]), bytes.LastIndex(b, entries[len(entries)-1])
	all := slices.Concat(b[:first], bytes.Join(sorted, nil), b[last+len(entries[len(entries)-1]):])
	if len(all) != len(b) { // something stood between: leave it
		return b
	}
	return all
}
