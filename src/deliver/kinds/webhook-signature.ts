import { createHmac, randomBytes } from 'node:crypto'
import { refusal } from '../../domain/refusal.ts'

const prefix = 'whsec_'
const sizes = { min: 24, max: 64 }

/** A random secret in the form of Standard Webhooks. */
export function newWebhookSecret(): string {
  return prefix + randomBytes(32).toString('base64')
}

/** Refuses a secret that is not `whsec_` and 24 to 64 bytes in base64. */
export function checkSecret(secret: string, argument: string): string {
  const body = secret.slice(prefix.length)
  const bytes = Buffer.from(body, 'base64')
  const isWhole = bytes.toString('base64').replace(/={1,2}$/, '') === body.replace(/={1,2}$/, '')
  if (!secret.startsWith(prefix) || !isWhole || bytes.length < sizes.min || bytes.length > sizes.max)
    throw refusal('wrong-secret', sizes, argument)
  return secret
}

/** The header `webhook-signature` of Standard Webhooks: a signature by each secret. */
export function sign(secrets: readonly string[], { id, at, body }: { id: string; at: number; body: string }): string {
  return secrets
    .map((secret) => Buffer.from(secret.slice(prefix.length), 'base64'))
    .map((key) => `v1,${createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')}`)
    .join(' ')
}
