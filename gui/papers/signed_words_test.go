package papers

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"testing"

	"jibun/export/readback"
)

// TestWhyText_all: every reason why a line is unsure has words, each its own, and what is none has
// none. They are taken from where they are written down.
func TestWhyText_all(t *testing.T) {
	f, err := parser.ParseFile(token.NewFileSet(), "../../export/readback/judge.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]string{}
	ast.Inspect(f, func(n ast.Node) bool {
		v, ok := n.(*ast.ValueSpec)
		if !ok || len(v.Values) != 1 {
			return true
		}
		if of, ok := v.Type.(*ast.Ident); !ok || of.Name != "Why" {
			return true
		}
		why, err := strconv.Unquote(v.Values[0].(*ast.BasicLit).Value)
		if err != nil {
			t.Fatal(err)
		}
		text := WhyText(readback.Why(why))
		if text == "" || seen[text] != "" {
			t.Errorf("%s: %q, as %q", v.Names[0].Name, text, seen[text])
		}
		seen[text] = why
		return true
	})
	if len(seen) < 15 || WhyText("no such reason") != "" {
		t.Errorf("%d reasons", len(seen))
	}
}
