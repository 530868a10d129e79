package sqlite

import (
	"errors"
	"io"
	"os"
	"slices"

	"jibun/data/inuse"
)

// logs are the files in which SQLite keeps what is not in the ledger's own file.
var logs = []string{"-wal", "-journal"}

// LogBeside reports whether one of them is there and holds something.
func (Engine) LogBeside(file string) bool {
	return slices.ContainsFunc(logs, func(log string) bool { fi, err := os.Stat(file + log); return err == nil && fi.Size() > 0 })
}

// LogLooksRight looks at the first bytes, which the file formats of SQLite give. A
// journal whose head was not yet written is one too: it is zero.
func (Engine) LogLooksRight(file string) bool {
	for log, begins := range map[string][]string{"-wal": {"\x37\x7f\x06\x82", "\x37\x7f\x06\x83"}, "-journal": {"\xd9\xd5\x05\xf9", "\x00\x00\x00\x00"}} {
		b, err := firstBytes(file + log)
		if err != nil || len(b) == 0 {
			continue // it is not there, or empty
		}
		if !slices.Contains(begins, string(b)) {
			return false
		}
	}
	return true
}

func firstBytes(file string) ([]byte, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b := make([]byte, 4)
	n, err := io.ReadFull(f, b)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return b[:n], err
}

// Logs are those that are there.
func (Engine) Logs(file, to string) map[string]string {
	out := map[string]string{}
	for _, log := range logs {
		if _, err := os.Stat(file + log); err == nil {
			out[file+log] = to + log
		}
	}
	return out
}

// KeepLog copies the log and cuts it off, so that the checkpoint at closing, which
// SQLite does whatever one says, finds nothing to move.
func (Engine) KeepLog(file, to string) error {
	b, err := os.ReadFile(file + "-wal")
	if errors.Is(err, os.ErrNotExist) || err == nil && len(b) == 0 {
		return nil
	}
	if err == nil {
		err = os.WriteFile(to+"-wal", b, 0o600)
	}
	if err == nil {
		err = os.Truncate(file+"-wal", 0)
	}
	return err
}

// MoveLog renames them; the index of the log is made anew by whoever reads it.
func (Engine) MoveLog(file, to string) error {
	for _, log := range logs {
		if err := inuse.Rename(file+log, to+log); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	_ = os.Remove(file + "-shm")
	return nil
}

// Remove removes the file, its log and the log's index.
func (Engine) Remove(file string) {
	for _, suffix := range []string{"", "-wal", "-shm"} {
		_ = os.Remove(file + suffix)
	}
}
