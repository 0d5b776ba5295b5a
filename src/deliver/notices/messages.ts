import type { LeasedMessage } from '../../actions/notices/claim.ts'
import { channelOf } from '../../domain/channel.ts'
import { maskText } from '../../domain/contacts.ts'
import type { Lead } from '../../domain/lead.ts'
import { dayOf } from '../../domain/local-day.ts'
import { maskFields } from '../../domain/mask.ts'
import {
  type Notice,
  type NoticeKind,
  type NoticeVerb,
  noticeVerbs,
  type ReportKind,
  reportKinds,
} from '../../domain/notice.ts'
import { isPersonal } from '../../domain/notice-settings.ts'
import type { Project } from '../../domain/project.ts'
import type { Store } from '../../store/store.ts'
import { noticeTexts } from '../../texts/notices.ts'
import { cut } from '../ways/chat-message.ts'
import type { NoticeMessage } from '../ways/way.ts'
import { daysOf } from './report-days.ts'
import { summaryOf } from './summary.ts'
import type { Unsubscribing } from './unsubscribe.ts'

/** How many notices a digest lists, and the longest line, in characters. */
const named = 20
const lineLength = 300

type Context = { store: Store; publicUrl: string | undefined; unsubscribing: Unsubscribing; now: number }

/** The message of one notice, or a digest of several. */
export async function messageOf(leased: LeasedMessage, context: Context): Promise<NoticeMessage> {
  const { project, to, notices, isWorker } = leased
  const [first] = notices as [Notice]
  const isOne = notices.length === 1
  const parts = isOne ? await partsOf(first, leased, context) : await digestOf(leased, context)
  const lead = isOne ? first.lead : null
  return {
    id: `ntc_${project.id}_${first.id}`,
    project,
    to,
    kind: first.kind,
    title: parts.title,
    lines: parts.lines.map((line) => cut(line, lineLength)),
    link: linkOf(leased, lead, context),
    lead,
    buttons: lead !== null && isWorker ? buttonsOf(first) : [],
    unsubscribe: 'member' in to ? context.unsubscribing.link(project.id, to.member, first.kind) : null,
  }
}

/** The edited message of a lead that was taken or answered, with a line that says so; undefined if it was neither. */
export async function editedMessage(leased: LeasedMessage, context: Context): Promise<NoticeMessage | undefined> {
  const { project, notices, leads } = leased
  const lead = leads.get(notices[0]?.lead ?? 0)
  const taken = lead && (await takenLine(lead, project, context))
  if (taken === undefined) return
  const message = await messageOf(leased, context)
  return { ...message, lines: [...message.lines, taken], buttons: [] }
}

async function takenLine(lead: Lead, { language, timeZone }: LeasedMessage['project'], { store, now }: Context) {
  const texts = noticeTexts[language]
  const clock = new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone })
  const name = lead.assignee === null ? undefined : (await store.cache.member(lead.assignee))?.name
  if (name !== undefined) return texts.taken(cut(name, 100), clock.format(now * 1_000))
  return lead.respondedAt === null ? undefined : texts.done(clock.format(lead.respondedAt * 1_000))
}

function buttonsOf({ kind }: Notice): readonly NoticeVerb[] {
  if (kind === 'new' || kind === 'late') return noticeVerbs
  return kind === 'mine' || kind === 'reminder' ? ['called'] : []
}

type Parts = { title: string; lines: string[] }

async function partsOf(notice: Notice, leased: LeasedMessage, { store, now }: Context): Promise<Parts> {
  const { project } = leased
  const { kind, about } = notice
  const texts = noticeTexts[project.language]
  if (about.import !== undefined) {
    const found = await store.imports.find(project.id, about.import)
    const { created = 0, updated = 0, refused = 0 } = found?.outcome ?? {}
    return { title: texts.imported(found?.state === 'done'), lines: [texts.rows(created, updated, refused)] }
  }
  if (kind === 'job') {
    const job = about.job === undefined ? undefined : await store.jobs.find(project.id, about.job)
    const lines = job ? [texts.changed(job.changed)] : []
    return { title: texts.job(about.job ?? 0, job?.state === 'done'), lines }
  }
  if (kind === 'destination')
    return {
      title: texts.destination(about.name ?? ''),
      lines: [texts.reasons[about.reason ?? ''] ?? ''].filter(Boolean),
    }
  if (kind === 'backup') return { title: texts.backup, lines: about.reason ? [about.reason] : [] }
  if (isReport(kind)) return summaryOf(store, leased.viewer, kind, about.at ?? now)
  const title = titleOf(notice, leased)
  const lead = leased.leads.get(notice.lead ?? 0)
  return { title, lines: lead ? await leadLines(notice, lead, leased, store) : [] }
}

