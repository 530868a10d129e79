package sheet

// Look is how a cell looks. Looks can be compared; the zero one is plain.
type Look struct {
	Size   float64 // of the type, in points
	Bold   bool
	Color  string // RRGGBB; "" is the ink of the paper's face
	Fill   string // RRGGBB; "" is none
	Across Across
	Down   Down
	Wrap   bool // breaks lines that are too long
	Shrink bool // sets smaller what is too long
	Turn   int  // degrees against the clock; Stacked
	Indent int  // in steps of about a character
	Frame  Frame
	Format Format
}

// Stacked is the Turn of upright characters one below the other.
const Stacked = 255

// Across is where text stands between left and right.
type Across uint8

// AsKind is text at the left and numbers at the right.
const (
	AsKind Across = iota
	Left
	Centre
	Right
)

// Down is where text stands between top and bottom.
type Down uint8

// The places between top and bottom.
const (
	Bottom Down = iota
	Middle
	Top
)

// Frame is the lines at the edges of a cell, in the colour of the face's rule.
type Frame struct{ Left, Right, Top, Bottom Line }

// Line is how strong a line is.
type Line uint8

// The lines.
const (
	NoLine Line = iota
	Thin
	Medium
)

// Format is how a number or a day is written.
type Format uint8

// The formats.
const (
	General    Format = iota
	Verbatim          // text stays text, also what is typed later
	Count             // 1,234
	Plain             // 1234, for where there is hardly room
	Average           // 1,234.5
	Share             // 0.123 as 12.3%
	EraDay            // 令和元年5月1日
	WesternDay        // 2019年5月1日
)
