import Type, { type Static } from 'typebox'
import { isValid, type Key } from '../../domain/access.ts'
import { bucketsOf, wholeDays, writeDays } from '../../domain/days.ts'
import {
  type Arrivals,
  arrivalsByPoint,
  type EntryPoint,
  entryPointsOf,
  healthOf,
  nameOfPoint,
  trafficOf,
} from '../../domain/entry-point.ts'
import type { Form } from '../../domain/form.ts'
import { type Mapping, mappingKinds } from '../../domain/mapping.ts'
import type { Period } from '../../domain/period.ts'
import type { Project } from '../../domain/project.ts'
import { noReceipts } from '../../domain/receipt.ts'
import { acceptedLanguage } from '../../http/language.ts'
import { recentRefusals } from '../../http/recent-refusals.ts'
import {
  EntryPointSchema,
  RefusedSubmissionSchema,
  TrafficSchema,
  writeHealth,
  writeRefusedSubmission,
  writeTraffic,
} from '../../json/entry-point.ts'
import { orNull, writeTimeOrNull } from '../../json/schemas.ts'
import type { NoticeBot, Store } from '../../store/store.ts'
import { sentenceIn } from '../../texts/languages.ts'
import { resource } from '../door/resource.ts'

const entryPoints = resource('/projects/:project/entry-points', { tag: 'Capture' })

export const listRefusedSubmissions = entryPoints.get('listRefusedSubmissions', '/refused', {
  access: 'read',
  summary: 'List refused submissions',
  description:
    'Submissions from sites that this server process refused lately, the newest first. No receipt of them exists. Use it to find out why nothing arrives from a site.',
  answers: { 200: Type.Object({ items: Type.Array(RefusedSubmissionSchema) }) },
  example: { answer: { items: [] } },
  async handle({ store, project, headers }) {
    const sentence = sentenceIn[acceptedLanguage(headers)]
    return { items: recentRefusals(store, project.id).map((each) => writeRefusedSubmission(each, sentence)) }
  },
})

/** Days: how many the response shows, and how many are read to judge whether an entry point is quieter than usual. */
const [shown, looked] = [30, 90]

/** Maximum names without a mapping in the list: anyone with the key of a page can send under any. */
const strays = 100

const daysWith = (today: number) => [...Array<number>(29).fill(0), today]
const unused = {
  way: 'form' as 'form' | 'in',
  form: null as string | null,
  key: null as string | null,
  mapping: null as string | null,
  name: null as string | null,
  origins: [],
  is_open: true,
  days: daysWith(0),
  receipts: 0,
  ends: noReceipts,
  last_at: null,
  health: { state: 'unused' as const, silent_days: null, per_day: null },
}
const used = {
  ...unused,
  way: 'in' as const,
  days: daysWith(1),
  receipts: 1,
  last_at: '2024-03-01T12:00:00Z',
  health: { state: 'ok' as const, silent_days: 0, per_day: null },
}

export const listEntryPoints = entryPoints.get('listEntryPoints', '', {
  access: 'read',
  summary: 'List entry points',
  description:
    'Where enquiries come from: forms, keys of sites, mappings and a Telegram bot, including unused ones. Each has its receipts of the last 30 days, and whether it is quieter than usual. The list of receipts takes the same `form`, `way` and `mapping`, or `way` and `key`. `total` counts each receipt once; a receipt that the snippet sent for a form counts for both. Of names without a mapping, the 100 with the most receipts are listed.',
  answers: {
    200: Type.Object({
      period: Type.String({ description: 'The last 30 days', examples: ['2024-02-01..2024-03-01'] }),
      public_url: orNull(
        Type.String({ description: 'The public address of the server; null unless PUBLIC_URL is set' }),
      ),
      total: TrafficSchema,
      items: Type.Array(EntryPointSchema),
    }),
  },
  example: {
    answer: {
      period: '2024-02-01..2024-03-01',
      public_url: null,
      total: { days: daysWith(2), receipts: 2, ends: { ...noReceipts, spam: 1, quarantine: 1 } },
      items: [
        { ...unused, form: '1', name: 'Замер окон' },
        { ...unused, way: 'in', mapping: 'quiz', name: 'Квиз' },
        { ...used, mapping: 'tilda', ends: { ...noReceipts, spam: 1 } },
        { ...used, mapping: 'vk', ends: { ...noReceipts, quarantine: 1 } },
      ],
    },
  },
  async handle({ store, viewer, project, publicUrl, now }) {
    const days = lastDays(project, now)
    const [things, arrivals] = [await thingsOf(store, project), await store.read('receiptArrivals', viewer, days)]
    const through = arrivalsByPoint(arrivals)
    const points = allPoints(things, arrivals, through, now)
    const period = { from: days.at(-shown)?.from ?? now, to: days.at(-1)?.to ?? now }
    return {
      period: writeDays(period, project.timeZone),
      public_url: publicUrl ?? null,
      total: writeTraffic(trafficOf(arrivals, days.length, shown), shown),
      items: points.map((point) =>
        writePoint(point, things, through.get(nameOfPoint(point)) ?? [], { days: days.length, now }),
      ),
    }
  },
})

