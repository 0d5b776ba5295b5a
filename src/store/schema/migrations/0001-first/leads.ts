/** Leads, their roll-ups, their events, and undo tokens. */
export const leads = `
-- …_folded and …_key columns are what is compared; the row key exists only where full-text rows need one number.
create table leads (
  project_id WHOLE not null references projects (id),
  id WHOLE not null,
  title TEXT not null,
  name TEXT,
  phone TEXT,
  email TEXT,
  source TEXT,
  text TEXT,
  creation_date WHOLE not null,
  paid_date WHOLE,
  status WHOLE not null,
  price WHOLE,
  version WHOLE not null,
  recorded_at WHOLE not null,
  door TEXT not null,
  created_by TEXT not null,
  assignee WHOLE,
  remind_at WHOLE,
  remind_note TEXT,
  responded_at WHOLE,
  deleted_at WHOLE,
  repeat_of WHOLE,
  first_touch TEXT,
  last_touch TEXT,
  fields TEXT,
  title_folded TEXT not null,
  name_folded TEXT,
  email_key TEXT,
  source_folded TEXT,
  text_folded TEXT,
  phone_key TEXT,
  phone_folded TEXT,
  phone_digits TEXT,
  merged_into WHOLE,
  utm_folded TEXT,
  own_values TEXT,
  fields_folded TEXT,
  ROW_KEY
  constraint leads_status foreign key (project_id, status) references statuses (project_id, id),
  constraint leads_id LEAD_KEY (project_id, id)
);
create index leads_bin on leads (project_id, deleted_at, id) where deleted_at is not null;
create index leads_responded on leads (project_id, creation_date, responded_at, recorded_at, status, price, deleted_at) where responded_at is not null;

-- Leads by hour and day of creation; grain in seconds, slice counted in grains since 1970.
create table lead_counts (
  project_id WHOLE not null,
  grain WHOLE not null,
  slice WHOLE not null,
  status WHOLE not null,
  n WHOLE not null,
  sum WHOLE not null,
  constraint lead_counts_key primary key (project_id, grain, slice, status)
) CLUSTERED;

-- The same by paid date, for revenue.
create table paid_counts (
  project_id WHOLE not null,
  grain WHOLE not null,
  slice WHOLE not null,
  status WHOLE not null,
  n WHOLE not null,
  sum WHOLE not null,
  constraint paid_counts_key primary key (project_id, grain, slice, status)
) CLUSTERED;

-- Every change of a lead, numbered without gaps in each project.
create table events (
  project_id WHOLE not null,
  number WHOLE not null,
  at WHOLE not null,
  door TEXT not null,
  actor TEXT not null,
  lead_id WHOLE not null,
  topics TEXT not null,
  before TEXT,
  after TEXT not null,
  constraint events_key primary key (project_id, number)
) CLUSTERED;
create index events_lead on events (project_id, lead_id, number);

-- Members whom a comment mentions, until they have seen it.
create table mentions (
  project_id WHOLE not null,
  event WHOLE not null,
  member_id WHOLE not null,
  lead_id WHOLE not null,
  seen_at WHOLE,
  constraint mentions_key primary key (project_id, event, member_id)
) CLUSTERED;
create index mentions_lead on mentions (project_id, lead_id);
create index mentions_open on mentions (project_id, member_id, event) where seen_at is null;

-- Runs of events that a token undoes.
create table undos (
  project_id WHOLE not null,
  first_event WHOLE not null,
  last_event WHOLE not null,
  token TEXT not null,
  at WHOLE not null,
  "by" TEXT not null,
  constraint undos_key primary key (project_id, first_event)
) CLUSTERED;
create index undos_token on undos (project_id, token, first_event);

-- Responses that an Idempotency-Key replays. caller is a key of /api/v2, or minus a member; 0 is /api/v1, whose keys of a project share them.
create table idempotency (
  project_id WHOLE not null,
  caller WHOLE not null,
  key TEXT not null,
  request_hash TEXT not null,
  status WHOLE,
  headers TEXT,
  answer TEXT,
  at WHOLE not null,
  constraint idempotency_key primary key (project_id, caller, key)
) CLUSTERED;
create index idempotency_at on idempotency (project_id, at);
`
