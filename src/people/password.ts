import { memberLimits } from '../domain/member.ts'
import { refusal } from '../domain/refusal.ts'

/** What is kept of a password: as the sign-in library hashes it. Refuses one that is too short or too long. */
export async function hashOfPassword(password: string): Promise<string> {
  const { min, max } = memberLimits.password
  if (password.length < min || password.length > max) throw refusal('password-length', { min, max }, 'password')
  const { hashPassword } = await import('better-auth/crypto') // takes long to load
  return hashPassword(password)
}
