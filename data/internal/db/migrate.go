package db

import (
	"context"
	"fmt"
	"io/fs"
)

// ApplicationID marks a file as a ledger of this program ("jibn").
const ApplicationID = 0x6a69626e

// Identity is what a file says of itself.
type Identity struct {
	Application int // ApplicationID, or the file is not ours
	Schema      int // how many migrations have run
}

// Schema counts the migrations in files: the newest schema this program knows.
func Schema(files fs.FS) (int, error) {
	names, err := fs.Glob(files, "*.sql")
	return len(names), err
}

// Migrate runs the files that have not run yet and then, if there were any, what
// SQL cannot say (nil = nothing), all in one transaction.
func (d *DB) Migrate(ctx context.Context, files fs.FS, then func(*Tx) error) error {
	id, err := d.Identify(ctx, d.R)
	if err != nil {
		return err
	}
	scripts, err := Scripts(d.Engine, files)
	if err != nil {
		return err
	}
	if id.Schema >= len(scripts) {
		return nil
	}
	return d.W.Write(ctx, func(t *Tx) error {
		for _, s := range scripts[id.Schema:] {
			if err := t.script(ctx, s.Text); err != nil {
				return fmt.Errorf("migration %s: %w", s.Name, err)
			}
		}
		if then != nil {
			if err := then(t); err != nil {
				return err
			}
		}
		return t.script(ctx, d.Identity(Identity{ApplicationID, len(scripts)}))
	}, nil)
}

// Script is a migration in the engine's own text.
type Script struct{ Name, Text string }

// Scripts reads the migrations in their order.
func Scripts(e Engine, files fs.FS) ([]Script, error) {
	names, err := fs.Glob(files, "*.sql") // sorted
	if err != nil {
		return nil, err
	}
	out := make([]Script, 0, len(names))
	for _, name := range names {
		b, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		out = append(out, Script{name, e.Script(string(b))})
	}
	return out, nil
}
