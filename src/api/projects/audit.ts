import Type from 'typebox'
import {
  type AuditAction,
  type AuditFilter,
  type AuditKind,
  actionsOf,
  auditActions,
  auditKinds,
} from '../../domain/audit.ts'
import { readPeriodName } from '../../domain/period-names.ts'
import type { Project } from '../../domain/project.ts'
import { auditJson, writeAuditEntry } from '../../json/audit.ts'
import { readCursor, writeCursor } from '../door/cursor.ts'
import { next, pageOf, pageQuery, readLimit } from '../door/pages.ts'
import { resource } from '../door/resource.ts'

const audit = resource('/projects/:project/audit', { tag: 'Projects' })
const place = Type.Integer()

export const listAuditEntries = audit.get('listAuditEntries', '', {
  access: 'admin',
  summary: 'List the audit',
  description:
    'Changes of settings, members and accounts, exports, and bulk changes of leads: who, when and by which door. The newest first.',
  query: Type.Object({
    ...pageQuery,
    action: Type.Optional(Type.Enum([...auditActions], { description: 'Only this action' })),
    kind: Type.Optional(
      Type.Enum(Object.keys(auditKinds) as AuditKind[], {
        description: 'Only actions of this kind: settings, forms and mappings, keys, people, leads, own accounts',
      }),
    ),
    actor: Type.Optional(Type.String({ maxLength: 100, description: 'Only by this actor: member:3, key:7, cli' })),
    period: Type.Optional(
      Type.String({ description: 'Within a period: a name such as this-week, or days such as 2024-01-01..2024-01-31' }),
    ),
  }),
  answers: { 200: Type.Object({ items: Type.Array(auditJson), next }) },
  refuses: ['foreign-cursor', 'unknown-period'],
  example: {
    query: { limit: '1', action: 'key.made' },
    answer: {
      items: [
        {
          number: '3',
          at: '2024-03-01T12:00:00Z',
          door: 'cli',
          actor: 'cli',
          action: 'key.made',
          subject: 'key:3',
          details: { name: null, scope: 'capture', expires_at: null },
        },
      ],
      next: '…',
    },
  },
  async handle({ store, project, query, reply, now }) {
    const { action, kind, actor, period } = query
    const list = ['audit', action, kind, actor, period].filter((each) => each !== undefined).join(' ')
    const limit = readLimit(query.limit)
    const before = readCursor(query.cursor, list, place)
    const found = await store.audit.page(project.id, { before, limit: limit + 1, ...readFilter(query, project, now) })
    const page = pageOf(reply, found, limit, ({ number }) => writeCursor(list, number))
    return { ...page, items: page.items.map(writeAuditEntry) }
  },
})

type Given = Partial<Record<'actor' | 'period', string>> & { action?: AuditAction; kind?: AuditKind }

function readFilter({ action, kind, actor, period }: Given, project: Project, now: number): AuditFilter {
  const { from, to } = period === undefined ? {} : readPeriodName(period, project.timeZone, now)
  const ofKind = kind && actionsOf(kind)
  const ofBoth = action && ofKind ? ofKind.filter((each) => each === action) : (ofKind ?? (action && [action]))
  return { actions: ofBoth, actor, from, to }
}
