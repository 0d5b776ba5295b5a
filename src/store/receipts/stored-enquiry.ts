import type { Enquiry } from '../../domain/enquiry.ts'

/** An enquiry as a row has it. Older rows lack what was added later. */
export function readEnquiry(stored: string): Enquiry {
  return { adsConsent: null, ...(JSON.parse(stored) as Omit<Enquiry, 'adsConsent'>) }
}
