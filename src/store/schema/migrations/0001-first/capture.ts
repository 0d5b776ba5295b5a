/** Tables for data from sites: receipts, their files, forms and mappings. */
export const capture = `
-- What was sent, as it came, and how it ended. fingerprint finds duplicates, submit_token repeated submits; proof is a spent proof of work.
create table receipts (
  project_id WHOLE not null,
  id WHOLE not null,
  at WHOLE not null,
  way TEXT not null,
  key_id WHOLE,
  form_id WHOLE,
  mapping TEXT,
  method TEXT not null,
  query TEXT not null,
  headers TEXT not null,
  address TEXT,
  network TEXT,
  size WHOLE not null,
  body TEXT,
  spool TEXT,
  submit_token TEXT,
  fingerprint TEXT,
  proof TEXT,
  ended TEXT,
  reasons TEXT not null,
  score WHOLE not null,
  enquiry TEXT,
  lead_id WHOLE,
  processed_at WHOLE,
  pruned_at WHOLE,
  attempts WHOLE not null default 0,
  constraint receipts_key primary key (project_id, id)
);
create index receipts_at on receipts (project_id, at, id);
create index receipts_end on receipts (project_id, ended, at, id) where ended is not null;
create index receipts_lead on receipts (project_id, lead_id, at, id) where lead_id is not null;
create index receipts_network on receipts (project_id, network, at) where network is not null;
create unique index receipts_submit_token on receipts (project_id, submit_token) where submit_token is not null;
create index receipts_open on receipts (project_id, id) where ended is null;
create index receipts_fingerprint on receipts (project_id, fingerprint, at) where fingerprint is not null;
create unique index receipts_proof on receipts (project_id, proof) where proof is not null;
create index receipts_raw on receipts (project_id, at) where pruned_at is null;
create index receipts_spool on receipts (spool) where spool is not null;
create index receipts_spooled on receipts (network, at) where spool is not null;

-- Uploaded files: in the spool, or a part (start, length) of the raw body.
create table files (
  project_id WHOLE not null,
  receipt_id WHOLE not null,
  number WHOLE not null,
  name TEXT not null,
  type TEXT not null,
  size WHOLE not null,
  spool TEXT,
  start WHOLE,
  length WHOLE,
  encoding TEXT,
  constraint files_of_receipts_key primary key (project_id, receipt_id, number)
) CLUSTERED;
create index files_spool on files (spool) where spool is not null;

create table forms (
  project_id WHOLE not null,
  id WHOLE not null,
  token TEXT not null unique,
  settings TEXT not null,
  version WHOLE not null,
  created_at WHOLE not null,
  constraint forms_key primary key (project_id, id)
) CLUSTERED;

create table mappings (
  project_id WHOLE not null,
  name TEXT not null,
  settings TEXT not null,
  version WHOLE not null,
  constraint mappings_key primary key (project_id, name)
) CLUSTERED;

-- Sites whose pages may use a key.
create table capture_origins (
  project_id WHOLE not null,
  key_id WHOLE not null,
  origin TEXT not null,
  constraint capture_origins_key primary key (project_id, key_id, origin)
) CLUSTERED;
`
