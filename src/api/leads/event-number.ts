import { refusal } from '../../domain/refusal.ts'
import { isId } from '../door/ids.ts'

/** Reads the number of an event or comment in a path; refuses a malformed one as unknown. */
export function readNumber(given: string, code: 'no-such-event' | 'no-such-comment'): number {
  if (!isId(given)) throw refusal(code, { number: given.slice(0, 100) }, 'number')
  return Number(given)
}
