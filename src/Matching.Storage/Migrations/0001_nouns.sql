-- The nouns of the README. The municipality is part of every key and of every foreign key: two municipalities may use
-- the same id. `source` names the system that owns a row. Closed sets are kept as the codes of the files (TEXT), lists
-- as JSON arrays (TEXT), half-days as a mask with bit 0 = Monday forenoon. BOOLEAN and DATE are PostgreSQL's own types;
-- SQLite keeps them as 0 or 1 and as the text yyyy-mm-dd, and both drivers give them back as bool and DateOnly.

CREATE TABLE municipality (
    code TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL
);

CREATE TABLE employer (
    municipality TEXT NOT NULL REFERENCES municipality (code),
    id TEXT NOT NULL,
    source TEXT NOT NULL,
    name TEXT NOT NULL,
    sector TEXT NOT NULL,
    PRIMARY KEY (municipality, id)
);

CREATE TABLE site (
    municipality TEXT NOT NULL REFERENCES municipality (code),
    id TEXT NOT NULL,
    source TEXT NOT NULL,
    employer TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    latitude DOUBLE PRECISION CHECK (latitude BETWEEN 55 AND 70),
    longitude DOUBLE PRECISION CHECK (longitude BETWEEN 10 AND 25),
    trainee_cap INTEGER CHECK (trainee_cap BETWEEN 0 AND 10000),
    PRIMARY KEY (municipality, id),
    FOREIGN KEY (municipality, employer) REFERENCES employer (municipality, id),
    CHECK ((latitude IS NULL) = (longitude IS NULL))
);

CREATE TABLE supervisor (
    municipality TEXT NOT NULL REFERENCES municipality (code),
    id TEXT NOT NULL,
    source TEXT NOT NULL,
    support_capacity INTEGER NOT NULL CHECK (support_capacity BETWEEN 0 AND 1000),
    PRIMARY KEY (municipality, id)
);

CREATE TABLE slot (
    municipality TEXT NOT NULL REFERENCES municipality (code),
    id TEXT NOT NULL,
    source TEXT NOT NULL,
    site TEXT NOT NULL,
    title TEXT NOT NULL,
    activity TEXT,
    stage TEXT NOT NULL,
    field TEXT NOT NULL,
    form TEXT NOT NULL,
    start_on DATE NOT NULL,
    end_on DATE NOT NULL,
    season TEXT,
    open_sessions INTEGER NOT NULL CHECK (open_sessions BETWEEN 1 AND 1023),
    session_capacity TEXT NOT NULL,
    minimum_crew INTEGER NOT NULL CHECK (minimum_crew BETWEEN 1 AND 10000),
    physical_demand INTEGER NOT NULL CHECK (physical_demand BETWEEN 0 AND 4),
    social_demand INTEGER NOT NULL CHECK (social_demand BETWEEN 0 AND 4),
    cognitive_demand INTEGER NOT NULL CHECK (cognitive_demand BETWEEN 0 AND 4),
    tasks TEXT NOT NULL,
    adaptations TEXT NOT NULL,
    driving_licence_required BOOLEAN NOT NULL CHECK (driving_licence_required IN (TRUE, FALSE)),
    shared BOOLEAN NOT NULL CHECK (shared IN (TRUE, FALSE)),
    PRIMARY KEY (municipality, id),
    FOREIGN KEY (municipality, site) REFERENCES site (municipality, id),
    CHECK (start_on <= end_on)
);

CREATE TABLE slot_supervisor (
    municipality TEXT NOT NULL,
    slot TEXT NOT NULL,
    supervisor TEXT NOT NULL,
    position INTEGER NOT NULL CHECK (position >= 0),
    PRIMARY KEY (municipality, slot, supervisor),
    FOREIGN KEY (municipality, slot) REFERENCES slot (municipality, id),
    FOREIGN KEY (municipality, supervisor) REFERENCES supervisor (municipality, id)
);

