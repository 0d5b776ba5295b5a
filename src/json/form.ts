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
  link: Type.Optional(orNull(address('A link to the full text'))),
}
const givenConsent = (description: string) =>
  Type.Unsafe<Static<ReturnType<typeof Type.Object<typeof consentFields>>> | null>({
    ...Type.Object(consentFields, { description }),
    type: ['object', 'null'],
  })
const [must, may] = ['Without it the page sends nothing', 'Consent to advertising; the page sends without it too']

const fieldJson = Type.Object(
  {
    input: Type.Enum([...formInputs], {
      description: 'The field of the lead; own: the own fields of the lead, by name',
    }),
    name: Type.String({ minLength: 1, maxLength: fieldLimits.name, description: 'The name in the request' }),
    label: Type.String({ minLength: 1, maxLength: formLimits.label, description: 'The label for the visitor' }),
    required: Type.Boolean({ description: 'The page requires it; requests without it are accepted all the same' }),
    options: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: formLimits.label }), {
        maxItems: formLimits.options,
        description: 'For an own field: the choices for the visitor; free text without them',
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
      description: 'The title of its leads and the headline of its page; default the name',
    }),
  ),
  intro: Type.Optional(
    orNull(Type.String({ minLength: 1, maxLength: formLimits.intro, description: 'Text below the headline' })),
  ),
  fields: Type.Optional(Type.Array(fieldJson, { minItems: 1, maxItems: formLimits.fields })),
  button: Type.Optional(
    orNull(
      Type.String({
        minLength: 1,
        maxLength: formLimits.button,
        description: 'Text of the button; null for the default',
      }),
    ),
  ),
  language: Type.Optional(
    Type.Enum([...languages], { description: 'Language of the page; default that of the project' }),
  ),
  thanks: Type.Optional(orNull(address('Where the browser goes after sending; null for the built-in page'))),
  thanks_text: Type.Optional(
    orNull(
      Type.String({
        minLength: 1,
        maxLength: formLimits.intro,
        description: 'The text of the built-in page after sending; null for the default',
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
        description: 'The source of its leads, unless the visitor’s touches give another',
      }),
    ),
  ),
  origins: Type.Optional(
    Type.Array(Type.String(), {
      maxItems: maxOrigins,
      description: 'Sites that may submit the form and embed its page: https://shop.example; an empty list allows any',
    }),
  ),
  closed: Type.Optional(
    Type.Boolean({ description: 'The page says that it is closed; requests are accepted all the same' }),
  ),
}

export const formName = Type.String({ minLength: 1, maxLength: formLimits.name, description: 'A name for people' })

const consentJson = (description: string) =>
  Type.Unsafe<{ text: string; link: string | null; version: number } | null>({
    ...Type.Object(
      {
        text: consentFields.text,
        link: orNull(Type.String()),
        version: Type.Integer({ description: 'Raised by each change of the text or the link' }),
      },
      { description },
    ),
    type: ['object', 'null'],
  })

export const formJson = Type.Object(
  {
    id: Type.String({ description: 'Sequential within the project, from 1' }),
    name: formName,
    path: Type.String({ description: 'The address of its page, and the action of an HTML form' }),
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
    version: Type.Integer({ description: 'The version, raised by each change; sent as the ETag' }),
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
