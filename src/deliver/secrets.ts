import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { refusal } from '../domain/refusal.ts'

const prefix = 'whsec_'
const sizes = { min: 24, max: 64 }
const version = 'v1.'

/** Encrypts secrets of one kind with the SECRET_KEY of the installation, bound to their project. */
export function createSecrets(secretKey: string, kind: 'webhooks' | 'mailboxes' | 'pulls' | 'bots' = 'webhooks') {
  const key = Buffer.from(hkdfSync('sha256', secretKey, 'zayavka', `secrets of ${kind}`, 32))
  return { seal, open }

  function seal(secret: string, project: number): string {
    const nonce = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(boundTo(project))
    const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
    return version + Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url')
  }

  /** Undefined when it was sealed with another key. */
  function open(sealed: string, project: number): string | undefined {
    const bytes = Buffer.from(sealed.slice(version.length), 'base64url')
    if (!sealed.startsWith(version) || bytes.length < 28) return
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 })
      decipher.setAAD(boundTo(project)).setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    } catch {
      return
    }
  }
}

function boundTo(project: number): Buffer {
  return Buffer.from(`project ${project}`)
}

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
