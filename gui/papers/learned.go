package papers

import (
	"bytes"
	"context"

	"jibun/export/learn"
	"jibun/export/template"
)

// Filled is the form that was learned, filled with values, and what there is to say of it.
// What is not known is left blank: it is only looked at.
func Filled(ctx context.Context, found *learn.Findings, v template.Values) (file []byte, said []string, err error) {
	b, err := found.Bytes(ctx)
	if err != nil {
		return nil, nil, err
	}
	f, err := template.Open(ctx, b)
	if err != nil {
		return nil, nil, err
	}
	var out bytes.Buffer
	problems, err := f.Fill(ctx, &out, v, template.Options{Blank: true})
	for _, x := range problems {
		said = append(said, problem(x))
	}
	return out.Bytes(), said, err
}
