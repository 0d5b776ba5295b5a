import Type, { type Static } from 'typebox'
import type { Enquiry } from '../domain/enquiry.ts'
import { LeadSchema } from './lead.ts'
import { orNull } from './schemas.ts'

const { first_touch, last_touch } = LeadSchema.properties
const text = (description: string) => orNull(Type.String({ description }))

/** What was understood of what a stranger sent. */
export const enquiryJson = Type.Object(
  {
    title: text('What it calls itself'),
    name: text('How the person is called'),
    phone: text('As it was given'),
    email: text('As it was given'),
    text: text('What the person wrote'),
    source: text('What the site says of where the visitor came from'),
    first_touch,
    last_touch,
    fields: Type.Unsafe<Enquiry['fields']>({
      type: 'object',
      additionalProperties: { type: ['string', 'number', 'boolean'] },
      description: 'All else, by the names that it was sent under',
    }),
    consent: Type.Unsafe<Enquiry['consent']>({
      type: ['object', 'null'],
      properties: { text: { type: 'string' }, version: { type: 'string' } },
      description: 'What the visitor agreed to',
    }),
  },
  { description: 'What was understood; null is what was not there' },
)

export function writeEnquiry(enquiry: Enquiry): Static<typeof enquiryJson> {
  const { title, name, phone, email, text, source, firstTouch, lastTouch, fields, consent } = enquiry
  return { title, name, phone, email, text, source, first_touch: firstTouch, last_touch: lastTouch, fields, consent }
}
