package sample

import (
	"fmt"
	"strings"

	"jibun/data"
	"jibun/data/kana"
	"jibun/data/wareki"
)

// twice is somebody whom two clerks entered twice, spelt in two ways: the pair
// that the program proposes to merge.
var (
	twice = data.Person{Outside: true, Name: "渡邉 由美子", Reading: "わたなべ ゆみこ", Email: "y-watanabe@kosodate.example.jp",
		Affiliation: data.NPO, Organization: "NPO法人 くれ子育てネット", Title: "事務局"}
	again = data.Person{Outside: true, Name: "渡辺 由美子", Reading: "わたなべ ゆみこ", Phone: "0823-00-0123",
		Affiliation: data.NPO, Organization: "くれ子育てネット"}
)

// changeOver is the day from which the second spelling was used.
const changeOver wareki.Date = "2013-10-01"

var guestKinds = []struct {
	kind   data.Affiliation
	domain string
	until  int // of 100
}{{data.Citizen, "mail", 30}, {data.Municipality, "lg", 50}, {data.Company, "co", 68}, {data.NPO, "npo", 80}, {data.University, "ac", 90}, {data.Group, "or", 100}}

// newGuests are the people from outside who hear of the evenings in a year; the
// first ones in 2012. Most come once or twice.
func (o *office) newGuests(year int) {
	if year < 2012 {
		return
	}
	r := dice(diceGuests, year, 0)
	if year == 2012 {
		for i, d := range []data.Person{twice, again} {
			p := &person{Person: d, female: true, from: "2012-04-01", last: changeOver.AddDays(-1)}
			o.interest(r, p)
			if i == 1 {
				p.from, p.last = changeOver, ""
			}
			p.keen = 2.2
			o.guests = append(o.guests, p)
		}
	}
	for range max(1, 16*o.size.people/100) {
		p := &person{from: wareki.On(year, 4, 1), female: r.IntN(2) == 0, born: 1945 + r.IntN(60)}
		for p.Name == "" || o.taken[kana.Fold(p.Name)] || o.isStaff(p.Name) {
			p.Name, p.Reading = fullName(o.names.surname(r), o.names.given(r, p.female, p.born))
		}
		o.taken[kana.Fold(p.Name)] = true
		p.Outside = true
		k, dice := 0, r.IntN(100)
		for guestKinds[k].until <= dice {
			k++
		}
		p.Affiliation = guestKinds[k].kind
		list := organizations[string(p.Affiliation)]
		p.Organization = list[r.IntN(len(list))]
		if p.Email = fmt.Sprintf("guest%04d@%s.example.jp", len(o.guests)+1, guestKinds[k].domain); p.Organization != "" && r.IntN(6) == 0 {
			p.Email, p.Phone = "", fmt.Sprintf("090-0000-%04d", r.IntN(10000))
		}
		o.interest(r, p)
		p.last = wareki.On(year+1+r.IntN(8), 3, 31)
		o.guests = append(o.guests, p)
	}
}

// isStaff reports whether somebody of the staff has the name, however written.
func (o *office) isStaff(name string) bool {
	for _, p := range o.staff[o.counted:] {
		o.staffNames[kana.Fold(p.Name)] = true
	}
	o.counted = len(o.staff)
	return o.staffNames[kana.Fold(name)]
}

// readVisitors reads those who come to lecture.
func readVisitors() []*person {
	var out []*person
	for _, line := range strings.Split(strings.TrimSpace(outsideLecturers), "\n") {
		f := strings.Fields(line)
		p := &person{from: "2008-04-01"}
		p.Outside, p.Name, p.Reading = true, f[0]+" "+f[1], f[2]+" "+f[3]
		p.Affiliation, p.Organization, p.Title = data.Affiliation(f[4]), strings.ReplaceAll(f[5], "_", " "), f[6]
		out = append(out, p)
	}
	return out
}
