package data

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"jibun/data/internal/db"
	"jibun/data/internal/ledger"
	"jibun/data/internal/witness"
	"jibun/data/inuse"
)

// source is a ledger's file as it is read: in its place, or as a private copy.
type source struct {
	d    *db.DB
	file string // what is open
	mode db.Mode
	dir  string // of the private copy, "" = it is read in its place

	// left: the log beside the file was left behind by somebody else's crash, and is
	// not the end of what the file says; the file is read as if it were not there.
	left bool
}

func (r source) close() error {
	var err error
	if r.d != nil {
		err = r.d.Close()
	}
	if r.dir != "" {
		_ = os.RemoveAll(r.dir)
	}
	return err
}

// openSource opens a file that is not to be changed, wherever it lies: where not
// even a lock can be made, on a medium that cannot be written, with a log that must
// be taken back first. mine: the caller holds the lock, so that a log beside was
// left by a crash.
func openSource(ctx context.Context, path string, mine bool, o Options) (source, error) {
	log := engine.LogBeside(path)
	if log && (mine || !engine.Held(path)) {
		return openLeftover(ctx, path, o)
	}
	return openThere(ctx, path, log)
}

// openThere opens a file in its place, or if that is not possible a private copy.
func openThere(ctx context.Context, path string, log bool) (source, error) {
	d, err := engine.Open(ctx, path, db.ReadOnly)
	if err == nil {
		// The first query shows whether what must be made beside the file can be made.
		if _, err = d.Identify(ctx, d.R); err == nil {
			return source{d: d, file: path, mode: db.ReadOnly}, nil
		}
		d.Close()
	}
	if engine.KindOf(err) == db.NotADatabase || ctx.Err() != nil {
		return source{}, err
	}
	if !log { // nobody writes it: what it says stands in the file itself
		if d, err2 := engine.Open(ctx, path, db.Immutable); err2 == nil {
			return source{d: d, file: path, mode: db.Immutable}, nil
		}
		return source{}, err
	}
	r, err2 := openCopy(ctx, path)
	if err2 != nil {
		return source{}, errors.Join(err, err2)
	}
	return r, nil
}

// openCopy opens a copy of the file and its log that nobody else sees, in which the
// engine may do what it wants: take a log back, write an index beside.
func openCopy(ctx context.Context, path string) (r source, err error) {
	if r.dir, r.file, err = privateCopy(path); err != nil {
		return r, err
	}
	d, err := engine.Open(ctx, r.file, db.ReadWrite) // recovers
	if err == nil {
		err = d.Close()
	}
	if err == nil {
		r.mode = db.ReadOnly
		r.d, err = engine.Open(ctx, r.file, r.mode)
	}
	if err != nil {
		r.d = nil
		r.close()
		return source{}, err
	}
	return r, nil
}

// privateCopy copies a ledger's file with its log into a folder of the user's own.
func privateCopy(path string) (dir, file string, err error) {
	var errs []error
	for _, parent := range []string{os.TempDir(), LocalFolder(), "/dev/shm"} { // one of them may be full
		if dir, err = os.MkdirTemp(parent, ".jibun-"); err != nil {
			errs = append(errs, err)
			continue
		}
		file = filepath.Join(dir, filepath.Base(path))
		if err = copyPlainly(path, file); err == nil {
			for from, to := range engine.Logs(path, file) {
				if err = copyPlainly(from, to); err != nil {
					break
				}
			}
		}
		if err == nil {
			return dir, file, nil
		}
		errs = append(errs, err)
		_ = os.RemoveAll(dir)
	}
	return "", "", diskError(errors.Join(errs...))
}

// copyPlainly copies a file for its owner alone. It need not survive a power cut.
func copyPlainly(from, to string) error {
	in, err := inuse.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

// upgradedCopy is a private copy of a ledger of an older schema, brought to the
// newest one, for reading it as it is meant today.
func (r source) upgradedCopy(ctx context.Context, o Options) (c source, err error) {
	if c.dir, err = os.MkdirTemp("", ".jibun-"); err != nil {
		return c, diskError(err)
	}
	defer func() {
		if err != nil {
			c.close()
		}
	}()
	c.file, c.mode = filepath.Join(c.dir, filepath.Base(r.file)), db.ReadOnly
	if err = engine.Copy(ctx, r.file, r.mode, c.file); err != nil {
		return c, err
	}
	w, err := engine.Open(ctx, c.file, db.ReadWrite)
	if err != nil {
		return c, err
	}
	err = w.Migrate(ctx, o.migrations, func(t *db.Tx) error { return ledger.Reseal(ctx, t) })
	if err = errors.Join(err, w.Close()); err != nil {
		return c, err
	}
	c.d, err = engine.Open(ctx, c.file, c.mode)
	return c, err
}

// head is the last operation of a ledger, and contains whether another one, with
// all that was before it, is part of what the ledger says.
func head(ctx context.Context, l *ledger.Ledger) (witness.Head, error) {
	s, err := l.LastOperation(ctx)
	return witness.Head{Op: s.Last, Seal: s.Seal}, err
}

func contains(ctx context.Context, l *ledger.Ledger, h witness.Head) (bool, error) {
	seal, err := l.SealOf(ctx, h.Op)
	return seal == h.Seal, err
}
