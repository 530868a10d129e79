package data_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jibun/data"
	"jibun/data/datatest"
)

// counter is a desk with people to whom applications are pasted, and the first
// evening for three.
func counter(t *testing.T) (*desk, int64) {
	d := newDesk(t)
	for _, p := range []struct{ name, reading, no, mail, section string }{
		{"田中 太郎", "たなか たろう", "0012345", "tanaka@city.kure.example.jp", "総務課"},
		{"鈴木 花子", "すずき はなこ", "0012346", "", "市民課"},
		{"佐藤 健一", "さとう けんいち", "0012347", "sato@city.kure.example.jp", "財政課"},
		{"佐藤 健一", "さとう けんいち", "0012348", "", "市民課"},
		{"髙橋 美咲", "たかはし みさき", "0012349", "", "福祉課"},
		{"林 誠", "はやし まこと", "0012350", "", "土木課"},
	} {
		id := d.posted(p.no, p.section)
		x, err := d.s.Person(d.Context(), id)
		d.must(err)
		x.Name, x.Reading, x.StaffNo, x.Email = p.name, p.reading, p.no, p.mail
		d.must(d.s.SavePerson(d.Context(), &x))
	}
	d.here["森"] = datatest.Outsider(d, d.s, "森 由美子", "NPO法人 くれ子育てネット", func(p *data.Person) { p.Email = "mori@example.org" }).ID
	return d, d.seminar(3)
}

// pasted says what became of each line: "田中 太郎=0012345 certain✓".
func pasted(p *data.PastePlan) string {
	var out []string
	for _, l := range p.Lines {
		who := l.Person.StaffNo
		if l.Person.ID != 0 && who == "" {
			who = l.Person.Name
		}
		text := l.Name + "=" + who + " " + string(l.Status)
		if l.Take {
			text += "✓"
		}
		out = append(out, text)
	}
	return strings.Join(out, ", ")
}

func (d *desk) paste(m int64, text string) *data.PastePlan {
	d.Helper()
	p, err := d.s.PlanPaste(d.Context(), m, data.Pasted(text))
	d.must(err)
	return p
}

