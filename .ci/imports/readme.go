package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// pictures is where those of the README are. Each redrawn one stays in the history of
// the repository for good, so none is kept that nobody sees.
const pictures = "docs/shots"

var link = regexp.MustCompile(`\]\(([^)\s]+)\)`)

// linkedFiles are the files that the README links and that are not there, and the
// pictures that it does not link.
func linkedFiles(dir string) ([]string, error) {
	readme, err := os.ReadFile(filepath.Join(dir, "README.md"))
	if err != nil {
		return nil, err
	}
	var broken []string
	linked := map[string]bool{}
	for _, m := range link.FindAllStringSubmatch(string(readme), -1) {
		if to := m[1]; !strings.Contains(to, ":") && !strings.HasPrefix(to, "#") {
			linked[to] = true
			if _, err := os.Stat(filepath.Join(dir, to)); err != nil {
				broken = append(broken, "README.md links "+to+", which is not there")
			}
		}
	}
	err = fs.WalkDir(os.DirFS(dir), pictures, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !linked[path] {
			broken = append(broken, path+": README.md does not show it")
		}
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return broken, err
}
