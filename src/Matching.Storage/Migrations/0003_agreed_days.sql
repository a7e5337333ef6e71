-- What was agreed beside what happened: without it nobody can say whether a placement started in time or lasted. All
-- three are unknown for placements that were loaded before.

ALTER TABLE placement ADD COLUMN decided_on DATE;
ALTER TABLE placement ADD COLUMN agreed_start_on DATE;
ALTER TABLE placement ADD COLUMN agreed_end_on DATE;
