package gui

import (
	"testing"

	"jibun/gui/kit"
)

// After a paper was saved Enter opens it.
func TestPapers_savedIsOpenedByEnter(t *testing.T) {
	p := newTestProgram(t, sampleOffice(t))
	p.desk.goRoom("papers")
	now[*papersPage](t, p).saved("/tmp/受付名簿.xlsx")
	if b, ok := p.win.Canvas().Focused().(*kit.Button); !ok || b.Text() != "開く" {
		t.Errorf("the keyboard is at %T", p.win.Canvas().Focused())
	}
}
