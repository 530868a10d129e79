package readback

import (
	"bytes"
	"context"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// walk goes through what a page paints and finds its pictures. Text and lines are left
// out: a scanner puts the text that it recognised behind the picture.
type walk struct {
	ctx      context.Context
	pdf      *pdfFile
	pictures []*types.StreamDict
	err      error // it is damaged, or reading was stopped
	steps    int
}

// How many pictures and forms a page may paint, and how deep they may lie in each other:
// more is hostile.
const (
	mostSteps = 400
	mostDeep  = 8
)

func (w *walk) content(data []byte, res types.Dict, depth int) {
	name := "" // the last one
	for t := range tokens(data) {
		if w.err != nil {
			return
		}
		switch {
		case string(t) == "Do" && name != "":
			w.paint(name, res, depth)
		case t[0] == '/':
			name = string(t[1:])
			continue
		}
		name = ""
	}
}

// paint keeps a picture, or goes into a form.
func (w *walk) paint(name string, res types.Dict, depth int) {
	if w.steps++; w.steps > mostSteps || depth > mostDeep {
		w.err = ErrBroken
		return
	}
	if w.err = w.ctx.Err(); w.err != nil {
		return
	}
	o, ok := res.Find("XObject")
	if !ok {
		return
	}
	all, err := w.pdf.DereferenceDict(o)
	if err != nil || all == nil {
		return
	}
	if o, ok = all.Find(name); !ok {
		return
	}
	sd, _, err := w.pdf.DereferenceStreamDict(o)
	if err != nil || sd == nil {
		return
	}
	switch kind := sd.NameEntry("Subtype"); {
	case kind == nil:
	case *kind == "Form":
		w.form(sd, res, depth)
	case *kind == "Image":
		w.pictures = append(w.pictures, sd)
	}
}

func (w *walk) form(sd *types.StreamDict, res types.Dict, depth int) {
	if sd.Decode() != nil {
		return
	}
	if o, ok := sd.Find("Resources"); ok {
		if own, err := w.pdf.DereferenceDict(o); err == nil && own != nil {
			res = own
		}
	}
	w.content(sd.Content, res, depth+1)
}

// plain is the picture that a page is, if it is one without a mask.
func (w *walk) plain() *types.StreamDict {
	if len(w.pictures) != 1 {
		return nil
	}
	sd := w.pictures[0]
	for _, key := range []string{"SMask", "Mask"} {
		if _, ok := sd.Find(key); ok {
			return nil
		}
	}
	return sd
}

// tokens are the words of a content stream; strings, arrays and pictures in the stream
// itself are passed over.
func tokens(data []byte) func(yield func([]byte) bool) {
	const white = "\x00\t\n\f\r "
	return func(yield func([]byte) bool) {
		for i := 0; i < len(data); {
			switch c := data[i]; {
			case bytes.IndexByte([]byte(white+"[]{}<>)"), c) >= 0:
				i++
			case c == '%':
				for i < len(data) && data[i] != '\n' && data[i] != '\r' {
					i++
				}
			case c == '(':
				for depth := 0; i < len(data); i++ {
					if data[i] == '\\' {
						i++
					} else if data[i] == '(' {
						depth++
					} else if data[i] == ')' {
						if depth--; depth == 0 {
							i++
							break
						}
					}
				}
			default:
				j := i + 1
				for j < len(data) && bytes.IndexByte([]byte(white+"[]{}<>()/%"), data[j]) < 0 {
					j++
				}
				t := data[i:j]
				i = j
				if string(t) == "ID" {
					if k := bytes.Index(data[i:], []byte("EI")); k >= 0 {
						i += k + 2
					}
					continue
				}
				if !yield(t) {
					return
				}
			}
		}
	}
}
