package gui

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/data/paste"
	"jibun/gui/kit"
	"jibun/gui/words"
)

// pasteRow is a row of the dialog: a line of the plan, or a piece of the text that was
// not understood.
type pasteRow struct {
	group pasteGroup
	i     int    // of the plan's lines; below 0: none, -1 is the first piece
	text  string // what was not understood
}

// id is the row's identity.
func (r pasteRow) id() int64 { return int64(r.i) }

// pasteGroup is what is to become of a line, in the order in which they are shown.
type pasteGroup int

const (
	pasteUnsure    pasteGroup = iota // somebody has to be chosen, or looked at
	pasteNew                         // from outside, not known yet
	pasteDrop                        // not an application: to be cancelled
	pasteSure                        // known, without a doubt
	pasteThere                       // applied already, or twice in the text
	pasteElsewhere                   // of another evening
	pasteAsked                       // a question
	pasteOther                       // thanks, automatic replies, files that cannot be read
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
	case data.PasteQuestion:
		return pasteAsked
	case data.PasteNone:
		return pasteOther
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
	case pasteAsked:
		return lang.X("paste.group.asked", "質問 {{.N}}件", words)
	case pasteOther:
		return lang.X("paste.group.other", "申込ではない {{.N}}件", words)
	case pasteUnread:
		return lang.X("paste.group.unread", "読めない行 {{.N}}行", words)
	}
	return lang.X("paste.group.sure", "確実な方 {{.N}}名", words)
}

// pastePossible reports whether a line can be ticked: it is known who it is, and
// there is something to be done.
func pastePossible(l *data.PasteLine) bool {
	switch {
	case l.Withdraws():
		return l.Existing.ID != 0
	case l.Status == data.PasteAlready, !l.Applies():
		return false
	}
	return l.Person.ID != 0 || l.NewOutside
}

// pasteWho says who a line is taken for.
func pasteWho(l *data.PasteLine) string {
	who := map[string]any{"Name": l.Person.Name, "From": l.Person.From, "N": len(l.Choices) - 1, "Organization": l.From}
	switch {
	case !l.Applies() && !l.Withdraws() && l.Person.ID == 0:
		return l.From
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
	var facts []string
	for _, s := range []string{l.Reading, l.From, l.Position, l.StaffNo, l.Email, l.Phone} {
		if s != "" && s != words.PasteName(l) {
			facts = append(facts, s)
		}
	}
	return strings.Join(facts, " / ")
}
