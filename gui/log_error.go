package gui

import (
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
)

// logError logs an error without the names of files and folders: the paper of one
// person bears her name, a folder that of who works at the computer.
func logError(what string, err error) { slog.Error(what, "err", withoutPaths(err)) }

// withoutPaths is the text of an error with a word in the place of each path.
func withoutPaths(err error) string {
	text := err.Error()
	hide := func(path string) {
		if len(path) > 2 { // not the dots of the text
			text = strings.ReplaceAll(text, path, "a file"+filepath.Ext(path))
		}
	}
	eachCause(err, func(err error) {
		switch e := err.(type) {
		case *fs.PathError:
			hide(e.Path)
		case *os.LinkError:
			hide(e.Old)
			hide(e.New)
		}
	})
	return text
}

// eachCause calls f with an error and all that it wraps.
func eachCause(err error, f func(error)) {
	if err == nil {
		return
	}
	f(err)
	switch e := err.(type) {
	case interface{ Unwrap() error }:
		eachCause(e.Unwrap(), f)
	case interface{ Unwrap() []error }:
		for _, cause := range e.Unwrap() {
			eachCause(cause, f)
		}
	}
}
