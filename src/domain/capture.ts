import { isBlock } from './network.ts'
import { phoneNumber } from './phone.ts'
import { refusal } from './refusal.ts'

/** How a project treats what strangers send. */
export type CaptureSettings = {
  /** From this score on it is spam. */
  threshold: number
  /** Words and phrases that make it spam, compared folded; one that ends in `*` is the beginning of a word. */
  stopWords: string[]
  /** Addresses of the network or blocks of them (`203.0.113.0/24`), and phones, whose enquiries are spam. */
  blockedAddresses: string[]
  blockedPhones: string[]
  /** Whether a later enquiry of the same person is a new lead, or a comment on the open one. */
  repeats: 'lead' | 'join'
  /** Whether forms must bring a proof of work. */
  proofOfWork: boolean
  /** A form that is sent sooner than this (seconds) counts against it; 0 is never. */
  minSeconds: number
  /** Raised by each change. */
  version: number
}
export type CaptureChange = Partial<Omit<CaptureSettings, 'version'>>

export const usualCapture: CaptureSettings = {
  threshold: 100,
  stopWords: [],
  blockedAddresses: [],
  blockedPhones: [],
  repeats: 'lead',
  proofOfWork: false,
  minSeconds: 2,
  version: 1,
}

/** How large the settings may be. */
export const captureLimits = { threshold: 1_000, seconds: 600, listed: 1_000, textLength: 200 }

/** Refuses a stop-word that is blank, a block that is no address, and a phone that is no number of the country. */
export function checkCapture({ stopWords, blockedAddresses, blockedPhones }: CaptureChange, country: string): void {
  each(stopWords, 'stop_words', (word) => (word.replace(/\*$/, '').trim() === '' ? refusal('required', {}) : undefined))
  each(blockedAddresses, 'blocked_addresses', (block) =>
    isBlock(block) ? undefined : refusal('wrong-form', { given: block, right: '203.0.113.7, 203.0.113.0/24' }),
  )
  each(blockedPhones, 'blocked_phones', (phone) =>
    phoneNumber(phone, country) ? undefined : refusal('wrong-form', { given: phone, right: '+79991234567' }),
  )
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
