import type { AuditAction } from '../domain/audit.ts'

type Said = Record<string, unknown>

/** A call that the sign-in library answers: what we take under the library's names, and what we answer. */
export type SignInCall = {
  takes: Record<string, string>
  says(body: Said): object
  /** What is noted of the member who made it. */
  notes?: AuditAction
}

const nothing = () => ({})
const recovery = ({ backupCodes }: Said) => ({ recovery_codes: backupCodes })

/** Everything that the library does for a browser. Nothing else of it can be reached, and no answer repeats a token. */
export const signInCalls: Record<string, SignInCall> = {
  '/sign-in/email': {
    takes: { email: 'email', password: 'password', remember: 'rememberMe' },
    says: ({ twoFactorRedirect = false }) => ({ second_factor: twoFactorRedirect }),
  },
  '/sign-out': { takes: {}, says: nothing, notes: 'member.signed_out' },
  '/two-factor/verify-totp': { takes: { code: 'code' }, says: nothing },
  '/two-factor/verify-backup-code': { takes: { code: 'code' }, says: nothing },
  '/two-factor/enable': {
    takes: { password: 'password' },
    says: ({ totpURI, ...body }) => ({ totp_uri: totpURI, ...recovery(body) }),
  },
  '/two-factor/generate-backup-codes': { takes: { password: 'password' }, says: recovery },
  '/two-factor/disable': { takes: { password: 'password' }, says: nothing, notes: 'member.second_factor_off' },
  '/change-password': {
    takes: {
      current_password: 'currentPassword',
      new_password: 'newPassword',
      end_other_sessions: 'revokeOtherSessions',
    },
    says: nothing,
    notes: 'member.password_changed',
  },
  '/request-password-reset': { takes: { email: 'email' }, says: nothing },
  '/reset-password': { takes: { token: 'token', new_password: 'newPassword' }, says: nothing },
}
