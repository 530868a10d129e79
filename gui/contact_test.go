package gui

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"jibun/data"
)

// TestContact: after 中止 the page of the seminar says how many must be told; on
// 連絡する人 the addresses and a text are copied, and all are told at once or one by one.
func TestContact(t *testing.T) {
	e := newEvening(t, 3)
	e.applyAll(t, func(s *data.Store) {
		for _, name := range []string{"田中 太郎", "山本 一郎"} {
			x, err := s.Person(t.Context(), e.people[name])
			if err != nil {
				t.Fatal(err)
			}
			x.Email = "a" + x.StaffNo + "@example.jp"
			if err := s.SavePerson(t.Context(), &x); err != nil {
				t.Fatal(err)
			}
		}
	}, "田中 太郎", "田中 花子", "山本 一郎", "佐々木 恵")
	p, _ := openTab(t, e.path, e.seminar, "applicants")
	s, page := p.desk.store, now[*seminarPage](t, p)
	if page.tell.root.Visible() {
		t.Error("nothing happened, and somebody has to be told")
	}
	p.desk.act(func(ctx context.Context) error { return s.CancelSeminar(ctx, e.seminar, "台風") }, nil)
	if !page.tell.root.Visible() || !shows(page.root, "4名に連絡が必要です。") {
		t.Fatal("the page does not say whom to tell")
	}
	sizes := func(name string, open func()) {
		open()
		shot(t, p, name+"-1280")
		look(p, 1, false, 1024, 700)
		open()
		shot(t, p, name+"-1024")
		look(p, 1.5, false, 1024, 700)
		open()
		shot(t, p, name+"-150")
		look(p, 1, false, 1280, 800)
	}
	sizes("contact-bar", func() { p.desk.goSeminar(e.seminar, "applicants") })
	h, err := s.Home(t.Context())
	if err != nil || h.Todos[0].Code != data.TodoTell && h.Todos[1].Code != data.TodoTell {
		t.Fatal("no やること", h.Todos, err)
	}
	p.desk.goSeminar(e.seminar, "applicants")
	tapButton(t, now[*seminarPage](t, p).root, "連絡する")
	now[*contactPage](t, p)
	sizes("contact", func() { p.desk.goContact(e.seminar) })
	p.desk.goContact(e.seminar)
	x := now[*contactPage](t, p)
	tapButton(t, x.root, "アドレスをコピー(2件)")
	if got := fyne.CurrentApp().Clipboard().Content(); got != "a0123456@example.jp; a0200001@example.jp" {
		t.Errorf("addresses %q", got)
	}
	list, err := s.History(t.Context(), data.HistoryFilter{What: "contact.copy"})
	if err != nil || len(list) != 1 || !strings.Contains(list[0].About, "2件 クリップボード") {
		t.Error("not in the history:", list, err)
	}
	if !strings.Contains(x.text.Text, "【中止】") || !strings.Contains(x.text.Text, "令和8年12月20日(日)") {
		t.Errorf("text\n%s", x.text.Text)
	}
	tapButton(t, x.root, "件名をコピー")
	if got := fyne.CurrentApp().Clipboard().Content(); !strings.HasPrefix(got, "【中止】") || strings.Contains(got, "\n") {
		t.Errorf("subject %q", got)
	}
	tapButton(t, x.root, "本文をコピー")
	if got := fyne.CurrentApp().Clipboard().Content(); strings.Contains(got, "件名") || !strings.Contains(got, "台風のため、中止") {
		t.Errorf("body %q", got)
	}
	x.text.SetText("わたしの文章")
	tapButton(t, x.root, "文章をコピー")
	if got := fyne.CurrentApp().Clipboard().Content(); got != "わたしの文章" {
		t.Errorf("text %q", got)
	}
	if last := x.grid.Rows()[3]; last.Email != "" || !shows(x.root, "メールのない方 2名") {
		t.Error("who has no address does not stand apart:", last)
	}
	p.win.Canvas().Focus(x.grid)
	x.grid.Select(x.grid.ID(x.grid.Rows()[3]))
	x.way.SetIndex(1)
	press(t, p, fyne.KeySpace)
	if len(x.grid.Rows()) != 3 || x.text.Text != "わたしの文章" {
		t.Error("one was told:", len(x.grid.Rows()), x.text.Text)
	}
	x.way.SetIndex(0)
	x.Submit()
	if len(x.groups) != 1 || !x.key.done || len(x.grid.Rows()) != 4 {
		t.Errorf("all were told: %v", x.groups)
	}
	undoKey(p)
	if len(x.groups) != 2 {
		t.Error("undone, and nobody has to be told")
	}
	c := p.desk.commandCandidates("連絡する")
	if len(c) != 1 {
		t.Fatal("the search does not lead there:", c)
	}
	c[0].Value.(command).do()
	if y := now[*contactPage](t, p); y.id != 0 || !shows(y.root, "中止 3名") {
		t.Error("not of all evenings")
	}
}

