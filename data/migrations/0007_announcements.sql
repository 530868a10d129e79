-- 告知: what she wrote instead of the text that is made from the record, one for each kind
-- of text of a seminar. made is the text as it was made then: where another one is made
-- now, the facts have changed since.
CREATE TABLE announcements (
	id {{id}},
	version INTEGER NOT NULL DEFAULT 1,
	seminar_id INTEGER NOT NULL DEFAULT 0 REFERENCES seminars (id) DEFERRABLE INITIALLY DEFERRED,
	kind TEXT NOT NULL DEFAULT 'board' CHECK (kind IN ('board', 'mail', 'facebook')),
	text TEXT NOT NULL DEFAULT '',
	made TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX announcements_once ON announcements (seminar_id, kind);
