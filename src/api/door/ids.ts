import { refusal } from '../../domain/refusal.ts'

/** How an id of anything looks. */
const id = /^(0|[1-9][0-9]{0,14})$/
export const idPattern = id.source

export function isId(text: string): boolean {
  return id.test(text)
}

type NoSuch =
  | 'no-such-channel'
  | 'no-such-view'
  | 'no-such-job'
  | 'no-such-receipt'
  | 'no-such-form'
  | 'no-such-member'
  | 'no-such-invitation'

/** The number behind an id in a path; what can be no id is refused as unknown. */
export function readId(text: string, code: 'no-such-status' | 'no-such-key' | 'no-such-lead' | NoSuch): number {
  if (!isId(text)) throw refusal(code, { id: text.slice(0, 100) }, 'id')
  return Number(text)
}
