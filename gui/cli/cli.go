// Package cli is the program's command line, for the IT section, the task
// scheduler and checks: messages in Japanese go to stderr, data to stdout; exit
// 0 done, 1 failed, 2 wrong use. It has no logic of its own: it opens a ledger,
// asks package data for values and hands them to package export.
package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/alecthomas/kong"

	"jibun/data"
	"jibun/data/text"
	"jibun/data/wareki"
	"jibun/gui/words"
)

// commands is what can be typed; usage.go says it in Japanese.
type commands struct {
	New     newCmd        `cmd:""`
	Demo    demoCmd       `cmd:""`
	Import  importCmd     `cmd:""`
	Figures figuresCmd    `cmd:""`
	Report  reportCmd     `cmd:""`
	Print   printCmd      `cmd:""`
	Form    formCmd       `cmd:""`
	Sheets  readSheetsCmd `cmd:"" name:"read-sheets"`
	List    listCmd       `cmd:""`
	History historyCmd    `cmd:""`
	Undo    undoCmd       `cmd:""`
	Redo    redoCmd       `cmd:""`
	Check   checkCmd      `cmd:""`
	Backup  backupCmd     `cmd:""`
	Restore restoreCmd    `cmd:""`
	Today   day           `help:"今日の代わりにする日"`
}

// env is what every command needs.
type env struct {
	ctx    context.Context
	in     io.Reader
	out    io.Writer // data
	err    io.Writer // messages
	today  wareki.Date
	to     destination // of a paper
	failed bool        // reported already, exit 1
}

// Run runs one command line and returns the exit code.
func Run(ctx context.Context, args []string, in io.Reader, out, errOut io.Writer) int {
	e := &env{ctx: ctx, in: in, out: out, err: errOut}
	if len(args) == 0 || helpWanted(args) {
		fmt.Fprint(errOut, usageOf(args))
		if len(args) == 0 {
			return 2
		}
		return 0
	}
	if err := words.Speak(words.Japanese); err != nil { // whatever the system speaks
		panic(err) // the texts in the program are wrong
	}
	var c commands
	parser, err := kong.New(&c, kong.Name("jibun"), kong.NoDefaultHelp(), kong.Bind(e), kong.Writers(errOut, errOut))
	if err != nil {
		panic(err) // the commands above are wrong
	}
	k, err := parser.Parse(args)
	if err != nil {
		if fi, missing := os.Stat(args[0]); missing == nil && !isCommand(args[0]) {
			if fi.IsDir() {
				e.say("「%s」はフォルダーです。台帳のファイルを指定してください。", args[0])
			} else {
				e.say("「%s」は「じぶん」の台帳ではありません。ファイルには手を付けていません。", args[0])
			}
			return 2
		}
		fmt.Fprint(errOut, usageOf(args)) // what is wrong comes last: it is what is seen
		e.say("\n使い方が違います: %s", usageError(err))
		return 2
	}
	e.today = wareki.Date(c.Today)
	if err := k.Run(e); err != nil {
		e.say("%s", words.Error(err))
		if errors.Is(err, data.ErrDamaged) {
			e.say("どこが壊れているかは jibun check で分かります。控えからは jibun restore 控え 新しい台帳 で戻せます。")
		}
		return 1
	}
	if e.failed {
		return 1
	}
	return 0
}

// say tells a person something, in whole lines. Characters that nobody sees are
// written out: what stands in a ledger must not move the cursor or turn a line around.
func (e *env) say(format string, args ...any) {
	for _, line := range strings.Split(fmt.Sprintf(format, args...), "\n") {
		fmt.Fprintln(e.err, text.Show(line))
	}
}

// line prints a row of a list; its cells are apart by a tab.
func (e *env) line(cells ...any) {
	shown := make([]string, len(cells))
	for i, c := range cells {
		shown[i] = text.Show(fmt.Sprint(c))
	}
	fmt.Fprintln(e.out, strings.Join(shown, "\t"))
}

// options open a ledger; with --today the clock stands at noon of that day.
func (e *env) options(readOnly bool) data.Options {
	o := data.Options{ReadOnly: readOnly}
	if e.today != "" {
		noon := e.today.Time().Add(3 * time.Hour) // 12:00 in Tokyo
		o.Now = func() time.Time { return noon }
	}
	return o
}

// read opens a ledger for reading, write for writing; f runs in between.
func (e *env) read(path string, f func(*data.Store) error) error {
	return e.with(path, true, f)
}

func (e *env) write(path string, f func(*data.Store) error) error {
	return e.with(path, false, f)
}

// with opens a ledger for writing, or only for reading if nothing will be written.
func (e *env) with(path string, readOnly bool, f func(*data.Store) error) (err error) {
	s, err := data.Open(e.ctx, path, e.options(readOnly))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	for _, text := range words.Opened(s) {
		e.say("%s", text)
	}
	if why := s.ReadOnly(); why != nil && !readOnly {
		e.say("%s", words.ReadOnly(why))
		e.failed = true
		return nil
	}
	return f(s)
}

// whole looks for damage before anything leaves the ledger or many rows come into it.
func (e *env) whole(s *data.Store) error {
	return s.Whole(e.ctx, e.progress("台帳を確かめています"))
}

func (e *env) json(v any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := e.out.Write(escaped(b.Bytes()))
	return err
}

// escaped writes the characters that nobody sees as JSON may: \u202e says the same.
func escaped(b []byte) []byte {
	before, out := rune(-1), make([]byte, 0, len(b))
	for _, r := range string(b) {
		if r >= 0x7f && text.Hidden(r, before) {
			for _, u := range utf16.Encode([]rune{r}) {
				out = fmt.Appendf(out, `\u%04x`, u)
			}
		} else {
			out = utf8.AppendRune(out, r)
		}
		before = r
	}
	return out
}

// progress writes a line that moves, if a person is watching.
func (e *env) progress(what string) data.Progress {
	f, ok := e.err.(*os.File)
	if !ok {
		return nil
	}
	if fi, err := f.Stat(); err != nil || fi.Mode()&os.ModeCharDevice == 0 {
		return nil
	}
	return func(done, total int) {
		fmt.Fprintf(f, "\r%s %d / %d", what, done, total)
		if done == total {
			fmt.Fprintln(f)
		}
	}
}

// day is a day as people type it.
type day wareki.Date

// UnmarshalText reads 2026-04-01, R8.4.1 and their like.
func (d *day) UnmarshalText(b []byte) error {
	v, err := wareki.Parse(string(b), wareki.Today(time.Now()))
	if err != nil {
		return errors.New(words.Error(err))
	}
	*d = day(v)
	return nil
}

// fiscalYear is a 年度 as people type it.
type fiscalYear wareki.FiscalYear

// UnmarshalText reads 2013, H25, 平成25年度.
func (y *fiscalYear) UnmarshalText(b []byte) error {
	v, err := wareki.ParseFiscalYear(string(b))
	if err != nil {
		return errors.New(words.Error(err))
	}
	*y = fiscalYear(v)
	return nil
}

func helpWanted(args []string) bool {
	for _, a := range args {
		if a == "-h" || a == "--help" || a == "help" {
			return true
		}
	}
	return false
}
