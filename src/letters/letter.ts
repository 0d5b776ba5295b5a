/** A body in the form of `multipart/form-data`. */
export type LetterBody = { type: string; body: Uint8Array }

/** A parsed letter: the body of its receipt, and the data that decide how it is handled. */
export type Letter = LetterBody & {
  /** A short form for the database if the spool is full: the fields and the beginning. Null for a letter that needs no spool. */
  short: LetterBody | null
  /** The sender's address, in lower case. */
  from: string
  messageId: string | null
  /** Why it is ignored; null if it is an enquiry. */
  skipped: 'auto-reply' | 'bounce' | 'loop' | null
}

/** The input of the worker: a letter or its beginning, and the address of the mailbox. */
export type RawLetter = { raw: Uint8Array; mailbox: string }

/** The largest letter (bytes) that is stored whole, and how much of a larger one is stored. */
export const letterSizes = { whole: 11 * 1_048_576, beginning: 65_536 }
