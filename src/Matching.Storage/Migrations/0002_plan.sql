-- Plans as they were made. `content` is the plan as one JSON document with its words in both languages, so that a
-- stored plan reads the same whatever has changed since; the columns beside it are what lists and statistics ask for.
-- A plan is never changed. `area` and `options` are JSON; the seed is TEXT because it has 64 bits without a sign.

CREATE TABLE plan (
    municipality TEXT NOT NULL REFERENCES municipality (code),
    id TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number >= 1),
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    area TEXT NOT NULL,
    as_of DATE NOT NULL,
    start_on DATE NOT NULL,
    end_on DATE NOT NULL,
    seed TEXT NOT NULL,
    model TEXT NOT NULL,
    options TEXT NOT NULL,
    status TEXT NOT NULL,
    objective BIGINT NOT NULL,
    bound BIGINT NOT NULL,
    certified_bound BIGINT NOT NULL,
    seconds DOUBLE PRECISION NOT NULL CHECK (seconds >= 0),
    placed INTEGER NOT NULL CHECK (placed >= 0),
    unplaced INTEGER NOT NULL CHECK (unplaced >= 0),
    content TEXT NOT NULL,
    PRIMARY KEY (municipality, id),
    UNIQUE (municipality, number)
);

CREATE TABLE plan_placement (
    municipality TEXT NOT NULL,
    plan TEXT NOT NULL,
    participant_municipality TEXT NOT NULL,
    participant TEXT NOT NULL,
    slot_municipality TEXT NOT NULL,
    slot TEXT NOT NULL,
    kind TEXT NOT NULL,
    sessions INTEGER NOT NULL CHECK (sessions BETWEEN 1 AND 1023),
    start_on DATE NOT NULL,
    end_on DATE NOT NULL,
    value BIGINT NOT NULL,
    PRIMARY KEY (municipality, plan, participant_municipality, participant),
    FOREIGN KEY (municipality, plan) REFERENCES plan (municipality, id),
    FOREIGN KEY (participant_municipality, participant) REFERENCES participant (municipality, id),
    FOREIGN KEY (slot_municipality, slot) REFERENCES slot (municipality, id)
);

CREATE INDEX plan_placement_by_participant ON plan_placement (participant_municipality, participant);
CREATE INDEX plan_placement_by_slot ON plan_placement (slot_municipality, slot);
