package main

import (
	"path"
	"slices"
	"strings"
)

// room is a part of the module and what of the module it may import. A pattern
// is a path below the module, "x/..." is x and everything below it; "." is main.
type room struct {
	in     string
	may    []string
	except []string // not these, though may says so
}

// rooms: the first that fits is the one that counts.
var rooms = []room{
	{in: ".", may: []string{"gui/...", "data/...", "export/...", "assets/..."}, except: testOnly},
	{in: "gui/native/..."}, // asks the system, knows no noun and no window of ours
	{in: "gui/kit/...", may: []string{"gui/kit/...", "export/sheet", "export/page/..."}}, // widgets that know no noun of the office
	// What is said and what is written, and the command line that shares it with the
	// window, know no window.
	{in: "gui/tongue"},
	{in: "gui/words", may: []string{"gui/tongue", "gui/native/printing", "data/...", "assets"}, except: testOnly},
	{in: "gui/papers", may: []string{"gui/tongue", "data/...", "export/...", "assets"}, except: testOnly},
	{in: "gui/cli", may: []string{"gui/words", "gui/papers", "gui/native/printing", "data/...", "export/..."}, except: testOnly},
	{in: "gui/...", may: []string{"gui/...", "data/...", "export/...", "assets/..."}, except: testOnly},
	{in: "export/sheet", may: []string{"data/wareki"}}, // the value of a paper: no file, no screen
	{in: "export/numfmt", may: []string{"data/wareki"}},
	{in: "export/kinsoku"},
	{in: "export/calc", may: []string{"export/numfmt", "data/wareki"}},                                                // computes formulas, knows no file
	{in: "export/opened", may: []string{"export/sheet", "export/numfmt", "export/calc", "data/table", "data/wareki"}}, // reads an office's workbook
	{in: "export/page/...", may: []string{"export/page/...", "export/sheet", "export/numfmt", "export/kinsoku"}},      // what stands on paper, and painting it
	{in: "export/marked", may: []string{"export/page"}},                                                               // what a page says that is read back
	{in: "export/xlsx", may: []string{"export/sheet", "export/calc"}},                                                 // knows no paper
	{in: "export/template", may: []string{"export/numfmt", "export/calc", "data/table", "data/wareki", "data/kana"}},  // fills a workbook with plain values
	{in: "export/learn", may: []string{"export/template", "data/table", "data/wareki"}},                               // a filled workbook and plain values
	{in: "export/...", may: []string{"export/...", "data/report/...", "data/wareki/...", "data/inuse"}},               // values only
	{in: "data", may: []string{"data/..."}, except: append([]string{"data/sample/..."}, testOnly...)},
	{in: "data/internal/ledger", may: []string{"data/internal/db", "data/wareki"}}, // the engine knows no noun, and no store by its name
	{in: "data/internal/db", may: nil},                                             // the seam knows no engine
	{in: "data/internal/db/...", may: []string{"data/internal/db", "data/inuse"}},  // an engine each
	{in: "data/sample/...", may: []string{"data/..."}, except: testOnly},
	{in: "data/datatest/...", may: []string{"data/..."}},
	{in: "data/...", may: []string{"data/..."}, except: append([]string{"data", "data/sample/..."}, testOnly...)},
	{in: "assets/..."},
}

// testOnly are helpers of tests: only tests may import them, and they may what
// tests may.
var testOnly = []string{"gui/native/printing/printed", "export/page/pagetest", "export/readback/scantest", "data/datatest/...", "data/internal/faultvfs/...", "data/sample/sampletest/..."}

// home says where alone a package from outside may be imported, tests excepted. The
// first that fits a package is the one that counts.
type home struct {
	of  string // import path, "x/..." as above
	in  []string
	why string
}

var homes = []home{
	{"database/sql/...", []string{"data", "data/internal/ledger", "data/internal/db/..."}, "SQL stays in data"},
	{"modernc.org/...", []string{"data/internal/db/sqlite"}, "one place names a driver"},
	{"github.com/xuri/excelize/v2", []string{"export/xlsx", "data/roster", "data/table"}, "workbooks are written in export/xlsx and read in data"},
	{"github.com/pdfcpu/...", []string{"export/readback"}, "scanned pages are read in export/readback"},
	{"github.com/klippa-app/...", []string{"export/readback"}, "scanned pages are read in export/readback"},
	{"github.com/tetratelabs/wazero/experimental/sock", nil, "nothing that runs here has a socket"},
	{"github.com/tetratelabs/...", []string{"export/readback"}, "scanned pages are read in export/readback"},
	{"github.com/makiuchi-d/gozxing/...", []string{"export/readback"}, "scanned pages are read in export/readback"},
	{"fyne.io/fyne/v2/lang", []string{".", "gui/..."}, "the texts are in gui"}, // it draws nothing
	{"fyne.io/...", []string{".", "gui", "gui/kit/...", "gui/ime", "gui/native"}, "the window is in gui; words, papers and the command line know none"},
	{"testing/...", nil, "tests stay in tests"},
}