// TestPlanPaste: who is who.
func TestPlanPaste(t *testing.T) {
	d, m := counter(t)
	d.must(d.s.RenamePerson(d.Context(), d.here["0012350"], "木村 誠", "きむら まこと", "2026-11-01"))
	datatest.Department(d, d.s, "企画振興部", "広報室")
	before := dump(t, d.s.Path())
	for _, x := range []struct{ text, want string }{
		{"0012345", "=0012345 certain✓"},
		{"0012345 田中太郎", "田中太郎=0012345 certain✓"},
		{"12345 田中太郎", "田中太郎=0012345 certain✓"},                   // Excel ate the zeros
		{"0012345 鈴木花子", "鈴木花子=0012345 uncertain"},                // number and name disagree
		{"0099999 鈴木花子", "鈴木花子=0012346 uncertain"},                // a number that nobody has
		{"氏名：田中 太郎", "田中 太郎=0012345 certain✓"},                    // one of the staff has the name
		{"氏名：高橋　美咲", "高橋　美咲=0012349 certain✓"},                    // 髙
		{"氏名：田中 太郎\n所属：市民課", "田中 太郎=0012345 uncertain"},           // another section
		{"氏名：佐藤 健一", "佐藤 健一=0012347 uncertain"},                   // two have it
		{"氏名：佐藤 健一\n所属：市民課", "佐藤 健一=0012348 certain✓"},            // one of them there
		{"氏名：佐藤 健一\n所属：呉市総務部財政課庶務係", "佐藤 健一=0012347 certain✓"},    // however much is written around it
		{"氏名：田中 太郎\nふりがな：たなか ふとし", "田中 太郎=0012345 uncertain"},     // read otherwise
		{"総務課の田中です。参加します。", "田中=0012345 uncertain"},               // only the surname
		{"総務課の田中太郎です。参加します。", "田中太郎=0012345 certain✓"},            // name and section
		{"田中太郎です。参加します。", "田中太郎=0012345 uncertain"},               // guessed
		{"氏名：林 誠\n所属：土木課", "林 誠=0012350 uncertain"},               // a former name
		{"氏名：きむら まこと", "きむら まこと=0012350 uncertain"},               // only the reading
		{"氏名：森 由美子\n所属：くれ子育てネット", "森 由美子=森 由美子 certain✓"},         // without NPO法人
		{"氏名：森 由美子", "森 由美子=森 由美子 uncertain"},                     // somebody from outside, of the name alone
		{"氏名：井上 沙織\n会社名：株式会社くれ製作所", "井上 沙織= new_outside"},         // nobody; an organisation
		{"氏名：井上 沙織\nメール：saori@example.net", "井上 沙織= new_outside"}, // an address of another house
		{"氏名：井上 沙織\nメール：saori@city.kure.example.jp", "井上 沙織= unknown"},
		{"氏名：井上 沙織\n所属：総務課", "井上 沙織= unknown"},
		{"氏名：井上 沙織\n所属：企画振興部", "井上 沙織= unknown"},                                                              // a division of the house
		{"From: tanaka@city.kure.example.jp\nTo: jinji\nSubject: 申込\n\n氏名：鈴木 花子\n", "鈴木 花子=0012346 certain✓"}, // somebody else's mail
		{"From: 田中 太郎 <tanaka@city.kure.example.jp>\nTo: jinji\n\n参加します。", "田中 太郎=0012345 certain✓"},
		{"From: 鈴木 花子\nTo: jinji\nSubject: x\n\n参加します。", "鈴木 花子=0012346 uncertain"}, // sender's name alone
		{"田中太郎です。第1回、キャンセルします。", "田中太郎=0012345 withdraws"},
		{"氏名：田中 太郎\n回：第2回", "田中 太郎=0012345 other_seminar"},
		{"氏名：田中 太郎\n回：第1回", "田中 太郎=0012345 certain✓"},
		{"総務課 田中 太郎\n0012345", "田中 太郎=0012345 certain✓, =0012345 duplicate_in_paste"},
		{"総務課 田中太郎、市民課 鈴木花子", "田中太郎=0012345 certain✓, 鈴木花子=0012346 certain✓"},
		{"総務課 田中太郎\n市民課 鈴木花子 欠席", "田中太郎=0012345 certain✓, 鈴木花子=0012346 withdraws"},
		{"差出人: 田中 太郎\n宛先: 人事課\n件名: 取消\n\nキャンセルします。総務課の田中太郎です。\n\n差出人: 田中 太郎\n宛先: 人事課\n件名: 申込\n\n総務課の田中太郎です。申し込みます。",
			"田中 太郎=0012345 withdraws, 田中 太郎=0012345 uncertain"},
		{"", ""},
		{"会議は3時からです。", ""},
	} {
		d.equal(x.text, pasted(d.paste(m, x.text)), x.want)
	}
	if dump(t, d.s.Path()) != before {
		t.Error("planning wrote into the ledger")
	}
	if _, err := d.s.PlanPaste(d.Context(), 99, data.Pasted("0012345")); !errors.Is(err, data.ErrNotFound) {
		t.Error(err)
	}
}

func TestPlanPaste_seminar(t *testing.T) {
	d, m := counter(t)
	r := datatest.Apply(d, d.s, m, d.here["0012345"])
	d.must(d.s.Assign(d.Context(), &data.Assignment{SeminarID: m, PersonID: d.here["0012346"]}))
	gone := data.Assignment{SeminarID: m, PersonID: d.here["0012349"]}
	d.must(d.s.Assign(d.Context(), &gone))
	d.must(d.s.MoveSpeaker(d.Context(), gone.ID, data.Refused, "", ""))
	p := d.paste(m, "総務課 田中太郎\n市民課 鈴木花子\n福祉課 高橋美咲\n総務課 田中太郎 欠席")
	d.equal("lines", pasted(p), "田中太郎=0012345 already, 鈴木花子=0012346 speaker, 高橋美咲=0012349 certain✓, 田中太郎=0012345 withdraws")
	d.equal("registrations", []int64{p.Lines[0].Existing.ID, p.Lines[2].Existing.ID, p.Lines[3].Existing.ID}, []int64{r.ID, 0, r.ID})
	d.must(second(d.s.Withdraw(d.Context(), r.ID, "")))
	d.equal("comes back", pasted(d.paste(m, "総務課 田中太郎")), "田中太郎=0012345 certain✓")
}

