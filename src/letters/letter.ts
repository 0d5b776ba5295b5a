/** A letter as it is kept: the body of its receipt, in the form of `multipart/form-data`, and what decides on it. */
export type Letter = {
  type: string
  body: Uint8Array
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
