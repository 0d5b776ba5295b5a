/** The encryption of a connection to a mail server. `none` is allowed only for addresses in the settings. */
export const mailSecurities = ['tls', 'starttls', 'none'] as const
export type MailSecurity = (typeof mailSecurities)[number]

/**
 * How letters of a sender, an address or `@domain`, are handled: interpreted by a mapping, or ignored if it is null. The first
 * matching rule decides.
 */
export type SenderRule = { from: string; mapping: string | null }

/** The last letter that was read in a folder. UIDs are valid only for one `validity`, IMAP's UIDVALIDITY. */
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

/** A header in every letter that a desk sends, by which a desk recognises such letters in a mailbox. */
export const deskMark = 'X-Zayavka'

/** The lease (seconds) of a process on a mailbox. Without a heartbeat another process may read it after that. */
export const mailboxLease = 120

/** The rule for a sender; addresses are compared in lower case. */
export function ruleFor({ senders }: Pick<Mailbox, 'senders'>, address: string): SenderRule | undefined {
  const known = address.toLowerCase()
  return senders.find(({ from }) =>
    from.startsWith('@') ? known.endsWith(from.toLowerCase()) : known === from.toLowerCase(),
  )
}