// TestPastePlan_Choose: the clerk says who it is.
func TestPastePlan_Choose(t *testing.T) {
	d, m := counter(t)
	p := d.paste(m, "氏名：佐藤 健一\n\n氏名：井上 沙織\n所属：株式会社くれ製作所\n\n氏名：佐藤 健一\n所属：財政課")
	d.equal("at first", pasted(p), "佐藤 健一=0012347 uncertain, 井上 沙織= new_outside, 佐藤 健一=0012347 duplicate_in_paste")
	d.equal("choices", []any{p.Lines[0].Choices[0].StaffNo, p.Lines[0].Choices[1].StaffNo, len(p.Lines[0].Choices)}, "[0012347 0012348 2]")
	p.Choose(0, p.Lines[0].Choices[1])
	d.equal("chosen", pasted(p), "佐藤 健一=0012348 certain✓, 井上 沙織= new_outside, 佐藤 健一=0012347 uncertain")
	p.Choose(2, p.Lines[0].Person)
	d.equal("the same once more", pasted(p), "佐藤 健一=0012348 certain✓, 井上 沙織= new_outside, 佐藤 健一=0012348 duplicate_in_paste")
	d.must(p.AsOutside(1))
	d.equal("from outside", pasted(p), "佐藤 健一=0012348 certain✓, 井上 沙織= new_outside✓, 佐藤 健一=0012348 duplicate_in_paste")

	nameless := d.paste(m, "申し込みます。\n\n職員番号：0099999")
	var invalid data.Invalid
	if err := nameless.AsOutside(0); !errors.As(err, &invalid) {
		t.Error(err)
	}
}

func TestApplyPaste(t *testing.T) {
	d, m := counter(t)
	d.must(d.s.SaveParty(d.Context(), &data.Party{SeminarID: m, Fee: 3000}))
	p := d.paste(m, "氏名\t所属\t懇親会\t備考\n田中 太郎\t総務課\t○\t車いす\n佐藤 健一\t財政課\t×\t\n鈴木 花子\t市民課\t\t\n高橋 美咲\t福祉課\t○\t\n井上 沙織\t株式会社くれ製作所\t\t\n佐藤 健一\t\t\t\n")
	d.equal("plan", pasted(p), "田中 太郎=0012345 certain✓, 佐藤 健一=0012347 certain✓, 鈴木 花子=0012346 certain✓, 高橋 美咲=0012349 certain✓, 井上 沙織= new_outside, 佐藤 健一=0012347 duplicate_in_paste")
	d.must(p.AsOutside(4))
	n := d.operations()
	r, err := d.s.ApplyPaste(d.Context(), p, data.Email)
	d.must(err)
	d.equal("result", r, data.PasteResult{Confirmed: 3, Waiting: 2, Added: 1, Names: []string{"田中 太郎", "佐藤 健一", "鈴木 花子", "髙橋 美咲", "井上 沙織"}})
	d.stands(m, "田中 太郎 confirmed, 佐藤 健一 confirmed, 鈴木 花子 confirmed, 髙橋 美咲 waiting/queued, 井上 沙織 waiting/queued")
	d.equal("one operation", d.operations()-n, 1)
	list, err := d.s.Applicants(d.Context(), m)
	d.must(err)
	d.equal("as it came", []any{list[0].Channel, list[0].Note, list[0].Party, list[1].Party, list[3].Party}, "[email 車いす true false true]")
	x, err := d.s.Person(d.Context(), list[4].PersonID)
	d.must(err)
	d.equal("new", []any{x.Outside, x.Name, x.Organization}, "[true 井上 沙織 株式会社くれ製作所]")

	again := d.paste(m, "井上 沙織 株式会社くれ製作所")
	d.equal("known by now", again.Lines[0].Status, data.PasteAlready)
}

