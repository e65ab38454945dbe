BEGIN TRANSACTION;
CREATE TABLE access_tokens (
	"key" VARCHAR(64) NOT NULL, 
	user_name VARCHAR(100) NOT NULL, 
	made_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_access_tokens PRIMARY KEY ("key"), 
	CONSTRAINT fk_access_tokens_user_name_users FOREIGN KEY(user_name) REFERENCES users (name)
);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0014');
CREATE TABLE aliases (
	id INTEGER NOT NULL, 
	field VARCHAR(30) NOT NULL, 
	spelling TEXT NOT NULL, 
	meaning TEXT NOT NULL, 
	learned_at DATETIME NOT NULL, 
	learned_by VARCHAR(100) NOT NULL, 
	withdrawn_at DATETIME, 
	withdrawn_by VARCHAR(100), 
	CONSTRAINT pk_aliases PRIMARY KEY (id)
);
INSERT INTO "aliases" VALUES(1,'unit','an quang huu','29461','2023-04-12 03:00:00.000000','lan',NULL,NULL);
CREATE TABLE assessments (
	revision INTEGER NOT NULL, 
	period DATE NOT NULL, 
	level VARCHAR(10) NOT NULL, 
	unit VARCHAR(20) NOT NULL, 
	criterion VARCHAR(20) NOT NULL, 
	indicator VARCHAR(20) NOT NULL, 
	criteria_set VARCHAR(40) NOT NULL, 
	result VARCHAR(20) NOT NULL, 
	value FLOAT, 
	dossier TEXT, 
	dossier_state VARCHAR(20), 
	planned_on DATE, 
	agency TEXT, 
	note TEXT, 
	origin INTEGER NOT NULL, 
	is_withdrawn BOOLEAN NOT NULL, 
	source TEXT, 
	certainty VARCHAR(20) NOT NULL, 
	file TEXT, 
	"row" INTEGER, 
	CONSTRAINT pk_assessments PRIMARY KEY (revision, period, level, unit, criterion, indicator, criteria_set), 
	CONSTRAINT fk_assessments_revision_revisions FOREIGN KEY(revision) REFERENCES revisions (number), 
	CONSTRAINT fk_assessments_origin_revisions FOREIGN KEY(origin) REFERENCES revisions (number)
);
INSERT INTO "assessments" VALUES(1,'2023-04-12','commune','29461','1','','','met',95.5,NULL,NULL,NULL,NULL,'ghi chú',1,0,'BC 1','reported',NULL,NULL);
INSERT INTO "assessments" VALUES(2,'2023-04-12','commune','29461','1','','','not_met',NULL,NULL,NULL,NULL,NULL,NULL,1,0,NULL,'reported',NULL,NULL);
CREATE TABLE assignments (
	revision INTEGER NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	unit VARCHAR(20) NOT NULL, 
	criterion VARCHAR(20) NOT NULL, 
	indicator VARCHAR(20) NOT NULL, 
	assignee TEXT NOT NULL, 
	from_on DATE NOT NULL, 
	until_on DATE, 
	note TEXT, 
	origin INTEGER NOT NULL, 
	is_withdrawn BOOLEAN NOT NULL, 
	source TEXT, 
	certainty VARCHAR(20) NOT NULL, 
	file TEXT, 
	"row" INTEGER, 
	CONSTRAINT pk_assignments PRIMARY KEY (revision, role, unit, criterion, indicator, assignee, from_on), 
	CONSTRAINT fk_assignments_revision_revisions FOREIGN KEY(revision) REFERENCES revisions (number), 
	CONSTRAINT fk_assignments_origin_revisions FOREIGN KEY(origin) REFERENCES revisions (number)
);
CREATE TABLE audit_log (
	id INTEGER NOT NULL, 
	happened_at DATETIME NOT NULL, 
	actor VARCHAR(100) NOT NULL, 
	action VARCHAR(30) NOT NULL, 
	is_success BOOLEAN NOT NULL, 
	revision INTEGER, 
	detail TEXT NOT NULL, 
	CONSTRAINT pk_audit_log PRIMARY KEY (id)
);
INSERT INTO "audit_log" VALUES(1,'2023-04-12 03:00:00.000000','lan','publish',1,1,'xa.csv');
CREATE TABLE boundaries (
	number INTEGER NOT NULL, 
	kept_at DATETIME NOT NULL, 
	kept_by VARCHAR(100) NOT NULL, 
	file_name TEXT NOT NULL, 
	content BLOB, 
	CONSTRAINT pk_boundaries PRIMARY KEY (number)
);
INSERT INTO "boundaries" VALUES(1,'2023-04-12 03:00:00.000000','lan','xa.geojson',X'7B7D');
CREATE TABLE calendars (
	"key" VARCHAR(64) NOT NULL, 
	made_by VARCHAR(100) NOT NULL, 
	assignee TEXT NOT NULL, 
	made_at DATETIME NOT NULL, 
	CONSTRAINT pk_calendars PRIMARY KEY ("key"), 
	CONSTRAINT fk_calendars_made_by_users FOREIGN KEY(made_by) REFERENCES users (name)
);
INSERT INTO "calendars" VALUES('kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk','lan','PKTHT','2023-04-12 03:00:00.000000');
CREATE TABLE comments (
	number INTEGER NOT NULL, 
	revision INTEGER NOT NULL, 
	cell TEXT NOT NULL, 
	answers INTEGER, 
	written_at DATETIME NOT NULL, 
	written_by VARCHAR(100) NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_comments PRIMARY KEY (number), 
	CONSTRAINT fk_comments_revision_revisions FOREIGN KEY(revision) REFERENCES revisions (number), 
	CONSTRAINT fk_comments_answers_comments FOREIGN KEY(answers) REFERENCES comments (number)
);
CREATE TABLE conclusions (
	revision INTEGER NOT NULL, 
	meeting_on DATE NOT NULL, 
	ordinal TEXT NOT NULL, 
	unit VARCHAR(20) NOT NULL, 
	criterion VARCHAR(20) NOT NULL, 
	indicator VARCHAR(20) NOT NULL, 
	matter TEXT NOT NULL, 
	agency TEXT, 
	partners TEXT, 
	due_on DATE, 
	done_on DATE, 
	closing VARCHAR(20), 
	evidence TEXT, 
	note TEXT, 
	origin INTEGER NOT NULL, 
	is_withdrawn BOOLEAN NOT NULL, 
	source TEXT, 
	certainty VARCHAR(20) NOT NULL, 
	file TEXT, 
	"row" INTEGER, 
	CONSTRAINT pk_conclusions PRIMARY KEY (revision, meeting_on, ordinal, unit, criterion, indicator), 
	CONSTRAINT fk_conclusions_revision_revisions FOREIGN KEY(revision) REFERENCES revisions (number), 
	CONSTRAINT fk_conclusions_origin_revisions FOREIGN KEY(origin) REFERENCES revisions (number)
);
CREATE TABLE counts (
	revision INTEGER NOT NULL, 
	day DATE NOT NULL, 
	measure VARCHAR(40) NOT NULL, 
	value FLOAT NOT NULL, 
	origin INTEGER NOT NULL, 
	is_withdrawn BOOLEAN NOT NULL, 
	source TEXT, 
	certainty VARCHAR(20) NOT NULL, 
	file TEXT, 
	"row" INTEGER, 
	CONSTRAINT pk_counts PRIMARY KEY (revision, day, measure), 
	CONSTRAINT fk_counts_revision_revisions FOREIGN KEY(revision) REFERENCES revisions (number), 
	CONSTRAINT fk_counts_origin_revisions FOREIGN KEY(origin) REFERENCES revisions (number)
);
INSERT INTO "counts" VALUES(1,'2023-04-12','communes_standard',12.0,1,0,NULL,'reported',NULL,NULL);
CREATE TABLE dossiers (
	revision INTEGER NOT NULL, 
	unit VARCHAR(20) NOT NULL, 
	criterion VARCHAR(20) NOT NULL, 
	indicator VARCHAR(20) NOT NULL, 
	moved_on DATE NOT NULL, 
	dossier TEXT, 
	dossier_state VARCHAR(20) NOT NULL, 
	agency TEXT, 
	due_on DATE, 
	note TEXT, 
	origin INTEGER NOT NULL, 
	is_withdrawn BOOLEAN NOT NULL, 
	source TEXT, 
	certainty VARCHAR(20) NOT NULL, 
	file TEXT, 
	"row" INTEGER, 
	CONSTRAINT pk_dossiers PRIMARY KEY (revision, unit, criterion, indicator, moved_on), 
	CONSTRAINT fk_dossiers_revision_revisions FOREIGN KEY(revision) REFERENCES revisions (number), 
	CONSTRAINT fk_dossiers_origin_revisions FOREIGN KEY(origin) REFERENCES revisions (number)
);
CREATE TABLE draft_files (
	draft INTEGER NOT NULL, 
	place INTEGER NOT NULL, 
	file_name TEXT NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	content BLOB NOT NULL, 
	answers JSON NOT NULL, 
	CONSTRAINT pk_draft_files PRIMARY KEY (draft, place), 
	CONSTRAINT fk_draft_files_draft_drafts FOREIGN KEY(draft) REFERENCES drafts (number)
);
INSERT INTO "draft_files" VALUES(1,1,'a.csv','0000000000000000000000000000000000000000000000000000000000000000',X'61','[]');
CREATE TABLE drafts (
	number INTEGER NOT NULL, 
	put_up_at DATETIME NOT NULL, 
	put_up_by VARCHAR(100) NOT NULL, 
	note TEXT NOT NULL, 
	reasons JSON NOT NULL, 
	decided_at DATETIME, 
	decided_by VARCHAR(100), 
	outcome VARCHAR(20), 
	decision_note TEXT, going_back JSON, compared_with INTEGER, 
	CONSTRAINT pk_drafts PRIMARY KEY (number)
);
INSERT INTO "drafts" VALUES(1,'2023-04-12 03:00:00.000000','lan','chờ','[]',NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE forms (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	fingerprint TEXT NOT NULL, 
	chosen JSON NOT NULL, 
	learned_at DATETIME NOT NULL, 
	learned_by VARCHAR(100) NOT NULL, 
	withdrawn_at DATETIME, 
	withdrawn_by VARCHAR(100), 
	CONSTRAINT pk_forms PRIMARY KEY (id)
);
INSERT INTO "forms" VALUES(1,'mẫu','f','{}','2023-04-12 03:00:00.000000','lan',NULL,NULL);
CREATE TABLE identities (
	issuer VARCHAR(300) NOT NULL, 
	subject VARCHAR(300) NOT NULL, 
	user_name VARCHAR(100) NOT NULL, 
	linked_at DATETIME NOT NULL, 
	CONSTRAINT pk_identities PRIMARY KEY (issuer, subject), 
	CONSTRAINT fk_identities_user_name_users FOREIGN KEY(user_name) REFERENCES users (name)
);
CREATE TABLE inspections (
	revision INTEGER NOT NULL, 
	unit VARCHAR(20) NOT NULL, 
	criterion VARCHAR(20) NOT NULL, 
	indicator VARCHAR(20) NOT NULL, 
	form VARCHAR(20) NOT NULL, 
	document TEXT NOT NULL, 
	day DATE NOT NULL, 
	matter TEXT NOT NULL, 
	agency TEXT, 
	due_on DATE, 
	answered_on DATE, 
	answer TEXT, 
	note TEXT, 
	origin INTEGER NOT NULL, 
	is_withdrawn BOOLEAN NOT NULL, 
	source TEXT, 
	certainty VARCHAR(20) NOT NULL, 
	file TEXT, 
	"row" INTEGER, 
	CONSTRAINT pk_inspections PRIMARY KEY (revision, unit, criterion, indicator, form, document, day), 
	CONSTRAINT fk_inspections_revision_revisions FOREIGN KEY(revision) REFERENCES revisions (number), 
	CONSTRAINT fk_inspections_origin_revisions FOREIGN KEY(origin) REFERENCES revisions (number)
);
CREATE TABLE known_browsers (
	"key" VARCHAR(64) NOT NULL, 
	user_name VARCHAR(100) NOT NULL, 
	seen_at DATETIME NOT NULL, 
	CONSTRAINT pk_known_browsers PRIMARY KEY ("key", user_name), 
	CONSTRAINT fk_known_browsers_user_name_users FOREIGN KEY(user_name) REFERENCES users (name)
);
CREATE TABLE raw_files (
	revision INTEGER NOT NULL, 
	content BLOB NOT NULL, 
	CONSTRAINT pk_raw_files PRIMARY KEY (revision), 
	CONSTRAINT fk_raw_files_revision_revisions FOREIGN KEY(revision) REFERENCES revisions (number)
);
INSERT INTO "raw_files" VALUES(1,X'74657020676F63');
CREATE TABLE recognitions (
	revision INTEGER NOT NULL, 
	unit VARCHAR(20) NOT NULL, 
	title VARCHAR(20) NOT NULL, 
	effective_on DATE NOT NULL, 
	decided_on DATE, 
	for_year INTEGER, 
	decision TEXT, 
	origin INTEGER NOT NULL, 
	is_withdrawn BOOLEAN NOT NULL, 
	source TEXT, 
	certainty VARCHAR(20) NOT NULL, 
	file TEXT, 
	"row" INTEGER, 
	CONSTRAINT pk_recognitions PRIMARY KEY (revision, unit, title, effective_on), 
	CONSTRAINT fk_recognitions_revision_revisions FOREIGN KEY(revision) REFERENCES revisions (number), 
	CONSTRAINT fk_recognitions_origin_revisions FOREIGN KEY(origin) REFERENCES revisions (number)
);
INSERT INTO "recognitions" VALUES(1,'29461','standard','2023-04-12',NULL,NULL,NULL,1,0,NULL,'reported',NULL,NULL);
CREATE TABLE resolved_comments (
	comment INTEGER NOT NULL, 
	resolved_at DATETIME NOT NULL, 
	resolved_by VARCHAR(100) NOT NULL, 
	CONSTRAINT pk_resolved_comments PRIMARY KEY (comment), 
	CONSTRAINT fk_resolved_comments_comment_comments FOREIGN KEY(comment) REFERENCES comments (number)
);
CREATE TABLE revisions (
	number INTEGER NOT NULL, 
	published_at DATETIME NOT NULL, 
	published_by VARCHAR(100) NOT NULL, 
	prepared_by VARCHAR(100) NOT NULL, 
	note TEXT NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	report_kind VARCHAR(30), 
	file_name TEXT, 
	sha256 VARCHAR(64), 
	size INTEGER, 
	period DATE, 
	compared_with INTEGER NOT NULL, 
	reverses INTEGER, 
	reasons JSON NOT NULL, 
	added INTEGER NOT NULL, 
	changed INTEGER NOT NULL, 
	withdrawn INTEGER NOT NULL, 
	unchanged INTEGER NOT NULL, reverses_too JSON, package INTEGER, 
	CONSTRAINT pk_revisions PRIMARY KEY (number), 
	CONSTRAINT fk_revisions_reverses_revisions FOREIGN KEY(reverses) REFERENCES revisions (number)
);
INSERT INTO "revisions" VALUES(1,'2023-04-12 03:00:00.000000','lan','lan','lần đầu','publish','tieu_chi_xa','xa.csv','ff02d0a8220b6e5de9712cd1d0e6987f3300476d516832bc29b6a4696f9f0c9e',7,'2023-04-12',0,NULL,'[{"about": "JUMP", "text": "\u0111\u00e3 xem"}]',4,0,0,0,NULL,NULL);
INSERT INTO "revisions" VALUES(2,'2023-04-12 03:00:00.000000','lan','lan','','undo',NULL,NULL,NULL,NULL,NULL,1,1,'[]',0,1,0,0,NULL,NULL);
CREATE TABLE roadmap (
	revision INTEGER NOT NULL, 
	unit VARCHAR(20) NOT NULL, 
	criterion VARCHAR(20) NOT NULL, 
	indicator VARCHAR(20) NOT NULL, 
	step TEXT NOT NULL, 
	set_on DATE NOT NULL, 
	planned_on DATE, 
	agency TEXT, 
	done_on DATE, 
	note TEXT, 
	origin INTEGER NOT NULL, 
	is_withdrawn BOOLEAN NOT NULL, 
	source TEXT, 
	certainty VARCHAR(20) NOT NULL, 
	file TEXT, 
	"row" INTEGER, 
	CONSTRAINT pk_roadmap PRIMARY KEY (revision, unit, criterion, indicator, step, set_on), 
	CONSTRAINT fk_roadmap_revision_revisions FOREIGN KEY(revision) REFERENCES revisions (number), 
	CONSTRAINT fk_roadmap_origin_revisions FOREIGN KEY(origin) REFERENCES revisions (number)
);
CREATE TABLE rules (
	name VARCHAR(40) NOT NULL, 
	is_on BOOLEAN NOT NULL, 
	changed_at DATETIME NOT NULL, 
	changed_by VARCHAR(100) NOT NULL, 
	CONSTRAINT pk_rules PRIMARY KEY (name)
);
CREATE TABLE secrets (
	name VARCHAR(40) NOT NULL, 
	value TEXT NOT NULL, 
	made_at DATETIME NOT NULL, 
	CONSTRAINT pk_secrets PRIMARY KEY (name)
);
CREATE TABLE sessions (
	"key" VARCHAR(64) NOT NULL, 
	user_name VARCHAR(100) NOT NULL, 
	created_at DATETIME NOT NULL, 
	seen_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_sessions PRIMARY KEY ("key"), 
	CONSTRAINT fk_sessions_user_name_users FOREIGN KEY(user_name) REFERENCES users (name)
);
CREATE TABLE sign_in_attempts (
	"key" VARCHAR(64) NOT NULL, 
	failures INTEGER NOT NULL, 
	tried_at DATETIME NOT NULL, about VARCHAR(64), 
	CONSTRAINT pk_sign_in_attempts PRIMARY KEY ("key")
);
CREATE TABLE surveys (
	revision INTEGER NOT NULL, 
	unit VARCHAR(20) NOT NULL, 
	topic TEXT NOT NULL, 
	day DATE NOT NULL, 
	ballots FLOAT NOT NULL, 
	satisfied FLOAT NOT NULL, 
	note TEXT, 
	origin INTEGER NOT NULL, 
	is_withdrawn BOOLEAN NOT NULL, 
	source TEXT, 
	certainty VARCHAR(20) NOT NULL, 
	file TEXT, 
	"row" INTEGER, 
	CONSTRAINT pk_surveys PRIMARY KEY (revision, unit, topic, day), 
	CONSTRAINT fk_surveys_revision_revisions FOREIGN KEY(revision) REFERENCES revisions (number), 
	CONSTRAINT fk_surveys_origin_revisions FOREIGN KEY(origin) REFERENCES revisions (number)
);
CREATE TABLE targets (
	revision INTEGER NOT NULL, 
	measure VARCHAR(40) NOT NULL, 
	target_on DATE NOT NULL, 
	value FLOAT NOT NULL, 
	origin INTEGER NOT NULL, 
	is_withdrawn BOOLEAN NOT NULL, 
	source TEXT, 
	certainty VARCHAR(20) NOT NULL, 
	file TEXT, 
	"row" INTEGER, 
	CONSTRAINT pk_targets PRIMARY KEY (revision, measure), 
	CONSTRAINT fk_targets_revision_revisions FOREIGN KEY(revision) REFERENCES revisions (number), 
	CONSTRAINT fk_targets_origin_revisions FOREIGN KEY(origin) REFERENCES revisions (number)
);
INSERT INTO "targets" VALUES(1,'communes_standard','2023-04-12',15.0,1,0,NULL,'reported',NULL,NULL);
CREATE TABLE unfinished_edits (
	number INTEGER NOT NULL, 
	person VARCHAR(100) NOT NULL, 
	"key" VARCHAR(64) NOT NULL, 
	fact JSON NOT NULL, 
	fields JSON NOT NULL, 
	seen JSON NOT NULL, 
	CONSTRAINT pk_unfinished_edits PRIMARY KEY (number), 
	CONSTRAINT uq_unfinished_edits_person_key UNIQUE (person, "key")
);
CREATE TABLE unfinished_files (
	person VARCHAR(100) NOT NULL, 
	"key" VARCHAR(64) NOT NULL, 
	kept_at DATETIME NOT NULL, 
	file_name TEXT NOT NULL, 
	content BLOB NOT NULL, 
	settled JSON NOT NULL, 
	note TEXT NOT NULL, version INTEGER DEFAULT '1' NOT NULL, 
	CONSTRAINT pk_unfinished_files PRIMARY KEY (person, "key")
);
INSERT INTO "unfinished_files" VALUES('lan','k','2023-04-12 03:00:00.000000','b.csv',X'62','{}','',1);
CREATE TABLE users (
	name VARCHAR(100) NOT NULL, 
	display_name TEXT NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	password_hash TEXT, 
	is_disabled BOOLEAN NOT NULL, 
	must_change_password BOOLEAN NOT NULL, 
	created_at DATETIME NOT NULL, unit VARCHAR(20) DEFAULT '' NOT NULL, 
	CONSTRAINT pk_users PRIMARY KEY (name)
);
INSERT INTO "users" VALUES('lan','Lê Lan','administrator','x',0,0,'2023-04-12 03:00:00.000000','');
CREATE INDEX ix_revisions_published_at ON revisions (published_at);
CREATE INDEX ix_audit_log_happened_at ON audit_log (happened_at);
CREATE TRIGGER revisions_no_update BEFORE UPDATE ON revisions BEGIN SELECT RAISE(ABORT, 'table revisions only grows: published rows are never changed'); END;
CREATE TRIGGER revisions_no_delete BEFORE DELETE ON revisions BEGIN SELECT RAISE(ABORT, 'table revisions only grows: published rows are never changed'); END;
CREATE TRIGGER raw_files_no_update BEFORE UPDATE ON raw_files BEGIN SELECT RAISE(ABORT, 'table raw_files only grows: published rows are never changed'); END;
CREATE TRIGGER raw_files_no_delete BEFORE DELETE ON raw_files BEGIN SELECT RAISE(ABORT, 'table raw_files only grows: published rows are never changed'); END;
CREATE TRIGGER recognitions_no_update BEFORE UPDATE ON recognitions BEGIN SELECT RAISE(ABORT, 'table recognitions only grows: published rows are never changed'); END;
CREATE TRIGGER recognitions_no_delete BEFORE DELETE ON recognitions BEGIN SELECT RAISE(ABORT, 'table recognitions only grows: published rows are never changed'); END;
CREATE TRIGGER counts_no_update BEFORE UPDATE ON counts BEGIN SELECT RAISE(ABORT, 'table counts only grows: published rows are never changed'); END;
CREATE TRIGGER counts_no_delete BEFORE DELETE ON counts BEGIN SELECT RAISE(ABORT, 'table counts only grows: published rows are never changed'); END;
CREATE TRIGGER targets_no_update BEFORE UPDATE ON targets BEGIN SELECT RAISE(ABORT, 'table targets only grows: published rows are never changed'); END;
CREATE TRIGGER targets_no_delete BEFORE DELETE ON targets BEGIN SELECT RAISE(ABORT, 'table targets only grows: published rows are never changed'); END;
CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log BEGIN SELECT RAISE(ABORT, 'table audit_log only grows: published rows are never changed'); END;
CREATE TRIGGER audit_log_no_delete BEFORE DELETE ON audit_log BEGIN SELECT RAISE(ABORT, 'table audit_log only grows: published rows are never changed'); END;
CREATE INDEX ix_sessions_user_name ON sessions (user_name);
CREATE INDEX ix_sessions_expires_at ON sessions (expires_at);
CREATE INDEX ix_sign_in_attempts_tried_at ON sign_in_attempts (tried_at);
CREATE TRIGGER assessments_no_update BEFORE UPDATE ON assessments BEGIN SELECT RAISE(ABORT, 'table assessments only grows: published rows are never changed'); END;
CREATE TRIGGER assessments_no_delete BEFORE DELETE ON assessments BEGIN SELECT RAISE(ABORT, 'table assessments only grows: published rows are never changed'); END;
CREATE INDEX ix_assessments_newest ON assessments (period, level, unit, criterion, indicator, criteria_set, revision);
CREATE INDEX ix_recognitions_newest ON recognitions (unit, title, effective_on, revision);
CREATE INDEX ix_counts_newest ON counts (day, measure, revision);
CREATE INDEX ix_targets_newest ON targets (measure, revision);
CREATE TRIGGER comments_no_update BEFORE UPDATE ON comments BEGIN SELECT RAISE(ABORT, 'table comments only grows: published rows are never changed'); END;
CREATE TRIGGER comments_no_delete BEFORE DELETE ON comments BEGIN SELECT RAISE(ABORT, 'table comments only grows: published rows are never changed'); END;
CREATE TRIGGER resolved_comments_no_update BEFORE UPDATE ON resolved_comments BEGIN SELECT RAISE(ABORT, 'table resolved_comments only grows: published rows are never changed'); END;
CREATE TRIGGER resolved_comments_no_delete BEFORE DELETE ON resolved_comments BEGIN SELECT RAISE(ABORT, 'table resolved_comments only grows: published rows are never changed'); END;
CREATE INDEX ix_known_browsers_user_name ON known_browsers (user_name);
CREATE INDEX ix_access_tokens_user_name ON access_tokens (user_name);
CREATE INDEX ix_sign_in_attempts_about ON sign_in_attempts (about);
CREATE INDEX ix_audit_log_action_id ON audit_log (action, id);
CREATE INDEX ix_assignments_newest ON assignments (role, unit, criterion, indicator, assignee, from_on, revision);
CREATE TRIGGER assignments_no_update BEFORE UPDATE ON assignments BEGIN SELECT RAISE(ABORT, 'table assignments only grows: published rows are never changed'); END;
CREATE TRIGGER assignments_no_delete BEFORE DELETE ON assignments BEGIN SELECT RAISE(ABORT, 'table assignments only grows: published rows are never changed'); END;
CREATE INDEX ix_roadmap_newest ON roadmap (unit, criterion, indicator, step, set_on, revision);
CREATE TRIGGER roadmap_no_update BEFORE UPDATE ON roadmap BEGIN SELECT RAISE(ABORT, 'table roadmap only grows: published rows are never changed'); END;
CREATE TRIGGER roadmap_no_delete BEFORE DELETE ON roadmap BEGIN SELECT RAISE(ABORT, 'table roadmap only grows: published rows are never changed'); END;
CREATE INDEX ix_dossiers_newest ON dossiers (unit, criterion, indicator, moved_on, revision);
CREATE TRIGGER dossiers_no_update BEFORE UPDATE ON dossiers BEGIN SELECT RAISE(ABORT, 'table dossiers only grows: published rows are never changed'); END;
CREATE TRIGGER dossiers_no_delete BEFORE DELETE ON dossiers BEGIN SELECT RAISE(ABORT, 'table dossiers only grows: published rows are never changed'); END;
CREATE INDEX ix_inspections_newest ON inspections (unit, criterion, indicator, form, document, day, revision);
CREATE TRIGGER inspections_no_update BEFORE UPDATE ON inspections BEGIN SELECT RAISE(ABORT, 'table inspections only grows: published rows are never changed'); END;
CREATE TRIGGER inspections_no_delete BEFORE DELETE ON inspections BEGIN SELECT RAISE(ABORT, 'table inspections only grows: published rows are never changed'); END;
CREATE INDEX ix_conclusions_newest ON conclusions (meeting_on, ordinal, unit, criterion, indicator, revision);
CREATE TRIGGER conclusions_no_update BEFORE UPDATE ON conclusions BEGIN SELECT RAISE(ABORT, 'table conclusions only grows: published rows are never changed'); END;
CREATE TRIGGER conclusions_no_delete BEFORE DELETE ON conclusions BEGIN SELECT RAISE(ABORT, 'table conclusions only grows: published rows are never changed'); END;
CREATE INDEX ix_surveys_newest ON surveys (unit, topic, day, revision);
CREATE TRIGGER surveys_no_update BEFORE UPDATE ON surveys BEGIN SELECT RAISE(ABORT, 'table surveys only grows: published rows are never changed'); END;
CREATE TRIGGER surveys_no_delete BEFORE DELETE ON surveys BEGIN SELECT RAISE(ABORT, 'table surveys only grows: published rows are never changed'); END;
CREATE INDEX ix_calendars_made_by ON calendars (made_by);
COMMIT;
