import { refusal } from '../../domain/refusal.ts'
import { isId } from '../door/ids.ts'

/** The number of an event in a path; refuses what can be none. */
export function readNumber(given: string, code: 'no-such-event' | 'no-such-comment'): number {
  if (!isId(given)) throw refusal(code, { number: given.slice(0, 100) }, 'number')
  return Number(given)
}
