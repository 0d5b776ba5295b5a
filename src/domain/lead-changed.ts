import type { Lead } from './lead.ts'
import { Refusal } from './refusal.ts'

/** The refusal of a change that was meant for another version; it carries the lead as it is now. */
export class LeadChanged extends Refusal<'lead-changed'> {
  readonly current: Lead

  constructor(current: Lead) {
    super('lead-changed', { id: String(current.id) }, 'If-Match')
    this.current = current
  }
}
