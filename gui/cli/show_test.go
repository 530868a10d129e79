package cli

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"jibun/data"
)

// nasty is what a ledger of an earlier day may hold: it clears the screen and turns
// the rest of the line around.
const nasty = "山田\x1b[2J\u202e郎太\n\u200b"

// What is printed never holds what nobody sees, and JSON says the same in ASCII.
func TestShow(t *testing.T) {
	var out, messages bytes.Buffer
	e := &env{out: &out, err: &messages}
	e.line(nasty, 3, "葛\U000e0100城")
	e.say("読めません「%s」", nasty)
	if out.String() != "山田<U+001B>[2J<U+202E>郎太⏎<U+200B>\t3\t葛\U000e0100城\n" {
		t.Errorf("%q", out.String())
	}
	if s := messages.String(); strings.ContainsAny(s, "\x1b\u202e\u200b") {
		t.Errorf("%q", s)
	}
	out.Reset()
	if err := e.json(map[string]string{"name": nasty + "葛\U000e0100城𠮷<>"}); err != nil {
		t.Fatal(err)
	}
	if s := out.String(); strings.ContainsAny(s, "\x1b\u202e\u200b") || !strings.Contains(s, "𠮷<>") {
		t.Errorf("%q", s)
	}
	var back map[string]string
	if err := json.Unmarshal(out.Bytes(), &back); err != nil || back["name"] != nasty+"葛\U000e0100城𠮷<>" {
		t.Errorf("%q %v", back["name"], err)
	}
}

// The history says whatever an operation was about, harmlessly.
func TestHistory_harmless(t *testing.T) {
	path := filepath.Join(t.TempDir(), "台帳.jibun")
	s, err := data.Create(t.Context(), path, data.Office{Name: "呉市"}, data.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Note(t.Context(), "paper.excel", nasty); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"history", path}, {"history", path, "--json"}} {
		var out, messages bytes.Buffer
		if code := Run(t.Context(), args, strings.NewReader(""), &out, &messages); code != 0 || !strings.Contains(out.String(), "202") {
			t.Fatalf("%v: %d %s", args, code, messages.String())
		}
		if strings.ContainsAny(out.String(), "\x1b\u202e\u200b") {
			t.Errorf("%v: %q", args, out.String())
		}
	}
}
