package sample

import (
	"context"
	"math/rand/v2"
	"strings"

	"jibun/data/kana"
	"jibun/data/wareki"
)

// promote fills the posts from the top down: the most senior of the grade below
// who is of the same kind moves in. In the first year everybody stays in the
// section they begin in, if somebody there will do.
func (o *office) promote(r *rand.Rand, year int, move bool) {
	for _, b := range o.blocks {
		b.have = [7]int{}
	}
	byPool := map[byte][]*person{}
	for _, p := range o.staff {
		if p.last == "" {
			p.block.have[p.grade]++
			byPool[p.block.pool] = append(byPool[p.block.pool], p)
		}
	}
	for grade := 6; grade >= 3; grade-- {
		for _, b := range o.blocks {
			for b.have[grade] < b.slots[grade] {
				p := candidate(byPool[b.pool], b, grade, year, move)
				if p == nil {
					break
				}
				p.block.have[p.grade]--
				if p.block != b {
					p.block, p.since = b, year
				}
				p.grade = grade
				b.have[grade]++
			}
		}
	}
}

// candidate is who gets a post: of the highest grade below it, by seniority.
func candidate(pool []*person, b *block, grade, year int, anywhere bool) *person {
	var best *person
	for _, p := range pool {
		if p.last != "" || p.grade >= grade || (!anywhere && p.block != b) || year-p.hired < 2*grade {
			continue
		}
		if best == nil || p.grade > best.grade || p.grade == best.grade && p.score(year) > best.score(year) {
			best = p
		}
	}
	return best
}

// rotate lets people of the same kind and grade change places after some years.
func (o *office) rotate(r *rand.Rand, year int) {
	type group struct {
		pool  byte
		grade int
	}
	groups, order := map[group][]*person{}, []group(nil)
	for _, p := range o.staff {
		if p.last != "" || p.since > year-3 || p.grade > 5 {
			continue
		}
		chance := map[byte]float64{clerical: 0.3, tech: 0.25, fire: 0.15, health: 0.2}[p.block.pool]
		if r.Float64() >= chance {
			continue
		}
		g := group{p.block.pool, p.grade}
		if groups[g] == nil {
			order = append(order, g)
		}
		groups[g] = append(groups[g], p)
	}
	for _, g := range order {
		list := groups[g]
		r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		places := make([]*block, len(list))
		for i, p := range list {
			places[i] = p.block
		}
		for i, p := range list {
			if to := places[(i+1)%len(places)]; to != p.block {
				p.block, p.since = to, year
			}
		}
	}
}

// marriages gives a few people a year another family name.
func (o *office) marriages(r *rand.Rand, year int) {
	var brides []*person
	for _, p := range o.staff {
		if age := year - p.born; p.last == "" && p.Reading != "" && !p.keep && age >= 25 && age <= 38 && p.from < wareki.On(year, 1, 1) {
			if p.female || r.IntN(12) == 0 {
				brides = append(brides, p)
			}
		}
	}
	for range min(3+r.IntN(4), len(brides)) {
		p := brides[r.IntN(len(brides))]
		if p.keep {
			continue
		}
		p.keep = true // once is enough; and she stays
		name, reading := o.marriedName(r, p)
		day := workday(wareki.On(year, 5, 1).AddDays(r.IntN(300)))
		o.doBy(day, 11*60+r.IntN(60), func(ctx context.Context) error {
			if err := o.s.RenamePerson(ctx, p.ID, name, reading, day.AddDays(-day.Day()+1)); err != nil {
				return err
			}
			var err error
			p.Person, err = o.s.Person(ctx, p.ID)
			return err
		})
	}
}

// marriedName keeps the given name and takes another family name.
func (o *office) marriedName(r *rand.Rand, p *person) (name, reading string) {
	_, given, _ := strings.Cut(p.Name, " ")
	_, kanaGiven, _ := strings.Cut(p.Reading, " ")
	for name == "" || name == p.Name || o.taken[kana.Fold(name)] {
		name, reading = fullName(o.names.surname(r), [2]string{given, kanaGiven})
	}
	return name, reading
}
