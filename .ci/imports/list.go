package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// listed is what go list says of a package.
type listed struct {
	ImportPath string
	Standard   bool
	Imports    []string
	Module     *struct{ Path string }
}

// tags are what the program is built with, as in the Makefile.
var tags = map[string]string{"linux": "migrated_fynedo,gles", "windows": "migrated_fynedo"}

// checkModule checks the module in a folder for both systems it is built for.
func checkModule(dir string) ([]string, error) {
	var broken []string
	for system := range tags {
		found, err := checkFor(dir, system)
		if err != nil {
			return nil, err
		}
		broken = append(broken, found...)
	}
	for _, f := range []func(string) ([]string, error){named, linkedFiles} {
		found, err := f(dir)
		if err != nil {
			return nil, err
		}
		broken = append(broken, found...)
	}
	slices.Sort(broken)
	return slices.Compact(broken), nil
}

func checkFor(dir, system string) ([]string, error) {
	module, err := goCommand(dir, system, "list", "-m")
	if err != nil {
		return nil, err
	}
	name := strings.TrimSpace(string(module))
	all, err := list(dir, system, "./...")
	if err != nil {
		return nil, err
	}
	var broken []string
	for _, p := range all {
		rel, _ := below(name, p.ImportPath)
		broken = append(broken, ours(name, rel, p.Imports)...)
	}
	deps, err := list(dir, system, "-deps", ".")
	if err != nil {
		return nil, err
	}
	for _, p := range deps {
		if _, own := below(name, p.ImportPath); own || p.Standard {
			continue
		}
		for _, i := range p.Imports {
			if network(i) && !network(p.ImportPath) && reached[p.ImportPath+" "+i] == "" {
				broken = append(broken, fmt.Sprintf("%s, which the program needs, imports %s: look what for, then name it in .ci/imports/rules.go", p.ImportPath, i))
			}
		}
	}
	return broken, nil
}

func list(dir, system string, args ...string) ([]listed, error) {
	out, err := goCommand(dir, system, append([]string{"list", "-tags=" + tags[system], "-json=ImportPath,Standard,Imports,Module"}, args...)...)
	if err != nil {
		return nil, err
	}
	var all []listed
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return all, nil
		} else if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
}

func goCommand(dir, system string, args ...string) ([]byte, error) {
	c := exec.Command("go", args...)
	c.Dir = dir
	c.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=1") // as it is built; listing needs no C compiler
	var said bytes.Buffer
	c.Stderr = &said
	out, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, said.String())
	}
	return out, nil
}

// named are the modules that go.mod asks for itself and the README does not name.
func named(dir string) ([]string, error) {
	out, err := goCommand(dir, "linux", "mod", "edit", "-json")
	if err != nil {
		return nil, err
	}
	var file struct {
		Require []struct {
			Path     string
			Indirect bool
		}
	}
	if err := json.Unmarshal(out, &file); err != nil {
		return nil, err
	}
	readme, err := os.ReadFile(filepath.Join(dir, "README.md"))
	if err != nil {
		return nil, err
	}
	var broken []string
	for _, r := range file.Require {
		if !r.Indirect && !bytes.Contains(readme, []byte(r.Path)) {
			broken = append(broken, "README.md does not say what "+r.Path+" is for")
		}
	}
	return broken, nil
}
