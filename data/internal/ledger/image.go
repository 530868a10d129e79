package ledger

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"jibun/data/internal/db"
)

// Table is what the history knows of a table.
type Table struct {
	name   string
	noun   Noun
	cols   []db.Column
	index  map[string]int
	sorted []int             // columns by name, the order of an image
	list   string            // "id, version, …"
	keys   map[string]string // columns that the schema says refer to a table
	refers map[string]string // these, and those of the noun
}

// Name is as the schema has it.
func (t *Table) Name() string { return t.name }

// List is the columns of the table as a query selects them: "id, version, …".
func (t *Table) List() string { return t.list }

// Columns are those of the table, in its order.
func (t *Table) Columns() []db.Column { return t.cols }

// Column is the place of a column; ok is false if there is none.
func (t *Table) Column(name string) (i int, ok bool) { i, ok = t.index[name]; return i, ok }

// Refers are the columns that hold the id of a row of another table, which is
// given: by the schema, or by what the noun says.
func (t *Table) Refers() map[string]string { return t.refers }

func newTable(name string, noun Noun, d db.Table) *Table {
	cols := d.Columns
	t := &Table{name: name, noun: noun, cols: cols, index: map[string]int{}, keys: d.References, refers: map[string]string{}}
	maps.Copy(t.refers, noun.Refers)
	maps.Copy(t.refers, d.References)
	var names []string
	for i, c := range cols {
		t.index[c.Name] = i
		t.sorted = append(t.sorted, i)
		names = append(names, c.Name)
	}
	slices.SortFunc(t.sorted, func(a, b int) int { return strings.Compare(cols[a].Name, cols[b].Name) })
	t.list = strings.Join(names, ", ")
	return t
}

// image writes a row as JSON: columns by name, those that equal their default
// left out. Two equal rows have the same bytes, and an image written before a
// column existed still says the right thing of it.
func (t *Table) image(b []byte, vals []any) []byte {
	b = append(b, '{')
	first := true
	for _, i := range t.sorted {
		c := t.cols[i]
		if vals[i] == c.Default && c.Name != "id" {
			continue
		}
		if !first {
			b = append(b, ',')
		}
		first = false
		b = append(b, '"')
		b = append(b, c.Name...)
		b = append(b, `":`...)
		switch v := vals[i].(type) {
		case int64:
			b = strconv.AppendInt(b, v, 10)
		case string:
			b = appendString(b, v)
		default: // a damaged row: never equal to what was recorded
			b = append(b, fmt.Sprintf("null/*%T*/", v)...)
		}
	}
	return append(b, '}')
}

// appendString writes a JSON string without the escapes that only HTML needs.
func appendString(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		b = append(b, s[from:i]...)
		from = i + 1
		if c < ' ' {
			b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		} else {
			b = append(b, '\\', c)
		}
	}
	b = append(b, s[from:]...)
	return append(b, '"')
}

// Parse reads an image back: columns it does not name have their default.
func (t *Table) Parse(image string) ([]any, error) {
	d := json.NewDecoder(strings.NewReader(image))
	d.UseNumber()
	var m map[string]any
	if err := d.Decode(&m); err != nil {
		return nil, fmt.Errorf("image of %s: %w", t.name, err)
	}
	vals := make([]any, len(t.cols))
	for i, c := range t.cols {
		vals[i] = c.Default
		v, ok := m[c.Name]
		if !ok {
			continue
		}
		delete(m, c.Name)
		switch v := v.(type) {
		case json.Number:
			n, err := v.Int64()
			if err != nil {
				return nil, fmt.Errorf("image of %s.%s: %w", t.name, c.Name, err)
			}
			vals[i] = n
		case string:
			vals[i] = v
		default:
			return nil, fmt.Errorf("image of %s.%s: unexpected %T", t.name, c.Name, v)
		}
	}
	if len(m) > 0 {
		return nil, fmt.Errorf("image of %s: unknown columns %v", t.name, m)
	}
	return vals, nil
}
