import type { AuditAction } from '../domain/audit.ts'
import type { Notice } from '../texts/letters.ts'
import { hashOfCode } from './recovery-codes.ts'

type Said = Record<string, unknown>

/** A call that the sign-in library answers: what we take under the library's names, and what we answer. */
export type LibraryCall = {
  takes: Record<string, string>
  /** How often one address may call it in a minute. */
  limit: number
  says(body: Said): object
  /** What the library is told instead of a value that was given. */
  told?: Record<string, (given: string) => string>
  /** Whether only who is signed in may call it. */
  needsSession?: true
  /** Whether a wrong password counts as a try of the account. */
  asksPassword?: true
  /** What is noted of the member who made it, and of what they get a letter. */
  notes?: AuditAction
  notice?: Notice
}

const nothing = () => ({})
const recovery = ({ backupCodes }: Said) => ({ recovery_codes: backupCodes })
const withPassword = { takes: { password: 'password' }, limit: 10, needsSession: true, asksPassword: true } as const

/** Everything that the library does for a browser. Nothing else of it can be reached, and no answer repeats a token. */
export const libraryCalls: Record<string, LibraryCall> = {
  '/sign-in/email': {
    takes: { email: 'email', password: 'password', remember: 'rememberMe' },
    limit: 10,
    says: ({ twoFactorRedirect = false }) => ({ second_factor: twoFactorRedirect }),
  },
  '/sign-out': { takes: {}, limit: 100, says: nothing, notes: 'member.signed_out' },
  '/two-factor/verify-totp': { takes: { code: 'code' }, limit: 10, says: nothing },
  '/two-factor/verify-backup-code': { takes: { code: 'code' }, limit: 10, told: { code: hashOfCode }, says: nothing },
  '/two-factor/enable': {
    ...withPassword,
    says: ({ totpURI, ...body }) => ({ totp_uri: totpURI, ...recovery(body) }),
  },
  '/two-factor/generate-backup-codes': { ...withPassword, says: recovery },
  '/two-factor/disable': {
    ...withPassword,
    says: nothing,
    notes: 'member.second_factor_off',
    notice: 'factorOff',
  },
}
