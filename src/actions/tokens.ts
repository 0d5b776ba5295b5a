import { hash, randomBytes } from 'node:crypto'

/** A random token for a one-time link; 43 characters. */
export function newLinkToken(): string {
  return randomBytes(32).toString('base64url')
}

/** The stored hash of a token. */
export function hashOfToken(token: string): string {
  return hash('sha256', token, 'base64url')
}
