import { randomBytes, timingSafeEqual } from 'node:crypto'
import { type Cost, cost, slowHasher } from '../actions/slow-hash.ts'
import { memberLimits } from '../domain/member.ts'
import { refusal } from '../domain/refusal.ts'

const slowHash = slowHasher({ concurrency: 1, maxQueue: 64 })
const length = 64

/**
 * Hashes a chosen password. Refuses one that is too short, too long, or easy to guess, such as a common one or one made
 * of `own` words: the name and the address of its member. `argument` is its name in the request.
 */
export async function hashOfPassword(
  password: string,
  own: readonly string[] = [],
  argument = 'password',
  price: Cost = cost,
): Promise<string> {
  const { min, max } = memberLimits.password
  if (password.length < min || password.length > max) throw refusal('password-length', { min, max }, argument)
  const { isEasyToGuess } = await import('./common-passwords.ts') // its word list loads slowly
  if (isEasyToGuess(password, own)) throw refusal('weak-password', {}, argument)
  return hashPassword(password, price)
}

/** `$scrypt$ln=14,r=8,p=5$SALT$HASH`. */
export async function hashPassword(password: string, price: Cost = cost): Promise<string> {
  const salt = randomBytes(16).toString('base64url')
  const key = await slowHash(password.normalize('NFKC'), salt, length, price)
  return `${mark(price)}$${salt}$${key.toString('base64url')}`
}

/** The hash of a password that nobody knows: such a member cannot sign in. */
export function hashOfNoPassword(): string {
  return `${mark(cost)}$${randomBytes(16).toString('base64url')}$${randomBytes(length).toString('base64url')}`
}

/** Verifies a password against a hash. The time is about the same for hashes of all versions. */
export async function verifyPassword({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  const { salt, key, price } = readHash(hash)
  const made = await slowHash(password.normalize('NFKC'), salt, length, price)
  if (price === formerCost) await slowHash(password.normalize('NFKC'), salt, length, formerRest)
  return made.length === key.length && timingSafeEqual(made, key)
}

/** Whether a hash has another cost than new ones, and so comes from an earlier version. */
export function isOutdated(hash: string, price: Cost = cost): boolean {
  return !hash.startsWith(`${mark(price)}$`)
}

/**
 * The former hash scheme of the sign-in library, `SALT:HASH` in hexadecimal; and the additional work that makes its
 * time equal to a current one.
 */
const formerCost: Cost = { N: 2 ** 14, r: 16, p: 1 }
const formerRest: Cost = { ...cost, p: 3 }

function readHash(hash: string): { salt: string; key: Buffer; price: Cost } {
  const [, , numbers = '', salt = '', key = ''] = hash.split('$')
  if (!hash.startsWith('$scrypt$')) {
    const [before = '', after = ''] = hash.split(':')
    return { salt: before, key: Buffer.from(after, 'hex'), price: formerCost }
  }
  const [ln = 0, r = 0, p = 0] = numbers.split(',').map((each) => Number(each.split('=')[1]))
  return { salt, key: Buffer.from(key, 'base64url'), price: { N: 2 ** ln, r, p } }
}

function mark({ N, r, p }: Cost): string {
  return `$scrypt$ln=${Math.log2(N)},r=${r},p=${p}`
}
