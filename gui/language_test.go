package gui

import (
	"bytes"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"jibun/assets"
	"jibun/gui/words"
)

// texts are the keys of all texts of the window, with the Japanese that stands in
// the code, here and in the packages below.
func texts(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, pattern := range []string{"*.go", "*/*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range files {
			if strings.HasSuffix(path, "_test.go") {
				continue
			}
			fset := token.NewFileSet()
			f, err := parser.ParseFile(fset, path, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(f, func(n ast.Node) bool {
				if waits(n) {
					return false
				}
				key, text, ok := textOf(n)
				if !ok {
					return true
				}
				if key == "" || text == "" {
					t.Errorf("%s: a text whose key or Japanese is not written out", fset.Position(n.Pos()))
				} else if old, seen := out[key]; seen && old != text {
					t.Errorf("%s: %q is %q here and %q elsewhere", fset.Position(n.Pos()), key, text, old)
				}
				out[key] = text
				return true
			})
		}
	}
	for key, text := range words.Declared() {
		if old, seen := out[key]; seen {
			t.Errorf("%q is %q where it is declared and %q in the code", key, text, old)
		}
		out[key] = text
	}
	return out
}

// textOf reads a text where it is written: a call of lang.X, or of later for one that
// waits in a table of package words. A text of such a table that was made without
// later has no key that could be read.
func textOf(n ast.Node) (key, text string, ok bool) {
	switch n := n.(type) {
	case *ast.CompositeLit:
		return "", "", isName(n.Type, "text") && len(n.Elts) > 0 || bare(n)
	case *ast.CallExpr:
		sel, isSel := n.Fun.(*ast.SelectorExpr)
		said := isSel && sel.Sel.Name == "X" && isName(sel.X, "lang")
		if !said && !isName(n.Fun, "later") || len(n.Args) < 2 {
			return "", "", false
		}
		return literal(n.Args[0]), literal(n.Args[1]), true
	}
	return "", "", false
}

// waits finds the functions that hand a text on which is written out elsewhere: in a
// table of package words, or in the declaration of a noun (words.Declared).
func waits(n ast.Node) bool {
	f, ok := n.(*ast.FuncDecl)
	if !ok {
		return false
	}
	if f.Recv == nil {
		return f.Name.Name == "later" || f.Name.Name == "said"
	}
	return f.Name.Name == "with" && isName(f.Recv.List[0].Type, "text")
}

// bare reports a table of texts with one that is written as {…} alone.
func bare(table *ast.CompositeLit) bool {
	switch of := table.Type.(type) {
	case *ast.MapType:
		if !isName(of.Value, "text") {
			return false
		}
	case *ast.ArrayType:
		if !isName(of.Elt, "text") {
			return false
		}
	default:
		return false
	}
	return slices.ContainsFunc(table.Elts, func(e ast.Expr) bool {
		if pair, ok := e.(*ast.KeyValueExpr); ok {
			e = pair.Value
		}
		_, ok := e.(*ast.CompositeLit)
		return ok
	})
}

func isName(e ast.Expr, name string) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == name
}

func literal(e ast.Expr) string {
	l, ok := e.(*ast.BasicLit)
	if !ok || l.Kind != token.STRING {
		return ""
	}
	s, err := strconv.Unquote(l.Value)
	if err != nil {
		return ""
	}
	return s
}

// TestJapanese_taken: ja.json says what the code says. With JIBUN_TEXTS=write it is
// written.
func TestJapanese_taken(t *testing.T) {
	want, err := json.MarshalIndent(texts(t), "", " ")
	if err != nil {
		t.Fatal(err)
	}
	want = append(want, '\n')
	if os.Getenv("JIBUN_TEXTS") == "write" {
		if err := os.WriteFile("../assets/lang/ja.json", want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(assets.Japanese(), want) {
		t.Error("assets/lang/ja.json does not say what the code says: make texts")
	}
}

var placeholder = regexp.MustCompile(`{{[^}]*}}`)

// TestEnglish_complete: every text of the window has its English, with the same
// places for values, and none stands there for nothing. With JIBUN_MISSING=FILE the
// ones that lack are written there.
func TestEnglish_complete(t *testing.T) {
	english := map[string]string{}
	if err := json.Unmarshal(assets.English(), &english); err != nil {
		t.Fatal(err)
	}
	japanese, missing := texts(t), map[string]string{}
	if len(japanese) < 300 {
		t.Fatalf("only %d texts found in the code", len(japanese))
	}
	for key, text := range japanese {
		e, ok := english[key]
		if !ok || e == "" {
			missing[key] = text
			t.Errorf("%s has no English: %s", key, text)
			continue
		}
		a, b := placeholder.FindAllString(text, -1), placeholder.FindAllString(e, -1)
		slices.Sort(a)
		slices.Sort(b)
		if !slices.Equal(slices.Compact(a), slices.Compact(b)) {
			t.Errorf("%s: %q and %q have other places for values", key, text, e)
		}
	}
	for key := range english {
		if _, ok := japanese[key]; !ok {
			t.Errorf("%s is in en.json but nowhere in the code", key)
		}
	}
	if path := os.Getenv("JIBUN_MISSING"); path != "" {
		b, err := json.MarshalIndent(missing, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// never are values that are never empty, by their names in the texts: numbers, days,
// what data.Place gives, and what a text is about at all.
var never = strings.Fields("N Of All At Day From To Lines Line Row Which Names Name Who What Place Folder Character Code Free Low High")

// odd is how a sentence looks that was made from parts that do not fit.
var odd = regexp.MustCompile(`[(（]\s*[)）]|[(（]、|、[)）]|、、|。。|、。|。、|さんさん|(?:から|まで|より)(?:で|に|を|が)、|でで、|のの|がが|をを|はは[^は]|にに|^さん`)

// guarded are texts that are only said when the value is there: the code has another
// one without it.
var guarded = map[string]string{
	"person.former.name {{.Reading}}": "personPage.formerCard",
	"posting.band {{.Band}}":          "personPage.postingLine",
	"operation.about {{.About}}":      "words.Operation",
	"paste.why.number {{.No}}":        "words.PasteWhy",
	"paste.why.reading {{.Reading}}":  "words.PasteWhy",
	"applicants.heading {{.Seminar}}": "an evening always has a name",
	"party.heading {{.Seminar}}":      "an evening always has a name",
}

// TestJapanese_whole: no sentence falls apart when one of its values is empty (さん()です),
// or says a particle twice.
func TestJapanese_whole(t *testing.T) {
	for key, text := range texts(t) {
		values := placeholder.FindAllString(text, -1)
		for _, empty := range append([]string{""}, values...) {
			if slices.Contains(never, strings.Trim(empty, "{.}")) || guarded[key+" "+empty] != "" {
				continue
			}
			said := placeholder.ReplaceAllStringFunc(text, func(v string) string {
				if v == empty {
					return ""
				}
				return "甲"
			})
			if m := odd.FindString(said); m != "" {
				t.Errorf("%s with %s empty says %q: %s", key, empty, m, said)
			}
		}
	}
}

// forbidden are words that the clerk's window does not use, and what it says instead.
var forbidden = map[string]string{"写し": "コピー", "写す": "コピー", "データベース": "台帳", "年度は上で": "where the switch is", "ずっと前から": "以前から"}

func TestJapanese_words(t *testing.T) {
	for key, text := range texts(t) {
		for word, instead := range forbidden {
			if strings.Contains(text, word) {
				t.Errorf("%s says %s, not %s: %s", key, word, instead, text)
			}
		}
	}
}
