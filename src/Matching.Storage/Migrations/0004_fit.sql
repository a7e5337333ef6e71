-- Model versions as files (JSON, TEXT), never changed; who made which of them count, and when; suggestions as they were
-- given with what they were made of. A version is named by the SHA-256 of its files. An activation without a version
-- goes back to the rule-based prior; the newest one counts. Plans get the version and the hash of what was solved.

CREATE TABLE fit_version (
    municipality TEXT NOT NULL REFERENCES municipality (code),
    id TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number >= 1),
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    name TEXT NOT NULL,
    label_version TEXT NOT NULL,
    from_on DATE,
    to_on DATE,
    row_count INTEGER NOT NULL CHECK (row_count >= 0),
    seed TEXT NOT NULL,
    metrics TEXT NOT NULL,
    good_file TEXT NOT NULL,
    started_file TEXT,
    PRIMARY KEY (municipality, id),
    UNIQUE (municipality, number)
);

CREATE TABLE fit_activation (
    municipality TEXT NOT NULL REFERENCES municipality (code),
    number INTEGER NOT NULL CHECK (number >= 1),
    version TEXT,
    acted_by TEXT NOT NULL,
    acted_at TIMESTAMP WITH TIME ZONE NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (municipality, number),
    FOREIGN KEY (municipality, version) REFERENCES fit_version (municipality, id)
);

CREATE TABLE suggestion (
    municipality TEXT NOT NULL REFERENCES municipality (code),
    number INTEGER NOT NULL CHECK (number >= 1),
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    about TEXT NOT NULL,
    by_slot BOOLEAN NOT NULL CHECK (by_slot IN (TRUE, FALSE)),
    as_of DATE NOT NULL,
    model TEXT NOT NULL,
    model_version TEXT NOT NULL,
    input_hash TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (municipality, number)
);

CREATE INDEX suggestion_by_about ON suggestion (municipality, about);

ALTER TABLE plan ADD COLUMN model_version TEXT NOT NULL DEFAULT '';
ALTER TABLE plan ADD COLUMN input_hash TEXT NOT NULL DEFAULT '';
