/** A body in the form of `multipart/form-data`. */
export type LetterBody = { type: string; body: Uint8Array }

/** A letter as it is kept: the body of its receipt, and what decides on it. */
export type Letter = LetterBody & {
  /** What the database keeps of it where the spool cannot: the fields and the beginning. Null for a letter that needs no spool. */
  short: LetterBody | null
  /** The sender's address, in lower case. */
  from: string
  messageId: string | null
  /** Why it is not taken; null when it is. */
  skipped: 'auto-reply' | 'bounce' | 'loop' | null
}

/** What the worker is given: a letter or its beginning, and the address of the mailbox. */
export type RawLetter = { raw: Uint8Array; mailbox: string }

/** The largest letter (bytes) that is kept whole, and how much of a larger one is. */
export const letterSizes = { whole: 11 * 1_048_576, beginning: 65_536 }
