package sample

import (
	"strconv"
	"strings"

	"jibun/data"
)

// section is a department of the city with the people it needs.
type section struct {
	data.Department
	draw   float64 // how much it likes to come; 0 = nobody ever does
	closed bool
}

// Pools: people move within their own kind.
const (
	clerical = 'g'
	tech     = 't'
	fire     = 'f'
	nursery  = 'n'
	health   = 'h'
)

// block is the people of one kind in a section.
type block struct {
	sec   *section
	pool  byte
	n     int
	slots [7]int // of grades 3–6; the lower ones are what is left
	have  [7]int
}

// readSections reads the city's structure.
func (o *office) readSections() {
	last := ""
	for i, line := range strings.Split(strings.TrimSpace(departmentList), "\n") {
		f := strings.Fields(line)
		sec := &section{Department: data.Department{Code: f[0], Division: f[1], Section: f[2], Position: (i + 1) * 10}}
		if sec.Section == "*" {
			sec.Section = ""
		}
		sec.draw = 0.35 + float64(i*37%100)/70
		if f[0] == "0103" {
			sec.draw = 0.8 // those who organise it
		}
		o.sections = append(o.sections, sec)
		head := true
		for _, w := range f[3:] {
			if w == "-" {
				sec.draw = 0
				continue
			}
			n, err := strconv.Atoi(w[1:])
			if err != nil {
				panic(err) // the list is compiled in
			}
			o.addBlock(sec, w[0], n, head, head && last != sec.Division)
			head = false
		}
		last = sec.Division
	}
}

// addBlock gives a block its posts: the first block of a section has its head,
// the first section of a division has the head of the division.
func (o *office) addBlock(sec *section, pool byte, n int, head, chief bool) {
	b := &block{sec: sec, pool: pool, n: max(1, n*o.size.people/100)}
	if pool == nursery {
		b.slots[5] = b.n / 12 // 園長
	}
	b.slots[3] = b.n / 7
	if head {
		b.slots[5] = 1
		b.slots[4] = 1 + b.n/30
	}
	if chief && n > 8 {
		b.slots[6] = 1
	}
	o.blocks = append(o.blocks, b)
}

// titleOf is 職名 of a grade in a block.
func titleOf(b *block, grade int) string {
	switch grade {
	case 6:
		if strings.HasSuffix(b.sec.Division, "局") {
			return "局長"
		}
		if strings.HasSuffix(b.sec.Division, "部") {
			return "部長"
		}
		return "事務局長"
	case 5:
		switch {
		case b.pool == nursery:
			return "園長"
		case strings.HasSuffix(b.sec.Section, "センター"):
			return "所長"
		case strings.HasSuffix(b.sec.Section, "館"):
			return "館長"
		case strings.HasSuffix(b.sec.Section, "署"):
			return "消防署長"
		}
		return "課長"
	case 4:
		return "課長補佐"
	case 3:
		return "係長"
	}
	return map[byte][3]string{clerical: {"主事", "主任", "主査"}, tech: {"技師", "主任技師", "主査"}, fire: {"消防士", "消防副士長", "消防士長"},
		nursery: {"保育士", "主任保育士", "主任保育士"}, health: {"保健師", "主任保健師", "主査"}}[b.pool][grade]
}

// rankAndBand are given for titles that no table knows; 0 and "" leave it to
// the program.
func rankAndBand(title string) (int, data.Band) {
	switch title {
	case "消防士":
		return 74, data.Junior
	case "消防副士長":
		return 66, data.Junior
	case "消防士長":
		return 56, data.Middle
	case "消防署長":
		return 26, data.Manager
	}
	return 0, ""
}
