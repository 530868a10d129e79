-- 連絡: what somebody knows of an evening, and how they came to know it. source:
-- before = what they knew before something changed, told = the office told them, on
-- told_on by way, self = it was done at their own wish. part is whether they applied or
-- speak; standing, evening, day, starts, ends and venue are what they know.
CREATE TABLE notices (
	id {{id}},
	version INTEGER NOT NULL DEFAULT 1,
	seminar_id INTEGER NOT NULL DEFAULT 0 REFERENCES seminars (id) DEFERRABLE INITIALLY DEFERRED,
	person_id INTEGER NOT NULL DEFAULT 0 REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED,
	part TEXT NOT NULL DEFAULT 'applicant' CHECK (part IN ('applicant', 'speaker')),
	source TEXT NOT NULL DEFAULT 'before' CHECK (source IN ('before', 'told', 'self')),
	standing TEXT NOT NULL DEFAULT '',
	evening TEXT NOT NULL DEFAULT 'on' CHECK (evening IN ('on', 'cancelled', 'postponed')),
	day TEXT NOT NULL DEFAULT '',
	starts TEXT NOT NULL DEFAULT '',
	ends TEXT NOT NULL DEFAULT '',
	venue TEXT NOT NULL DEFAULT '',
	told_on TEXT NOT NULL DEFAULT '',
	way TEXT NOT NULL DEFAULT '' CHECK (way IN ('', 'email', 'phone', 'inhouse', 'spoken'))
);
CREATE INDEX notices_by_seminar ON notices (seminar_id, person_id);
CREATE INDEX notices_by_person ON notices (person_id);
