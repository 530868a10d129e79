package gui

import "jibun/gui/kit"

// welcome is the page without a ledger: the first start, or a ledger that could
// not be opened (why).
func (p *program) welcome(why error) {
	p.win.SetContent(kit.NewTitle("welcome"))
}
