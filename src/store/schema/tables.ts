import type { Generated, Insertable, Selectable } from 'kysely'
import type { Door, Scope } from '../../domain/access.ts'
import type { AuditAction } from '../../domain/audit.ts'
import type { OwnFieldType } from '../../domain/own-field.ts'
import type { Language } from '../../domain/project.ts'
import type { Colour, StatusType } from '../../domain/status.ts'
import type { CaptureTables } from './capture-tables.ts'
import type { DeliveryTables } from './delivery-tables.ts'
import type { ImportTables } from './import-tables.ts'
import type { NoticeTables } from './notice-tables.ts'
import type { PeopleTables } from './people-tables.ts'
import type { PullTables } from './pull-tables.ts'
import type { CachedSlice, CostTables, LostReasonsTable, StaysTable } from './report-tables.ts'

/** The rows of each table. Times are whole seconds, money whole hundredths; terms are those of `docs/glossary.md`. */
export type Tables = PeopleTables &
  CaptureTables &
  CostTables &
  DeliveryTables &
  PullTables &
  NoticeTables &
  ImportTables & {
    migrations: { name: string; at: number }
    settings: { name: string; value: string }
    projects: ProjectsTable
    counters: CountersTable
    statuses: StatusesTable
    keys: KeysTable
    key_projects: { key_id: number; project_id: number }
    leads: LeadsTable
    lead_counts: LeadCountsTable
    paid_counts: LeadCountsTable
    events: EventsTable
    idempotency: IdempotencyTable
    mentions: MentionsTable
    undos: UndosTable
    audit: AuditTable
    jobs: JobsTable
    channels: ChannelsTable
    channel_rules: ChannelRulesTable
    own_fields: OwnFieldsTable
    views: ViewsTable
    lost_reasons: LostReasonsTable
    stays: StaysTable
    tally_cache: CachedSlice
    commit_marks: { project_id: number; writer: string; number: number; at: number }
  }

export type ProjectsTable = {
  id: number
  seq: number
  name: string
  time_zone: string
  country: string
  currency: string
  language: Language
  last_lead: Generated<number>
  last_event: Generated<number>
  last_receipt: Generated<number>
  capture: Generated<string | null>
  working_time: Generated<string | null>
  retention: Generated<string | null>
  assignment: Generated<string | null>
  notices: Generated<string | null>
  dues_from: Generated<number | null>
  dues_after: Generated<number | null>
  created_at: number
}

/** The last number that was assigned to a `noun`. */
type CountersTable = { project_id: number; noun: string; last: number }

type StatusesTable = {
  project_id: number
  id: number
  name: string
  type: StatusType
  colour: Colour
  position: number
  replaced_by: Generated<number | null>
}

type KeysTable = {
  id: number
  name: string | null
  scope: Scope
  hash: string
  created_at: number
  expires_at: number | null
  revoked_at: number | null
  last_used_at: number | null
  needs_origin: Generated<number>
  no_visits: Generated<number>
  former_hash: Generated<string | null>
  former_until: Generated<number | null>
}

/**
 * `key` is the row key, on SQLite only. `…_key`, `…_folded` and `…_digits` are derived for comparison; `utm_folded` is of the last touch, as JSON;
 * `own_values` and `fields_folded` are of `fields`. `passed` holds ids of statuses between commas.
 */
type LeadsTable = {
  key?: number | undefined
  project_id: number
  id: number
  title: string
  name: string | null
  phone: string | null
  email: string | null
  source: string | null
  text: string | null
  creation_date: number
  paid_date: number | null
  status: number
  price: number | null
  version: number
  recorded_at: number
  door: Door
  created_by: string
  assignee: Generated<number | null>
  remind_at: Generated<number | null>
  remind_note: Generated<string | null>
  responded_at: Generated<number | null>
  due_at: Generated<number | null>
  deleted_at: Generated<number | null>
  repeat_of: Generated<number | null>
  merged_into: Generated<number | null>
  lost_reason: Generated<number | null>
  passed: Generated<string | null>
  status_since: Generated<number | null>
  first_touch: Generated<string | null>
  last_touch: Generated<string | null>
  fields: Generated<string | null>
  title_folded: string
  name_folded: string | null
  email_key: string | null
  source_folded: string | null
  text_folded: string | null
  phone_key: string | null
  phone_folded: string | null
  phone_digits: string | null
  utm_folded: Generated<string | null>
  first_utm_folded: Generated<string | null>
  own_values: Generated<string | null>
  fields_folded: Generated<string | null>
}
export type LeadRow = Selectable<LeadsTable>
export type NewLeadRow = Insertable<LeadsTable>

/**
 * The number of leads whose date is in a slice (`date / grain`), by current status, and the sum of their prices: `lead_counts` by the creation
 * date, `paid_counts` by the paid date.
 */
export type LeadCountsTable = {
  project_id: number
  grain: number
  slice: number
  status: number
  n: number
  sum: number
  /** How often leads of the cell changed; it only rises. */
  version: Generated<number>
}

/** `topics`, `before` and `after` are JSON. */
type EventsTable = {
  project_id: number
  number: number
  at: number
  door: Door
  actor: string
  lead_id: number
  topics: string
  before: string | null
  after: string
}

/** `event` is the number of the comment's event. */
type MentionsTable = { project_id: number; event: number; member_id: number; lead_id: number; seen_at: number | null }

/**
 * A range of consecutive events of one action. Its `token` undoes it together with the other ranges that have the token. `by` is the actor's name.
 */
type UndosTable = { project_id: number; first_event: number; last_event: number; token: string; at: number; by: string }

/** A row without a status is a request that runs, or was interrupted. `headers` is JSON. */
type IdempotencyTable = {
  project_id: number
  caller: number
  key: string
  request_hash: string
  status: number | null
  headers: string | null
  answer: string | null
  at: number
}

/** `details` is JSON. */
type AuditTable = {
  project_id: number
  number: number
  at: number
  door: Door
  actor: string
  action: AuditAction
  subject: string
  details: string
}

/** `work` is JSON; `leased_until` is the end (seconds) of a server process's lease. */
type JobsTable = {
  project_id: number
  id: number
  at: number
  door: Door
  actor: string
  state: string
  work: string
  token: string
  place: number
  total: number
  changed: number
  skipped: number
  leased_until: number
  failure: string | null
  failures: number
  undone_at: number | null
  undone_by: string | null
}

type ChannelsTable = { project_id: number; id: number; name: string; colour: Colour; position: number }

/** `options` is JSON. */
type OwnFieldsTable = {
  project_id: number
  id: number
  key: string
  name: string
  type: OwnFieldType
  options: string
  position: number
}

/** `match` is JSON. */
type ChannelRulesTable = { project_id: number; position: number; channel_id: number; match: string }

/** `filter` and `columns` are JSON as in the API; `shared` is 1 or 0; `owner` is the name of an actor. */
export type ViewsTable = {
  project_id: number
  id: number
  owner: string
  shared: number
  position: number
  version: number
  name: string
  kind: 'list' | 'board'
  period: string
  filter: string
  q: string | null
  sort: string | null
  columns: string | null
}
