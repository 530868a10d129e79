package gui

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage/repository"
)

// ErrOffline is what reading an http address gives: the program speaks to no other
// computer.
var ErrOffline = errors.New("the program speaks to no other computer")

// StayOffline takes Fyne's reader of http and https addresses out of service, so that
// no address in a text or a picture can make the program open a connection. It is
// called once, right after the app is made; nothing of ours asks for such an address.
//
//go:noinline
func StayOffline() { // a name of its own in the program: .ci/imports looks for it
	repository.Register("http", offline{})
	repository.Register("https", offline{})
}

// offline refuses to read anything.
type offline struct{}

func (offline) Exists(fyne.URI) (bool, error)               { return false, ErrOffline }
func (offline) Reader(fyne.URI) (fyne.URIReadCloser, error) { return nil, ErrOffline }
func (offline) CanRead(fyne.URI) (bool, error)              { return false, ErrOffline }
func (offline) Destroy(string)                              {}
