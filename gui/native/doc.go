// Package native asks the system for what Fyne does not: how much room a screen has,
// opening a file with the program that belongs to it, and the messages of a window that
// Fyne does not hear. Where the system needs nothing of it, it does nothing.
package native

import "errors"

// ErrNoProgram says that nothing on this computer opens a file.
var ErrNoProgram = errors.New("no program opens this file")

// Closing is what a window does when the user logs off or the computer is shut down.
type Closing struct {
	// Ask reports whether something is still to be done, and begins to do it: the system
	// waits, with Reason under the program's name, until the program has ended by itself.
	Ask    func() bool
	Reason string
	// Now is called when the system waits no longer; what it does is done within seconds.
	Now func()
}
