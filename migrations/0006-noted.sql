-- What the note in a share's thread said last of a version that went out of use there. An item put behind one that was on
-- its way finds the same news, which nobody is to be told twice.
ALTER TABLE showing ADD COLUMN noted TEXT;