// network are the packages that can speak to another computer. Nothing of ours
// imports one; net/url, net/netip and net/mail only read text.
func network(p string) bool {
	switch p {
	case "net/url", "net/netip", "net/mail":
		return false
	}
	return p == "net" || strings.HasPrefix(p, "net/") || p == "crypto/tls" || p == "log/syslog" || p == "expvar" ||
		strings.HasPrefix(p, "golang.org/x/net/") && !slices.Contains(textOnly, p)
}

// textOnly are packages below golang.org/x/net that open no connection.
var textOnly = []string{"golang.org/x/net/html", "golang.org/x/net/html/atom", "golang.org/x/net/html/charset"}

// reached are the packages of others in the program that import a network
// package all the same, and what for. A new one must be looked at first.
var reached = map[string]string{
	"github.com/xuri/excelize/v2 net/http": "http.DetectContentType names the kind of an embedded file",
	"github.com/google/uuid net":           "net.Interfaces, for ids made from the clock, which SQLite never asks for",
	"golang.org/x/sys/windows net":         "net.IP in the types of Windows' resolver, which nobody calls",

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/primitives net":      "pictures of http addresses for forms that are made; nobody makes any, and the linker leaves it out",
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/primitives net/http": "the same",
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/sign net":            "asks about certificates when signatures are checked, which nobody does; left out too",
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/sign net/http":       "the same",

	"github.com/tetratelabs/wazero net":                "the type of a listener; see internal/sock",
	"github.com/tetratelabs/wazero/internal/sock net":  "listens for a WebAssembly program that is given sockets by experimental/sock, which nobody imports",
	"github.com/tetratelabs/wazero/internal/sys net":   "the type of a listener",
	"github.com/tetratelabs/wazero/internal/sysfs net": "the type of a listener",

	// What comes with the window. Which of it is linked, and who calls it, is looked
	// up in the built program: binary.go.
	"fyne.io/fyne/v2 net/http":                             "LoadResourceFromURLString, which nobody calls",
	"fyne.io/fyne/v2/internal/repository net/http":         "reads http addresses; gui.StayOffline takes its place",
	"github.com/godbus/dbus/v5 net":                        "Linux: the bus of the desktop, a socket on this computer",
	"github.com/stretchr/testify/assert net/http":          "assertions about HTTP servers; Fyne's driver brings its test helpers along",
	"github.com/stretchr/testify/require net/http":         "the same",
	"github.com/stretchr/testify/assert net/http/httptest": "the same",
}

// ours are findings about the imports of one package of the module. rel is its
// path below the module; tests are imports of its tests only.
func ours(module, rel string, imports []string) []string {
	var broken []string
	i := slices.IndexFunc(rooms, func(r room) bool { return match(r.in, rel) })
	if i < 0 {
		return []string{path.Join(module, rel) + ": no rule says what this package may import (.ci/imports/rules.go)"}
	}
	helper := matchAny(testOnly, rel)
	for _, p := range imports {
		if own, ok := below(module, p); ok {
			if r := rooms[i]; !matchAny(r.may, own) || matchAny(r.except, own) {
				broken = append(broken, path.Join(module, rel)+" may not import "+p)
			}
			continue
		}
		if network(p) {
			broken = append(broken, path.Join(module, rel)+" may not import "+p+": the program speaks to no other computer")
		}
		if i := slices.IndexFunc(homes, func(h home) bool { return match(h.of, p) }); i >= 0 && !helper && !matchAny(homes[i].in, rel) {
			broken = append(broken, path.Join(module, rel)+" may not import "+p+": "+homes[i].why)
		}
	}
	return broken
}

// below cuts the module off an import path.
func below(module, p string) (rel string, ok bool) {
	if p == module {
		return ".", true
	}
	return strings.CutPrefix(p, module+"/")
}

func match(pattern, p string) bool {
	if base, ok := strings.CutSuffix(pattern, "/..."); ok {
		return p == base || strings.HasPrefix(p, base+"/")
	}
	return p == pattern
}

func matchAny(patterns []string, p string) bool {
	return slices.ContainsFunc(patterns, func(x string) bool { return match(x, p) })
}
