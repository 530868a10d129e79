package gui

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
)

// contactKey tells groups of people apart who are told the same.
type contactKey struct {
	seminar int64
	kind    data.ContactKind
	was, is data.Known // of the evening
	speaker bool
	done    bool // they were told, whatever it was
}

// contactGroup are people who are told the same; those with an address come first.
type contactGroup struct {
	key     contactKey
	evening data.Seminar
	list    []data.Contact
}

// contactGroups puts together who is told the same; who was told comes last.
func contactGroups(list []data.Contact) []contactGroup {
	var out []contactGroup
	for _, c := range list {
		k := contactKey{seminar: c.SeminarID, done: true}
		if c.Kind != data.TellNothing {
			k = contactKey{seminar: c.SeminarID, kind: c.Kind, was: c.Was, is: c.Is, speaker: c.Speaker}
			k.was.Standing, k.is.Standing = "", ""
		}
		i := slices.IndexFunc(out, func(g contactGroup) bool { return g.key == k })
		if i < 0 {
			i = len(out)
			out = append(out, contactGroup{key: k, evening: c.Evening})
		}
		out[i].list = append(out[i].list, c)
	}
	for _, g := range out {
		slices.SortStableFunc(g.list, func(a, b data.Contact) int { return boolean(a.Email == "") - boolean(b.Email == "") })
	}
	kinds := data.ContactKinds()
	slices.SortStableFunc(out, func(a, b contactGroup) int {
		return cmp.Or(boolean(a.key.done)-boolean(b.key.done), cmp.Compare(a.evening.Date, b.evening.Date), cmp.Compare(a.key.seminar, b.key.seminar),
			cmp.Compare(slices.Index(kinds, a.key.kind), slices.Index(kinds, b.key.kind)))
	})
	return out
}

// label names a group: 第400回 中止 34名.
func (g contactGroup) label() string {
	return lang.X("contact.group", "{{.What}} {{.N}}名", map[string]any{"What": g.what(), "N": len(g.list)})
}

// what says what a group is told, of which evening: 第400回 中止.
func (g contactGroup) what() string {
	what := contactWord(g.key.kind)
	switch {
	case g.key.done:
		what = lang.X("contact.group.done", "連絡済")
	case g.key.speaker:
		what = lang.X("contact.group.speaker", "{{.What}}(講師)", map[string]any{"What": what})
	}
	which := seminarShort(g.evening.InSeries, g.evening.Number, g.evening.Title)
	return lang.X("contact.group.what", "{{.Which}} {{.What}}", map[string]any{"Which": which, "What": what})
}

// addresses are those of the group, each once.
func (g contactGroup) addresses() []string {
	var out []string
	for _, c := range g.list {
		if c.Email != "" && !slices.Contains(out, c.Email) {
			out = append(out, c.Email)
		}
	}
	return out
}

func (g contactGroup) withMail() (n int) {
	for _, c := range g.list {
		n += boolean(c.Email != "")
	}
	return n
}

// joined is how mail programs of an office take several addresses.
func joined(addresses []string) string { return strings.Join(addresses, "; ") }

// contactWord is what people are told, in a word.
func contactWord(k data.ContactKind) string {
	switch k {
	case data.TellCancelled:
		return lang.X("contact.word.cancelled", "中止")
	case data.TellPostponed:
		return lang.X("contact.word.postponed", "延期")
	case data.TellNewDay:
		return lang.X("contact.word.newday", "開催日の変更")
	case data.TellResumed:
		return lang.X("contact.word.resumed", "予定どおり開催")
	case data.TellChanged:
		return lang.X("contact.word.changed", "時刻・会場の変更")
	case data.TellSeat:
		return lang.X("contact.word.seat", "参加確定")
	case data.TellWaiting:
		return lang.X("contact.word.waiting", "キャンセル待ち")
	case data.TellDeclined:
		return lang.X("contact.word.declined", "お断り")
	case data.TellRevoked:
		return lang.X("contact.word.revoked", "申込の取消")
	}
	return ""
}
