package gui

import (
	"context"
	"strings"
	"testing"

	"jibun/data"
)

// Where the office has several series, an old ledger goes into the one that is chosen;
// where there is one, nothing is asked.
func TestImport_series(t *testing.T) {
	p := newTestProgram(t, emptyLedger(t))
	book := speakerBook(t)
	page := openImport(p, "ledger")
	in := page.in.(*ledgerImport)
	in.open(book)
	if in.file.asks.Visible() || strings.Contains(in.summary(), p.desk.series[0].NameOn(sampleDay)) {
		t.Error("one series, and it is asked which")
	}
	var second int64
	p.desk.act(func(ctx context.Context) (err error) {
		second, err = p.desk.store.AddSeries(ctx, "行政ゼミナール")
		return err
	}, nil)
	page = openImport(p, "ledger")
	in = page.in.(*ledgerImport)
	in.open(book)
	if !in.file.asks.Visible() || in.plan.SeriesID != 1 {
		t.Fatalf("it is not asked which series: %+v", in.plan)
	}
	in.into.choice.SetIndex(1)
	in.into.choice.OnChanged(1)
	shot(t, p, "ledger-1-series")
	if in.plan.SeriesID != second || !strings.HasPrefix(in.summary(), "行政ゼミナール: ") {
		t.Fatalf("%d: %s", in.plan.SeriesID, in.summary())
	}
	in.w.forward()
	in.w.forward()
	list, err := p.desk.store.Seminars(t.Context(), data.SeminarFilter{})
	if err != nil || len(list) != 1 || list[0].SeriesID != second {
		t.Errorf("%+v %v", list, err)
	}
}