// TestReasons: what she typed at 中止 and 延期 stands in every text that tells of it, in a
// sentence where it can.
func TestReasons(t *testing.T) {
	for reason, want := range map[string]string{
		"台風": "台風のため、", "台風の接近のため": "台風の接近のため、", "講師の都合により。": "講師の都合により、", "申込みが少ないので": "申込みが少ないので、",
		"インフルエンザ": "インフルエンザのため、", "会場が使えなくなりました": "理由: 会場が使えなくなりました", "大雨警報(気象台)": "理由: 大雨警報(気象台)", "": "",
	} {
		phrase, line := onAccountOf(reason)
		if got := phrase + strings.TrimRight(line, "\n"); got != want {
			t.Errorf("%q is said as %q, want %q", reason, got, want)
		}
		for _, state := range []data.SeminarState{data.SeminarCancelled, data.SeminarPostponed} {
			kind := map[data.SeminarState]data.ContactKind{data.SeminarCancelled: data.TellCancelled, data.SeminarPostponed: data.TellPostponed}[state]
			m := data.Seminar{Title: "論語", Date: "2026-12-08", Start: "18:30", Venue: "旧会場", State: state, StateReason: reason}
			g := contactGroup{evening: m, key: contactKey{kind: kind, was: data.Known{Day: m.Date, Venue: m.Venue}}}
			texts := append([]string{contactText(data.Office{}, "じぶん投資セミナー", g)}, announced(m)...)
			for _, text := range texts {
				word := contactWord(kind)
				if !strings.Contains(text, want) || !strings.Contains(text, "【"+word+"】") || !strings.Contains(text, "旧会場") || strings.Contains(text, "都合により") && reason != "講師の都合により。" {
					t.Errorf("%s because of %q:\n%s", word, reason, text)
				}
				if strings.Contains(text, "参加を希望") || strings.Contains(text, "ふるって") || strings.Contains(text, "開きます") {
					t.Errorf("%s, and it invites:\n%s", word, text)
				}
			}
		}
		m := data.Seminar{Title: "論語", Date: "2027-01-12", Start: "18:30", Number: 7, State: data.SeminarOpen, StateReason: reason}
		g := contactGroup{evening: m, key: contactKey{kind: data.TellNewDay, was: data.Known{Day: "2026-12-08"}, is: data.Known{Day: m.Date}}}
		texts := []string{contactText(data.Office{}, "じぶん投資セミナー", g)}
		if reason != "" {
			texts = append(texts, announced(m)...)
		}
		for _, text := range texts {
			if !strings.Contains(text, want) || !strings.Contains(text, "次のとおり変更") || !strings.Contains(text, "1月12日") {
				t.Errorf("another day because of %q:\n%s", reason, text)
			}
		}
		for _, state := range []data.SeminarState{data.SeminarPlanned, data.SeminarHeld} {
			m.State = state
			if text := strings.Join(announced(m), ""); strings.Contains(text, "変更") || reason != "" && strings.Contains(text, reason) {
				t.Errorf("%s, and nobody knew of another day:\n%s", state, text)
			}
		}
	}
}

func announced(m data.Seminar) []string {
	texts := announcements(data.Office{}, data.SeminarSummary{SeminarLine: data.SeminarLine{Seminar: m}}, nil)
	return texts[:]
}

// TestContact_texts: each kind has its word and its sentence.
func TestContact_texts(t *testing.T) {
	newTestProgram(t, emptyLedger(t))
	for _, k := range data.ContactKinds() {
		g := contactGroup{key: contactKey{kind: k, was: data.Known{Day: "2026-12-08", Venue: "本庁舎"}, is: data.Known{Day: "2027-01-12", Venue: "図書館"}},
			list: []data.Contact{{Name: "甲"}}}
		text := contactText(data.Office{Name: "呉市", Section: "人事課", Phone: "0823"}, "じぶん投資セミナー", g)
		if contactWord(k) == "" || contactSentence(g.key, map[string]any{}) == "" || !strings.Contains(text, "令和") || !strings.Contains(text, "0823") {
			t.Errorf("%s:\n%s", k, text)
		}
	}
}

// A text that she changed is still there when she comes back from another page; Ctrl+S does
// not call it saved, and the end of the program asks, until it is copied.
func TestContact_text_kept(t *testing.T) {
	e := newEvening(t, 3)
	e.applyAll(t, nil, "田中 太郎", "田中 花子")
	p, _ := openTab(t, e.path, e.seminar, "applicants")
	p.desk.act(func(ctx context.Context) error { return p.desk.store.CancelSeminar(ctx, e.seminar, "台風") }, nil)
	p.desk.goContact(0)
	x := now[*contactPage](t, p)
	made := x.text.Text
	x.text.SetText("わたしの文章")
	p.desk.goRoom("people")
	p.desk.goContact(0)
	if x = now[*contactPage](t, p); x.text.Text != "わたしの文章" {
		t.Fatalf("back again: %q", x.text.Text)
	}
	ctrlS := func() string {
		chord(p, fyne.KeyS, fyne.KeyModifierControl)
		return allText(p.win.Content())
	}
	if said := ctrlS(); strings.Contains(said, "保存済みです") || !strings.Contains(said, "まだコピーしていません") {
		t.Error("Ctrl+S calls it saved")
	}
	p.desk.goRoom("people")
	p.close()
	if top := p.win.Canvas().Overlays().Top(); top == nil || !shows(top, "まだコピーしていません") {
		t.Fatal("the program ends without a word")
	}
	press(t, p, fyne.KeyEscape)
	x = now[*contactPage](t, p)
	tapButton(t, x.root, "文章をコピー")
	if p.desk.lettersOpen() != "" {
		t.Error("copied, and still asked about")
	}
	x.text.SetText(made)
	if len(p.desk.letters) != 0 {
		t.Error("what is made again is not hers")
	}
}
