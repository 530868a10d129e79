package data

import (
	"context"
	"testing"
	"time"
)

func openX10(b *testing.B) *Store {
	s, err := Open(context.Background(), "/tmp/x10.jibun", Options{ReadOnly: true, Now: func() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, Tokyo) }})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	return s
}

func BenchmarkPeopleFull(b *testing.B) {
	s := openX10(b)
	for b.Loop() {
		v, _, err := s.views(b.Context(), 2)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := readPeople(b.Context(), v, s.Today()); err != nil {
			b.Fatal(err)
		}
		leave(v)
	}
}

func BenchmarkEveningsFull(b *testing.B) {
	s := openX10(b)
	for b.Loop() {
		v, _, err := s.views(b.Context(), 2)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := readEvenings(b.Context(), v, s.Today()); err != nil {
			b.Fatal(err)
		}
		leave(v)
	}
}
