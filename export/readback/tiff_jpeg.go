package readback

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
)

// Tags of TIFF and their values (TIFF 6.0, and Technical Note 2 for JPEG).
const (
	tagWide        = 256
	tagHigh        = 257
	tagCompression = 259
	tagColours     = 262
	tagStrips      = 273
	tagStripHigh   = 278
	tagStripSizes  = 279
	tagTileWide    = 322
	tagTileHigh    = 323
	tagTiles       = 324
	tagTileSizes   = 325
	tagTables      = 347

	firstFax, lastFax = 2, 4
	jpegCompression   = 7
	blackIsZero       = 1
	coloursRGB        = 2
)

// tags are the values of a page of a TIFF, those that are whole numbers or bytes.
type tags map[uint16][]uint32

// tagsOf reads them of the page that begins at a place.
func (t *tiffFile) tagsOf(at uint32) (tags, error) {
	out := tags{}
	n := int(t.order.Uint16(t.data[at:]))
	for i := range n {
		from := int64(at) + 2 + 12*int64(i)
		if from+12 > int64(len(t.data)) {
			return nil, ErrBroken
		}
		e := t.data[from:]
		tag, kind, count := t.order.Uint16(e), t.order.Uint16(e[2:]), int64(t.order.Uint32(e[4:]))
		size := map[uint16]int64{1: 1, 3: 2, 4: 4, 7: 1}[kind]
		if size == 0 {
			continue
		}
		place := from + 8
		if size*count > 4 {
			place = int64(t.order.Uint32(e[8:]))
		}
		if count < 0 || place+size*count > int64(len(t.data)) {
			return nil, ErrBroken
		}
		values := make([]uint32, count)
		for j := range values {
			v := t.data[place+size*int64(j):]
			switch size {
			case 1:
				values[j] = uint32(v[0])
			case 2:
				values[j] = uint32(t.order.Uint16(v))
			default:
				values[j] = t.order.Uint32(v)
			}
		}
		out[tag] = values
	}
	return out, nil
}

// one is the value of a tag, or what it is where it is not said.
func (t tags) one(tag uint16, otherwise int) int {
	if v := t[tag]; len(v) > 0 {
		return int(v[0])
	}
	return otherwise
}

// jpegs is a page that is kept as JPEGs, in strips or tiles whose tables stand apart, as
// copiers keep them; ok says that it is one.
func (t *tiffFile) jpegs(n int) (img image.Image, ok bool, err error) {
	tags, err := t.tagsOf(t.pages[n-1])
	if err != nil || tags.one(tagCompression, 0) != jpegCompression {
		return nil, false, nil // the other reader says what is wrong with it
	}
	wide, high := tags.one(tagWide, 0), tags.one(tagHigh, 0)
	if err := fits(wide, high); err != nil {
		return nil, true, err
	}
	partWide, partHigh, at, sizes := wide, tags.one(tagStripHigh, high), tags[tagStrips], tags[tagStripSizes]
	if tiles := tags[tagTiles]; len(tiles) > 0 {
		partWide, partHigh, at, sizes = tags.one(tagTileWide, wide), tags.one(tagTileHigh, high), tiles, tags[tagTileSizes]
	}
	if partHigh <= 0 || partWide <= 0 || partHigh > high+1<<12 || partWide > wide+1<<12 {
		return nil, true, ErrBroken
	}
	across := (wide + partWide - 1) / partWide
	if len(at) != len(sizes) || len(at) < across*((high+partHigh-1)/partHigh) {
		return nil, true, fmt.Errorf("%w: %d parts", ErrBroken, len(at))
	}
	tables := make([]byte, len(tags[tagTables]))
	for i, v := range tags[tagTables] {
		tables[i] = byte(v)
	}
	out := newGray(wide, high)
	for i := range at {
		if int64(at[i])+int64(sizes[i]) > int64(len(t.data)) {
			return nil, true, ErrBroken
		}
		part, err := decoded(withTables(t.data[at[i]:at[i]+sizes[i]], tables), jpeg.DecodeConfig, jpeg.Decode)
		if err != nil {
			return nil, true, err
		}
		if tags.one(tagColours, 0) == coloursRGB {
			part = asRGB(part)
		}
		out.put(partGray(part), i%across*partWide, i/across*partHigh)
	}
	return out.image(), true, nil
}

// withTables is a JPEG with the tables that stand apart from it.
func withTables(part, tables []byte) []byte {
	const mark = 2 // each begins and ends with one
	if len(tables) < 2*mark || len(part) < mark {
		return part
	}
	return bytes.Join([][]byte{tables[:len(tables)-mark], part[mark:]}, nil)
}

// asRGB is a picture whose three planes are red, green and blue, though a JPEG does not say so.
func asRGB(img image.Image) image.Image {
	m, ok := img.(*image.YCbCr)
	if !ok {
		return img
	}
	out := image.NewRGBA(m.Rect)
	for y := range m.Rect.Dy() {
		for x := range m.Rect.Dx() {
			c := m.COffset(x, y)
			p := out.Pix[out.PixOffset(x, y):]
			p[0], p[1], p[2], p[3] = m.Y[m.YOffset(x, y)], m.Cb[c], m.Cr[c], 255
		}
	}
	return out
}

// put lays a part on a page; what reaches beyond it falls away.
func (g *gray) put(part *gray, x, y int) {
	for row := range min(part.high, g.high-y) {
		copy(g.pix[(y+row)*g.wide+x:(y+row+1)*g.wide], part.pix[row*part.wide:(row+1)*part.wide])
	}
}
