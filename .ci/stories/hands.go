package main

import (
	"image"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// key presses keys one after another: "ctrl+n", "Return", "Down".
func (s *stage) key(names ...string) {
	for _, n := range names {
		s.must("xdotool", "key", "--clearmodifiers", n)
		s.keys++
		time.Sleep(60 * time.Millisecond)
	}
}

// letters types ASCII, one stroke a letter.
func (s *stage) letters(text string) {
	s.must("xdotool", "type", "--delay", "12", text)
	s.keys += len(text)
	time.Sleep(80 * time.Millisecond)
}

// text puts Japanese in through the clipboard: an input method is not what is tried.
func (s *stage) text(text string) {
	s.clipboard(text)
	s.key("ctrl+v")
}

func (s *stage) clipboard(text string) {
	cmd := s.command("xclip", "-selection", "clipboard", "-in")
	cmd.Stdin = strings.NewReader(text)
	if err := cmd.Run(); err != nil {
		panic(failure{err})
	}
	time.Sleep(60 * time.Millisecond)
}

// press clicks the button, link or row that reads so.
func (s *stage) press(text string) { s.click(s.find(text, "")) }

// pressBeside clicks what reads so in the line of another text.
func (s *stage) pressBeside(text, beside string) { s.click(s.find(text, beside)) }

func (s *stage) click(at image.Point) {
	s.must("xdotool", "mousemove", strconv.Itoa(at.X), strconv.Itoa(at.Y), "sleep", "0.05", "click", "1")
	s.keys++
	time.Sleep(150 * time.Millisecond)
}

// drop lets a file fall into the middle of the window, as a file manager does.
func (s *stage) drop(path string) {
	program := filepath.Join(s.folder, "drop")
	s.must("gcc", "-Wall", "-Werror", "-o", program, filepath.Join(".ci", "stories", "drop", "drop.c"), "-lX11")
	s.must(program, s.id, strconv.Itoa(s.width/2), strconv.Itoa(s.height/2), path)
	s.keys++
	time.Sleep(150 * time.Millisecond)
}

// wait is as long as she looks before she goes on: until the window stands still, but for
// a caret that blinks.
func (s *stage) wait() {
	time.Sleep(300 * time.Millisecond)
	before := s.looked()
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); {
		time.Sleep(150 * time.Millisecond)
		now := s.looked()
		if before.unlike(now) <= caret {
			return
		}
		before = now
	}
}

// caret is how many pixels may change while nothing happens.
const caret = 150

// count begins counting strokes and clicks.
func (s *stage) count() { s.keys = 0 }

// shot writes what is on the screen.
func (s *stage) shot(name string) {
	s.wait()
	s.must("import", "-window", "root", filepath.Join(s.shots, name+".png"))
}

// tab chooses a tab of a seminar's page: its word in the line of the others.
func (s *stage) tab(name string) {
	s.pressBeside(name, "ふり返り")
	s.wait()
}
