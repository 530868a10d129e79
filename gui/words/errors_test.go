package words

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/holiday"
	"jibun/data/inuse"
	"jibun/data/oldledger"
	"jibun/data/table"
)

// literals finds the first string argument of every call of one of the names
// in the files of package data: the codes that can reach the clerk.
func literals(t *testing.T, arg map[string]int) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	err := filepath.WalkDir("../../data", func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || filepath.Dir(path) != "../../data" {
			return err
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, src, 0)
		if err != nil {
			return err
		}
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			name := ""
			switch fun := call.Fun.(type) {
			case *ast.Ident:
				name = fun.Name
			case *ast.SelectorExpr:
				name = fun.Sel.Name
			}
			i, ok := arg[name]
			if !ok || len(call.Args) <= i {
				return true
			}
			if lit, ok := call.Args[i].(*ast.BasicLit); ok && lit.Kind == token.STRING {
				s, _ := strconv.Unquote(lit.Value)
				out[s] = true
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Every rule that can forbid something has its sentence.
func TestError_refusals(t *testing.T) {
	codes := literals(t, map[string]int{"refuse": 0, "refuseOf": 0})
	if len(codes) < 15 {
		t.Fatalf("only %d codes found", len(codes))
	}
	for code := range codes {
		s := Error(fmt.Errorf("apply: %w", &data.Refusal{Code: code}))
		if strings.HasPrefix(s, "できません。") || strings.Contains(s, code) || !strings.HasSuffix(s, "何も変えていません。") {
			t.Errorf("%s: %q", code, s)
		}
	}
	if s := Error(&data.Refusal{Code: "certificate.not_attended", Who: "甲野 太郎、乙山 花子"}); s != "甲野 太郎、乙山 花子: 参加者として出席した記録がない方に、証明書は出せません。何も変えていません。" {
		t.Errorf("who was not there: %q", s)
	}
	if s := Error(&data.Refusal{Code: "nonsense.code"}); !strings.HasPrefix(s, "できません。") {
		t.Errorf("a code without a sentence must be noticed: %q", s)
	}
}

// Every operation has its words.
func TestOperation(t *testing.T) {
	keys := literals(t, map[string]int{"write": 1, "seminarStep": 1, "registrationStep": 1, "leave": 1, "partyStep": 1, "Note": 1})
	if len(keys) < 30 {
		t.Fatalf("only %d operations found", len(keys))
	}
	for what := range keys {
		if s := Operation(data.Operation{What: what}); s == what {
			t.Errorf("%s has no words", what)
		}
	}
	if s := Operation(data.Operation{What: "registration.apply", About: "田中 太郎"}); s != "申込の追加(田中 太郎)" {
		t.Error(s)
	}
}

// ledgerErrors are those of package data that have a sentence of their own.
var ledgerErrors = []error{data.ErrMissing, data.ErrEmptyFile, data.ErrForeign, data.ErrExists, data.ErrReplaced, data.ErrConflict, data.ErrDiskFull,
	data.ErrDamaged, data.ErrReadOnly, data.ErrBusy, data.ErrIO, data.ErrNotFound}

// Each way a file can be refused has its own sentence, and says that nothing changed.
func TestError_files(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range []table.Reason{table.FileEmpty, table.TooLarge, table.Encrypted, table.OldXLS, table.XLSB, table.NotATable, table.Damaged, table.Hostile, table.NoWorkbook, table.OwnerFile} {
		s := Error(&table.Refused{Reason: r})
		if seen[s] || !strings.HasSuffix(s, "台帳は変わっていません。") || s == "台帳は変わっていません。" {
			t.Errorf("%s: %q", r, s)
		}
		seen[s] = true
	}
	for _, err := range append(slices.Clone(ledgerErrors), &data.NewerError{File: 9, Program: 1}, &data.PlaceError{Kind: "network", Place: "SMB"},
		&holiday.NotOfficial{Line: 1}, &holiday.NotOfficial{Line: 7, Text: "x"}) {
		s := Error(fmt.Errorf("open: %w", err))
		if seen[s] || strings.Contains(s, "情報担当") {
			t.Errorf("%v: %q", err, s)
		}
		seen[s] = true
	}
	if s := Error(errors.New("xyz")); !strings.Contains(s, "台帳は変わっていません") {
		t.Error(s)
	}
}

// What a text may hold is said with its measure; a column that no form names is
// called as the history calls it.
func TestError_limits(t *testing.T) {
	for code, want := range map[string]string{
		"too_long:60":       "氏名: 60字までにしてください。まだ何も変えていません。",
		"characters:U+202E": "氏名: 目に見えない文字(U+202E)が入っています。消して、打ち直してください。まだ何も変えていません。",
		"characters:U+000A": "氏名: 改行は入れられません。一行で入力してください。まだ何も変えていません。",
	} {
		if s := Error(data.Invalid{"name": code}); s != want {
			t.Errorf("%s: %q", code, s)
		}
	}
	for _, n := range data.Nouns() {
		for _, c := range n.Columns {
			s := Error(data.Invalid{c.Name: "too_long:9"})
			if c.Word != "" && (strings.Contains(s, c.Name) || !strings.Contains(s, "9字")) {
				t.Errorf("%s.%s: %q", n.Table, c.Name, s)
			}
		}
	}
	if s := Error(&table.Refused{Reason: table.OwnerFile}); s != "Excelで開いているあいだの一時ファイルです。~$ の付かないほうを選んでください。台帳は変わっていません。" {
		t.Error(s)
	}
}

// A file in another program's hands is named, however the error came; what a workbook is
// held by is Excel.
func TestError_held(t *testing.T) {
	for path, want := range map[string]string{
		"/a/年次報告書.xlsx": "「年次報告書.xlsx」はExcelで開いています。閉じてからもう一度お試しください。ファイルも台帳も変わっていません。",
		"/a/名簿.CSV":     "「名簿.CSV」はExcelで開いています。閉じてからもう一度お試しください。ファイルも台帳も変わっていません。",
		"/a/控え.jibun":   "「控え.jibun」をほかのプログラムが使っています。それを閉じるか、少し待ってから、もう一度お試しください。ファイルも台帳も変わっていません。",
	} {
		held := &inuse.Error{Path: path, Err: fs.ErrPermission}
		for _, err := range []error{held, &fs.PathError{Op: "rename to", Path: path, Err: held}, fmt.Errorf("%w: %w", data.ErrIO, held)} {
			if s := Error(err); s != want {
				t.Errorf("%v: %q", err, s)
			}
		}
	}
}

// Every way a file may be written has its name.
func TestEncoding(t *testing.T) {
	for _, code := range []string{table.EncodingCP932, table.EncodingUTF8, table.EncodingUTF8BOM, table.EncodingUTF16LE, table.EncodingUTF16BE, table.EncodingXLSX, table.EncodingEUCJP, table.EncodingISO2022JP} {
		if Encoding(code) == "" {
			t.Errorf("%s has no name", code)
		}
	}
	if s := EncodingDoubt([]string{table.EncodingEUCJP}); !strings.Contains(s, "EUC-JP") || EncodingDoubt(nil) != "" {
		t.Error(s)
	}
	if s := Takeover(&data.Takeover{Ledger: oldledger.Ledger{AlsoEncoding: []string{table.EncodingCP932}}}); len(s) != 1 || !strings.Contains(s[0], "Shift_JIS") {
		t.Errorf("an old list says %v", s)
	}
}

func TestError_fields(t *testing.T) {
	s := Error(data.Invalid{"title": "required", "attended": "no_such_number:42"})
	if s != "出席: 42番は名簿にありません。テーマ: 入力してください。まだ何も変えていません。" {
		t.Error(s)
	}
}
