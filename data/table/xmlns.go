package table

import "bytes"

// namespace names the few namespaces that matter; both the transitional and the
// strict form of each.
type namespace uint8

const (
	nsNone namespace = iota
	nsMain
	nsRelationships // r:id
	nsPackage       // the .rels parts
	nsOther
)

func namespaceOf(uri string) namespace {
	switch uri {
	case "":
		return nsNone
	case "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main":
		return nsMain
	case "http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships":
		return nsRelationships
	case "http://schemas.openxmlformats.org/package/2006/relationships":
		return nsPackage
	}
	return nsOther
}

type binding struct {
	depth  int
	prefix string
	space  namespace
}

// bind takes the xmlns attributes of the element just pushed.
func (x *xmlScanner) bind() error {
	for i := range x.attrs {
		a := &x.attrs[i]
		prefix := ""
		if string(a.raw) != "xmlns" {
			p, ok := bytes.CutPrefix(a.raw, []byte("xmlns:"))
			if !ok {
				continue
			}
			if len(p) == 0 || bytes.IndexByte(p, ':') >= 0 || len(a.value) == 0 || string(p) == "xmlns" {
				return x.bad("bad namespace prefix")
			}
			prefix = string(p)
		}
		if len(x.bindings) > 1000 {
			return x.bad("too many namespaces")
		}
		b := binding{len(x.marks), prefix, namespaceOf(x.attrText(a))}
		x.bindings = append(x.bindings, b)
		if prefix == "" {
			x.defaults = b.space
		}
	}
	return nil
}

// unbind forgets the bindings of the element of a depth.
func (x *xmlScanner) unbind(depth int) {
	n := len(x.bindings)
	if n == 0 || x.bindings[n-1].depth < depth {
		return
	}
	for n > 0 && x.bindings[n-1].depth >= depth {
		n--
	}
	x.bindings = x.bindings[:n]
	x.defaults = nsNone
	for i := n - 1; i >= 0; i-- {
		if x.bindings[i].prefix == "" {
			x.defaults = x.bindings[i].space
			break
		}
	}
}

func (x *xmlScanner) lookup(prefix []byte) (namespace, bool) {
	for i := len(x.bindings) - 1; i >= 0; i-- {
		if x.bindings[i].prefix == string(prefix) {
			return x.bindings[i].space, true
		}
	}
	return nsOther, string(prefix) == "xml"
}

// split cuts a name at its colon.
func (x *xmlScanner) split(raw []byte) (prefix, local []byte, err error) {
	i := bytes.IndexByte(raw, ':')
	if i < 0 {
		return nil, raw, nil
	}
	prefix, local = raw[:i], raw[i+1:]
	if i == 0 || len(local) == 0 || !nameStart(local[0]) || bytes.IndexByte(local, ':') >= 0 {
		return nil, nil, x.bad("bad name %q", clip(raw))
	}
	return prefix, local, nil
}

// resolve finds the namespaces of the element and its attributes.
func (x *xmlScanner) resolve() error {
	prefix, local, err := x.split(x.name)
	if err != nil {
		return err
	}
	x.local, x.space = local, x.defaults
	if prefix != nil {
		var ok bool
		if x.space, ok = x.lookup(prefix); !ok {
			return x.bad("undeclared prefix %q", clip(prefix))
		}
	}
	for i := range x.attrs {
		a := &x.attrs[i]
		prefix, local, err := x.split(a.raw)
		if err != nil {
			return err
		}
		a.local = local
		if prefix == nil {
			continue
		}
		a.prefixed = true
		if string(prefix) == "xmlns" {
			a.space = nsOther
			continue
		}
		var ok bool
		if a.space, ok = x.lookup(prefix); !ok {
			return x.bad("undeclared prefix %q", clip(prefix))
		}
	}
	return nil
}
