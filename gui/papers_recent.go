package gui

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"jibun/data"
	"jibun/gui/kit"
	"jibun/gui/papers"
)

// recentMost is how many of the last outputs are shown.
const recentMost = 5

// recentPapers are the last papers that left the program, from the history.
type recentPapers struct {
	d    *desk
	list *fyne.Container
	root *fyne.Container
}

func newRecentPapers(d *desk) *recentPapers {
	r := &recentPapers{d: d, list: kit.Col(8)}
	r.root = kit.Col(8, kit.Pad(6, 0, 0, 0, kit.Rule()), kit.NewHeading(lang.X("papers.recent", "最近の出力")), r.list)
	return r
}

// outPaper is a paper that left.
type outPaper struct {
	operation data.Operation
	about, to string
	there     bool // the file is still where it went
}

// recentPapers reads them, the latest first.
func (d *desk) recentPapers(ctx context.Context) ([]outPaper, error) {
	list, err := d.store.History(ctx, data.HistoryFilter{What: "paper.", Limit: recentMost})
	var out []outPaper
	for _, o := range list {
		about, to, ok := strings.Cut(o.About, " → ")
		if !ok || o.What == "paper.unprinted" {
			continue
		}
		x := outPaper{operation: o, about: about, to: to}
		if filepath.IsAbs(to) {
			_, err := os.Stat(to)
			x.there = err == nil
		}
		out = append(out, x)
	}
	return out, err
}

// outAs is what kind of file a paper became.
func outAs(path string) string {
	if papers.IsPDF(path) {
		return "PDF"
	}
	return "Excel"
}

// show lists them.
func (r *recentPapers) show(list []outPaper) {
	r.list.Objects = nil
	for _, x := range list {
		at := r.d.moment(x.operation.At)
		row := kit.Col(2, kit.NewProse(x.about))
		switch {
		case x.operation.What == "paper.print":
			row.Add(kit.NewMuted(lang.X("papers.recent.printed", "{{.At}} 印刷: {{.To}}", map[string]any{"At": at, "To": x.to})).Shortens())
		case x.there:
			links := kit.Row(4, kit.NewLink(lang.X("papers.open", "開く"), func() { r.d.openFile(x.to) }), kit.NewLink(lang.X("papers.folder", "フォルダーを表示"), func() { r.d.showInFolder(x.to) }))
			row.Add(kit.Flow(6, kit.NewMuted(at+"  "+outAs(x.to)), links))
		default:
			row.Add(kit.NewProse(lang.X("papers.recent.gone", "{{.At}} 「{{.File}}」は、保存した場所にもうありません。", map[string]any{"At": at, "File": filepath.Base(x.to)})).Small())
		}
		r.list.Add(row)
	}
	shownIf(r.root, len(list) > 0)
}
