import type { Generated } from 'kysely'
import type { MailSecurity } from '../../domain/mailbox.ts'

/** The tables of what sites send. */
export type CaptureTables = {
  receipts: ReceiptsTable
  forms: FormsTable
  mappings: MappingsTable
  files: FilesTable
  visits: VisitsTable
  mailboxes: MailboxesTable
  chat_leads: { project_id: number; chat: string; visit: string | null; lead_id: number | null; at: number }
  capture_origins: { project_id: number; key_id: number; origin: string }
}

/**
 * `body` is the raw body: `t` and text, or `b` and base64; null if it is in the spool or was pruned. `headers`, `reasons` and `enquiry` are JSON.
 * `submit_token` identifies the submit, `fingerprint` its content and sender. `network` is the address as limits count it, `proof` the
 * challenge of its proof of work.
 */
export type ReceiptsTable = {
  project_id: number
  id: number
  at: number
  way: string
  key_id: number | null
  form_id: number | null
  mapping: string | null
  method: string
  query: string
  headers: string
  address: string | null
  network: string | null
  size: number
  body: string | null
  spool: string | null
  submit_token: string | null
  fingerprint: string | null
  proof: string | null
  ended: string | null
  reasons: string
  score: number
  enquiry: string | null
  lead_id: number | null
  processed_at: number | null
  pruned_at: number | null
  attempts: Generated<number>
}

/** `settings` is JSON. */
export type FormsTable = {
  project_id: number
  id: number
  token: string
  settings: string
  version: number
  created_at: number
}

/** `settings` is JSON. */
export type MappingsTable = { project_id: number; name: string; settings: string; version: number }

/** Touches are JSON; times are in seconds. */
export type VisitsTable = {
  project_id: number
  number: number
  first_touch: string
  last_touch: string
  first_seen: number
  last_seen: number
  enquired_at: number | null
}

/** A file of a receipt. */
export type FilesTable = {
  project_id: number
  receipt_id: number
  number: number
  name: string
  type: string
  size: number
  /** Its spool file; null if it is a part of the raw body. */
  spool: string | null
  start: number | null
  length: number | null
  encoding: string | null
}

/** `senders` and `cursors` are JSON; `leased_until` is the end (seconds) of the lease of the process `leased_by`. */
export type MailboxesTable = {
  project_id: number
  id: number
  name: string
  host: string
  port: number
  security: MailSecurity
  login: string
  password: string
  senders: string
  cursors: string
  created_at: number
  read_at: number | null
  failing_since: number | null
  error: string | null
  leased_by: string | null
  leased_until: Generated<number>
}
