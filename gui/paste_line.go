package gui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/kana"
	"jibun/data/paste"
	"jibun/gui/kit"
	"jibun/gui/words"
)

// pasteRow is a row of the dialog: the heading of a group, a line of the plan, or a
// piece of the text that was not understood.
type pasteRow struct {
	group   pasteGroup
	i       int    // of the plan's lines, -1: none
	text    string // heading, or what was not understood
	heading bool
}

// id is the row's identity: lines count from 0, headings and the rest below.
func (r pasteRow) id() int64 {
	if r.i >= 0 {
		return int64(r.i)
	}
	if r.heading {
		return -1 - int64(r.group)
	}
	return -1000 - int64(len(r.text))
}

// pasteGroup is what is to become of a line, in the order in which they are shown.
type pasteGroup int

const (
	pasteUnsure    pasteGroup = iota // somebody has to be chosen, or looked at
	pasteNew                         // from outside, not known yet
	pasteDrop                        // not an application: to be cancelled
	pasteSure                        // known, without a doubt
	pasteThere                       // applied already, or twice in the text
	pasteElsewhere                   // of another evening
	pasteUnread                      // not understood
)

// groupOf says in which group a line begins; it stays there when somebody is chosen.
func groupOf(l *data.PasteLine) pasteGroup {
	switch l.Status {
	case data.PasteCertain:
		return pasteSure
	case data.PasteNewOutside:
		return pasteNew
	case data.PasteAlready, data.PasteDuplicate:
		return pasteThere
	case data.PasteOtherSeminar:
		return pasteElsewhere
	case data.PasteWithdraws:
		return pasteDrop
	}
	return pasteUnsure
}

// pasteHeading is what stands above a group.
func pasteHeading(g pasteGroup, n int) string {
	words := map[string]any{"N": n}
	switch g {
	case pasteUnsure:
		return lang.X("paste.group.unsure", "ご確認ください {{.N}}名", words)
	case pasteNew:
		return lang.X("paste.group.new", "外部の方 {{.N}}名", words)
	case pasteDrop:
		return lang.X("paste.group.drop", "キャンセル {{.N}}名", words)
	case pasteThere:
		return lang.X("paste.group.there", "申込済・重複 {{.N}}名", words)
	case pasteElsewhere:
		return lang.X("paste.group.elsewhere", "ほかの回 {{.N}}名", words)
	case pasteUnread:
		return lang.X("paste.group.unread", "読めない行 {{.N}}", words)
	}
	return lang.X("paste.group.sure", "確実な方 {{.N}}名", words)
}

// pastePossible reports whether a line can be ticked: it is known who it is, and
// there is something to be done.
func pastePossible(l *data.PasteLine) bool {
	switch {
	case l.Withdraws:
		return l.Existing.ID != 0
	case l.Status == data.PasteAlready:
		return false
	}
	return l.Person.ID != 0 || l.NewOutside
}

// pasteName is the name as it stands in the text, or what there is instead.
func pasteName(l *data.PasteLine) string {
	for _, s := range []string{l.Name, l.StaffNo, l.Email} {
		if s != "" {
			return s
		}
	}
	return lang.X("paste.noname", "(名前なし)")
}

// pasteWho says who a line is taken for.
func pasteWho(l *data.PasteLine) string {
	who := map[string]any{"Name": l.Person.Name, "From": l.Person.From, "N": len(l.Choices) - 1, "Organization": l.From}
	switch {
	case l.NewOutside:
		return lang.X("paste.who.new", "新しく加える {{.Organization}}", who)
	case l.Person.ID == 0:
		return lang.X("paste.who.nobody", "名簿にいません")
	case l.Status == data.PasteUncertain && len(l.Choices) > 1:
		return lang.X("paste.who.several", "{{.Name}} {{.From}} ほか{{.N}}名のどなたか", who)
	case l.Status == data.PasteUncertain:
		return lang.X("paste.who.perhaps", "{{.Name}} {{.From}}?", who)
	}
	return lang.X("paste.who", "{{.Name}} {{.From}}", who)
}

