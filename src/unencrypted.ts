import type { Config } from './config.ts'

/**
 * The outgoing connections that leave this machine without TLS, a sentence each. An eavesdropper there would read
 * passwords, contacts and links in letters. A host name without a dot belongs to a container network, where this is
 * common.
 */
type Addresses = Pick<Config, 'databaseUrl' | 'databaseReadUrl' | 'smtpUrl'>

export function unencrypted({ databaseUrl, databaseReadUrl, smtpUrl }: Addresses): string[] {
  const sentences: string[] = []
  if (databaseUrl.startsWith('postgres') && !isSafeDatabase(new URL(databaseUrl)))
    sentences.push('DATABASE_URL leads to another machine without TLS; add ?sslmode=verify-full')
  if (databaseReadUrl !== undefined && !isSafeDatabase(new URL(databaseReadUrl)))
    sentences.push('DATABASE_READ_URL leads to another machine without TLS; add ?sslmode=verify-full')
  if (smtpUrl !== undefined && !isSafeMail(new URL(smtpUrl)))
    sentences.push('SMTP_URL does not ask for TLS; use smtps://, or add ?requireTLS=true')
  return sentences
}

const withTls = ['prefer', 'require', 'verify-ca', 'verify-full']

function isSafeDatabase({ hostname, searchParams }: URL): boolean {
  return isNear(searchParams.get('host') ?? hostname) || withTls.includes(searchParams.get('sslmode') ?? '')
}

function isSafeMail({ protocol, hostname, searchParams }: URL): boolean {
  const requiresTls = ['requireTLS', 'secure'].some((name) => searchParams.get(name) === 'true')
  return protocol === 'smtps:' || requiresTls || isNear(hostname)
}

/** Whether the host is this machine, a socket, or a neighbouring container. */
function isNear(host: string): boolean {
  const name = decodeURIComponent(host).toLowerCase()
  return name.startsWith('/') || name.startsWith('127.') || name === '[::1]' || !/[.:]/.test(name)
}
