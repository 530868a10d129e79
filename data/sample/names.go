package sample

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
)

// names draws names of people.
type names struct {
	family     [][2]string
	until      []int // sums of the weights
	men, women [][2]string
}

func readNames() *names {
	n := &names{men: pairs(men), women: pairs(women)}
	sum := 0
	for _, e := range entries(surnames) {
		weight, err := strconv.Atoi(e[2])
		if err != nil {
			panic(err) // the list is compiled in
		}
		sum += weight
		n.family, n.until = append(n.family, [2]string{e[0], e[1]}), append(n.until, sum)
	}
	return n
}

func entries(list string) [][]string {
	var out [][]string
	for _, e := range strings.FieldsFunc(list, func(r rune) bool { return r == '|' || r == '\n' }) {
		out = append(out, strings.Fields(e))
	}
	return out
}

func pairs(list string) [][2]string {
	var out [][2]string
	for _, e := range entries(list) {
		out = append(out, [2]string{e[0], e[1]})
	}
	return out
}

func (n *names) surname(r *rand.Rand) [2]string {
	k := r.IntN(n.until[len(n.until)-1])
	i := 0
	for n.until[i] <= k {
		i++
	}
	return n.family[i]
}

// given draws a given name that was common when somebody of that year of birth
// was named: the lists begin with the oldest.
func (n *names) given(r *rand.Rand, female bool, born int) [2]string {
	list := n.men
	if female {
		list = n.women
	}
	at := float64(born-1948) / 58 * float64(len(list))
	i := int(math.Round(at + r.NormFloat64()*float64(len(list))/7))
	return list[max(0, min(i, len(list)-1))]
}

// fullName joins family and given name, and their readings.
func fullName(family, given [2]string) (name, reading string) {
	return family[0] + " " + given[0], family[1] + " " + given[1]
}

func staffNo(serial int) string { return fmt.Sprintf("%06d", 1000+serial) }
