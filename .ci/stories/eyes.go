package main

import (
	"fmt"
	"image"
	"strings"
	"time"
)

// patience is how long a text may take to appear: reading a scan with the race detector
// watching is slow.
const patience = time.Minute

// find is the middle of the one place where a text stands as a whole label, or of the
// one place in the line of another text. It must stand there twice in a row: what is
// about to move would be missed. A story fails if there is none, or more.
func (s *stage) find(text, beside string) image.Point {
	var at, before image.Point
	var err error
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		screen := s.looked()
		if at, err = s.printer.find(screen, text, beside); err == nil && at == before {
			return at
		}
		before = at
	}
	if err == nil {
		err = fmt.Errorf("%q does not stand still", text)
	}
	panic(failure{err})
}

// looked is what the X server shows; a story that cannot see fails.
func (s *stage) looked() grayPicture {
	screen, err := s.screen()
	if err != nil {
		panic(failure{err})
	}
	return screen
}

// screen is what the X server shows.
func (s *stage) screen() (grayPicture, error) {
	pix, err := s.command("import", "-window", "root", "-depth", "8", "gray:-").Output()
	if err == nil && len(pix) != s.width*s.height {
		err = fmt.Errorf("%d bytes of %d × %d", len(pix), s.width, s.height)
	}
	if err != nil {
		return grayPicture{}, fmt.Errorf("look at the screen: %w", err)
	}
	return grayPicture{s.width, s.height, pix}, nil
}

func (p *printer) find(screen grayPicture, text, beside string) (image.Point, error) {
	places, which := p.places(screen, text), fmt.Sprintf("%q", text)
	if beside != "" {
		line := p.places(screen, beside)
		if len(line) != 1 {
			return image.Point{}, notOnce(fmt.Sprintf("%q, beside which %s should be,", beside, which), line)
		}
		places, which = inLine(places, line[0]), fmt.Sprintf("%s beside %q", which, beside)
	}
	if len(places) != 1 {
		return image.Point{}, notOnce(which, places)
	}
	return middle(places[0]), nil
}

// places are where a text stands in a picture.
func (p *printer) places(screen grayPicture, text string) (found []image.Rectangle) {
	for _, w := range p.words(text) {
		found = append(found, w.in(screen)...)
	}
	return found
}

// inLine are those whose middle is as high as a line.
func inLine(places []image.Rectangle, line image.Rectangle) (found []image.Rectangle) {
	for _, p := range places {
		if y := middle(p).Y; y >= line.Min.Y && y < line.Max.Y {
			found = append(found, p)
		}
	}
	return found
}

func middle(r image.Rectangle) image.Point { return r.Min.Add(r.Size().Div(2)) }

func notOnce(which string, places []image.Rectangle) error {
	if len(places) == 0 {
		return fmt.Errorf("%s is not on the screen", which)
	}
	var at []string
	for _, p := range places {
		at = append(at, middle(p).String())
	}
	return fmt.Errorf("%s is on the screen %d times: %s", which, len(places), strings.Join(at, " "))
}
