package gui

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
)

// Pairs of which she said that they are two people are kept in the preferences,
// not in the ledger: it is about what the screen proposes, not about the office.

// pairKey names a pair in the preferences; ids are those of one ledger.
func pairKey(x data.Duplicate) string {
	return fmt.Sprintf("%d-%d", min(x.A.ID, x.B.ID), max(x.A.ID, x.B.ID))
}

func (d *desk) notTheSameKey() string { return "duplicates.not." + d.store.Path() }

// notTheSame are the pairs that are not proposed any more.
func (d *desk) notTheSame() []string {
	return strings.Fields(d.prefs.String(d.notTheSameKey()))
}

// hidePair keeps a pair from being proposed again.
func (d *desk) hidePair(x data.Duplicate) {
	d.prefs.SetString(d.notTheSameKey(), strings.Join(append(d.notTheSame(), pairKey(x)), " "))
}

// withoutHidden are the pairs still to be looked at.
func withoutHidden(pairs []data.Duplicate, hidden []string) []data.Duplicate {
	if len(hidden) == 0 {
		return pairs
	}
	return slices.DeleteFunc(slices.Clone(pairs), func(x data.Duplicate) bool { return slices.Contains(hidden, pairKey(x)) })
}

// duplicateReason says why two records may be one person.
func duplicateReason(x data.Duplicate) string {
	switch {
	case x.Reason == "same_number":
		return lang.X("duplicate.number", "職員番号の違いが先頭の0だけです")
	case x.A.Outside != x.B.Outside:
		return lang.X("duplicate.outside", "同じ氏名で、職員と外部の方です")
	case x.A.StaffNo == "" && x.B.StaffNo == "":
		return lang.X("duplicate.nonumber", "同じ氏名で、どちらにも職員番号がありません")
	}
	return lang.X("duplicate.name", "同じ氏名で、一方に職員番号がありません")
}

// showDuplicates lists the pairs that may be one person.
func showDuplicates(d *desk) {
	l := &duplicateList{d: d}
	l.grid = kit.NewGrid([]kit.Column[data.Duplicate]{
		{Key: "a", Title: lang.X("duplicate.a", "この記録と"), Width: 260, Least: 180, Text: func(x data.Duplicate) string { return hitLine(x.A) }},
		{Key: "b", Title: lang.X("duplicate.b", "この記録"), Width: 260, Least: 180, Text: func(x data.Duplicate) string { return hitLine(x.B) }},
		{Key: "why", Title: lang.X("duplicate.why", "わけ"), Width: 240, Least: 160, Grow: true, Muted: true, Text: duplicateReason},
	})
	l.grid.ID = func(x data.Duplicate) int64 { return x.A.ID<<31 ^ x.B.ID }
	l.grid.OnOpen = l.merge
	l.grid.OnKey = func(e *fyne.KeyEvent) bool {
		if e.Name == fyne.KeyDelete {
			l.differ()
			return true
		}
		return false
	}
	l.grid.Empty = func() (string, string, string, func()) {
		return lang.X("duplicate.none", "重複の候補はありません"), "", "", nil
	}
	merge := kit.NewButton(lang.X("duplicate.merge", "見比べて統合…"), func() { each(l.grid.Selected(), 1, l.merge) })
	differ := kit.NewButton(lang.X("duplicate.differ", "同じ人ではない"), l.differ)
	if !d.writable() {
		merge.Disable()
		differ.Disable()
	}
	about := kit.NewMuted(lang.X("duplicate.about", "Enter で見比べます。「同じ人ではない」組は、これからは出しません。")).Shortens()
	l.dialog = &kit.Dialog{Title: lang.X("duplicate.title", "重複の候補"), Width: 860, Height: 420, Primary: lang.X("close", "閉じる"), First: l.grid,
		Content: kit.Border(nil, kit.Pad(12, 0, 0, 0, kit.Border(nil, nil, nil, kit.Row(8, differ, merge), about)), nil, nil, l.grid)}
	d.opens(l.load(func() { kit.Show(d.win, l.dialog) }))
	l.dialog.OnClosed = d.sh.reload
}

type duplicateList struct {
	d      *desk
	grid   *kit.Grid[data.Duplicate]
	dialog *kit.Dialog
}

// load reads the pairs and shows them, then does what then says.
func (l *duplicateList) load(then func()) load {
	hidden := l.d.notTheSame()
	return func(ctx context.Context) (func(), error) {
		pairs, err := l.d.store.Duplicates(ctx)
		return func() {
			l.grid.SetRows(withoutHidden(pairs, hidden))
			if rows := l.grid.Rows(); len(rows) > 0 && len(l.grid.Selected()) == 0 {
				l.grid.Select(l.grid.ID(rows[0]))
			}
			then()
		}, err
	}
}

func (l *duplicateList) merge(x data.Duplicate) {
	if l.d.writable() {
		showMerge(l.d, x.A.ID, x.B.ID, func(int64) { l.again() })
	}
}

// differ says of the pairs chosen that they are two people each.
func (l *duplicateList) differ() {
	each(l.grid.Selected(), 0, l.d.hidePair)
	l.again()
}

// again reads the pairs that are left.
func (l *duplicateList) again() { l.d.read(l.load(func() {})) }

// each does something with the first n of a list, 0 = all.
func each[T any](list []T, n int, do func(T)) {
	for i, x := range list {
		if n > 0 && i == n {
			return
		}
		do(x)
	}
}
