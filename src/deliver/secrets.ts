import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

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

  /** Decrypts a secret; undefined if it was encrypted with another key. */
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
