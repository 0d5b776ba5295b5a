import { refusal } from '../domain/refusal.ts'

/** How an id of anything looks. */
export const idPattern = '^(0|[1-9][0-9]{0,14})$'

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
  if (!new RegExp(idPattern).test(text)) throw refusal(code, { id: text.slice(0, 100) }, 'id')
  return Number(text)
}
