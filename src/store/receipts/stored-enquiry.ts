import type { Enquiry } from '../../domain/enquiry.ts'

/** Parses the enquiry of a row. Older rows lack fields that were added later. */
export function readEnquiry(stored: string): Enquiry {
  return { adsConsent: null, ...(JSON.parse(stored) as Omit<Enquiry, 'adsConsent'>) }
}
