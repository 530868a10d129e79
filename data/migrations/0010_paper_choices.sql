-- What the office wants of its papers and was kept on one computer until now: the order of
-- its lists, how many 名札 stand on a sheet (10 or 8), how many evenings make a 修了証, 出席簿
-- on A3, 机上札 from top to bottom, envelopes of 角形2号, one letter to all lecturers, 年次報告書
-- with 受講履歴, and what 当日の一式 holds ('' = all of it).
ALTER TABLE offices ADD COLUMN list_order TEXT NOT NULL DEFAULT 'kana';
ALTER TABLE offices ADD COLUMN badge_sheet INTEGER NOT NULL DEFAULT 10;
ALTER TABLE offices ADD COLUMN completion_least INTEGER NOT NULL DEFAULT 5;
ALTER TABLE offices ADD COLUMN book_a3 INTEGER NOT NULL DEFAULT 0 CHECK (book_a3 IN (0, 1));
ALTER TABLE offices ADD COLUMN tents_upright INTEGER NOT NULL DEFAULT 0 CHECK (tents_upright IN (0, 1));
ALTER TABLE offices ADD COLUMN envelope_large INTEGER NOT NULL DEFAULT 0 CHECK (envelope_large IN (0, 1));
ALTER TABLE offices ADD COLUMN letters_together INTEGER NOT NULL DEFAULT 0 CHECK (letters_together IN (0, 1));
ALTER TABLE offices ADD COLUMN annual_history INTEGER NOT NULL DEFAULT 0 CHECK (annual_history IN (0, 1));
ALTER TABLE offices ADD COLUMN day_papers TEXT NOT NULL DEFAULT '';
