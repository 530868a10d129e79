package sample

import (
	"math"
	"math/rand/v2"

	"jibun/data"
	"jibun/data/kana"
	"jibun/data/wareki"
)

// person is somebody of the sample.
type person struct {
	data.Person
	female       bool
	born, hired  int // years; hired: the fiscal year
	from, last   wareki.Date
	block        *block
	grade, since int
	talent       float64
	title        string
	keep         bool // does not quit

	keen  float64 // logarithm of how often somebody comes, drifting from year to year
	taste [11]float32
}

// here reports whether somebody can be at an evening on the day.
func (p *person) here(day wareki.Date) bool { return p.from <= day && (p.last == "" || p.last >= day) }

func (p *person) score(year int) float64 { return float64(year-p.hired) + 6*p.talent }

// newStaff hires somebody into a block.
func (o *office) newStaff(r *rand.Rand, b *block, hired, age int) *person {
	o.serial++
	p := &person{block: b, hired: hired, born: hired - age, since: hired, talent: r.NormFloat64()}
	female := map[byte]float64{clerical: 0.45, tech: 0.12, fire: 0.05, nursery: 0.95, health: 0.93}[b.pool]
	p.female = r.Float64() < female
	for p.Name == "" || o.taken[kana.Fold(p.Name)] {
		p.Name, p.Reading = fullName(o.names.surname(r), o.names.given(r, p.female, p.born))
	}
	p.StaffNo = staffNo(o.serial)
	o.interest(r, p)
	o.staff = append(o.staff, p)
	return p
}

// interest gives somebody what makes them come or not.
func (o *office) interest(r *rand.Rand, p *person) {
	p.keen = r.NormFloat64() * 1.9
	for i := range p.taste {
		p.taste[i] = float32(math.Exp(r.NormFloat64() * 0.4))
	}
}

// drift: some grow tired of it, others begin.
func (p *person) drift(r *rand.Rand) { p.keen = 0.92*p.keen + 0.74*r.NormFloat64() }

// special people whom the stories of the program need: two of one name, and
// three of whom no reading is known.
func (o *office) special() {
	young := 0
	for _, p := range o.staff {
		if p.block.pool != clerical || p.block.sec.draw == 0 || p.born < 1978 {
			continue
		}
		young++
		switch young {
		case 2, 5, 9:
			p.Reading, p.keep, p.keen = "", true, 1
		case 7:
			p.Name, p.Reading, p.female, p.keep, p.keen = "田中 太郎", "たなか たろう", false, true, 1.5
		}
	}
}

// namesake is the second 田中 太郎, hired in 2012.
func (p *person) namesake() {
	p.Name, p.Reading, p.female, p.keep, p.keen = "田中 太郎", "たなか たろう", false, true, 1.2
}
