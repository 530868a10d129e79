package table

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"jibun/data/inuse"
)

// ReadFile reads a file of the disk; see Read. A file over the limit is refused
// before its content is touched.
func ReadFile(ctx context.Context, path string, limits Limits) (*File, error) {
	limits = limits.withDefaults()
	if strings.HasPrefix(filepath.Base(path), "~$") {
		return nil, refuse(OwnerFile, "", "kept by Excel while the workbook is open") // often cannot even be opened
	}
	f, err := inuse.Open(path)
	if err != nil {
		return nil, fmt.Errorf("opening a table: %w", err)
	}
	defer f.Close() // nothing was written
	st, err := f.Stat()
	if err != nil {
		return nil, fmt.Errorf("opening a table: %w", err)
	}
	if st.IsDir() {
		return nil, refuse(NotATable, "", "folder")
	}
	if st.Size() > limits.FileBytes {
		return nil, refuse(TooLarge, "", "%d bytes, limit %d", st.Size(), limits.FileBytes)
	}
	data := make([]byte, 0, st.Size()+1)
	for {
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
		n, err := f.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("reading a table: %w", err)
		}
		if int64(len(data)) > limits.FileBytes {
			return nil, refuse(TooLarge, "", "grew over the limit of %d bytes", limits.FileBytes)
		}
	}
	return Read(ctx, filepath.Base(path), data, limits)
}

// Read reads a whole file. The content decides what it is, the name only stands
// in the result. The error is a *Refused, or the context's own error.
func Read(ctx context.Context, name string, data []byte, limits Limits) (file *File, err error) {
	limits = limits.withDefaults()
	// The last line of defence: a fault of the reader must not end the program.
	defer func() {
		if p := recover(); p != nil {
			file, err = nil, refuse(ReaderBug, "", "%v", p)
		}
	}()
	if int64(len(data)) > limits.FileBytes {
		return nil, refuse(TooLarge, "", "%d bytes, limit %d", len(data), limits.FileBytes)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	kind, err := sniff(data)
	if err != nil {
		return nil, err
	}
	if kind == formatZip {
		file, err = readWorkbook(ctx, data, limits)
	} else {
		file, err = readText(ctx, data, limits)
	}
	if err != nil {
		// A cancelled reader surfaces as the context's error, whatever it was doing.
		if c := ctx.Err(); c != nil {
			return nil, c
		}
		return nil, err
	}
	file.Name = name
	return file, nil
}
