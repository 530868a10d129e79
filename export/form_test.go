package export

import (
	"io"
	"testing"
)

// Every paper is a form as well, or says why not.
func TestForms_all(t *testing.T) {
	for _, l := range Layouts() {
		p := l.Form(HalfWidths{})
		if (p == nil) != (l.Formless != "") {
			t.Errorf("%s: a form %v, and %q", l.Key, p != nil, l.Formless)
		}
		if p == nil {
			continue
		}
		if err := Write(t.Context(), io.Discard, p, Options{}); err != nil {
			t.Errorf("%s: %v", l.Key, err)
		}
	}
}
