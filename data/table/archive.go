package table

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"hash"
	"hash/crc32"
	"io"
	"path"
	"strings"

	"github.com/klauspost/compress/flate"
)

// archive is an opened zip file whose directory has been found harmless.
type archive struct {
	ctx    context.Context
	limits Limits
	parts  map[string]*zip.File // by lower case name, as part names compare
	spent  int64                // bytes unzipped so far, of all parts
}

func openArchive(ctx context.Context, data []byte, limits Limits) (*archive, error) {
	// archive/zip reads every entry before anybody can count them.
	if n := bytes.Count(data, []byte("PK\x01\x02")); n > limits.Parts {
		return nil, refuse(Hostile, "", "%d parts", n)
	}
	zr, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, &Refused{Reason: Damaged, Detail: "archive directory", Err: err}
	}
	a := &archive{ctx: ctx, limits: limits, parts: make(map[string]*zip.File, len(zr.File))}
	for _, f := range zr.File {
		name := strings.ToLower(f.Name)
		if strings.HasPrefix(name, "/") || strings.ContainsAny(name, "\\\x00") || strings.Contains("/"+name+"/", "/../") ||
			len(name) > 1 && name[1] == ':' {
			return nil, refuse(Hostile, clipName(f.Name), "path leads out of the archive")
		}
		if a.parts[name] != nil {
			return nil, refuse(Hostile, clipName(f.Name), "two parts of the same name")
		}
		a.parts[name] = f
	}
	return a, nil
}

func clipName(s string) string { return s[:min(len(s), 100)] }

func (a *archive) has(name string) bool { return a.parts[strings.ToLower(name)] != nil }

// open starts the reading of a part. The reader checks length and checksum when
// it reaches the end, so it must be read to the end.
func (a *archive) open(name string) (io.Reader, error) {
	f := a.parts[strings.ToLower(name)]
	if f == nil {
		return nil, refuse(Damaged, name, "part is missing")
	}
	if f.Flags&1 != 0 {
		return nil, refuse(Encrypted, name, "encrypted archive entry")
	}
	raw, err := f.OpenRaw()
	if err != nil {
		return nil, &Refused{Reason: Damaged, Part: name, Detail: "archive entry", Err: err}
	}
	p := &partReader{archive: a, file: f, name: name, sum: crc32.NewIEEE(), size: int64(f.CompressedSize64)}
	if a.blown(p, int64(f.UncompressedSize64)) { // it says so itself: nothing is unzipped to see it
		return nil, p.bomb()
	}
	switch f.Method {
	case zip.Store:
		p.src = raw
	case zip.Deflate:
		p.src = flate.NewReader(raw)
	default:
		return nil, refuse(Damaged, name, "compression method %d", f.Method)
	}
	return p, nil
}

// blown reports whether n bytes are more than a part of that size may unzip to.
func (a *archive) blown(p *partReader, n int64) bool {
	return n > 8<<20 && n/max(p.size, 1) > a.limits.Ratio
}

func (p *partReader) bomb() error {
	return refuse(Hostile, p.name, "unzips to more than %d times its size", p.archive.limits.Ratio)
}

// partReader unzips a part under the limits. Its errors are *Refused, io.EOF or
// the context's.
type partReader struct {
	archive *archive
	file    *zip.File
	name    string
	src     io.Reader
	sum     hash.Hash32
	size, n int64
}

func (p *partReader) Read(b []byte) (int, error) {
	if err := p.archive.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := p.src.Read(b)
	p.n += int64(n)
	p.archive.spent += int64(n)
	_, _ = p.sum.Write(b[:n]) // a hash never fails
	limits := p.archive.limits
	switch {
	case p.archive.blown(p, p.n):
		return 0, p.bomb()
	case p.archive.spent > limits.UnzippedAll:
		return 0, refuse(TooLarge, p.name, "more than %d bytes unzipped", limits.UnzippedAll)
	case p.n > int64(p.file.UncompressedSize64):
		return 0, refuse(Damaged, p.name, "longer than the archive says")
	case errors.Is(err, io.EOF):
		if p.n != int64(p.file.UncompressedSize64) {
			return 0, refuse(Damaged, p.name, "%d bytes, the archive says %d", p.n, p.file.UncompressedSize64)
		}
		if p.sum.Sum32() != p.file.CRC32 {
			return 0, refuse(Damaged, p.name, "checksum differs")
		}
		return n, io.EOF
	case err != nil:
		return 0, &Refused{Reason: Damaged, Part: p.name, Detail: "cannot be unzipped", Err: err}
	}
	return n, nil
}

// scan opens a part as XML.
func (a *archive) scan(name string) (*xmlScanner, error) {
	r, err := a.open(name)
	if err != nil {
		return nil, err
	}
	return newXMLScanner(r), nil
}

// damaged turns whatever a scanner or a part's own check found into a *Refused.
func damaged(part string, err error) error {
	var r *Refused
	if errors.As(err, &r) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	why := Damaged
	if errors.Is(err, errDTD) || errors.Is(err, errTooDeep) || errors.Is(err, errTooLong) {
		why = Hostile
	}
	return &Refused{Reason: why, Part: part, Err: err}
}

// relation is one line of a .rels part.
type relation struct {
	kind   string // last segment of the type: worksheet, styles, ...
	target string // name of the part, "" if external
}

// relations reads the .rels part that belongs to a part; "" is the package.
func (a *archive) relations(part string) (map[string]relation, error) {
	dir, base := path.Split(part)
	name := dir + "_rels/" + base + ".rels"
	x, err := a.scan(name)
	if err != nil {
		return nil, err
	}
	rels := map[string]relation{}
	err = x.document(nsPackage, "Relationships", func() error {
		if !x.is(nsPackage, "Relationship") {
			return x.unexpected()
		}
		id, ok := x.attr("Id")
		target, ok2 := x.attr("Target")
		kind, ok3 := x.attr("Type")
		if !ok || !ok2 || !ok3 || rels[id] != (relation{}) {
			return x.bad("bad relationship %q", id)
		}
		mode, _ := x.attr("TargetMode")
		switch {
		case strings.EqualFold(mode, "External"):
			target = ""
		case strings.HasPrefix(target, "/"):
			target = path.Clean(target)[1:]
		default:
			target = path.Join(dir, target)
		}
		rels[id] = relation{path.Base(kind), target}
		return x.skip()
	})
	if err != nil {
		return nil, damaged(name, err)
	}
	return rels, nil
}
