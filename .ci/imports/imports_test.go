package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// good is a small module that keeps the rules.
var good = map[string]string{
	"README.md":                 "jibun\n",
	"go.mod":                    "module jibun\n\ngo 1.26\n",
	"main.go":                   "package main\n\nimport _ \"jibun/gui\"\n\nfunc main() {}\n",
	"gui/gui.go":                "package gui\n\nimport (\n\t_ \"jibun/data\"\n\t_ \"jibun/export\"\n\t_ \"jibun/gui/kit\"\n)\n",
	"gui/kit/kit.go":            "package kit\n",
	"export/export.go":          "package export\n\nimport (\n\t_ \"jibun/data/report\"\n\t_ \"jibun/export/xlsx\"\n)\n",
	"export/sheet/sheet.go":     "package sheet\n\nimport _ \"jibun/data/wareki\"\n",
	"export/xlsx/xlsx.go":       "package xlsx\n\nimport _ \"jibun/export/sheet\"\n",
	"export/export_test.go":     "package export\n\nimport (\n\t_ \"database/sql\"\n\t_ \"jibun/data/datatest\"\n)\n",
	"data/data.go":              "package data\n\nimport (\n\t_ \"database/sql\"\n\t_ \"jibun/data/report\"\n\t_ \"net/url\"\n)\n",
	"data/report/report.go":     "package report\n",
	"data/wareki/wareki.go":     "package wareki\n",
	"assets/assets.go":          "package assets\n",
	"data/datatest/datatest.go": "package datatest\n\nimport (\n\t_ \"database/sql\"\n\t_ \"jibun/data\"\n)\n",
}