function titleOf({ kind, lead, about }: Notice, { project }: LeasedMessage): string {
  const texts = noticeTexts[project.language]
  const id = lead ?? 0
  if (kind === 'mine') return about.reason === 'again' ? texts.again(id) : texts.given(id)
  if (kind === 'reminder') return texts.reminder(id)
  if (kind === 'mention') return texts.mention(id)
  return kind === 'late' && (about.step ?? 0) > 0 ? texts.late(id, about.minutes ?? 0) : texts.fresh(id)
}

/** The lines about a lead: its title and source, and the person if the way may show names. */
async function leadLines(notice: Notice, lead: Lead, leased: LeasedMessage, store: Store): Promise<string[]> {
  const { project, viewer, way } = leased
  const shown = maskFields(viewer, lead)
  const isShown = isPersonal(way, project.notices)
  const channel = channelOf(project.rules, lead)
  const { channels } = channel === null ? { channels: [] } : await store.channels.dictionary(project.id)
  const name = channels.find(({ id }) => id === channel)?.name
  const plain = (text: string | null) => (isShown || text === null ? text : maskText(text))
  const lines = [plain(shown.title), name ?? plain(shown.source)]
  if (!isShown) return present(lines)
  if (notice.kind === 'reminder') lines.push(shown.remindNote)
  if (notice.kind === 'mention') lines.push(await commentOf(notice, leased, store))
  const contacts = viewer.mask ? [] : [shown.phone, shown.email]
  return present([...lines, shown.name, ...contacts])
}

function present(lines: readonly (string | null)[]): string[] {
  return lines
    .filter((line) => line !== null && line.trim() !== '')
    .map((line) => (line as string).replace(/\s+/g, ' '))
}

async function commentOf({ event }: Notice, { project, viewer }: LeasedMessage, store: Store): Promise<string | null> {
  const found = event === null ? undefined : await store.deliveries.eventOf(project.id, event)
  const comment = found?.after.comment
  return typeof comment === 'string' ? (maskFields(viewer, { comment }).comment ?? null) : null
}

async function digestOf(leased: LeasedMessage, context: Context): Promise<Parts> {
  const { project, notices, more } = leased
  const texts = noticeTexts[project.language]
  const kinds = new Set(notices.map(({ kind }) => kind))
  const [kind] = kinds.size === 1 ? kinds : []
  const lines: string[] = []
  for (const notice of notices.slice(0, named)) {
    const { title, lines: further } = await partsOf(notice, leased, context)
    lines.push([title, ...further.slice(0, 2)].join(' · '))
  }
  const count = notices.length + more
  const rest = count - named
  return { title: texts.many(kind, count), lines: rest > 0 ? [...lines, texts.more(rest)] : lines }
}

function linkOf({ project, notices }: LeasedMessage, lead: number | null, { publicUrl }: Context): string | null {
  if (publicUrl === undefined) return null
  const base = `${publicUrl}/p/${project.id}`
  if (lead !== null) return `${base}/leads/${lead}`
  if (notices.every(({ kind }) => isReport(kind)))
    return `${base}/reports${notices.length === 1 ? daysIn(notices[0] as Notice, project) : ''}`
  return notices.some(({ kind }) => kind === 'destination') ? `${base}/settings/destinations` : `${base}/leads`
}

function isReport(kind: NoticeKind): kind is ReportKind {
  return reportKinds.some((each) => each === kind)
}

/** The days of a report, in the address of the page. */
function daysIn({ kind, about, at }: Notice, { timeZone }: Project): string {
  const { first, last } = daysOf(kind as ReportKind, about.at ?? at, timeZone)
  return `?period=${dayOf(first)}..${dayOf(last)}`
}
