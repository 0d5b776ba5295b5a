import { refusal } from './refusal.ts'

/** For how many days a project keeps what it no longer works with. Leads stay until somebody removes them. */
export type Retention = {
  /** Of requests as they came, addresses, and visits without an enquiry; null is as long as the server keeps them. */
  rawDays: number | null
  /** Of what spam said; null is always. */
  spamDays: number | null
  /** Of deliveries with their attempts, and of events that wait for a destination. */
  deliveryDays: number
  /** Incremented by each change. */
  version: number
}
export type RetentionChange = Partial<Omit<Retention, 'version'>>

export const defaultRetention: Retention = { rawDays: null, spamDays: null, deliveryDays: 30, version: 1 }

/** A delivery is tried for up to 84 hours, and events can be sent again for 30 days. */
export const retentionLimits = { days: 36_500, deliveryDays: { min: 4, max: 30 } }

/** Refuses to keep requests for longer than the server does: who runs it answers for them. */
export function checkRetention({ rawDays }: RetentionChange, serverDays: number): void {
  if (typeof rawDays === 'number' && rawDays > serverDays)
    throw refusal('out-of-range', { given: String(rawDays), min: 1, max: serverDays }, 'raw_days')
}

/** For how many days requests are kept: the server may have been told to keep less since. */
export function rawDaysOf({ rawDays }: Retention, serverDays: number): number {
  return Math.min(rawDays ?? serverDays, serverDays)
}