func module(t *testing.T, changed map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for _, files := range []map[string]string{good, changed} {
		for name, text := range files {
			path := filepath.Join(dir, name)
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	return dir
}

func imports(name, of string) string { return "package " + name + "\n\nimport _ \"" + of + "\"\n" }

func TestRules(t *testing.T) {
	for _, c := range []struct{ name, file, text, finding string }{
		{name: "kept"},
		{"export knows the store", "export/x.go", imports("export", "jibun/data"), "jibun/export may not import jibun/data"},
		{"papers take from assets", "export/x.go", imports("export", "jibun/assets"), "jibun/export may not import jibun/assets"},
		{"the value of a paper knows a report", "export/sheet/x.go", imports("sheet", "jibun/data/report"), "jibun/export/sheet may not import jibun/data/report"},
		{"a workbook knows a paper", "export/xlsx/x.go", imports("xlsx", "jibun/data/report"), "jibun/export/xlsx may not import jibun/data/report"},
		{"a part of data points back", "data/roster/x.go", imports("roster", "jibun/data"), "jibun/data/roster may not import jibun/data"},
		{"data knows papers", "data/x.go", imports("data", "jibun/export"), "jibun/data may not import jibun/export"},
		{"a widget knows a noun", "gui/kit/x.go", imports("kit", "jibun/data/wareki"), "jibun/gui/kit may not import"},
		{"a helper of tests in the program", "gui/x.go", imports("gui", "jibun/data/datatest"), "jibun/gui may not import jibun/data/datatest"},
		{"the command line knows the window", "gui/cli/x.go", imports("cli", "jibun/gui"), "jibun/gui/cli may not import jibun/gui"},
		{"the command line knows its parts", "gui/cli/x.go", imports("cli", "jibun/gui/kit"), "jibun/gui/cli may not import jibun/gui/kit"},
		{"words know the window", "gui/words/x.go", imports("words", "jibun/gui/kit"), "jibun/gui/words may not import"},
		{"papers know the window", "gui/papers/x.go", imports("papers", "jibun/gui/kit"), "jibun/gui/papers may not import"},
		{"SQL in the window", "gui/x.go", imports("gui", "database/sql"), "SQL stays in data"},
		{"SQL below data", "data/report/x.go", imports("report", "database/sql"), "SQL stays in data"},
		{"SQL for Windows only", "gui/x_windows.go", imports("gui", "database/sql"), "SQL stays in data"},
		{"the network", "data/x.go", imports("data", "net/http"), "speaks to no other computer"},
		{"the network in a helper", "data/datatest/x.go", imports("datatest", "net"), "speaks to no other computer"},
		{"a room nobody knows", "utils/x.go", "package utils\n", "no rule says"},
	} {
		t.Run(c.name, func(t *testing.T) {
			changed := map[string]string{}
			if c.file != "" {
				changed[c.file] = c.text
			}
			broken, err := checkModule(module(t, changed))
			if err != nil {
				t.Fatal(err)
			}
			got := strings.Join(broken, "\n")
			if c.finding == "" && got != "" || !strings.Contains(got, c.finding) {
				t.Errorf("found %q, want %q", got, c.finding)
			}
		})
	}
}

// Of Fyne, what knows no window may import only the texts.
func TestRules_fyne(t *testing.T) {
	const fyne, lang = "fyne.io/fyne/v2", "fyne.io/fyne/v2/lang"
	for _, c := range []struct {
		room, of string
		kept     bool
	}{
		{"gui", fyne + "/widget", true}, {"gui/kit", fyne + "/widget", true}, {"gui/ime", fyne, true}, {".", fyne + "/app", true},
		{"gui", lang, true}, {"gui/words", lang, true}, {"gui/papers", lang, true}, {"gui/cli", lang, true},
		{"gui/words", fyne, false}, {"gui/words", fyne + "/widget", false}, {"gui/papers", fyne, false}, {"gui/cli", fyne + "/app", false}, {"gui/tongue", fyne, false},
		{"data", lang, false}, {"export", lang, false}, {"data", fyne, false},
	} {
		if broken := ours("jibun", c.room, []string{c.of}); (len(broken) == 0) != c.kept {
			t.Errorf("%s imports %s: found %q", c.room, c.of, broken)
		}
	}
}

// TestHomes: what comes from outside is imported in its home alone.
func TestHomes(t *testing.T) {
	for rel, home := range map[string]bool{"export/xlsx": true, "data/roster": true, "data/table": true, "export": false, "export/sheet": false, "gui": false, "data": false} {
		found := ours("jibun", rel, []string{"github.com/xuri/excelize/v2"})
		if len(found) == 0 != home {
			t.Errorf("%s imports excelize: found %q", rel, found)
		}
	}
}

// TestNamed: what go.mod asks for itself has its reason in the README.
func TestNamed(t *testing.T) {
	dir := module(t, map[string]string{
		"go.mod":    "module jibun\n\ngo 1.26\n\nrequire (\n\texample.org/known v1.0.0\n\texample.org/new v1.0.0\n\texample.org/far v1.0.0 // indirect\n)\n",
		"README.md": "| example.org/known | because |\n",
	})
	broken, err := named(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(broken) != 1 || !strings.Contains(broken[0], "example.org/new") {
		t.Errorf("found %q", broken)
	}
}

// TestLinkedFiles: what the README links is there, and a picture that is there is linked.
func TestLinkedFiles(t *testing.T) {
	for _, c := range []struct{ name, readme, picture, want string }{
		{"all is well", "![home](docs/shots/home.png) [a page](https://example.org/x.png) [below](#use) [code](data/data.go)", "docs/shots/home.png", ""},
		{"no pictures", "none", "", ""},
		{"a picture that is gone", "![home](docs/shots/home.png)", "", "README.md links docs/shots/home.png, which is not there"},
		{"a picture nobody sees", "docs/shots/home.png, but no link", "docs/shots/home.png", "docs/shots/home.png: README.md does not show it"},
		{"its folder is not enough", "[more](docs/shots/window)", "docs/shots/window/home.png", "docs/shots/window/home.png: README.md does not show it"},
	} {
		t.Run(c.name, func(t *testing.T) {
			changed := map[string]string{"README.md": c.readme}
			if c.picture != "" {
				changed[c.picture] = "png"
			}
			broken, err := linkedFiles(module(t, changed))
			if got := strings.Join(broken, "\n"); err != nil || got != c.want {
				t.Errorf("found %q, %v, want %q", got, err, c.want)
			}
		})
	}
}

// TestLinked: what nobody calls is not found; what is called, or handed on to be called, is.
func TestLinked(t *testing.T) {
	for _, c := range []struct{ name, main, finding string }{
		{"only the kind of a file", "package main\n\nimport \"net/http\"\n\nfunc main() { println(http.DetectContentType(nil)) }\n", ""},
		{"HTTP", "package main\n\nimport \"net/http\"\n\nfunc main() { _, err := http.Get(\"x\"); println(err) }\n", "main.main calls net/http.(*Client).Get"},
		{"a connection", "package main\n\nimport \"net\"\n\nfunc main() { _, err := net.Dial(\"tcp\", \"x\"); println(err) }\n", "net.Dial"},
		{"a dialler as a value", "package main\n\nimport \"net\"\n\n//go:noinline\nfunc with(f func(string, string) (net.Conn, error)) { _, err := f(\"tcp\", \"x\"); println(err) }\n\nfunc main() { with(net.Dial) }\n", "net.Dial"},
		{"a look-up", "package main\n\nimport \"net\"\n\nfunc main() { _, err := net.LookupHost(\"x\"); println(err) }\n", "calls net."},
		{"mail", "package main\n\nimport \"net/smtp\"\n\nfunc main() { println(smtp.SendMail(\"x\", nil, \"\", nil, nil)) }\n", "calls net/smtp."},
		{"a listener", "package main\n\nimport \"net\"\n\nfunc main() { _, err := net.Listen(\"tcp\", \":0\"); println(err) }\n", "net.Listen"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := module(t, map[string]string{"main.go": c.main})
			build := exec.Command("go", "build", "-buildvcs=false", "-o", "program", ".")
			build.Dir = dir
			build.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS=linux", "GOARCH=amd64")
			if out, err := build.CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			broken, err := linked(filepath.Join(dir, "program"))
			if err != nil {
				t.Fatal(err)
			}
			got := strings.Join(broken, "\n")
			if c.finding == "" && got != "" || !strings.Contains(got, c.finding) {
				t.Errorf("found %q, want %q", got, c.finding)
			}
		})
	}
}

// TestKnown: a name must be the whole one or its beginning up to a dot.
func TestKnown(t *testing.T) {
	for function, want := range map[string]bool{
		"fyne.io/fyne/v2/internal/repository.(*HTTPRepository).Reader": true,
		"github.com/godbus/dbus/v5.newTcpTransport":                    true,
		"github.com/godbus/dbus/v5.newTcpTransportElsewhere":           false,
		"fyne.io/fyne/v2.LoadResourceFromURLString":                    false,
		"jibun/gui.send": false,
	} {
		if isKnown(function) != want {
			t.Errorf("%s: known is %t", function, !want)
		}
	}
}
