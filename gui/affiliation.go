package gui

import "jibun/data"

// affiliations are the 区分 of people from outside, in the order of the choice.
func affiliations() []data.Affiliation {
	return []data.Affiliation{data.Citizen, data.NPO, data.University, data.Company, data.Group, data.Municipality}
}
