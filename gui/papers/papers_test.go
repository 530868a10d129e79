package papers

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
	"jibun/export"
	"jibun/export/template"
)

// evenings makes a ledger of which every kind of paper can be made: an evening with
// two who come, who were printed in another order than the one that is asked for, one who
// applied since, a lecturer and a gathering.
func evenings(t *testing.T) (*data.Store, Request) {
	t.Helper()
	s := datatest.New(t)
	m := datatest.Seminar(t, s, "論語勉強会")
	accounts, personnel := datatest.Department(t, s, "総務部", "会計課"), datatest.Department(t, s, "総務部", "人事課")
	person := func(name, reading, number string) data.Person {
		return datatest.Person(t, s, name, func(x *data.Person) { x.StaffNo, x.Reading = number, reading })
	}
	first, last := person("青木 花子", "あおき はなこ", "0101"), person("渡辺 太郎", "わたなべ たろう", "0102")
	datatest.Post(t, s, last.ID, accounts.ID, "2010-04-01")
	datatest.Post(t, s, first.ID, personnel.ID, "2010-04-01")
	for _, id := range []int64{first.ID, last.ID} {
		datatest.Apply(t, s, m.ID, id)
	}
	lecturer := person("孔 丘", "こう きゅう", "0103")
	for _, err := range []error{
		s.Assign(t.Context(), &data.Assignment{SeminarID: m.ID, PersonID: lecturer.ID, Role: data.Lecturer, State: data.Candidate}),
		s.SaveParty(t.Context(), &data.Party{SeminarID: m.ID, Fee: 3000}),
		s.NumberSheet(t.Context(), m.ID, data.ByDepartment),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if got := numbers(t, s, m.ID); got != "1渡辺 太郎 2青木 花子" {
		t.Fatal(got)
	}
	datatest.Apply(t, s, m.ID, person("佐藤 次郎", "さとう じろう", "0104").ID)
	return s, Request{Year: m.Date.FiscalYear(), Seminar: m.ID, Person: first.ID, Order: data.ByKana}
}

// numbers says who has which number of the sheet.
func numbers(t *testing.T, s *data.Store, seminar int64) string {
	t.Helper()
	list, err := s.SheetNumbers(t.Context(), seminar)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, a := range list {
		out = append(out, fmt.Sprint(a.SheetNo, a.Name))
	}
	return strings.Join(out, " ")
}

// history are the operations, the latest first.
func history(t *testing.T, s *data.Store) []string {
	t.Helper()
	list, err := s.History(t.Context(), data.HistoryFilter{Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, o := range list {
		out = append(out, o.Mode+" "+o.What)
	}
	return out
}

func made(t *testing.T, s *data.Store, kind string, r Request) Paper {
	t.Helper()
	p, err := KindOf(kind).Make(t.Context(), s, r)
	if err != nil || p.Write == nil {
		t.Fatalf("%s: %v, %q", kind, err, p.Warnings)
	}
	return p
}

// Looking at a paper changes nothing, whichever it is; saving it leaves its line, and
// that of the 受付名簿 its numbers.
func TestPaper_writeLeavesTheLedgerAlone(t *testing.T) {
	s, r := evenings(t)
	for _, k := range Kinds() {
		if k.Key == "certificate" {
			continue // nobody was there yet; see TestCertificates
		}
		p, before := made(t, s, k.Key, r), history(t, s)
		if err := p.Write(t.Context(), io.Discard, export.Options{}); err != nil {
			t.Fatal(err)
		}
		if after := history(t, s); !slices.Equal(before, after) {
			t.Errorf("%s: writing it did %v", k.Key, after[:len(after)-len(before)])
		}
		if err := p.Save(t.Context(), s, filepath.Join(t.TempDir(), p.File), export.Options{}); err != nil {
			t.Fatal(err)
		}
		want := []string{"note paper.excel"}
		if k.Key == "signin" {
			want = append(want, "do signin.number")
		}
		after := history(t, s)
		if did := after[:len(after)-len(before)]; !slices.Equal(did, want) {
			t.Errorf("%s: saving it did %v, want %v", k.Key, did, want)
		}
		if want[0] = "note paper.pdf"; k.Key == "signin" {
			want = want[:1] // they have their numbers
		}
		path := filepath.Join(t.TempDir(), "紙.PDF")
		if err := p.Save(t.Context(), s, path, export.Options{}); err != nil {
			t.Fatal(err)
		}
		if did := history(t, s); !slices.Equal(did[:len(did)-len(after)], want) {
			t.Errorf("%s: saving it as PDF did %v, want %v", k.Key, did[:len(did)-len(after)], want)
		}
		if b, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(b), "%PDF-") {
			t.Errorf("%s: no PDF: %v", k.Key, err)
		}
	}
	if got := numbers(t, s, r.Seminar); got != "1渡辺 太郎 2青木 花子 3佐藤 次郎" {
		t.Error("the numbers are not those of the first sheet, with the new one after them:", got)
	}
}

// TestPaper_Pages: a form that is filled has its pages too.
func TestPaper_Pages(t *testing.T) {
	s, r := evenings(t)
	r.History = new(true)
	for _, k := range FormKinds() {
		if k.Key == "certificate" {
			continue // nobody was there yet
		}
		form, err := FormOf(k.Key)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := form.Write(t.Context(), &b, export.Options{}); err != nil {
			t.Fatal(err)
		}
		f, err := template.Open(t.Context(), b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		v, err := ValuesOf(t.Context(), s, k, r)
		if err != nil {
			t.Fatal(err)
		}
		p := made(t, s, k.Key, r)
		filled, err := p.OnForm(t.Context(), f, v, false, s.Today())
		if err != nil {
			t.Fatal(k.Key, err)
		}
		plain, err := p.Pages(t.Context())
		if err != nil {
			t.Fatal(k.Key, err)
		}
		d, err := filled.Pages(t.Context())
		if err != nil || d.Count() < plain.Count() || d.Title == "" || d.Faces == nil {
			t.Errorf("%s: a form with %d pages, the paper has %d: %q, %v", k.Key, d.Count(), plain.Count(), d.Title, err)
		}
	}
}

// A sheet that did not come to be leaves no file, and the numbers of the one that was
// printed before.
func TestPaper_saveFails(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(p *Paper, path *string, cancel func())
		did   []string
	}{
		{"written", func(p *Paper, _ *string, _ func()) {
			p.Write = func(context.Context, io.Writer, export.Options) error { return io.ErrShortWrite }
		}, []string{"undo signin.number", "do signin.number"}},
		{"cancelled", func(p *Paper, _ *string, cancel func()) {
			write := p.Write
			p.Write = func(ctx context.Context, w io.Writer, o export.Options) error {
				cancel()
				return write(ctx, w, o)
			}
		}, []string{"undo signin.number", "do signin.number"}},
		{"no folder", func(_ *Paper, path *string, _ func()) { *path = filepath.Join(*path, "none", "x.xlsx") }, nil},
		{"not numbered", func(p *Paper, _ *string, _ func()) {
			p.Before = func(context.Context) error { return data.ErrBusy }
		}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, r := evenings(t)
			p, path := made(t, s, "signin", r), filepath.Join(t.TempDir(), "x.xlsx")
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			c.spoil(&p, &path, cancel)
			before, was := history(t, s), numbers(t, s, r.Seminar)
			if err := p.Save(ctx, s, path, export.Options{}); err == nil {
				t.Fatal("it was saved")
			}
			if files, err := os.ReadDir(filepath.Dir(path)); err == nil && len(files) > 0 || err != nil && !errors.Is(err, os.ErrNotExist) {
				t.Error("it left", files, err)
			}
			after := history(t, s)
			if did := after[:len(after)-len(before)]; !slices.Equal(did, c.did) {
				t.Errorf("it did %v, want %v", did, c.did)
			}
			if got := numbers(t, s, r.Seminar); got != was {
				t.Errorf("numbers %s, want %s", got, was)
			}
		})
	}
}

// No paper leaves a damaged ledger, and none leaves a trace of the try.
func TestPaper_damaged(t *testing.T) {
	s, r := evenings(t)
	d, err := datatest.Raw(s.Path(), "rw")
	if err == nil {
		_, err = d.Exec(`UPDATE people SET name = '改竄 太郎' WHERE staff_no = '0102'`)
		err = errors.Join(err, d.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range Kinds() {
		if k.Key == "certificate" {
			continue
		}
		p, before, path := made(t, s, k.Key, r), history(t, s), filepath.Join(t.TempDir(), "x.xlsx")
		if err := p.Save(t.Context(), s, path, export.Options{}); !errors.Is(err, data.ErrDamaged) {
			t.Errorf("%s: %v", k.Key, err)
		}
		if _, err := os.Stat(path); err == nil || !slices.Equal(before, history(t, s)) {
			t.Errorf("%s: a file or a line in the history is left", k.Key)
		}
	}
}

// A settled seminar keeps its numbers.
func TestSignIn_settled(t *testing.T) {
	s := datatest.New(t)
	m := datatest.Held(t, s, "論語勉強会", s.Today(), datatest.Person(t, s, "青木 花子"))
	if p := made(t, s, "signin", Request{Seminar: m.ID}); p.Before == nil {
		t.Error("a sheet is not numbered")
	}
	if err := s.SettleSeminar(t.Context(), m.ID); err != nil {
		t.Fatal(err)
	}
	if p := made(t, s, "signin", Request{Seminar: m.ID}); p.Before != nil {
		t.Error("the sheet of a settled seminar is numbered")
	}
}

func TestInFileName(t *testing.T) {
	if got := inFileName("受講履歴_A/B:𠮷田?.xlsx"); got != "受講履歴_A_B_𠮷田_.xlsx" {
		t.Errorf("%q", got)
	}
}

// TestLacking: of a name with a character that no font has it is said whose it is and which, by
// what the window can show;
// the rare ones that people do have come out.
func TestLacking(t *testing.T) {
	s := datatest.New(t)
	m := datatest.Seminar(t, s, "論語勉強会")
	for i, name := range []string{"𠮷田 一郎", "髙﨑 邉", "辻\U000E0100 ｱｲ①㈱", "\U000F0001田 花子"} {
		datatest.Apply(t, s, m.ID, datatest.Person(t, s, name, func(x *data.Person) { x.StaffNo, x.Reading = fmt.Sprint("070", i), "よみ" }).ID)
	}
	d, err := made(t, s, "signin", Request{Seminar: m.ID, Order: data.ByKana}).Pages(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	got := Lacking(d)
	if len(got) != 1 || !strings.Contains(got[0], "「〓田 花子」の「〓」の字(文字コード U+F0001)") || !strings.Contains(got[0], "1ページ") {
		t.Errorf("%q", got)
	}
}
