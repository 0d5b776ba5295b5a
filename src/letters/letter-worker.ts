import { parentPort, workerData } from 'node:worker_threads'
import PostalMime from 'postal-mime'
import type { Letter, RawLetter } from './letter.ts'
import { writeLetter } from './letter-body.ts'
import { fieldsOf } from './letter-fields.ts'
import { skippedOf } from './skipped.ts'

// One letter: it is parsed and sent back in the form of its receipt.
const { raw, mailbox } = workerData as RawLetter
const email = await PostalMime.parse(raw, { maxNestingDepth: 50 })
const files = email.attachments
  .filter(({ related, filename }) => !related || filename)
  .map(({ filename, mimeType, content }) => ({
    name: filename ?? 'file',
    type: mimeType,
    bytes: typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content as ArrayBuffer),
  }))
const letter: Letter = {
  ...writeLetter({ fields: fieldsOf(email), files, raw }),
  from: (email.from?.address ?? '').toLowerCase(),
  messageId: email.messageId?.slice(0, 998) ?? null,
  skipped: skippedOf(email, mailbox),
}
parentPort?.postMessage(letter, [letter.body.buffer as ArrayBuffer])
