/** Projects, their settings, keys, and the audit. */
export const desk = `
-- The store itself: its id, its revision, secrets that are made once.
create table settings (
  name TEXT primary key,
  value TEXT not null
) CLUSTERED;

-- seq is a short number for the row keys of leads; last_… are counters of ids that are never used twice.
create table projects (
  id WHOLE primary key,
  seq WHOLE not null unique,
  name TEXT not null,
  time_zone TEXT not null,
  country TEXT not null,
  currency TEXT not null,
  language TEXT not null,
  last_lead WHOLE not null default 0,
  last_event WHOLE not null default 0,
  created_at WHOLE not null,
  last_receipt WHOLE not null default 0,
  capture TEXT
);

-- replaced_by is set while a job moves the leads of a status that is being removed.
create table statuses (
  project_id WHOLE not null references projects (id),
  id WHOLE not null,
  name TEXT not null,
  type TEXT not null,
  colour TEXT not null,
  position WHOLE not null,
  replaced_by WHOLE,
  constraint statuses_key primary key (project_id, id)
);

-- former_hash opens until former_until after a rotation.
create table keys (
  id WHOLE primary key,
  name TEXT,
  scope TEXT not null,
  hash TEXT not null unique,
  created_at WHOLE not null,
  expires_at WHOLE,
  revoked_at WHOLE,
  last_used_at WHOLE,
  needs_origin WHOLE not null default 0,
  former_hash TEXT,
  former_until WHOLE
);
create unique index keys_former on keys (former_hash) where former_hash is not null;

create table key_projects (
  key_id WHOLE not null references keys (id),
  project_id WHOLE not null references projects (id),
  constraint key_projects_key primary key (key_id, project_id)
);

-- The last id of each noun whose rows can be removed: ids are never used twice.
create table counters (
  project_id WHOLE not null,
  noun TEXT not null,
  last WHOLE not null,
  constraint counters_key primary key (project_id, noun)
) CLUSTERED;

-- The dictionary of channels and its ordered rules.
create table channels (
  project_id WHOLE not null references projects (id),
  id WHOLE not null,
  name TEXT not null,
  colour TEXT not null,
  position WHOLE not null,
  constraint channels_key primary key (project_id, id)
);

create table channel_rules (
  project_id WHOLE not null,
  position WHOLE not null,
  channel_id WHOLE not null,
  "match" TEXT not null,
  constraint channel_rules_key primary key (project_id, position),
  constraint channel_rules_channel foreign key (project_id, channel_id) references channels (project_id, id)
);

-- Fields of leads that a project defines; key is the name in leads.fields, options are a JSON list of texts.
create table own_fields (
  project_id WHOLE not null references projects (id),
  id WHOLE not null,
  key TEXT not null,
  name TEXT not null,
  type TEXT not null,
  options TEXT not null,
  position WHOLE not null,
  constraint own_fields_id primary key (project_id, id),
  constraint own_fields_key unique (project_id, key)
);

create table views (
  project_id WHOLE not null references projects (id),
  id WHOLE not null,
  owner TEXT not null,
  shared WHOLE not null,
  position WHOLE not null,
  version WHOLE not null,
  name TEXT not null,
  kind TEXT not null,
  period TEXT not null,
  filter TEXT not null,
  q TEXT,
  sort TEXT,
  columns TEXT,
  constraint views_key primary key (project_id, id)
);

-- Who changed which setting.
create table audit (
  project_id WHOLE not null,
  number WHOLE not null,
  at WHOLE not null,
  door TEXT not null,
  actor TEXT not null,
  action TEXT not null,
  subject TEXT not null,
  details TEXT not null,
  constraint audit_key primary key (project_id, number)
) CLUSTERED;

-- Work on many leads that goes on between requests; place is where it goes on after a crash.
create table jobs (
  project_id WHOLE not null,
  id WHOLE not null,
  at WHOLE not null,
  door TEXT not null,
  actor TEXT not null,
  state TEXT not null,
  work TEXT not null,
  token TEXT not null,
  place WHOLE not null,
  total WHOLE not null,
  changed WHOLE not null,
  skipped WHOLE not null,
  leased_until WHOLE not null,
  failure TEXT,
  failures WHOLE not null default 0,
  constraint jobs_key primary key (project_id, id)
) CLUSTERED;
`
