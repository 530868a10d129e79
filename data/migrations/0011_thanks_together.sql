-- 礼状: one letter to all lecturers of an evening, chosen apart from 講師依頼書.
ALTER TABLE offices ADD COLUMN thanks_together INTEGER NOT NULL DEFAULT 0 CHECK (thanks_together IN (0, 1));
