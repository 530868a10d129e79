package sheet

// Look is how a cell looks. Looks can be compared; the zero one is plain.
type Look struct {
	Size   float64 // of the type, in points
	Bold   bool
	Slant  bool   // italics
	Under  bool   // underlined
	Struck bool   // struck through
	Color  string // RRGGBB; "" is the ink of the paper's face
	Fill   string // RRGGBB; "" is none
	Across Across
	Down   Down
	Wrap   bool // breaks lines that are too long
	Shrink bool // sets smaller what is too long
	Ruby   bool // the reading of a name stands above it, on pages; workbooks show the name alone. With Wrap both have the lines they need
	Turn   int  // degrees against the clock; Stacked
	Indent int  // in steps of about a character
	Frame  Frame
	Format Format
	Code   string // of the number format, if Format is Coded
}

// CellEdges are the two white edges of a cell beside its text together, in millimetres, by
// which papers of our own are laid out.
const CellEdges = 1.6

// RubyLeast is the size of a reading above a name of several lines, in points.
const RubyLeast = 5.0

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
	Justified // both edges straight
	Evenly    // its characters over the whole width (均等割り付け)
	Filled    // again and again until the cell is full
	Beyond    // in the middle of this cell and the empty ones after it
)

// Down is where text stands between top and bottom.
type Down uint8

// The places between top and bottom.
const (
	Bottom Down = iota
	Middle
	Top
	Apart // its lines over the whole height
)

// Frame is the lines at the edges of a cell, and from corner to corner.
type Frame struct {
	Left, Right, Top, Bottom Line
	Rising, Falling          Line
	Colors                   FrameColors
}

// FrameColors are those of the lines, RRGGBB; "" is the face's rule.
type FrameColors struct{ Left, Right, Top, Bottom, Across string }

// Line is how strong a line is, and of what.
type Line uint8

// The lines, in the order in which workbooks count them.
const (
	NoLine Line = iota
	Thin
	Medium
	Dashed
	Dotted
	Thick
	Double
	Hair
	MediumDashed
	DashDot
	MediumDashDot
	DashDotDot
	MediumDashDotDot
	SlantDashDot
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
	Coded             // as Look.Code says
)
