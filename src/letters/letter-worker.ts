import { parentPort } from 'node:worker_threads'
import PostalMime from 'postal-mime'
import type { Letter, RawLetter } from './letter.ts'
import { writeLetter } from './letter-body.ts'
import { fieldsOf } from './letter-fields.ts'
import { skippedOf } from './skipped.ts'

// Parses letters, one after another, and sends each back in the form of its receipt. An exception ends the thread.
parentPort?.on('message', async (sent: RawLetter) => {
  const letter = await read(sent)
  parentPort?.postMessage(letter, [letter.body.buffer as ArrayBuffer])
})

async function read({ raw, mailbox }: RawLetter): Promise<Letter> {
  const email = await PostalMime.parse(raw, { maxNestingDepth: 50 })
  const files = email.attachments
    .filter(({ related, filename }) => !related || filename)
    .map(({ filename, mimeType, content }) => ({
      name: filename ?? 'file',
      type: mimeType,
      bytes: typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content as ArrayBuffer),
    }))
  return {
    ...writeLetter({ fields: fieldsOf(email), files, raw }),
    from: (email.from?.address ?? '').toLowerCase(),
    messageId: email.messageId?.slice(0, 998) ?? null,
    skipped: skippedOf(email, mailbox),
  }
}
