import type { Generated } from 'kysely'
import type { HoldReason, NoticeKind, NoticeState, NoticeWayName, SendOutcome } from '../../domain/notice.ts'

/** The tables of notices to people. */
export type NoticeTables = {
  notices: NoticesTable
  notice_plans: { project_id: number; planned_to: number; summary_day: number }
  notice_timers: NoticeTimersTable
  notice_settings: { project_id: number; member_id: number; settings: string; version: number }
  notice_links: NoticeLinksTable
  notice_chats: NoticeChatsTable
  link_tokens: LinkTokensTable
  notice_bots: NoticeBotsTable
}

/**
 * One of `member_id` and `chat_id` is set. `about` is JSON, `tried` names ways between spaces; `message` is the id of the first notice that
 * went in the same message. `outside_id` is JSON of what the message is called at each link of a member; without a link, that alone.
 */
export type NoticesTable = {
  project_id: number
  id: number
  member_id: number | null
  chat_id: number | null
  kind: NoticeKind
  lead_id: number | null
  event: number | null
  about: string
  at: number
  state: NoticeState
  on_bell: number
  read_at: number | null
  next_at: number | null
  held: HoldReason | null
  way: NoticeWayName | null
  way_since: number | null
  tried: string
  tries: number
  message: number | null
  sent_at: number | null
  outside_id: string | null
  outcome: SendOutcome | null
  error: string | null
  edit_at: number | null
  edit_tries: Generated<number>
  edit_again: Generated<number>
}

/** `late` is the escalation of a lead, whose next step is `step`. A reminder of a lead without an assignee may be that of `member_id`. */
export type NoticeTimersTable = {
  project_id: number
  lead_id: number
  kind: 'late' | 'reminder'
  step: number
  at: number
  member_id: number | null
}

/** `details` is JSON of the way. */
export type NoticeLinksTable = {
  project_id: number
  id: number
  member_id: number
  way: NoticeWayName
  address: string
  details: string | null
  label: string | null
  created_at: number
  accepted_at: number | null
  error: string | null
}

/** `kinds` and `filter` are JSON. */
export type NoticeChatsTable = {
  project_id: number
  id: number
  version: number
  way: NoticeWayName
  address: string
  topic: string | null
  name: string
  kinds: string
  filter: string | null
  is_on: number
  created_at: number
  accepted_at: number | null
  error: string | null
}

/** Only a hash of the token is kept; `purpose` says whether it links the member, or a chat of the project. */
type LinkTokensTable = {
  token_hash: string
  project_id: number
  member_id: number
  way: NoticeWayName
  purpose: 'member' | 'chat'
  expires_at: number
}

/**
 * `token` is encrypted. `source_project_id` is the project that takes the enquiries of strangers. `mark` is how far the process with the lease has
 * read the updates.
 */
export type NoticeBotsTable = {
  project_id: number
  way: NoticeWayName
  token: string | null
  name: string | null
  mark: string | null
  accepted_at: number | null
  error: string | null
  source_project_id: Generated<number | null>
  leased_by: string | null
  leased_until: Generated<number>
}
