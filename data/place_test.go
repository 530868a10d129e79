package data

import "testing"

// Nobody comes from an empty cell.
func TestPlace(t *testing.T) {
	for _, x := range []struct {
		outside  bool
		where    string
		kind     Affiliation
		want     string
		recorded bool
	}{
		{false, "総務部 人事課", "", "総務部 人事課", true},
		{false, "", "", "所属の記録なし", false},
		{true, "瀬戸内信用金庫", Company, "瀬戸内信用金庫", true},
		{true, "", Citizen, "市民", false},
		{true, "", "", "外部(区分なし)", false},
	} {
		got := Place(x.outside, x.where, x.kind)
		if got != x.want || PlaceRecorded(got) != x.recorded {
			t.Errorf("%+v: %q, recorded: %v", x, got, PlaceRecorded(got))
		}
	}
	if got := placeAndTitle(true, "", "作家", Citizen); got != "作家" {
		t.Errorf("a title alone: %q", got)
	}
}
