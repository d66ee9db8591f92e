-- Version 3: a plan knows the one of an earlier period that it goes on from.
-- No reference: that plan may be removed, and come back.

ALTER TABLE plan ADD COLUMN continues TEXT;
