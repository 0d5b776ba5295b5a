import Type, { type Static } from 'typebox'
import { type CaptureChange, type CaptureSettings, captureLimits } from '../domain/capture.ts'

const { listed, textLength, threshold, seconds } = captureLimits
const texts = (description: string, examples: string[]) =>
  Type.Array(Type.String({ minLength: 1, maxLength: textLength }), {
    maxItems: listed,
    description,
    examples: [examples],
  })

const settingsProperties = {
  threshold: Type.Integer({ minimum: 1, maximum: threshold, description: 'From this score on, an enquiry is spam' }),
  stop_words: texts(
    'Words and phrases that make an enquiry spam, in any letter case; a trailing * matches any ending of the word',
    ['кредит*', 'seo promotion'],
  ),
  blocked_addresses: texts('IP addresses or networks', ['203.0.113.0/24']),
  blocked_phones: texts('Phones in any form', ['+7 999 123-45-67']),
  blocked_emails: texts('E-mail addresses or domains: @a.example', ['spam@a.example', '@b.example']),
  repeats: Type.Enum(['lead', 'join'], {
    description: 'A later enquiry of the same person is a new lead marked as repeat, or a comment on the open lead',
  }),
  proof_of_work: Type.Boolean({
    description: 'Forms must send a proof of work, as hosted pages do; otherwise the enquiry is spam',
  }),
  min_seconds: Type.Integer({
    minimum: 0,
    maximum: seconds,
    description: 'A form submitted faster than this scores spam points',
  }),
}

export const captureJson = Type.Object(
  {
    ...settingsProperties,
    version: Type.Integer({ description: 'The version, raised by each change; sent as the ETag' }),
  },
  { $id: 'Capture' },
)
export const captureChange = Type.Partial(Type.Object(settingsProperties))

export function writeCapture(settings: CaptureSettings): Static<typeof captureJson> {
  return {
    threshold: settings.threshold,
    stop_words: settings.stopWords,
    blocked_addresses: settings.blockedAddresses,
    blocked_phones: settings.blockedPhones,
    blocked_emails: settings.blockedEmails,
    repeats: settings.repeats,
    proof_of_work: settings.proofOfWork,
    min_seconds: settings.minSeconds,
    version: settings.version,
  }
}

/** Reads the settings that are present. */
export function readCapture(body: Static<typeof captureChange>): CaptureChange {
  const { stop_words, blocked_addresses, blocked_phones, blocked_emails, proof_of_work, min_seconds, ...same } = body
  return {
    ...same,
    ...(stop_words && { stopWords: stop_words }),
    ...(blocked_addresses && { blockedAddresses: blocked_addresses }),
    ...(blocked_phones && { blockedPhones: blocked_phones }),
    ...(blocked_emails && { blockedEmails: blocked_emails }),
    ...(proof_of_work !== undefined && { proofOfWork: proof_of_work }),
    ...(min_seconds !== undefined && { minSeconds: min_seconds }),
  }
}
