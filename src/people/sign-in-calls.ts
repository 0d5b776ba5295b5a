import type { AuditAction } from '../domain/audit.ts'
import type { Notice } from '../texts/letters.ts'
import { hashOfCode } from './recovery-codes.ts'

type ResponseBody = Record<string, unknown>

/** A call of the sign-in library: its accepted fields under the library's names, and our response. */
export type LibraryCall = {
  takes: Record<string, string>
  /** The rate limit per address and minute. */
  limit: number
  respond(body: ResponseBody): object
  /** Fields that are converted before they reach the library. */
  converts?: Record<string, (given: string) => string>
  /** Whether it requires a session. */
  needsSession?: true
  /** Whether a wrong password counts as an attempt. */
  asksPassword?: true
  /** What a call with a session changed: its audit action, and the notice to the member. `isSecured` tells whether the second factor was on before. */
  changes?(isSecured: boolean): AccountChange | undefined
}
type AccountChange = { action: AuditAction; notice?: Notice }

const nothing = () => ({})
const recovery = ({ backupCodes }: ResponseBody) => ({ recovery_codes: backupCodes })
const withPassword = { takes: { password: 'password' }, limit: 10, needsSession: true, asksPassword: true } as const

/** Every call of the library that a browser may make. Other calls are unreachable, and no response contains a token. */
export const libraryCalls: Record<string, LibraryCall> = {
  '/sign-in/email': {
    takes: { email: 'email', password: 'password', remember: 'rememberMe' },
    limit: 10,
    respond: ({ twoFactorRedirect = false }) => ({ second_factor: twoFactorRedirect }),
  },
  '/sign-out': { takes: {}, limit: 100, respond: nothing, changes: () => ({ action: 'member.signed_out' }) },
  '/two-factor/verify-totp': {
    takes: { code: 'code' },
    limit: 10,
    respond: nothing,
    changes: (isSecured) => (isSecured ? undefined : { action: 'member.second_factor_on', notice: 'factorOn' }),
  },
  '/two-factor/verify-backup-code': {
    takes: { code: 'code' },
    limit: 10,
    converts: { code: hashOfCode },
    respond: nothing,
  },
  '/two-factor/enable': {
    ...withPassword,
    respond: ({ totpURI, ...body }) => ({ totp_uri: totpURI, ...recovery(body) }),
  },
  '/two-factor/generate-backup-codes': {
    ...withPassword,
    respond: recovery,
    changes: () => ({ action: 'member.recovery_codes_renewed', notice: 'codes' }),
  },
  '/two-factor/disable': {
    ...withPassword,
    respond: nothing,
    changes: (isSecured) => (isSecured ? { action: 'member.second_factor_off', notice: 'factorOff' } : undefined),
  },
}
