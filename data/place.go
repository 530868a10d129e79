package data

import (
	"strings"

	"jibun/data/report"
)

// Place is what lists, candidates and papers say somebody comes from; it is never
// empty. where is the 所属 of one of the staff, or the 団体 of somebody from outside:
// without it, that nobody recorded it, or the 区分.
func Place(outside bool, where string, kind Affiliation) string {
	switch {
	case where != "":
		return where
	case !outside:
		return report.NoDepartment
	case kind == "":
		return "外部(区分なし)"
	}
	return kind.Label()
}

// PlaceRecorded reports whether a place that Place gave is one that somebody recorded:
// what a sign or an e-mail says can be held against it.
func PlaceRecorded(place string) bool {
	for _, kind := range append([]Affiliation{""}, affiliations...) {
		if place == Place(true, "", kind) {
			return false
		}
	}
	return place != "" && place != report.NoDepartment
}

// recordedPlace is the 所属, or the 団体 of an outside person, "" if nobody recorded it:
// what an address needs.
func recordedPlace(kind, organization, division, section string) string {
	if kind == "outside" {
		return organization
	}
	return departmentLabel(division, section)
}

// placeOf is Place of a row of the ledger.
func placeOf(kind, organization, affiliation, division, section string) string {
	return Place(kind == "outside", recordedPlace(kind, organization, division, section), Affiliation(affiliation))
}

// placeAndTitle is what a paper says before a lecturer's name: the place and the title
// as far as they are recorded, else what Place says.
func placeAndTitle(outside bool, where, title string, kind Affiliation) string {
	if s := strings.TrimSpace(joinWords(where, title)); s != "" {
		return s
	}
	return Place(outside, "", kind)
}
