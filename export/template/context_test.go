package template

import (
	"context"
	"errors"
	"io"
	"testing"
)

// A form is filled under the context of the filling, not of the opening: a page that
// opened it may be gone by then.
func TestFill_itsOwnContext(t *testing.T) {
	opening, end := context.WithCancel(t.Context())
	f, err := Open(opening, detail(t))
	if err != nil {
		t.Fatal(err)
	}
	end()
	if _, err := f.Fill(t.Context(), io.Discard, people(3), Options{}); err != nil {
		t.Errorf("after the opening's end: %v", err)
	}
	if _, err := f.Check(t.Context(), people(3)); err != nil {
		t.Errorf("checked after the opening's end: %v", err)
	}
	if _, err := f.Fill(opening, io.Discard, people(3), Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("under a context that has ended: %v", err)
	}
}