function lastDays({ timeZone }: Project, now: number): Period[] {
  const span = wholeDays({ from: now - (looked - 1) * 86_400, to: now }, timeZone)
  return (bucketsOf(span, 'day', timeZone, looked + 2) ?? []).slice(-looked)
}

type Things = { forms: Form[]; keys: Key[]; mappings: Mapping[]; bot: NoticeBot | undefined }

async function thingsOf(store: Store, { id }: Project): Promise<Things> {
  const keys = (await store.keys.all()).filter((key) => key.projects.includes(id))
  const bot = (await store.noticeBots.all()).find(({ source, way }) => source === id && way === 'telegram')
  return { forms: await store.forms.of(id), mappings: await store.mappings.of(id), keys, bot }
}

/** Used entry points, and unused ones that can still receive. Of names without a mapping only those with the most receipts are included. */
function allPoints(
  { forms, keys, mappings, bot }: Things,
  arrivals: Arrivals[],
  through: ReadonlyMap<string, Arrivals[]>,
  now: number,
): EntryPoint[] {
  const usedKeys = new Set(arrivals.map(({ key }) => key))
  const idle = keys.filter((key) => key.scope === 'capture' && isValid(key, now) && !usedKeys.has(key.id))
  const known = new Set<string>([...mappings.map(({ name }) => name), ...mappingKinds])
  const isStray = (point: EntryPoint) => point.way === 'in' && !known.has(point.mapping)
  const used = entryPointsOf(arrivals)
  const countOf = (point: EntryPoint) =>
    (through.get(nameOfPoint(point)) ?? []).reduce((sum, { count }) => sum + count, 0)
  const stray = used.filter(isStray).map((point) => ({ point, count: countOf(point) }))
  const some = new Set(
    stray
      .sort((one, other) => other.count - one.count)
      .slice(0, strays)
      .map(({ point }) => point),
  )
  const all: EntryPoint[] = [
    ...forms.map(({ id }): EntryPoint => ({ way: 'form', form: id })),
    ...idle.map(({ id }): EntryPoint => ({ way: 'snippet', key: id })),
    ...mappings.map(({ name }): EntryPoint => ({ way: 'in', mapping: name })),
    ...(bot ? [{ way: 'telegram' } as const] : []),
    ...used.filter((point) => !isStray(point) || some.has(point)),
  ]
  return [...new Map(all.map((point) => [nameOfPoint(point), point])).values()]
}

function writePoint(
  point: EntryPoint,
  { forms, keys, mappings, bot }: Things,
  arrivals: Arrivals[],
  { days, now }: { days: number; now: number },
): Static<typeof EntryPointSchema> {
  const form = point.way === 'form' ? forms.find(({ id }) => id === point.form) : undefined
  const mapping = point.way === 'in' ? mappings.find(({ name }) => name === point.mapping) : undefined
  const key = 'key' in point ? keys.find(({ id }) => id === point.key) : undefined
  const isBot = point.way === 'telegram'
  const traffic = trafficOf(arrivals, days, shown)
  return {
    way: point.way,
    form: 'form' in point ? String(point.form) : null,
    key: 'key' in point ? String(point.key) : null,
    mapping: 'mapping' in point ? point.mapping : null,
    name: form?.name ?? mapping?.title ?? key?.name ?? (isBot ? (bot?.name ?? null) : null),
    origins: form?.origins ?? key?.origins ?? [],
    is_open: isBot ? bot !== undefined : isOpen(point, form, key, now),
    ...writeTraffic(traffic, shown),
    last_at: writeTimeOrNull(traffic.last),
    health: writeHealth(healthOf(traffic, now)),
  }
}

function isOpen({ way }: EntryPoint, form: Form | undefined, key: Key | undefined, now: number): boolean {
  return way === 'in' || (form ? !form.closed : key !== undefined && isValid(key, now))
}
