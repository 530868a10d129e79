package sheet

// Chart is a drawing of figures over some free rows.
type Chart struct {
	Kind       ChartKind
	Title      string // with the unit: 参加延べ人数(人)
	Says       string // the figures in words, for who cannot see it; "": the title
	Categories Range  // cells with text: dates and numbers are axes of their own
	Series     []Series
	Upright    bool  // categories written from bottom to top, for many
	Over       Range // the cells it covers
}

// ChartKind is the kind of a chart.
type ChartKind uint8

// The kinds of charts.
const (
	Columns ChartKind = iota
	StackedColumns
	Bars   // from left to right, for long categories
	Curves // lines, of workbooks that were read, like those below
	Pie    // the parts of its first series
)

// Series is one colour of a chart.
type Series struct {
	Name   Range // a single cell
	Values Range
	Color  string // RRGGBB
}

// Drawing is what is drawn on a page beside the cells. Who shows a sheet and
// cannot draw it must say so, never leave it out.
type Drawing struct {
	Kind  DrawingKind
	Text  string // what a QR says
	Place Place
}

// DrawingKind is what is drawn.
type DrawingKind uint8

// The kinds of drawings.
const (
	QR     DrawingKind = iota + 1
	Corner             // a filled square, by which a scanned page is set straight
	Check              // an empty box to be ticked
	Light              // a light bar, by which a scan tells whether it shows what is light
)

// String names the kind, for errors.
func (k DrawingKind) String() string {
	switch k {
	case QR:
		return "QR"
	case Corner:
		return "corner mark"
	case Check:
		return "box to be ticked"
	case Light:
		return "light bar"
	}
	return "unknown drawing"
}

// Place is where something stands on the paper, from its upper left corner.
// Page counts from 1; 0 is every page.
type Place struct {
	Page             int
	X, Y, Wide, High float64
}

// Shape is what lies over the cells of a workbook that was read: a picture, a chart, a
// box or a line, with its text. It says what is there, not how it was drawn.
type Shape struct {
	Kind       ShapeKind
	At         Anchor
	Part       Part    // of what At covers, for a shape of a group
	Text       string  // of a box; the title of a chart; what a picture shows
	Size       float64 // points
	Bold       bool
	Color      string  // of the text, RRGGBB
	Fill, Line string  // RRGGBB; "" is none
	Width      float64 // of the line
	Across     Across
	Down       Down
	Upright    bool     // the text runs downwards
	Flipped    bool     // a line that rises
	Picture    []byte   // PNG, JPEG, GIF or what only other programs can show
	Figures    *Figures // of a chart; nil of a kind that is not drawn here
}

// Figures are what a chart of a workbook that was read shows.
type Figures struct {
	Kind       ChartKind
	Stacked    bool
	Categories []string
	Series     []FigureSeries
	Code       string // the number format of the values
}

// FigureSeries is one colour of it.
type FigureSeries struct {
	Name   string
	Color  string // RRGGBB; "" is one of those that programs choose
	Line   bool   // a line over bars
	Values []float64
}

// ShapeKind is the kind of a shape.
type ShapeKind uint8

// The kinds of shapes.
const (
	BoxShape ShapeKind = iota
	OvalShape
	LineShape
	PictureShape
	ChartShape
)

// Anchor is what a shape covers: from one corner to another, or, where To is of no
// cell, as wide and high as it says.
type Anchor struct {
	From, To   Spot
	Wide, High float64
}

// Spot is a place in a cell, from the cell's own corner.
type Spot struct {
	Column, Row int
	X, Y        float64
}

// Part is a part of something, 0 to 1.
type Part struct{ X, Y, Wide, High float64 }
