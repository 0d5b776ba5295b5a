import type { Sent } from '../src/domain/receipt.ts'
import { start } from './desk.ts'

/** What came at the beginning of a test by the plainest way; a test says what is otherwise. */
export const plainSent: Sent = {
  at: start,
  way: 'proxy',
  key: null,
  form: null,
  mapping: null,
  method: 'POST',
  query: '',
  headers: {},
  address: null,
}
