import Type, { type Static } from 'typebox'
import type { Consent, Enquiry } from '../domain/enquiry.ts'
import { LeadSchema } from './lead.ts'
import { moment, textOrNull } from './schemas.ts'
import { writeTime } from './values.ts'

const { name, phone, email, text, first_touch, last_touch, fields } = LeadSchema.properties

const ConsentSchema = Type.Object({
  text: Type.String(),
  link: textOrNull('A link to the full text'),
  version: Type.String(),
  at: moment('When the visitor agreed'),
})

const consentOrNull = (description: string) =>
  Type.Unsafe<Static<typeof ConsentSchema> | null>({ anyOf: [ConsentSchema, { type: 'null' }], description })

/** An enquiry, with the title and the source of its lead. */
export const EnquirySchema = Type.Object(
  {
    title: textOrNull('The title of the lead'),
    name,
    phone,
    email,
    text,
    source: textOrNull('The source of the lead'),
    fields,
    first_touch,
    last_touch,
    consent: consentOrNull('What the visitor agreed to'),
    ads_consent: consentOrNull('Consent to advertising'),
  },
  { $id: 'Enquiry' },
)

export function writeEnquiry(enquiry: Enquiry): Static<typeof EnquirySchema> {
  const { title, name, phone, email, text, source, fields, firstTouch, lastTouch } = enquiry
  const touches = { first_touch: firstTouch, last_touch: lastTouch }
  const consents = { consent: writeConsent(enquiry.consent), ads_consent: writeConsent(enquiry.adsConsent) }
  return { title, name, phone, email, text, source, fields, ...touches, ...consents }
}

/** The IP address of a consent is only in the raw submission. */
function writeConsent(consent: Consent | null): Static<typeof ConsentSchema> | null {
  if (!consent) return null
  const { text, link, version, at } = consent
  return { text, link, version, at: writeTime(at) }
}
