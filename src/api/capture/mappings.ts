import Type from 'typebox'
import { removeMapping, saveMapping } from '../../actions/mappings.ts'
import { completedEnquiry } from '../../actions/receipt-completion.ts'
import { checkMapping, type Mapping, type MappingDraft, mappingKinds, optionsOf } from '../../domain/mapping.ts'
import type { Project } from '../../domain/project.ts'
import { receiptEnds, type StoredReceipt, storedBody } from '../../domain/receipt.ts'
import { refusal } from '../../domain/refusal.ts'
import { mappingOf } from '../../intake/mapping.ts'
import { presetMapping } from '../../intake/presets.ts'
import { interpret } from '../../intake/process.ts'
import { writeEnquiry } from '../../json/enquiry.ts'
import { mappingFields, mappingJson, writeMapping } from '../../json/mapping.ts'
import { ReceiptSchema, writeReasons } from '../../json/receipt.ts'
import type { Store } from '../../store/store.ts'
import { refuseUnlessAdmin } from '../door/authenticate.ts'
import { readIfMatch } from '../door/etag.ts'
import { idPattern } from '../door/ids.ts'
import { resource } from '../door/resource.ts'
import { done } from '../door/route.ts'
import { versioned } from '../door/versioned.ts'

const mappings = resource('/projects/:project/mappings', { tag: 'Capture' })
const mapping = versioned(
  ({ store, project, params }) => store.mappings.find(project.id, params.name ?? ''),
  writeMapping,
)
const named = { name: 'quiz' }
const changeBody = Type.Partial(Type.Object(mappingFields), { $id: 'MappingChange' })
const rules = [{ path: 'answers[0].text', to: 'fields.colour' }]
const example = {
  name: 'quiz',
  kind: 'generic',
  title: 'Квиз',
  rules,
  confirmation: null,
  ready: false,
  version: 1,
} as const

export const listMappings = mappings.get('listMappings', '', {
  access: 'read',
  summary: 'List mappings',
  description:
    'How requests to `POST /in/{name}` are read: the mappings of the project, then the built-in mappings that no project mapping replaces.',
  isCached: true,
  answers: { 200: Type.Object({ items: Type.Array(mappingJson) }) },
  example: { answer: { items: [example, ...mappingKinds.map((kind) => writeMapping(presetMapping(kind)))] } },
  async handle({ store, project }) {
    const own = await store.mappings.of(project.id)
    const others = mappingKinds.filter((kind) => own.every(({ name }) => name !== kind)).map(presetMapping)
    return { items: [...own, ...others].map(writeMapping) }
  },
})

export const getMapping = mappings.get('getMapping', '/:name', {
  access: 'read',
  summary: 'Get a mapping',
  description: 'A mapping of the project, or a built-in one, with its ETag.',
  answers: { 200: mappingJson },
  refuses: ['no-such-mapping'],
  example: { params: named, answer: example },
  handle: async ({ store, project, params, reply }) =>
    mapping.respond({ reply }, await findMapping(store, project, params.name)),
})

export const putMapping = mappings.put('putMapping', '/:name', {
  access: 'admin',
  summary: 'Save a mapping',
  description:
    'Saves a mapping under its name: letters a to z, digits and hyphens. Omitted rules, filter, ping, JSON fields, key and repeats stay as saved; a new mapping takes them from its kind. With If-Match, only if the mapping has not changed since you read it.',
  body: changeBody,
  answers: { 200: mappingJson },
  refuses: ['wrong-form', 'not-path', 'unknown-choice', 'mapping-changed', 'too-many-mappings'],
  example: { params: named, body: { kind: 'generic', title: 'Квиз', rules }, answer: { ...example, version: 2 } },
  current: mapping.current,
  async handle({ store, by, project, params: { name }, body, headers, now, reply }) {
    if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(name)) throw refusal('wrong-form', { given: name, right: 'my-quiz' }, 'name')
    const before = await store.mappings.find(project.id, name)
    const draft = { ...readDraft(body, before), name, version: readIfMatch(headers) }
    return mapping.respond({ reply }, await saveMapping(store, by, project, draft, now))
  },
})

export const deleteMapping = mappings.delete('deleteMapping', '/:name', {
  access: 'admin',
  summary: 'Remove a mapping',
  description:
    'Removes a mapping. Requests to its address are still stored. They are read by the built-in mapping of that name, or else by common field names. With If-Match, only if the mapping has not changed since you read it.',
  answers: { 204: done },
  refuses: ['no-such-mapping', 'mapping-changed'],
  current: mapping.current,
  example: { params: named },
  async handle({ store, by, project, params: { name }, headers, now }) {
    await removeMapping(store, by, project, { name, version: readIfMatch(headers) }, now)
  },
})

