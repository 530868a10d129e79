package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"jibun/data"
)

// tray is what the story prints on: the one of CUPS that .ci/printer gives, or, where
// only root could have that, an lp of the story that keeps what it gets.
type tray struct {
	folder string
	before []string
}

// tray looks at what lies there; it is called before the program is started.
func (s *stage) tray() tray {
	p := tray{folder: os.Getenv("JIBUN_PRINTED")}
	if p.folder == "" {
		p.folder = filepath.Join(s.folder, "printed")
		s.ownPrinter(p.folder)
	}
	p.before, _ = filepath.Glob(filepath.Join(p.folder, "*.pdf"))
	return p
}

// ownPrinter puts lp and lpstat of its own before those of the system.
func (s *stage) ownPrinter(to string) {
	bin := filepath.Join(s.folder, "bin")
	err := errors.Join(os.MkdirAll(bin, 0o755), os.MkdirAll(to, 0o755),
		os.WriteFile(filepath.Join(bin, "lpstat"), []byte("#!/bin/sh\necho 'printer Story is idle.  enabled since today'\necho 'system default destination: Story'\n"), 0o755),
		os.WriteFile(filepath.Join(bin, "lp"), []byte("#!/bin/sh\nfor f; do :; done\nn=$(ls \""+to+"\" | wc -l)\ncp \"$f\" \""+to+"/job.part\" && mv \""+to+"/job.part\" \""+to+"/job$n.pdf\"\n"), 0o755),
		os.Setenv("PATH", bin+string(os.PathListSeparator)+os.Getenv("PATH")))
	if err != nil {
		panic(failure{err})
	}
}

// got waits for one more paper, and looks for its line in the history, which names it so.
func (p tray) got(s *stage, name string) (path string) {
	err := s.until("a printed paper", func() error {
		files, err := filepath.Glob(filepath.Join(p.folder, "*.pdf"))
		if err != nil {
			return err
		}
		for _, f := range files {
			if !slices.Contains(p.before, f) {
				_, err := s.run("pdfinfo", f) // whole
				path = f
				return err
			}
		}
		return fmt.Errorf("%d files as before", len(files))
	})
	if err != nil {
		panic(failure{err})
	}
	s.expect("a line about the printed paper", func(ctx context.Context, st *data.Store) error {
		list, err := st.History(ctx, data.HistoryFilter{What: "paper.print", Limit: 1})
		if err == nil && (len(list) == 0 || !strings.Contains(list[0].About, name)) {
			err = fmt.Errorf("the history says %+v", list)
		}
		return err
	})
	return path
}
