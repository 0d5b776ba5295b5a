import Type, { type Static } from 'typebox'
import { type ConsentDraft, type Form, type FormDraft, formInputs, formLimits } from '../domain/form.ts'
import { fieldLimits, textLimits } from '../domain/lead.ts'
import { maxOrigins } from '../domain/origin.ts'
import { languages } from '../domain/project.ts'
import { moment, orNull } from './schemas.ts'
import { writeTime } from './values.ts'

const address = (description: string) => Type.String({ maxLength: formLimits.address, description })
const consentFields = {
  text: Type.String({ minLength: 1, maxLength: formLimits.consent, description: 'What the visitor agrees to' }),
  link: Type.Optional(orNull(address('Where it stands at length'))),
}
const givenConsent = (description: string) =>
  Type.Unsafe<Static<ReturnType<typeof Type.Object<typeof consentFields>>> | null>({
    ...Type.Object(consentFields, { description }),
    type: ['object', 'null'],
  })
const [must, may] = ['Without it the page sends nothing', 'Of advertising; the page sends without it too']

const fieldJson = Type.Object(
  {
    input: Type.Enum([...formInputs], { description: 'What of the lead it is; own goes to its own fields, by name' }),
    name: Type.String({ minLength: 1, maxLength: fieldLimits.name, description: 'What it is sent as' }),
    label: Type.String({ minLength: 1, maxLength: formLimits.label, description: 'What the visitor reads' }),
    required: Type.Boolean({ description: 'The page asks for it; what comes without is kept all the same' }),
    options: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: formLimits.label }), {
        maxItems: formLimits.options,
        description: 'Of an own field: what the visitor chooses from; free text without',
      }),
    ),
  },
  { $id: 'FormField' },
)

/** The fields of a form in a request; all but the name of a new form are optional. */
export const formFields = {
  title: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: textLimits.title,
      description: 'The title of its leads and the headline of its page; the name, unless given',
    }),
  ),
  intro: Type.Optional(
    orNull(Type.String({ minLength: 1, maxLength: formLimits.intro, description: 'What stands below the headline' })),
  ),
  fields: Type.Optional(Type.Array(fieldJson, { minItems: 1, maxItems: formLimits.fields })),
  button: Type.Optional(
    orNull(
      Type.String({
        minLength: 1,
        maxLength: formLimits.button,
        description: 'What the button says; null is the usual word',
      }),
    ),
  ),
  language: Type.Optional(Type.Enum([...languages], { description: 'Of its page; that of the project, unless given' })),
  thanks: Type.Optional(orNull(address('Where a browser goes when it is sent; null is a page of ours'))),
  thanks_text: Type.Optional(
    orNull(
      Type.String({
        minLength: 1,
        maxLength: formLimits.intro,
        description: 'What the page of ours says after it; null is the usual sentence',
      }),
    ),
  ),
  consent: Type.Optional(givenConsent(must)),
  ads_consent: Type.Optional(givenConsent(may)),
  source: Type.Optional(
    orNull(
      Type.String({
        minLength: 1,
        maxLength: textLimits.source,
        description: 'The source of its leads, unless the visitor’s touches say another',
      }),
    ),
  ),
  origins: Type.Optional(
    Type.Array(Type.String(), {
      maxItems: maxOrigins,
      description: 'Sites from which it may be sent and that may show its page: https://shop.example; none is any',
    }),
  ),
  closed: Type.Optional(Type.Boolean({ description: 'Its page says so; what is sent all the same is kept' })),
}

export const formName = Type.String({ minLength: 1, maxLength: formLimits.name, description: 'What people call it' })

const consentJson = (description: string) =>
  Type.Unsafe<{ text: string; link: string | null; version: number } | null>({
    ...Type.Object(
      {
        text: consentFields.text,
        link: orNull(Type.String()),
        version: Type.Integer({ description: 'Raised whenever the text or the link changes' }),
      },
      { description },
    ),
    type: ['object', 'null'],
  })

export const formJson = Type.Object(
  {
    id: Type.String({ description: 'Counts up from 1 in each project' }),
    name: formName,
    path: Type.String({ description: 'Its page, and the action of a form that sends to it' }),
    title: Type.String(),
    intro: orNull(Type.String()),
    fields: Type.Array(fieldJson),
    button: orNull(Type.String()),
    language: Type.Enum([...languages]),
    thanks: orNull(Type.String()),
    thanks_text: orNull(Type.String()),
    consent: consentJson(must),
    ads_consent: consentJson(may),
    source: orNull(Type.String()),
    origins: Type.Array(Type.String()),
    closed: Type.Boolean(),
    created_at: moment(),
    version: Type.Integer({ description: 'Raised by each change; the ETag' }),
  },
  { $id: 'Form' },
)

type GivenForm = Partial<{ [N in keyof typeof formFields]: Static<(typeof formFields)[N]> } & { name: string }>

/** Parses the given fields of a form. */
export function readForm({ consent, ads_consent, thanks_text, ...same }: GivenForm): Partial<FormDraft> {
  return {
    ...same,
    ...(thanks_text !== undefined && { thanksText: thanks_text }),
    ...(consent !== undefined && { consent: readConsent(consent) }),
    ...(ads_consent !== undefined && { adsConsent: readConsent(ads_consent) }),
  }
}

function readConsent(consent: { text: string; link?: string | null } | null): ConsentDraft | null {
  return consent && { text: consent.text, link: consent.link ?? null }
}

export function writeForm(form: Form): Static<typeof formJson> {
  const { id, token, name, title, intro, fields, button, language, thanks, thanksText } = form
  const { consent, adsConsent, source, origins, closed, createdAt, version } = form
  const texts = { title, intro, fields, button, language, thanks, thanks_text: thanksText }
  const same = { ...texts, consent, ads_consent: adsConsent, source, origins, closed }
  return { id: String(id), name, path: `/f/${token}`, ...same, created_at: writeTime(createdAt), version }
}
