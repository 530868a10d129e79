package data

import (
	"context"
	"errors"
	"os"

	"jibun/data/internal/db"
	"jibun/data/internal/ledger"
	"jibun/data/internal/place"
	"jibun/data/internal/witness"
)

// A log that lies beside a ledger which nobody has open was left there by a crash;
// or it is of another day, because the file was copied back, or of another ledger.
// The engine would believe it either way: it would show a mixture, and at closing
// write the mixture into the file. So nothing is written, and nothing shown, before
// both were looked at: the file with its log, and the file alone.

// openLeftover opens what is to be believed of a file and the log left beside it:
// both, if that is a whole ledger which goes on where the file ends and holds
// everything that this computer saw it acknowledge; else the file alone, if that is
// a whole ledger. If neither is whole, both, so that the check says what is wrong.
func openLeftover(ctx context.Context, path string, o Options) (source, error) {
	if !engine.LogLooksRight(path) {
		d, err := engine.Open(ctx, path, db.Immutable)
		return source{d: d, file: path, mode: db.Immutable, left: true}, err
	}
	with, err := openThere(ctx, path, true)
	if err != nil && ctx.Err() != nil {
		return source{}, err
	}
	var alone source
	alone.file, alone.mode, alone.left = path, db.Immutable, true
	var err2 error
	if alone.d, err2 = engine.Open(ctx, path, db.Immutable); err2 != nil {
		alone.d = nil
	}
	switch {
	case err != nil && err2 != nil:
		return source{}, err
	case err != nil:
		return alone, nil
	case err2 != nil:
		return with, nil
	}
	goesOn, err := believable(ctx, with, alone, o, path)
	if err == nil && !goesOn {
		var whole bool
		if whole, err = wholeLedger(ctx, alone, o); err == nil && whole {
			return alone, with.close()
		}
	}
	_ = alone.d.Close()
	if err != nil {
		with.close()
		return source{}, err
	}
	return with, nil
}

// believable: with is a whole ledger that holds the last operation of alone, and of
// what is remembered of the file.
func believable(ctx context.Context, with, alone source, o Options, path string) (bool, error) {
	l, err := over(ctx, with, o)
	if err != nil {
		return false, notCorrupt(err)
	}
	if a, err := over(ctx, alone, o); err == nil { // else the log is there to mend it
		if ok, err := follows(ctx, with, alone, l, a); err != nil || !ok {
			return false, notCorrupt(err)
		}
	}
	if uid, err := uidOf(ctx, with.d.R, l); err == nil && uid != "" {
		if h, ok := remembered(o, uid, path); ok {
			if has, err := contains(ctx, l, h); err != nil || !has {
				// It falls short. The file alone does so too, unless the log is of
				// another day; whoever opens it finds that out.
				if a, err := over(ctx, alone, o); err == nil {
					if has, err := contains(ctx, a, h); err == nil && has {
						return false, nil
					}
				}
			}
		}
	}
	return wholeLedger(ctx, with, o)
}

// follows reports whether with goes on where alone ends. An upgrade makes the seals
// anew; then the number must do.
func follows(ctx context.Context, with, alone source, l, a *ledger.Ledger) (bool, error) {
	h, err := head(ctx, a)
	if err != nil {
		return true, nil // the log is there to mend it
	}
	was, err := alone.d.Identify(ctx, alone.d.R)
	if err != nil {
		return true, nil
	}
	is, err := with.d.Identify(ctx, with.d.R)
	if err != nil {
		return false, err
	}
	if was.Schema < is.Schema {
		last, err := head(ctx, l)
		return last.Op >= h.Op, err
	}
	return contains(ctx, l, h)
}

// over puts the ledger's engine over a file that is only read.
func over(ctx context.Context, r source, o Options) (*ledger.Ledger, error) {
	return ledger.New(ctx, r.d, ledgerNouns(o.nouns), ledger.Options{})
}

// wholeLedger reports whether the check finds nothing.
func wholeLedger(ctx context.Context, r source, o Options) (bool, error) {
	l, err := over(ctx, r, o)
	if err != nil {
		return false, notCorrupt(err)
	}
	report, err := l.Check(ctx, o.migrations, nil)
	return err == nil && report.OK(), err
}

// notCorrupt lets through what is no damage.
func notCorrupt(err error) error {
	switch engine.KindOf(err) {
	case db.Corrupt, db.NotADatabase:
		return nil
	}
	return err
}

// memory is the folder where it is remembered what ledgers acknowledged.
func (o Options) memory() string { return localSub(o.Local, "seen") }

// remembered is what the file acknowledged last on this computer.
func remembered(o Options, uid, path string) (witness.Head, bool) {
	id := place.Identity(path)
	if o.memory() == "" || id == "" || !witness.Known(o.memory(), uid, id) {
		return witness.Head{}, false
	}
	w, err := witness.Open(o.memory(), uid, id)
	if err != nil {
		return witness.Head{}, false
	}
	defer w.Close(false)
	return w.Last()
}

// Shortfall says how far a ledger reaches, and how far it once did, by the numbers
// of operations.
type Shortfall struct {
	Has, Had int64
	// Lost: the ledger was not closed when it had them, and its file is as it was then:
	// they were lost with its log. Else this is an older copy.
	Lost bool
}

// shortfall is not nil if the ledger lacks what this computer saw the file
// acknowledge; or if nothing is known of the file and all are asked, any other file
// that is the same ledger.
func shortfall(ctx context.Context, l *ledger.Ledger, uid, path string, all bool, o Options) (*Shortfall, error) {
	if uid == "" || o.memory() == "" {
		return nil, nil
	}
	h, known := remembered(o, uid, path)
	lost := false
	if known {
		fi, err := os.Stat(path)
		lost = err == nil && !h.Closed && h.Untouched(fi)
	} else if all {
		h, known = witness.Furthest(o.memory(), uid)
	}
	if !known {
		return nil, nil
	}
	has, err := contains(ctx, l, h)
	if err != nil || has {
		return nil, err
	}
	last, err := head(ctx, l)
	return &Shortfall{Has: last.Op, Had: h.Op, Lost: lost}, err
}

// Accept takes a ledger as it is, although it falls short of what it once
// acknowledged (ReadOnlyReason "short"): from now on it may be written. What is left
// of its log is kept under another name.
func Accept(ctx context.Context, path string, o Options) (err error) {
	defer wrap(&err, "Accept()")
	o = o.filled()
	s, err := peek(ctx, path, o)
	if err != nil {
		return err
	}
	defer s.Close()
	id := place.Identity(path)
	if s.uid == "" || id == "" || o.memory() == "" {
		return nil
	}
	h, err := head(ctx, s.l)
	if err != nil {
		return err
	}
	aside := asideName(path, o.Now()) // the engine empties a log once it is written on
	for from, to := range engine.Logs(path, aside) {
		if fi, err := os.Stat(from); err == nil && fi.Size() > 0 {
			if err := copyPlainly(from, to); err != nil {
				return diskError(err)
			}
		}
	}
	w, err := witness.Open(o.memory(), s.uid, id)
	if err != nil {
		return diskError(err)
	}
	return diskError(errors.Join(w.Saw(h.At(s.ident)), w.Close(true)))
}
