package gui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"jibun/data"
	"jibun/data/datatest"
)

// quickHand is an evening with 20 seats and 25 people whose numbers are typed as by a
// barcode reader.
func quickHand(t *testing.T) (*program, *live, []string) {
	e := newEvening(t, 20)
	clock := datatest.NewClock()
	clock.Set(sampleDay.Time())
	s := datatest.Open(t, e.path, clock)
	var names []string
	for i := range 25 {
		who := datatest.Person(t, s, fmt.Sprintf("申込 %02d", i), func(x *data.Person) { x.StaffNo = fmt.Sprintf("77%02d", (i*7)%25) })
		names = append(names, who.Name)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	p, _ := openApplicants(t, e)
	return p, goLive(t, p), names
}

// applied is who applied, in the order of the ledger, and who waits, as the page shows it.
func applied(t *testing.T, p *program) (order []string, waiting string) {
	t.Helper()
	page := now[*seminarPage](t, p)
	list, err := p.desk.store.Applicants(t.Context(), page.id)
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(list, func(a, b data.Applicant) int { return int(a.ID - b.ID) })
	for _, a := range list {
		if a.State == data.Waiting || a.State == data.Confirmed {
			order = append(order, a.Name)
		}
	}
	return order, page.tab().(*applicantsTab).names(partWaiting)
}

// Twenty-five entries without a pause are taken in the order in which they were typed.
func TestQueue_entries(t *testing.T) {
	type25 := func(t *testing.T, p *program, l *live, names []string) {
		for i := range names {
			enter(t, p, fmt.Sprintf("77%02d", (i*7)%25))
		}
		l.settle(t)
	}
	t.Run("in order", func(t *testing.T) {
		p, l, names := quickHand(t)
		type25(t, p, l, names)
		order, waiting := applied(t, p)
		if !slices.Equal(order, names) {
			t.Errorf("applied %v", order)
		}
		var want []string
		for i, n := range names[20:] {
			want = append(want, fmt.Sprintf("%s/待ち%d番", n, i+1))
		}
		if waiting != strings.Join(want, " ") {
			t.Errorf("waiting are %v, want %v", waiting, want)
		}
		if text := now[*seminarPage](t, p).tab().(*applicantsTab).entry.search.Text(); text != "" {
			t.Errorf("%q is left in the field", text)
		}
	})
	t.Run("control: each as soon as it can", func(t *testing.T) {
		for range 5 {
			p, l, names := quickHand(t)
			p.desk.queue.anyOrder(t)
			type25(t, p, l, names)
			if order, _ := applied(t, p); !slices.Equal(order, names) {
				return
			}
		}
		t.Error("without the queue the order was kept five times: the test shows nothing")
	})
}

// Ten times Ctrl+Z at once undoes ten.
func TestQueue_undo(t *testing.T) {
	tenTimes := func(t *testing.T, old bool) (left int, said []string) {
		p, l, names := quickHand(t)
		for i := range names[:12] {
			enter(t, p, fmt.Sprintf("77%02d", (i*7)%25))
		}
		l.settle(t)
		if old {
			p.desk.queue.anyOrder(t)
		}
		p.win.Canvas().Unfocus()
		toasts := map[string]bool{}
		for range 10 {
			undoKey(p)
		}
		for l.running.Load() > 0 {
			select {
			case f := <-l.ui:
				f()
				l.running.Add(-1)
				toasts[p.desk.toaster.Text()] = true
			case <-time.After(time.Millisecond):
			}
		}
		order, _ := applied(t, p)
		for text := range toasts {
			if strings.HasPrefix(text, "元に戻しました") {
				said = append(said, text)
			}
		}
		return len(order), said
	}
	if left, said := tenTimes(t, false); left != 2 || len(said) != 10 {
		t.Errorf("%d of 12 are left, said was %v", left, said)
	}
	for range 5 {
		if left, _ := tenTimes(t, true); left != 2 {
			return
		}
	}
	t.Error("control: without the queue all ten were undone five times")
}

// A button undoes what it names, and says why it cannot any more.
func TestTakeBack(t *testing.T) {
	e := newEvening(t, 5)
	p, _ := openApplicants(t, e)
	enter(t, p, "やまも")
	first := p.desk.did
	enter(t, p, "0200003")
	p.desk.takeBack(first)()
	if order, _ := applied(t, p); !slices.Equal(order, []string{"髙橋 健"}) {
		t.Errorf("left are %v", order)
	}
	if text := p.desk.toaster.Text(); !strings.Contains(text, "元に戻しました") || !strings.Contains(text, "山本 一郎") {
		t.Errorf("said is %q", text)
	}
	p.desk.takeBack(first)()
	if text := p.desk.toaster.Text(); !strings.Contains(text, "もう元に戻してあります") || !strings.Contains(text, "山本 一郎") {
		t.Errorf("a second time it says %q", text)
	}
	second := p.desk.did
	list, err := p.desk.store.Applicants(t.Context(), e.seminar)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.desk.store.Withdraw(t.Context(), list[0].ID, ""); err != nil {
		t.Fatal(err)
	}
	p.desk.takeBack(second)()
	if text := p.desk.wrongs.text(); !strings.Contains(text, "先にそちらを元に戻します") {
		t.Errorf("what is built on is said: %q", text)
	}
}

// An error names whom it is about, stands beside, and takes no key.
func TestWrongs(t *testing.T) {
	e := newEvening(t, 5)
	p, tab := openApplicants(t, e)
	other := p.desk.store.Path() + ".moved"
	if err := os.Rename(p.desk.store.Path(), other); err != nil {
		t.Fatal(err)
	}
	enter(t, p, "やまも")
	typeText(t, p, "0200003")
	if dialogOpen(p) || tab.entry.search.Text() != "0200003" {
		t.Errorf("a dialog is open: %t; in the field is %q", dialogOpen(p), tab.entry.search.Text())
	}
	if text := p.desk.wrongs.text(); !strings.Contains(text, "山本 一郎") || !strings.Contains(text, "置き換えられました") {
		t.Errorf("said is %q", text)
	}
	shot(t, p, "wrongs")
	if err := os.Rename(other, p.desk.store.Path()); err != nil {
		t.Fatal(err)
	}
	press(t, p, fyne.KeyReturn)
	if order, _ := applied(t, p); !slices.Equal(order, []string{"髙橋 健"}) {
		t.Errorf("applied are %v", order)
	}
	if !p.desk.wrongs.root.Visible() {
		t.Error("the error went by itself")
	}
	tapButton(t, p.desk.wrongs.root, "閉じる")
	if p.desk.wrongs.root.Visible() {
		t.Error("it cannot be closed")
	}
}

// What waits is seen waiting, and nothing goes before it.
func TestQueue_seen(t *testing.T) {
	p := newTestProgram(t, emptyLedger(t))
	d, line := p.desk, p.frame.status
	var late []func()
	d.sh.later = func(_ time.Duration, f func()) func() { late = append(late, f); return func() {} }
	var started []func()
	d.sh.spawn = func(f func()) { started = append(started, f) }
	var did []int
	for i := range 4 {
		d.act(func(context.Context) error { did = append(did, i); return nil }, nil)
	}
	if line.saving.Visible() || len(started) != 1 {
		t.Errorf("seen at once, or %d at a time", len(started))
	}
	for _, f := range late {
		f()
	}
	if !line.saving.Visible() || line.saving.Text != "保存しています(あと4件)" {
		t.Errorf("what waits is not seen: %q", line.saving.Text)
	}
	shot(t, p, "saving")
	ended := false
	d.queue.empty(func() { ended = true })
	for len(started) > 0 {
		f := started[0]
		started = started[1:]
		f()
	}
	if !slices.Equal(did, []int{0, 1, 2, 3}) || line.saving.Visible() || !ended {
		t.Errorf("did %v, seen %t, ended %t", did, line.saving.Visible(), ended)
	}
}

// Work behind a bar waits for what she did before, and does not begin when she stops it
// there.
func TestQueue_task(t *testing.T) {
	p := newTestProgram(t, emptyLedger(t))
	d := p.desk
	var started []func()
	d.sh.spawn = func(f func()) { started = append(started, f) }
	d.act(func(context.Context) error { return errors.New("slow") }, nil)
	ran := false
	d.task("作業", func(context.Context, data.Progress) error { ran = true; return nil }, func() {})
	if len(started) != 1 {
		t.Fatalf("%d at a time", len(started))
	}
	press(t, p, fyne.KeyEscape)
	started[0]()
	started[1]()
	if ran || !strings.Contains(d.toaster.Text(), "中止") {
		t.Errorf("ran %t, said %q", ran, d.toaster.Text())
	}
}

// Closing waits for what she did.
func TestClose_waits(t *testing.T) {
	e := newEvening(t, 20)
	p, _ := openApplicants(t, e)
	l := goLive(t, p)
	enter(t, p, "やまも")
	enter(t, p, "0200003")
	for p.desk.queue.waiting == nil && !p.desk.queue.busy {
		(<-l.ui)()
		l.running.Add(-1)
	}
	p.close()
	l.settle(t)
	if p.desk != nil {
		t.Fatal("it does not close")
	}
	clock := datatest.NewClock()
	s := datatest.Open(t, e.path, clock)
	list, err := s.Applicants(t.Context(), e.seminar)
	if err != nil || len(list) == 0 {
		t.Errorf("%d were saved, %v", len(list), err)
	}
	if all, err := data.Backups(t.Context(), s.BackupFolder()); err != nil || len(all) == 0 {
		t.Error("there is no backup", err)
	}
}

// Fields that are left faster than they are saved are all saved, and closing waits for
// them.
func TestQueue_fields(t *testing.T) {
	e := newEvening(t, 20)
	p, tab := openTab(t, e.path, e.seminar, "overview")
	l := goLive(t, p)
	f := tab.(*overviewTab).fields
	for title, venue := range map[string]string{"題の一": "会場の一", "題の二": "会場の二"} {
		f.title.SetText(title)
		tab.(*overviewTab).save()
		f.venue.SetText(venue)
		tab.(*overviewTab).save()
	}
	title, venue := f.title.Text, f.venue.Text
	p.close()
	l.settle(t)
	if p.desk != nil {
		t.Fatal("it does not close: ", p.desk.wrongs.text())
	}
	m, err := datatest.Open(t, e.path, datatest.NewClock()).Seminar(t.Context(), e.seminar)
	if err != nil || m.Title != title || m.Venue != venue {
		t.Errorf("saved is %q %q, %v", m.Title, m.Venue, err)
	}
}

// Two who wait for the end of all do not wait for each other.
func TestQueue_empty(t *testing.T) {
	p := newTestProgram(t, emptyLedger(t))
	l := goLive(t, p)
	var did []string
	d := p.desk
	d.act(func(context.Context) error { return nil }, func() {
		did = append(did, "one")
		d.act(func(context.Context) error { return nil }, func() { did = append(did, "two") })
	})
	d.queue.empty(func() { did = append(did, "end") })
	d.queue.empty(func() { did = append(did, "and again") })
	l.settle(t)
	if want := []string{"one", "two", "end", "and again"}; !slices.Equal(did, want) {
		t.Errorf("did %v", did)
	}
}

// Nothing that happens to one entry takes the keys of the next: not one that nobody is
// found for, nor a lecturer of the evening.
func TestWrongs_entries(t *testing.T) {
	e := newEvening(t, 20)
	p, _ := openApplicants(t, e)
	s := p.desk.store
	if err := s.Assign(t.Context(), &data.Assignment{SeminarID: e.seminar, PersonID: e.people["渡邉 由美"], Role: data.Lecturer, State: data.Candidate}); err != nil {
		t.Fatal(err)
	}
	l := goLive(t, p)
	enter(t, p, "0200001", "9999999", "0200004", "0200002", "0200003")
	l.settle(t)
	if order, _ := applied(t, p); !slices.Equal(order, []string{"山本 一郎", "佐々木 恵", "髙橋 健"}) || dialogOpen(p) {
		t.Errorf("applied are %v, a dialog is open: %t", order, dialogOpen(p))
	}
	if text := p.desk.wrongs.text(); !strings.Contains(text, "「9999999」") || !strings.Contains(text, "渡邉 由美さんはこの回の講師") {
		t.Errorf("said is %q", text)
	}
	shot(t, p, "wrongs-entries")
	tapButton(t, p.desk.wrongs.root, "加える")
	l.settle(t)
	if order, _ := applied(t, p); !slices.Contains(order, "渡邉 由美") || strings.Contains(p.desk.wrongs.text(), "渡邉") {
		t.Errorf("applied are %v, and still said is %q", order, p.desk.wrongs.text())
	}
}
