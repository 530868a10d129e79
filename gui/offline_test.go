package gui_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"

	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"jibun/gui"
)

// TestStayOffline: Fyne's own reader does reach a server, ours never does.
func TestStayOffline(t *testing.T) {
	var reached atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached.Add(1) }))
	defer server.Close()
	uri, err := storage.ParseURI(server.URL + "/picture.png")
	if err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t)
	r, err := storage.Reader(uri)
	if err != nil {
		t.Fatal(err)
	}
	r.Close()
	if reached.Load() != 1 {
		t.Fatal("the control did not reach the server: this test shows nothing")
	}

	gui.StayOffline()
	if _, err := storage.Reader(uri); !errors.Is(err, gui.ErrOffline) {
		t.Errorf("Reader: %v", err)
	}
	if _, err := storage.CanRead(uri); !errors.Is(err, gui.ErrOffline) {
		t.Errorf("CanRead: %v", err)
	}
	if _, err := storage.Exists(uri); !errors.Is(err, gui.ErrOffline) {
		t.Errorf("Exists: %v", err)
	}
	if n := reached.Load(); n != 1 {
		t.Errorf("%d requests got out", n-1)
	}
}