export const testMapping = mappings.post('testMapping', '/:name/try', {
  access: 'write',
  summary: 'Try a mapping',
  description:
    'Shows how a mapping reads a stored receipt or a given `payload`, and how the receipt would end. Nothing is stored. `mapping` is an unsaved mapping; without it the saved mapping of this name is tried. To try another mapping than the receipt’s own needs the scope admin, since it shows raw data.',
  body: Type.Object({
    receipt: Type.Optional(Type.String({ pattern: idPattern, description: 'The id of a receipt' })),
    payload: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: storedBody,
        description: 'A body as the source would send it: JSON or form fields',
      }),
    ),
    mapping: Type.Optional(changeBody),
  }),
  answers: {
    200: Type.Object({
      end: Type.Enum(receiptEnds.filter((each) => each !== 'joined')),
      reasons: ReceiptSchema.properties.reasons,
      score: Type.Integer({ description: 'From the project’s threshold on, the receipt is spam' }),
      title: Type.Unsafe<string | null>({ type: ['string', 'null'], description: 'The title that its lead would get' }),
      understood: ReceiptSchema.properties.understood,
    }),
  },
  refuses: ['required', 'no-such-receipt', 'no-such-mapping', 'receipt-pruned', 'not-path', 'unknown-choice'],
  example: {
    params: named,
    body: {
      receipt: '2',
      mapping: {
        rules: [
          { path: 'colour', to: 'fields.Цвет' },
          { path: 'type', to: null },
        ],
      },
    },
    answer: {
      end: 'lead',
      reasons: [],
      score: 0,
      title: 'Заявка с сайта',
      understood: {
        title: 'Заявка с сайта',
        name: 'Дарья',
        phone: '+7 921 000-00-05',
        email: null,
        text: null,
        source: null,
        fields: { Цвет: 'белый', plan: 'plan.txt' },
        first_touch: null,
        last_touch: null,
        consent: null,
        ads_consent: null,
      },
    },
  },
  async handle({ store, caller, project, params, body, now }) {
    const receipt =
      body.payload === undefined
        ? await findReceipt(store, project, body.receipt)
        : receiptOf(body.payload, params.name, now)
    if (body.mapping ? body.payload === undefined : receipt.mapping !== params.name) refuseUnlessAdmin(caller, project)
    const mapping = body.mapping
      ? { ...readDraft(body.mapping), name: params.name, version: 0 }
      : await findMapping(store, project, params.name)
    checkMapping(mapping)
    const { verdict, enquiry, draft } = await interpret(store, project, receipt, mapping)
    const { end, reasons, score } = verdict
    const understood = enquiry && draft ? writeEnquiry(completedEnquiry(enquiry, draft)) : null
    return { end, reasons: writeReasons(reasons), score, title: draft?.title ?? null, understood }
  },
})

async function findReceipt(store: Store, project: Project, id: string | undefined): Promise<StoredReceipt> {
  if (id === undefined) throw refusal('required', {}, 'receipt')
  const receipt = await store.receipts.find(project.id, Number(id))
  if (!receipt) throw refusal('no-such-receipt', { id }, 'receipt')
  if (receipt.prunedAt !== null) throw refusal('receipt-pruned', { id }, 'receipt')
  return receipt
}

/** A payload as an unsaved receipt, as if it had been sent to this mapping. */
function receiptOf(payload: string, mapping: string, at: number): StoredReceipt {
  const type = /^\s*[{[]/.test(payload) ? 'application/json' : 'application/x-www-form-urlencoded'
  const body = Buffer.from(payload)
  const sent = { at, way: 'in', key: null, form: null, mapping, method: 'POST', query: '', address: null } as const
  const unworked = { end: null, reasons: [], score: 0, enquiry: null, lead: null, workedAt: null, prunedAt: null }
  return { ...sent, headers: { 'content-type': type }, id: 0, size: body.length, spool: null, ...unworked, body }
}

async function findMapping(store: Store, project: Project, name: string): Promise<Mapping> {
  const mapping = await mappingOf(store, project, name)
  if (!mapping) throw refusal('no-such-mapping', { name: name.slice(0, 100) })
  return mapping
}

/** Reads a mapping. Missing rules come from the preset of its kind; missing options from `before` if it has that kind, else from the preset. */
function readDraft(
  { kind = 'generic', title = null, rules, confirmation = null, ...options }: Partial<MappingDraft>,
  before?: Mapping,
): MappingDraft {
  const ready = presetMapping(kind)
  const known = optionsOf(before?.kind === kind ? before : ready)
  return { kind, title, rules: rules ?? ready.rules, confirmation, ...known, ...optionsOf(options) }
}
