import { refusal } from './refusal.ts'

/** For how many days a project keeps data that it no longer needs. Leads stay until somebody removes them. */
export type Retention = {
  /** For raw requests, IP addresses, and visits and chats without an enquiry; null means the server's limit. */
  rawDays: number | null
  /** For the contents of spam; null means forever. */
  spamDays: number | null
  /** For deliveries with their attempts, and for events that wait for a destination. */
  deliveryDays: number
  /** Incremented by each change. */
  version: number
}
export type RetentionChange = Partial<Omit<Retention, 'version'>>

export const defaultRetention: Retention = { rawDays: null, spamDays: null, deliveryDays: 30, version: 1 }

/** A delivery is tried for up to 84 hours, and events can be sent again for 30 days. */
export const retentionLimits = { days: 36_500, deliveryDays: { min: 4, max: 30 } }

/** Refuses to keep raw requests longer than the server does, since its operator is responsible for them. */
export function checkRetention({ rawDays }: RetentionChange, serverDays: number): void {
  if (typeof rawDays === 'number' && rawDays > serverDays)
    throw refusal('out-of-range', { given: String(rawDays), min: 1, max: serverDays }, 'raw_days')
}

/** For how many days raw requests are kept. The server's limit may have been lowered after the project chose its own. */
export function rawDaysOf({ rawDays }: Retention, serverDays: number): number {
  return Math.min(rawDays ?? serverDays, serverDays)
}
