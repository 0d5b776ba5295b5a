/** How a connection to a mail server is encrypted; `none` only to an address that the settings open. */
export const mailSecurities = ['tls', 'starttls', 'none'] as const
export type MailSecurity = (typeof mailSecurities)[number]

/**
 * Letters of a sender, an address or `@domain`: they are interpreted by a mapping, or not taken when it is null. The first
 * rule that fits decides.
 */
export type SenderRule = { from: string; mapping: string | null }

/** The last letter that was read of a folder. Numbers of letters hold for one `validity`. */
type Cursor = { validity: string; uid: number }

/**
 * A mailbox whose letters are enquiries. `password` is encrypted. `failingSince` and `error` tell since when it cannot be
 * read, and why; times are in seconds.
 */
export type Mailbox = {
  project: number
  id: number
  name: string
  host: string
  port: number
  security: MailSecurity
  user: string
  password: string
  senders: SenderRule[]
  cursors: Record<string, Cursor>
  createdAt: number
  readAt: number | null
  failingSince: number | null
  error: string | null
}
export type MailboxDraft = Pick<Mailbox, 'name' | 'host' | 'port' | 'security' | 'user' | 'password' | 'senders'>

export const mailboxLimits = { mailboxes: 20, senders: 50, error: 300 }

/** The header of every letter that a desk sends, by which desks know it when it comes into a mailbox. */
export const deskMark = 'X-Zayavka'

/** How long (seconds) a process reads a mailbox without a sign of life before another one may. */
export const mailboxLease = 120

/** The rule for a sender; addresses are compared in lower case. */
export function ruleFor({ senders }: Pick<Mailbox, 'senders'>, address: string): SenderRule | undefined {
  const known = address.toLowerCase()
  return senders.find(({ from }) =>
    from.startsWith('@') ? known.endsWith(from.toLowerCase()) : known === from.toLowerCase(),
  )
}
