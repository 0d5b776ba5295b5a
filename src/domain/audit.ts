import type { Actor } from './access.ts'

/** The actions in the audit log of a project. Changes of leads are events instead. */
export const auditActions = [
  'project.changed',
  'status.added',
  'status.changed',
  'status.removed',
  'statuses.ordered',
  'key.made',
  'key.ended',
  'leads.exported',
  'leads.bulk_changed',
  'leads.bulk_removed',
  'leads.imported',
  'leads.import_undone',
  'view.shared',
  'channel.added',
  'channel.changed',
  'channel.removed',
  'channel_rules.replaced',
  'costs.changed',
  'costs.undone',
  'field.added',
  'field.changed',
  'field.removed',
  'lost_reason.added',
  'lost_reason.changed',
  'lost_reason.removed',
  'key.changed',
  'key.rotated',
  'capture.changed',
  'working_time.changed',
  'assignment.changed',
  'receipts.replayed',
  'receipts.not_spam',
  'form.made',
  'form.changed',
  'form.closed',
  'mapping.saved',
  'mapping.removed',
  'mailbox.made',
  'mailbox.removed',
  'member.added',
  'member.changed',
  'member.removed',
  'member.left',
  'member.on_duty',
  'member.off_duty',
  'member.invited',
  'invitation.ended',
  'invitation.renewed',
  'member.signed_in',
  'member.signed_out',
  'member.password_changed',
  'member.mail_changed',
  'member.second_factor_on',
  'member.second_factor_off',
  'member.recovery_codes_renewed',
  'destination.made',
  'destination.changed',
  'destination.removed',
  'destination.secret_rotated',
  'destination.resent',
  'destination.stopped',
  'pull.started',
  'pull.stopped',
  'notices.changed',
  'retention.changed',
  'notice_chat.added',
  'notice_chat.changed',
  'notice_chat.removed',
  'bot.set',
  'bot.changed',
  'bot.removed',
] as const
export type AuditAction = (typeof auditActions)[number]

/** The kinds of actions, by which the audit log is filtered, and the first words of their actions. */
export const auditKinds = {
  settings: [
    ...['project', 'status', 'statuses', 'lost_reason', 'channel', 'channel_rules', 'costs', 'field', 'view'],
    ...['capture', 'working_time', 'assignment', 'destination'],
    ...['notices', 'notice_chat', 'bot', 'retention'],
  ],
  forms: ['form', 'mapping', 'mailbox'],
  keys: ['key'],
  people: [
    'member.added',
    'member.changed',
    'member.removed',
    'member.left',
    'member.on_duty',
    'member.off_duty',
    'member.invited',
    'invitation',
  ],
  leads: ['leads', 'receipts', 'pull'],
  accounts: [
    'member.signed_in',
    'member.signed_out',
    'member.password_changed',
    'member.mail_changed',
    'member.second_factor_on',
    'member.second_factor_off',
    'member.recovery_codes_renewed',
  ],
} as const
export type AuditKind = keyof typeof auditKinds

/** The actions of a kind. */
export function actionsOf(kind: AuditKind): AuditAction[] {
  const words: readonly string[] = auditKinds[kind]
  return auditActions.filter((action) => words.includes(action) || words.includes(action.split('.', 1)[0] as string))
}

/** Which entries of an audit log; times are in seconds, both ends included. */
export type AuditFilter = {
  actions?: readonly AuditAction[] | undefined
  actor?: string | undefined
  from?: number | undefined
  to?: number | undefined
}

/**
 * One entry of the audit log. `subject` is the object of the action (`status:3`); `details` never hold personal data.
 */
export type AuditEntry = {
  at: number
  by: Actor
  action: AuditAction
  subject: string
  details: Record<string, unknown>
}
export type NumberedEntry = AuditEntry & { number: number }

/** The details of a change: the given values, and as `before` what they were. */
export function changeDetails<K extends string>(
  before: { [k in K]?: unknown },
  change: { [k in K]?: unknown },
): Record<string, unknown> {
  const given = (Object.keys(change) as K[]).filter((key) => change[key] !== undefined)
  const entries = (from: { [k in K]?: unknown }) => Object.fromEntries(given.map((key) => [key, from[key] ?? null]))
  return { ...entries(change), before: entries(before) }
}