CREATE TABLE participant (
    municipality TEXT NOT NULL REFERENCES municipality (code),
    id TEXT NOT NULL,
    source TEXT NOT NULL,
    protected_identity BOOLEAN NOT NULL CHECK (protected_identity IN (TRUE, FALSE)),
    stage TEXT NOT NULL,
    readiness TEXT NOT NULL,
    ready_from DATE,
    registered_on DATE NOT NULL,
    sessions_needed INTEGER NOT NULL CHECK (sessions_needed BETWEEN 1 AND 10),
    available_sessions INTEGER NOT NULL CHECK (available_sessions BETWEEN 1 AND 1023),
    work_ability_percent INTEGER CHECK (work_ability_percent BETWEEN 0 AND 100),
    work_ability_contested BOOLEAN NOT NULL CHECK (work_ability_contested IN (TRUE, FALSE)),
    language TEXT NOT NULL,
    physical_ability INTEGER NOT NULL CHECK (physical_ability BETWEEN 0 AND 4),
    social_ability INTEGER NOT NULL CHECK (social_ability BETWEEN 0 AND 4),
    cognitive_ability INTEGER NOT NULL CHECK (cognitive_ability BETWEEN 0 AND 4),
    support_need INTEGER NOT NULL CHECK (support_need BETWEEN 1 AND 10),
    needed_adaptations TEXT NOT NULL,
    driving_licence BOOLEAN NOT NULL CHECK (driving_licence IN (TRUE, FALSE)),
    months_since_work INTEGER CHECK (months_since_work BETWEEN 0 AND 720),
    never_worked BOOLEAN NOT NULL CHECK (never_worked IN (TRUE, FALSE)),
    latitude DOUBLE PRECISION CHECK (latitude BETWEEN 55 AND 70),
    longitude DOUBLE PRECISION CHECK (longitude BETWEEN 10 AND 25),
    travel_modes TEXT NOT NULL,
    maximum_travel_minutes INTEGER NOT NULL CHECK (maximum_travel_minutes BETWEEN 5 AND 240),
    travel_bands TEXT NOT NULL,
    wishes TEXT NOT NULL,
    vetoes TEXT NOT NULL,
    clearances TEXT NOT NULL,
    sex TEXT NOT NULL,
    PRIMARY KEY (municipality, id),
    CHECK ((latitude IS NULL) = (longitude IS NULL)),
    CHECK (NOT protected_identity OR latitude IS NULL)
);

CREATE TABLE placement (
    municipality TEXT NOT NULL REFERENCES municipality (code),
    id TEXT NOT NULL,
    source TEXT NOT NULL,
    participant TEXT NOT NULL,
    slot_municipality TEXT NOT NULL,
    slot TEXT NOT NULL,
    state TEXT NOT NULL,
    sessions INTEGER NOT NULL CHECK (sessions BETWEEN 1 AND 1023),
    start_on DATE NOT NULL,
    end_on DATE NOT NULL,
    outcome TEXT,
    outcome_reason TEXT,
    outcome_progress BOOLEAN CHECK (outcome_progress IN (TRUE, FALSE)),
    PRIMARY KEY (municipality, id),
    FOREIGN KEY (municipality, participant) REFERENCES participant (municipality, id),
    FOREIGN KEY (slot_municipality, slot) REFERENCES slot (municipality, id),
    CHECK (start_on <= end_on),
    CHECK ((outcome IS NULL) = (outcome_reason IS NULL) AND (outcome IS NULL) = (outcome_progress IS NULL))
);

CREATE INDEX placement_by_participant ON placement (municipality, participant);
CREATE INDEX placement_by_slot ON placement (slot_municipality, slot);

CREATE TABLE step (
    municipality TEXT NOT NULL,
    participant TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number >= 1),
    source TEXT NOT NULL,
    observed_on DATE NOT NULL,
    kind TEXT NOT NULL,
    from_value INTEGER NOT NULL,
    to_value INTEGER NOT NULL,
    PRIMARY KEY (municipality, participant, number),
    FOREIGN KEY (municipality, participant) REFERENCES participant (municipality, id),
    CHECK (from_value <> to_value)
);
