// Command stories works through a year of the office in the program's real window,
// with keyboard and mouse, and looks into the ledger and the files for what came of
// it. What is clicked is found by the words on it, as she does. A story fails if what
// it expects is not there. It leaves pictures.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"

	_ "jibun/gui/tongue" // in C.UTF-8 Fyne would complain
)

func main() {
	program := flag.String("program", "./jibun", "the built program")
	folder := flag.String("folder", "out/stories", "where everything is written; emptied first")
	shots := flag.String("shots", "out/stories/shots", "where pictures go")
	flag.Parse()
	if err := play(*program, *folder, *shots); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func play(program, folder, shots string) error {
	for _, p := range []*string{&program, &folder, &shots} {
		abs, err := filepath.Abs(*p)
		if err != nil {
			return err
		}
		*p = abs
	}
	if err := os.RemoveAll(folder); err != nil {
		return err
	}
	s, err := newStage(program, folder, shots, 1280, 800)
	if err != nil {
		return err
	}
	defer s.close()
	passed := 0
	for _, story := range year {
		began := time.Now()
		if err := tell(s, story); err != nil {
			fmt.Printf("its log:\n%s\n--- FAIL: %s\n%v\n(the screen: %s)\n", s.tail(400), story.name, err, filepath.Join(folder, "failed.png"))
			fmt.Printf("%d passed, 1 failed\n", passed)
			return fmt.Errorf("story %q failed", story.name)
		}
		passed++
		fmt.Printf("ok   %-40s %5.1f s\n", story.name, time.Since(began).Seconds())
	}
	fmt.Printf("%d passed, 0 failed\n", passed)
	return nil
}

// tell runs one story; a failure inside ends it.
func tell(s *stage, t story) (err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case failure:
			s.failed()
			err = r.error
		default:
			panic(r)
		}
	}()
	t.tell(s)
	return nil
}

// story is one piece of work as she does it.
type story struct {
	name string
	tell func(*stage)
}
