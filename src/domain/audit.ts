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
  'view.shared',
  'channel.added',
  'channel.changed',
  'channel.removed',
  'channel_rules.replaced',
  'field.added',
  'field.changed',
  'field.removed',
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
  'invitation.renewed',
  'member.signed_in',
  'member.signed_out',
  'member.password_changed',
  'member.mail_changed',
  'member.second_factor_on',
  'member.second_factor_off',
] as const
export type AuditAction = (typeof auditActions)[number]

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
