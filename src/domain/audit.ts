import type { Actor } from './access.ts'

/** What is noted of those who run a project, beside the events of its leads. */
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
  'view.shared',
  'channel.added',
  'channel.changed',
  'channel.removed',
  'channel_rules.replaced',
  'key.changed',
  'key.rotated',
  'capture.changed',
  'receipts.replayed',
  'receipts.not_spam',
  'form.made',
  'form.changed',
  'form.closed',
  'mapping.saved',
  'mapping.removed',
  'member.added',
  'member.changed',
  'member.removed',
  'member.left',
  'member.invited',
  'invitation.ended',
  'member.signed_in',
  'member.signed_out',
  'member.password_changed',
  'member.second_factor_on',
  'member.second_factor_off',
] as const
export type AuditAction = (typeof auditActions)[number]

/** One thing that was done: `subject` is what it was done to (`status:3`), `details` what is worth knowing, never a person's data. */
export type AuditEntry = {
  at: number
  by: Actor
  action: AuditAction
  subject: string
  details: Record<string, unknown>
}
export type NumberedEntry = AuditEntry & { number: number }
