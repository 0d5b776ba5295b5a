import { isBlock } from './network.ts'
import { phoneNumber } from './phone.ts'
import { refusal } from './refusal.ts'

/** How a project treats submissions of its sites. */
export type CaptureSettings = {
  /** An enquiry with this score or more is spam. */
  threshold: number
  /** Words and phrases that mark spam, compared folded. A trailing `*` matches any ending. */
  stopWords: string[]
  /** Enquiries from these IP addresses or blocks (`203.0.113.0/24`), phones, and e-mails or their domains (`@a.example`) are spam. */
  blockedAddresses: string[]
  blockedPhones: string[]
  blockedEmails: string[]
  /** A later enquiry of the same person becomes a new lead (`lead`) or a comment on the open one (`join`). */
  repeats: 'lead' | 'join'
  /** Forms require a proof of work. */
  proofOfWork: boolean
  /** A form that is submitted faster than this (seconds) raises its score; 0 switches the check off. */
  minSeconds: number
  /** Incremented by each change. */
  version: number
}
export type CaptureChange = Partial<Omit<CaptureSettings, 'version'>>

export const defaultCapture: CaptureSettings = {
  threshold: 100,
  stopWords: [],
  blockedAddresses: [],
  blockedPhones: [],
  blockedEmails: [],
  repeats: 'lead',
  proofOfWork: false,
  minSeconds: 2,
  version: 1,
}

/** Limits of the settings. */
export const captureLimits = { threshold: 1_000, seconds: 600, listed: 1_000, textLength: 200 }

/** Refuses a blank stop-word, an invalid IP block, a phone that is not valid in the country, and an invalid e-mail. */
export function checkCapture(change: CaptureChange, country: string): void {
  const { stopWords, blockedAddresses, blockedPhones, blockedEmails } = change
  each(stopWords, 'stop_words', (word) => (word.replace(/\*$/, '').trim() === '' ? refusal('required', {}) : undefined))
  each(blockedAddresses, 'blocked_addresses', (block) =>
    isBlock(block) ? undefined : refusal('wrong-form', { given: block, right: '203.0.113.7, 203.0.113.0/24' }),
  )
  each(blockedPhones, 'blocked_phones', (phone) =>
    phoneNumber(phone, country) ? undefined : refusal('wrong-form', { given: phone, right: '+79991234567' }),
  )
  each(blockedEmails, 'blocked_emails', (email) =>
    /^[^\s@<>,;:"]*@[^\s@<>,;:"]+$/.test(email.trim())
      ? undefined
      : refusal('wrong-form', { given: email, right: 'spam@a.example, @a.example' }),
  )
}

/** Whether an e-mail is a blocked one, or of a blocked domain; both as people write them. */
export function isEmailOf(email: string, blocked: string): boolean {
  const [address, wanted] = [email, blocked].map((each) => each.trim().toLowerCase()) as [string, string]
  return wanted.startsWith('@') ? address.endsWith(wanted) : address === wanted
}

function each(
  texts: readonly string[] | undefined,
  argument: string,
  wrong: (text: string) => ReturnType<typeof refusal> | undefined,
): void {
  texts?.forEach((text, index) => {
    const found = wrong(text)
    if (found) throw refusal(found.code, found.params, `${argument}[${index}]`)
  })
}