func pasteChip(l *data.PasteLine) kit.Chip {
	tone := kit.ToneMuted
	switch l.Status {
	case data.PasteCertain:
		tone = kit.ToneGood
	case data.PasteNewOutside:
		tone = kit.ToneAccent
	case data.PasteUncertain, data.PasteUnknown, data.PasteSpeaker:
		tone = kit.ToneWarn
	case data.PasteWithdraws:
		tone = kit.ToneBad
	}
	return kit.Chip{Text: l.Status.Label(), Tone: tone}
}

func pasteParty(l *data.PasteLine) string {
	switch {
	case l.HasDoubt(paste.FieldParty) && l.Party == nil:
		return "?"
	case l.Party != nil && *l.Party:
		return joinMark(true)
	case l.Party != nil:
		return lang.X("paste.noparty", "×")
	}
	return ""
}

// pasteFacts is what else was understood, in a line.
func pasteFacts(l *data.PasteLine) string {
	var words []string
	for _, s := range []string{l.Reading, l.From, l.Position, l.StaffNo, l.Email, l.Phone} {
		if s != "" && s != pasteName(l) {
			words = append(words, s)
		}
	}
	return strings.Join(words, " / ")
}

// pasteWhy says what stands against a line, "" if nothing does.
func pasteWhy(l *data.PasteLine) string {
	same := slices.DeleteFunc(slices.Clone(l.Choices), func(h data.PersonHit) bool { return kana.Fold(h.Name) != kana.Fold(l.Name) })
	words := map[string]any{"N": len(same), "Name": pasteName(l), "From": l.From, "Theirs": l.Person.From, "Number": l.Number, "No": l.Person.StaffNo, "Reading": l.Person.Reading}
	switch l.Status {
	case data.PasteUncertain:
		switch {
		case len(same) > 1:
			return lang.X("paste.why.several", "「{{.Name}}」という方が{{.N}}名います。", words)
		case len(same) == 0:
			return lang.X("paste.why.near", "「{{.Name}}」という方はいません。近い方を挙げました。", words)
		case l.StaffNo != "" && l.Person.StaffNo != "" && strings.TrimLeft(l.StaffNo, "0") != strings.TrimLeft(l.Person.StaffNo, "0"):
			return lang.X("paste.why.number", "職員番号が、名簿の方({{.No}})と違います。", words)
		case l.Reading != "" && l.Person.Reading != "" && kana.Fold(l.Reading) != kana.Fold(l.Person.Reading):
			return lang.X("paste.why.reading", "ふりがなが、名簿の方({{.Reading}})と違います。", words)
		case l.From != "" && l.Person.From != "" && kana.Fold(l.From) != kana.Fold(l.Person.From):
			return lang.X("paste.why.from", "文面の所属は「{{.From}}」、名簿では「{{.Theirs}}」です。", words)
		}
	case data.PasteUnknown:
		return lang.X("paste.why.unknown", "名簿に見つかりません。下で探すか、0 で外部の方にします。")
	case data.PasteAlready:
		return lang.X("paste.why.there", "すでに申し込んでいます。", words)
	case data.PasteDuplicate:
		return lang.X("paste.why.twice", "同じ方が、上にもあります。", words)
	case data.PasteOtherSeminar:
		return lang.X("paste.why.other", "第{{.Number}}回の申込と書かれています。", words)
	case data.PasteSpeaker:
		return lang.X("paste.why.speaker", "この回の講師です。", words)
	case data.PasteWithdraws:
		if l.Existing.ID == 0 {
			return lang.X("paste.why.nothing", "キャンセルの連絡ですが、この回の申込がありません。", words)
		}
	}
	return ""
}

// pasteDoubts says what of a line was guessed, and how.
func pasteDoubts(l *data.PasteLine) string {
	var out []string
	for _, d := range l.Doubts {
		if text := words.PasteDoubt(d); !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	return strings.Join(out, lang.X("paste.doubts.and", "、"))
}
