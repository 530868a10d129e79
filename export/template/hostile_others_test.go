package template_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jibun/data/table"
	"jibun/export/learn"
	"jibun/export/opened"
	"jibun/export/page"
	"jibun/export/template"
)

// What else reads a form: learning takes it for last year's file, 様式を調べる says what is
// in it, and its picture is drawn. Of those that are made to hurt none costs more than
// filling may. Each form has a process of its own, which does one thing.
func TestHostile_others(t *testing.T) {
	does := map[string]func(testing.TB, []byte) error{"learn": learned, "check": checked, "picture": pictured}
	if what, path, ok := strings.Cut(os.Getenv("JIBUN_HOSTILE_TO"), ":"); ok {
		book, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		err = does[what](t, book)
		var refused *table.Refused
		if err != nil && !errors.As(err, &refused) {
			t.Fatal(err)
		}
		fmt.Println("RESULT", template.Peak(), "MiB", err)
		return
	}
	for name, form := range template.Hostile(t) {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "form.xlsx")
			if err := os.WriteFile(path, form(), 0o600); err != nil {
				t.Fatal(err)
			}
			for what := range does {
				took, most, said, err := template.Own("TestHostile_others", "JIBUN_HOSTILE_TO="+what+":"+path)
				if err != nil {
					t.Errorf("%s: %v %s", what, err, said)
					continue
				}
				t.Logf("%s: %v%s", what, took, said)
				if took > template.HostileTime || most > template.HostileMiB {
					t.Errorf("%s takes %v and %d MiB", what, took, most)
				}
			}
		})
	}
}

func learned(t testing.TB, book []byte) error {
	b, err := learn.Read(t.Context(), book)
	if err != nil {
		return err
	}
	f, err := learn.Match(t.Context(), b, template.People(500))
	if err != nil || !f.Found() {
		return err
	}
	_, err = f.Bytes(t.Context())
	return err
}

func checked(t testing.TB, book []byte) error {
	f, err := template.Open(t.Context(), book)
	if err != nil {
		return err
	}
	_, err = f.Check(t.Context(), template.People(500))
	return err
}

// pictured draws the first window full of the first sheet, and the first of its pages.
func pictured(t testing.TB, book []byte) error {
	p, err := opened.Read(t.Context(), book, "2013-12-18")
	if err != nil {
		return err
	}
	var faces [2][]byte
	for i, name := range []string{"Regular", "Bold"} {
		if faces[i], err = os.ReadFile("../../assets/fonts/JibunUDPGothic-" + name + ".ttf"); err != nil {
			return err
		}
	}
	f, err := page.NewFaces(faces[0], faces[1])
	if err != nil {
		return err
	}
	for s := range p.Sheets {
		g, err := page.NewGrid(p, s, f)
		if err != nil {
			return err
		}
		g.View(page.Rect{Wide: 300, High: 250}, nil)
		break
	}
	d, err := page.NewDocument(p, f)
	if err != nil {
		return err
	}
	d.Page(1)
	return nil
}
