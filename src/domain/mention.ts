import { maskText } from './contacts.ts'

/** The number of people that one comment may mention. */
const mentionLimit = 50

/** A mention in the text of a comment: `[member:3]`. It holds the id, so a comment shows the present name. */
const mark = /\[member:([0-9]{1,5})\]/g

/** The members that a text mentions, each once. */
export function mentionedIn(text: string): number[] {
  return [...new Set([...text.matchAll(mark)].map(([, id]) => Number(id)))].slice(0, mentionLimit)
}

/** Masks the contacts in a comment. Digits of mentions are written as letters meanwhile, so that they are not taken for phones. */
export function maskComment(text: string): string {
  const lettered = text.replace(mark, (whole) => whole.replace(/[0-9]/g, (digit) => letters[Number(digit)] as string))
  return maskText(lettered).replace(/\[member:([a-j]{1,5})\]/g, (whole, id: string) => whole.replace(id, digitsOf(id)))
}

const letters = 'abcdefghij'

function digitsOf(id: string): string {
  return [...id].map((letter) => letters.indexOf(letter)).join('')
}
