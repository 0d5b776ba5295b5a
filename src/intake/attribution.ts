import type { Enquiry } from '../domain/enquiry.ts'

/** The source of a lead: what the site says, else what the touches say. Null when nobody knows. */
export function sourceOf({ source }: Enquiry): string | null {
  return source
}
