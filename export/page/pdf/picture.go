package pdf

import (
	"bytes"
	"fmt"
	"image"
	"slices"

	"jibun/export/page"
)

// picture is one that stands in the file; 0 is one that nobody can read.
type picture struct{ object int }

// mostPixels is how large a picture may be: more is a hostile one.
const mostPixels = 60 << 20

func (c *content) picture(p *page.Picture) {
	if len(p.Data) == 0 || p.Wide <= 0 || p.High <= 0 {
		return
	}
	at, ok := c.w.pictures[&p.Data[0]]
	if !ok {
		at = c.w.drawn(p.Data)
		c.w.pictures[&p.Data[0]] = at
	}
	if at.object == 0 {
		return
	}
	if !slices.Contains(c.drawn, at.object) {
		c.drawn = append(c.drawn, at.object)
	}
	c.leaveText()
	c.alpha(255)
	c.op("q")
	c.number(p.Wide * c.at.k)
	c.out = append(c.out, "0 0 "...)
	c.number(p.High * c.at.k)
	c.number(c.x(p.X))
	c.number(c.y(p.Y + p.High))
	c.op("cm")
	c.op(fmt.Sprintf("/P%d Do", at.object))
	c.op("Q")
}

// drawn writes a picture: a JPEG as it is, others as their pixels.
func (w *writer) drawn(data []byte) picture {
	conf, kind, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || conf.Width <= 0 || conf.Height <= 0 || conf.Width*conf.Height > mostPixels {
		return picture{}
	}
	img, _, err := image.Decode(bytes.NewReader(data)) // also of a JPEG: what is broken is left out
	if err != nil {
		return picture{}
	}
	space := func(name string) string {
		return fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/%s", conf.Width, conf.Height, name)
	}
	n := w.promise()
	if kind == "jpeg" {
		switch img.(type) {
		case *image.Gray:
			w.raw(n, data, "/Filter/DCTDecode"+space("DeviceGray"))
			return picture{n}
		case *image.YCbCr:
			w.raw(n, data, "/Filter/DCTDecode"+space("DeviceRGB"))
			return picture{n}
		}
	}
	colours, mask := pixels(img)
	more := ""
	if mask != nil {
		m := w.promise()
		w.stream(m, mask, space("DeviceGray"))
		more = fmt.Sprintf("/SMask %d 0 R", m)
	}
	w.stream(n, colours, space("DeviceRGB")+more)
	return picture{n}
}

// pixels are the colours of a picture, and how much of each is seen if not all of it is.
func pixels(img image.Image) (colours, mask []byte) {
	b := img.Bounds()
	colours = make([]byte, 0, b.Dx()*b.Dy()*3)
	mask = make([]byte, 0, b.Dx()*b.Dy())
	whole := true
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			r, g, bl, a := img.At(x, y).RGBA()
			if a > 0 && a < 0xFFFF {
				r, g, bl = r*0xFFFF/a, g*0xFFFF/a, bl*0xFFFF/a
			}
			colours = append(colours, byte(r>>8), byte(g>>8), byte(bl>>8))
			mask = append(mask, byte(a>>8))
			whole = whole && a == 0xFFFF
		}
	}
	if whole {
		mask = nil
	}
	return colours, mask
}
