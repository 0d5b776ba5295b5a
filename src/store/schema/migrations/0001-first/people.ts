/** Members, and the `auth_` tables of the sign-in library, with the columns and types that it generates for each database. */
export const people = `
create table auth_user (
  id TEXT not null primary key,
  name TEXT not null,
  email TEXT not null unique,
  email_verified FLAG not null,
  image TEXT,
  created_at INSTANT not null,
  updated_at INSTANT not null,
  two_factor_enabled FLAG
);

create table auth_session (
  id TEXT not null primary key,
  expires_at INSTANT not null,
  token TEXT not null unique,
  created_at INSTANT not null,
  updated_at INSTANT not null,
  ip_address TEXT,
  user_agent TEXT,
  user_id TEXT not null references auth_user (id) on delete cascade
);
create index auth_session_user_id_idx on auth_session (user_id);

create table auth_account (
  id TEXT not null primary key,
  account_id TEXT not null,
  provider_id TEXT not null,
  user_id TEXT not null references auth_user (id) on delete cascade,
  access_token TEXT,
  refresh_token TEXT,
  id_token TEXT,
  access_token_expires_at INSTANT,
  refresh_token_expires_at INSTANT,
  scope TEXT,
  password TEXT,
  created_at INSTANT not null,
  updated_at INSTANT not null
);
create index auth_account_user_id_idx on auth_account (user_id);

create table auth_verification (
  id TEXT not null primary key,
  identifier TEXT not null,
  value TEXT not null,
  expires_at INSTANT not null,
  created_at INSTANT not null,
  updated_at INSTANT not null
);
create index auth_verification_identifier_idx on auth_verification (identifier);

create table auth_two_factor (
  id TEXT not null primary key,
  secret TEXT not null,
  backup_codes TEXT not null,
  user_id TEXT not null references auth_user (id) on delete cascade,
  verified FLAG,
  failed_verification_count WHOLE,
  locked_until INSTANT
);
create index auth_two_factor_secret_idx on auth_two_factor (secret);
create index auth_two_factor_user_id_idx on auth_two_factor (user_id);

create table members (
  id WHOLE not null primary key,
  user_id TEXT not null unique references auth_user (id),
  preferences TEXT not null,
  created_at WHOLE not null
);

create table memberships (
  project_id WHOLE not null,
  member_id WHOLE not null,
  role TEXT not null,
  sources TEXT not null,
  since WHOLE not null,
  left_at WHOLE,
  constraint memberships_key primary key (project_id, member_id)
) CLUSTERED;
create index memberships_member on memberships (member_id);

-- Only a hash of the token is kept; failed_attempts counts wrong ones.
create table invitations (
  project_id WHOLE not null,
  id WHOLE not null,
  token_hash TEXT not null unique,
  email TEXT,
  role TEXT not null,
  sources TEXT not null,
  created_by TEXT not null,
  created_at WHOLE not null,
  expires_at WHOLE not null,
  ended_at WHOLE,
  member_id WHOLE,
  failed_attempts WHOLE not null default 0,
  constraint invitations_key primary key (project_id, id)
) CLUSTERED;

-- One link to a new password for each member.
create table password_resets (
  user_id TEXT not null references auth_user (id) on delete cascade,
  token_hash TEXT not null unique,
  expires_at WHOLE not null,
  constraint password_resets_key primary key (user_id)
);

-- A new address of a member that waits for its confirmation.
create table mail_changes (
  user_id TEXT not null references auth_user (id) on delete cascade,
  email TEXT not null,
  token_hash TEXT not null unique,
  expires_at WHOLE not null,
  constraint mail_changes_key primary key (user_id)
);

-- Failed sign-ins by account and by address.
create table login_attempts (
  subject TEXT not null primary key,
  count WHOLE not null,
  since WHOLE not null
) CLUSTERED;
`
