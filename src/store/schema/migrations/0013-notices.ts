import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/** Notices to people: planned and sent ones, the addresses of people, and their settings. */
export async function up(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  await addPlans(db, dialect)
  await addNotices(db, dialect)
  await addAddresses(db, dialect)
}

/**
 * `notice_plans` has the last planned event of each project, and its row is the lease of the process that plans. It is not in `projects`, since
 * every create writes that row. `notice_timers` has leads about which somebody is notified at a given time, unless something happens before.
 */
async function addPlans(db: Kysely<Tables>, { types: { whole, text }, clustered }: Dialect): Promise<void> {
  await sql`alter table projects add column notices ${text}`.execute(db)
  await sql`
    create table notice_plans (
      project_id ${whole} not null references projects (id),
      planned_to ${whole} not null,
      summary_day ${whole} not null,
      constraint notice_plans_key primary key (project_id)
    )`.execute(db)
  await sql`
    create table notice_timers (
      project_id ${whole} not null,
      lead_id ${whole} not null,
      kind ${text} not null,
      step ${whole} not null,
      at ${whole} not null,
      member_id ${whole},
      constraint notice_timers_key primary key (project_id, lead_id, kind)
    ) ${clustered}`.execute(db)
  await sql`create index notice_timers_at on notice_timers (project_id, at)`.execute(db)
  await sql`
    create table notice_settings (
      project_id ${whole} not null,
      member_id ${whole} not null,
      settings ${text} not null,
      version ${whole} not null,
      constraint notice_settings_key primary key (project_id, member_id)
    ) ${clustered}`.execute(db)
}

/** `next_at` is null for a finished notice, so that the index contains only pending ones. */
async function addNotices(db: Kysely<Tables>, { types: { whole, text }, clustered }: Dialect): Promise<void> {
  await sql`
    create table notices (
      project_id ${whole} not null,
      id ${whole} not null,
      member_id ${whole},
      chat_id ${whole},
      kind ${text} not null,
      lead_id ${whole},
      event ${whole},
      about ${text} not null,
      at ${whole} not null,
      state ${text} not null,
      on_bell ${whole} not null,
      read_at ${whole},
      next_at ${whole},
      held ${text},
      way ${text},
      way_since ${whole},
      tried ${text} not null,
      tries ${whole} not null,
      message ${whole},
      sent_at ${whole},
      outside_id ${text},
      outcome ${text},
      error ${text},
      edit_at ${whole},
      constraint notices_key primary key (project_id, id)
    ) ${clustered}`.execute(db)
  await sql`create index notices_due on notices (project_id, next_at) where next_at is not null`.execute(db)
  await sql`create index notices_edits on notices (project_id, edit_at) where edit_at is not null`.execute(db)
  await sql`create index notices_bell on notices (project_id, member_id, id) where on_bell = 1`.execute(db)
  await sql`create index notices_unread on notices (project_id, member_id) where on_bell = 1 and read_at is null`.execute(
    db,
  )
  await sql`create index notices_messages on notices (project_id, sent_at) where message = id`.execute(db)
  await sql`create index notices_lead on notices (project_id, lead_id) where lead_id is not null`.execute(db)
  await sql`create index notices_at on notices (project_id, at)`.execute(db)
}

/** The addresses for notices of members and chats, and the bots that link them. The bot of project 0 is that of the desk. */
async function addAddresses(db: Kysely<Tables>, { types: { whole, text }, clustered }: Dialect): Promise<void> {
  await sql`
    create table notice_links (
      project_id ${whole} not null,
      id ${whole} not null,
      member_id ${whole} not null,
      way ${text} not null,
      address ${text} not null,
      details ${text},
      label ${text},
      created_at ${whole} not null,
      accepted_at ${whole},
      error ${text},
      constraint notice_links_key primary key (project_id, id)
    ) ${clustered}`.execute(db)
  await sql`create unique index notice_links_member on notice_links (project_id, member_id, way, address)`.execute(db)
  await sql`create index notice_links_address on notice_links (way, address)`.execute(db)
  await sql`
    create table notice_chats (
      project_id ${whole} not null,
      id ${whole} not null,
      version ${whole} not null,
      way ${text} not null,
      address ${text} not null,
      topic ${text},
      name ${text} not null,
      kinds ${text} not null,
      filter ${text},
      is_on ${whole} not null,
      created_at ${whole} not null,
      accepted_at ${whole},
      error ${text},
      constraint notice_chats_key primary key (project_id, id)
    ) ${clustered}`.execute(db)
  await sql`create index notice_chats_address on notice_chats (way, address)`.execute(db)
  await sql`
    create table link_tokens (
      token_hash ${text} not null,
      project_id ${whole} not null,
      member_id ${whole} not null,
      way ${text} not null,
      purpose ${text} not null,
      expires_at ${whole} not null,
      constraint link_tokens_key primary key (token_hash)
    )`.execute(db)
  await sql`
    create table notice_bots (
      project_id ${whole} not null,
      way ${text} not null,
      token ${text},
      name ${text},
      mark ${text},
      accepted_at ${whole},
      error ${text},
      leased_by ${text},
      leased_until ${whole} not null default 0,
      constraint notice_bots_key primary key (project_id, way)
    )`.execute(db)
}
