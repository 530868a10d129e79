package cli

import (
	"fmt"
	"strconv"
	"strings"

	"jibun/data"
	"jibun/data/roster"
	"jibun/data/wareki"
	"jibun/gui/words"
)

// keepStaff leaves as they are who would have left, unless leaving was asked for; with
// it, those of whom there is no proof. It says how many.
func keepStaff(p *data.Plan, retire bool) (staying int) {
	if !retire {
		return p.LeaveOut(data.CaseLeft)
	}
	for i := range p.Lines {
		if l := &p.Lines[i]; l.Has(data.CaseLeft) && l.Skip {
			staying++
		}
	}
	return staying
}

// sayStaying says who stays although the roster does not have them, and why.
func (e *env) sayStaying(p *data.Plan, staying int, retire bool) {
	switch {
	case staying == 0:
		return
	case !p.Whole():
		e.say("退職かもしれない %d名は、全員の名簿と決められないため、退職にしていません。画面の「名簿の取込み」なら、一人ずつ確かめて退職にできます。", staying)
	case retire:
		e.say("退職かもしれない %d名は、決められないため、退職にしていません。", staying)
	default:
		e.say("退職とみられる %d名は、退職にしていません。退職にするには --retire を付けてください。", staying)
	}
	var who []string
	for i := range p.Lines {
		if l := &p.Lines[i]; l.Has(data.CaseLeft) && l.Skip {
			who = append(who, strings.TrimSpace(fmt.Sprintf("%s %s(%s) %s", l.StaffNo, l.Old.Name, l.Old.From, words.PlanNote(l))))
		}
	}
	e.sayAll("  ", who)
}

func (e *env) sayRoster(r data.Roster, p *data.Plan) {
	when := "以前からの配属"
	if p.On != "" {
		when = wareki.Era.Full(p.On) + "付け"
	}
	e.say("%d行のうち %d名を読みました(%s、読めない行 %d、飛ばした行 %d)。", p.Rows, len(r.People), when, len(p.Unreadable), len(p.Skipped))
	var parts []string
	for _, k := range data.Cases {
		if n := p.Count(k); n > 0 {
			parts = append(parts, words.Case(k)+" "+strconv.Itoa(n)+"名")
		}
	}
	e.say("%s", strings.Join(parts, "、"))
	for _, g := range p.Gaps {
		if g.Code != data.GapNumberless {
			e.say("ご確認ください: %s", words.Gap(g))
		}
	}
	e.sayUnreadable(p.Unreadable)
	var fields []string
	for _, w := range p.Warnings {
		fields = append(fields, fmt.Sprintf("項目だけ読めません %d行目: %s", w.Line, words.Faults([]roster.Fault{w.Fault})))
	}
	e.sayAll("", fields)
	if doubt := words.EncodingDoubt(r.AlsoEncoding); doubt != "" {
		e.say("%s(%s)", doubt, words.Encoding(r.Encoding))
	}
	e.sayAll("", words.Layout(r.Layout, r.Sheets))
	e.sayNumbers(r, p)
	e.sayDoubts(p)
}

func (e *env) sayUnreadable(rows []roster.Problem) {
	var out []string
	for _, u := range rows {
		out = append(out, fmt.Sprintf("読めない行 %d行目: %s", u.Line, words.Faults(u.Faults)))
	}
	e.sayAll("", out)
}

// sayNumbers says how people were known.
func (e *env) sayNumbers(r data.Roster, p *data.Plan) {
	if p.Numberless {
		e.say("職員番号のない名簿なので、氏名・ふりがな・所属・職名で見分けました。")
	}
	if len(p.ZerosLost) > 0 {
		e.say("%s", words.Zeros(p))
		return
	}
	for _, n := range r.Notes {
		if n.Code == roster.NumberLengths {
			e.say("ご確認ください: 職員番号の桁数がそろっていません。先頭の0が落ちていませんか(%v行目など)。", n.Lines)
		}
	}
}

// sayDoubts says what was left out, and what needs a look.
func (e *env) sayDoubts(p *data.Plan) {
	var left, same, kept []string
	letters := 0
	for i := range p.Lines {
		l := &p.Lines[i]
		switch {
		case l.Doubt == data.DoubtLetters:
			letters++
		case len(l.Hand) > 0 && l.Doubt != data.DoubtReused && !l.Has(data.CaseAsked):
			kept = append(kept, words.ByHand(l))
		case !l.Skip || l.Line == 0 || l.Has(data.CaseLeft):
		case l.Doubt == data.DoubtReused:
			left = append(left, fmt.Sprintf("%d行目: 職員番号 %s は %s さんの番号です。%s さんとは別の方かもしれません。", l.Line, l.StaffNo, l.Old.Name, l.New.Name))
		case l.Has(data.CaseAsked):
			var who []string
			for _, c := range l.Choices {
				who = append(who, strings.Join(strings.Fields(c.StaffNo+" "+c.Name+" "+c.From), " "))
			}
			left = append(left, fmt.Sprintf("%d行目: %s さんは、台帳の %s かもしれません。", l.Line, l.New.Name, strings.Join(who, "、")))
		default:
			left = append(left, fmt.Sprintf("%d行目: %s さん。%s。", l.Line, l.New.Name, words.PlanNote(l)))
		}
	}
	e.sayAll("取り込んでいません ", left)
	e.sayAll("台帳のまま ", kept)
	for _, d := range p.Duplicates {
		same = append(same, fmt.Sprintf("%d行目: %s(%s)", d.Line, d.Name, strings.TrimSpace(d.Who.StaffNo+" "+d.Who.From)))
	}
	e.sayAll("同じ方かもしれません ", same)
	if letters > 0 {
		e.say("字体だけが違う氏名 %d名は、台帳のままにしました(𠮷田と吉田など)。", letters)
	}
}

// sayAll says the first twenty of a list, and how many more there are.
func (e *env) sayAll(before string, list []string) {
	for _, text := range list[:min(len(list), 20)] {
		e.say("%s%s", before, text)
	}
	if n := len(list) - 20; n > 0 {
		e.say("ほか %d 件", n)
	}
}
