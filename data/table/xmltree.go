package table

import "fmt"

// The helpers in this file walk a part by its structure. Each visitor is called
// with the scanner at a child's start tag and must consume that child (skip,
// children, content). Text between children, which only damage puts there, is an
// error: a lost "<" would otherwise hide an element.

func (x *xmlScanner) is(space namespace, local string) bool {
	return x.space == space && string(x.local) == local
}

// unexpected is the error for an element that has no business where it stands.
func (x *xmlScanner) unexpected() error {
	return x.bad("unexpected element %q", clip(x.name))
}

// document reads a whole part with the given root.
func (x *xmlScanner) document(space namespace, root string, visit func() error) error {
	kind, err := x.next()
	if err != nil {
		return err
	}
	if kind != xmlStart || !x.is(space, root) {
		return fmt.Errorf("%w: root is %q instead of %q", errNotValid, clip(x.name), root)
	}
	if err := x.children(visit); err != nil {
		return err
	}
	kind, err = x.next()
	if err != nil {
		return err
	}
	if kind != xmlEOF {
		return x.bad("more than one root")
	}
	return nil
}

// children visits the children of the element just begun, up to its end.
func (x *xmlScanner) children(visit func() error) error {
	for {
		kind, err := x.next()
		switch {
		case err != nil:
			return err
		case kind == xmlEnd:
			return nil
		case kind == xmlText:
			if !blank(x.text) {
				return x.bad("text between elements")
			}
		default:
			if err := visit(); err != nil {
				return err
			}
		}
	}
}

// skip consumes the element just begun with all that is in it.
func (x *xmlScanner) skip() error {
	for depth := 1; depth > 0; {
		kind, err := x.next()
		if err != nil {
			return err
		}
		switch kind {
		case xmlStart:
			depth++
		case xmlEnd:
			depth--
		}
	}
	return nil
}

// content appends the text of the element just begun, which has no children.
func (x *xmlScanner) content(b []byte) ([]byte, error) {
	for {
		kind, err := x.next()
		switch {
		case err != nil:
			return b, err
		case kind == xmlEnd:
			return b, nil
		case kind == xmlText:
			b = append(b, x.text...)
		default:
			return b, x.unexpected()
		}
	}
}