// TestApplyPaste_meanwhile: between the look and the tick the ledger changed.
func TestApplyPaste_meanwhile(t *testing.T) {
	three := "総務課 田中太郎\n市民課 鈴木花子\n井上 沙織 株式会社くれ製作所"
	plan := func(t *testing.T) (*desk, int64, *data.PastePlan) {
		d, m := counter(t)
		p := d.paste(m, three)
		d.must(p.AsOutside(2))
		return d, m, p
	}
	t.Run("applied", func(t *testing.T) {
		d, m, p := plan(t)
		datatest.Apply(d, d.s, m, d.here["0012345"])
		datatest.Outsider(d, d.s, "井上　沙織", "株式会社くれ製作所")
		r, err := d.s.ApplyPaste(d.Context(), p, data.Phone)
		d.must(err)
		d.equal("result", r, data.PasteResult{Confirmed: 1, Names: []string{"鈴木 花子"}, Skipped: []data.PasteSkip{{Line: 0, Name: "田中太郎", Code: "exists"}, {Line: 2, Name: "井上 沙織", Code: "added"}}})
		n := d.operations()
		r, err = d.s.ApplyPaste(d.Context(), p, data.Phone)
		d.must(err)
		d.equal("twice", fmt.Sprint(len(r.Skipped), len(r.Names), d.operations()-n), "3 0 0")
	})
	t.Run("merged", func(t *testing.T) {
		d, _, p := plan(t)
		d.must(d.s.Merge(d.Context(), d.here["0012346"], d.here["0012345"]))
		r, err := d.s.ApplyPaste(d.Context(), p, data.Phone)
		d.must(err)
		d.equal("result", r.Skipped, []data.PasteSkip{{Line: 0, Name: "田中太郎", Code: "merged"}})
	})
	t.Run("cancelled", func(t *testing.T) {
		d, m, p := plan(t)
		d.must(d.s.CancelSeminar(d.Context(), m, "台風"))
		d.refuses("registration.seminar_cancelled", func() error { return second(d.s.ApplyPaste(d.Context(), p, data.Phone)) })
	})
	t.Run("a person is gone", func(t *testing.T) {
		d, m, _ := plan(t)
		id := d.person("山口 太")
		p := d.paste(m, "氏名：井上 沙織\n所属：株式会社くれ製作所\n\n氏名：山口 太")
		d.must(p.AsOutside(0))
		d.must(second(d.s.Undo(d.Context())))
		if _, err := d.s.Person(d.Context(), id); !errors.Is(err, data.ErrNotFound) {
			t.Fatal(err)
		}
		d.fails(data.ErrConflict, func() error { return second(d.s.ApplyPaste(d.Context(), p, data.Phone)) })
	})
	t.Run("wrong channel", func(t *testing.T) {
		d, _, p := plan(t)
		for _, c := range []data.Channel{"pigeon", data.WalkIn} {
			d.fails(data.Invalid{"channel": "code"}, func() error { return second(d.s.ApplyPaste(d.Context(), p, c)) })
		}
	})
	t.Run("a withdrawal is never an application", func(t *testing.T) {
		d, m := counter(t)
		p := d.paste(m, "総務課 田中太郎 欠席")
		p.Lines[0].Take = true
		r, err := d.s.ApplyPaste(d.Context(), p, data.Phone)
		d.must(err)
		d.equal("result", r, data.PasteResult{})
		p.Choose(0, p.Lines[0].Person)
		d.equal("chosen", pasted(p), "田中太郎=0012345 withdraws")
	})
	t.Run("lots are drawn", func(t *testing.T) {
		d, _, _ := plan(t)
		m := d.seminar(1, policy(data.Lottery))
		r, err := d.s.ApplyPaste(d.Context(), d.paste(m, three), data.Phone)
		d.must(err)
		d.equal("result", fmt.Sprint(r.Received, r.Confirmed), "2 0")
	})
}

// TestPlanPaste_samples: every text that the parser knows can be planned, and
// what is ticked applied.
func TestPlanPaste_samples(t *testing.T) {
	d, m := counter(t)
	files, err := filepath.Glob("paste/testdata/*.txt")
	d.must(err)
	for _, f := range files {
		text, err := os.ReadFile(f)
		d.must(err)
		p := d.paste(m, string(text))
		for i := range p.Lines {
			if l := &p.Lines[i]; l.Take != (l.Status == data.PasteCertain) || l.Take && l.Withdraws() {
				t.Errorf("%s: %+v", f, l)
			}
		}
		d.must(second(d.s.ApplyPaste(d.Context(), p, "")))
	}
	d.equal("damages", healthyStore(d), true)
}

func healthyStore(d *desk) bool {
	r, err := d.s.Check(d.Context(), nil)
	d.must(err)
	return r.OK()
}
