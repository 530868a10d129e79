-- 台帳 itself: uid is what tells this ledger from every other one, whatever its file
-- is called. It is given once and goes along into every backup.
CREATE TABLE ledgers (
	id {{id}},
	version INTEGER NOT NULL DEFAULT 1,
	uid TEXT NOT NULL DEFAULT ''
);
