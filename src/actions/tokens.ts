import { hash, randomBytes } from 'node:crypto'

/** What nobody can guess, for a link that is used once; 43 characters. */
export function newLinkToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of it. */
export function hashOfToken(token: string): string {
  return hash('sha256', token, 'base64url')
}
