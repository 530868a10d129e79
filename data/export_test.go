package data

// FigureQueries are the scans of the figures by table, for the test that looks
// at their plans.
func (s *Store) FigureQueries() map[string]string {
	return map[string]string{"registrations": markQuery, "postings": postingQuery, "people": goneQuery}
}
