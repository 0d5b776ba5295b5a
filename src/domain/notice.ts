/**
 * The kinds of notices: a new lead, a change of the member's own lead, one that nobody took in time, a reminder, a mention in a comment,
 * the end of a job, a failing destination or backup, the summary of the day before, and the reports of the week and the month before.
 */
export const noticeKinds = [
  'new',
  'mine',
  'late',
  'reminder',
  'mention',
  'job',
  'destination',
  'backup',
  'summary',
  'week',
  'month',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** The ways out of the desk, in the order in which they are tried unless a member says otherwise. */
export const noticeWays = ['telegram', 'max', 'push', 'email'] as const
export type NoticeWayName = (typeof noticeWays)[number]

/** Where a member may be told: on the bell of the console at once, and by one way after the other until one accepts. */
export const noticePlaces = ['bell', ...noticeWays] as const
export type NoticePlace = (typeof noticePlaces)[number]

/** The ways that show the name and the phone of a lead only where the owner of the project says so. */
export const discreetWays = ['telegram', 'push'] as const satisfies NoticeWayName[]

/** The kinds that are sent in the morning: of the day, the week and the month before. */
export const reportKinds = ['summary', 'week', 'month'] as const satisfies NoticeKind[]
export type ReportKind = (typeof reportKinds)[number]

/** The buttons of a message: take the lead, mark it as spam, mark that somebody called. */
export const noticeVerbs = ['take', 'spam', 'called'] as const
export type NoticeVerb = (typeof noticeVerbs)[number]

/** The recipient of a notice: a member, or a chat of the project. */
export type Recipient = { member: number } | { chat: number }

/**
 * `waiting` until a way accepts it; `shown` on the bell only; `unknown` when a message was sent and it is not known whether it arrived;
 * `failed` when no way accepted it; `moot` when there was nothing left to tell.
 */
export const noticeStates = ['waiting', 'sent', 'shown', 'unknown', 'failed', 'moot'] as const
export type NoticeState = (typeof noticeStates)[number]

/** Why a notice waits to go with others: quiet hours, too many leads in a minute, too many letters in an hour. */
export type HoldReason = 'quiet' | 'many' | 'digest'

/**
 * Details of a notice by its kind: the step of the escalation and the elapsed minutes, the time of the reminder, the job or the import, the
 * destination and why it stopped, why the backup failed.
 */
export type NoticeAbout = {
  step?: number
  minutes?: number
  at?: number
  job?: number
  import?: number
  destination?: number
  name?: string
  reason?: string
  by?: string
  /** The absent assignee in whose place the recipient gets it; null if there was no assignee. */
  insteadOf?: number | null
}

/** A notice for one recipient. */
export type Notice = {
  project: number
  id: number
  to: Recipient
  kind: NoticeKind
  lead: number | null
  event: number | null
  about: NoticeAbout
  at: number
  state: NoticeState
  /** Whether it is on the bell of the member, and when they read it. */
  onBell: boolean
  readAt: number | null
  /** When it is due, or its lease ends; null when nothing more is to be done. */
  nextAt: number | null
  /** When its message is to say that somebody took the lead, and how often that was tried in vain since. */
  editAt: number | null
  editTries: number
  held: HoldReason | null
  /** The way that is being tried or has accepted it, since when, and the ways that failed. */
  way: NoticeWayName | null
  waySince: number | null
  tried: readonly NoticeWayName[]
  tries: number
  /** The first notice of the message that it was sent in; the message's ids at the service by the links of the member, and without one in a chat. */
  message: number | null
  outsideIds: ReadonlyMap<number | null, string>
  outcome: SendOutcome | null
  error: string | null
}

/** The outcome of sending a message to a service. */
export type SendOutcome = 'accepted' | 'later' | 'unknown' | 'unlinked' | 'refused'

/** How long (seconds) notices are kept. */
export const noticeTime = 30 * 86_400

/** The lease (seconds) of a message. After it another server process may send it. */
export const noticeLease = 25

/** How long (seconds) a way is tried before the next one. */
export const wayTimeout = 60

/** A member as a recipient of a way. `address` is the service's id of the chat, subscription or mailbox; `details` is JSON. */
export type NoticeLink = {
  project: number
  id: number
  member: number
  way: NoticeWayName
  address: string
  details: string | null
  /** A label for people: a name in the messenger, or a browser. */
  label: string | null
  createdAt: number
  /** When it last took a message, and why it last did not. */
  acceptedAt: number | null
  error: string | null
}

/** A group of a messenger that gets notices of leads that match a filter, a document as in the API. `topic` is a part of the group. */
export type NoticeChat = {
  project: number
  id: number
  version: number
  way: NoticeWayName
  address: string
  topic: string | null
  name: string
  kinds: readonly NoticeKind[]
  filter: unknown
  isOn: boolean
  createdAt: number
  acceptedAt: number | null
  error: string | null
}

/** The kinds of notices that a chat can get. */
export const chatKinds = [
  'new',
  'late',
  'destination',
  'backup',
  'summary',
  'week',
  'month',
] as const satisfies NoticeKind[]

export const noticeLimits = { links: 20, name: 200, address: 2_000 }
