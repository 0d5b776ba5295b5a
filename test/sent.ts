import type { Sent } from '../src/domain/receipt.ts'
import { start } from './desk.ts'

/** A submission at the start time of a test, in the simplest way; a test overrides what differs. */
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
