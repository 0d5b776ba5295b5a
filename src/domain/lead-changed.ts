import type { Lead } from './lead.ts'
import { Refusal } from './refusal.ts'

/** Refuses a change that expects another version. It carries the current lead. */
export class LeadChanged extends Refusal<'lead-changed'> {
  readonly current: Lead

  constructor(current: Lead) {
    super('lead-changed', { id: String(current.id) }, 'If-Match')
    this.current = current
  }
}
