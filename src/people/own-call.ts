import { forgetAttempts } from '../actions/login-attempts.ts'
import { memberLimits } from '../domain/member.ts'
import { refusal } from '../domain/refusal.ts'
import type { Store } from '../store/store.ts'
import { verifyPassword } from './password.ts'
import type { People, SignedIn } from './people.ts'

export type Body = Record<string, unknown>

/** The context of a call, with the signed-in member if there is one. */
export type Own = { store: Store; people: People; signedIn: SignedIn | undefined }

/** A call about one's own account. We handle it ourselves, so that its changes are one transaction. */
export type OwnCall = {
  takes: readonly string[]
  /** The rate limit per address and minute. */
  limit: number
  needsSession?: true
  asksPassword?: true
  does(own: Own, body: Body, now: number): Promise<void>
}

/** Compares the current password of the member who is signed in, which ends the count of wrong ones; returns the stamp that it had. */
export async function verifyOwn({ store, signedIn }: Own, password: string): Promise<number> {
  const { member } = signedIn as SignedIn
  const stored = await store.credentials.findPassword(member)
  const isTooLong = password.length > memberLimits.password.max
  if (!stored || isTooLong || !(await verifyPassword({ hash: stored.hash, password })))
    throw refusal('wrong-password', {})
  await forgetAttempts(store, member.email)
  return stored.stamp
}

export function readText(body: Body, name: string): string {
  const value = body[name]
  if (typeof value !== 'string' || value === '') throw refusal('required', {}, name)
  return value
}
