-- 種: themes that might become a seminar, for the 企画帳. person_id is who had it,
-- seminar_id the evening that came of it, category_id its kind; 0 = none.
CREATE TABLE ideas (
	id {{id}},
	version INTEGER NOT NULL DEFAULT 1,
	title TEXT NOT NULL DEFAULT '',
	note TEXT NOT NULL DEFAULT '',
	category_id INTEGER NOT NULL DEFAULT 0,
	person_id INTEGER NOT NULL DEFAULT 0,
	seminar_id INTEGER NOT NULL DEFAULT 0,
	noted_on TEXT NOT NULL DEFAULT '',
	state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'chosen', 'shelved')),
	search_key TEXT NOT NULL DEFAULT ''
);
CREATE INDEX ideas_by_person ON ideas (person_id) WHERE person_id <> 0;
CREATE INDEX ideas_by_seminar ON ideas (seminar_id) WHERE seminar_id <> 0;
