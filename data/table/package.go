package table

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
)

// Package is the archive of a workbook whose parts are read one by one, under the
// same guards as a table: for who has to keep what the file is made of.
type Package struct {
	archive *archive
	Main    string // the workbook's own part
	Files   []*zip.File
}

// Under lets the parts be read under another context from now on: what is read later is
// not ended with what opened the file. The bytes unzipped are counted anew.
func (p *Package) Under(ctx context.Context) { p.archive.ctx, p.archive.spent = ctx, 0 }

// OpenPackage opens a workbook. A file that is none, or one that is locked, broken
// or hostile, is a *Refused.
func OpenPackage(ctx context.Context, data []byte, limits Limits) (p *Package, err error) {
	defer func() {
		if r := recover(); r != nil {
			p, err = nil, refuse(ReaderBug, "", "%v", r)
		}
	}()
	limits = limits.withDefaults()
	if int64(len(data)) > limits.FileBytes {
		return nil, refuse(TooLarge, "", "%d bytes", len(data))
	}
	kind, err := sniff(data)
	if err != nil {
		return nil, err
	}
	if kind != formatZip {
		return nil, refuse(NotATable, "", "text")
	}
	a, err := openArchive(ctx, data, limits)
	if err != nil {
		return nil, err
	}
	main, err := a.mainPart()
	if err != nil {
		return nil, err
	}
	zr, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, &Refused{Reason: Damaged, Detail: "archive directory", Err: err}
	}
	f := a.parts[strings.ToLower(main)]
	if f == nil {
		return nil, refuse(Damaged, main, "part is missing")
	}
	return &Package{archive: a, Main: f.Name, Files: zr.File}, nil
}

// Name is a part's name as it is written in the file, "" if there is no such part.
func (p *Package) Name(part string) string {
	if f := p.archive.parts[strings.ToLower(part)]; f != nil {
		return f.Name
	}
	return ""
}

// Bytes reads a part as it is.
func (p *Package) Bytes(part string) ([]byte, error) {
	r, err := p.archive.open(part)
	if err != nil {
		return nil, err
	}
	f := p.archive.parts[strings.ToLower(part)]
	room := min(f.UncompressedSize64, f.CompressedSize64*200, mostRoom) // what the file says may be untrue
	b := bytes.NewBuffer(make([]byte, 0, room+bytes.MinRead))
	if _, err := b.ReadFrom(r); err != nil {
		return nil, damaged(part, err)
	}
	return b.Bytes(), nil
}

// mostRoom is how much room is made for a part before it is read.
const mostRoom = 64 << 20

// XML reads a part that must be XML, well formed and without a document type.
func (p *Package) XML(part string) ([]byte, error) {
	b, err := p.Bytes(part)
	if err != nil {
		return nil, err
	}
	if err := WellFormed(b); err != nil {
		return nil, damaged(part, err)
	}
	return b, nil
}

// WellFormed checks XML as strictly as a workbook is read.
func WellFormed(b []byte) error {
	x := &xmlScanner{buf: b, end: len(b), eof: true} // all of it is there
	for {
		kind, err := x.next()
		if err != nil {
			return err
		}
		if kind == xmlEOF {
			return nil
		}
	}
}

// Relation is one line of a part's relationships.
type Relation struct {
	ID, Kind, Target string // Kind is the last word of the type; Target "" is outside the file
}

// Relations are what a part points to, in no order; none if it has no such list.
func (p *Package) Relations(part string) ([]Relation, error) {
	rels, err := p.archive.relations(part)
	var r *Refused
	if errors.As(err, &r) && r.Detail == "part is missing" {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	out := make([]Relation, 0, len(rels))
	for id, r := range rels {
		out = append(out, Relation{id, r.kind, r.target})
	}
	return out, nil
}

// IsDateFormat tells whether a number format shows days, IsNumberFormat whether it
// shows a number as other than it is. id counts where code is "".
func IsDateFormat(id int, code string) bool {
	f := builtinFormat(id)
	if code != "" {
		f = parseFormat(code)
	}
	return f.kind == formatDate || f.kind == formatDateTime
}

// BadPart is the refusal of a part that cannot be what it should be.
func BadPart(part, format string, a ...any) error {
	return &Refused{Reason: Damaged, Part: part, Detail: fmt.Sprintf(format, a...)}
}

// TooBig is the refusal of a part that holds more than somebody is ready to take.
func TooBig(part, format string, a ...any) error {
	return &Refused{Reason: TooLarge, Part: part, Detail: fmt.Sprintf(format, a...)}
}

// Broken is the refusal of a part in which WellFormed found a fault.
func Broken(part string, err error) error { return damaged(part, err) }
