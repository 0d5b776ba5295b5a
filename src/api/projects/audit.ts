import Type from 'typebox'
import { auditActions } from '../../domain/audit.ts'
import { auditJson, writeAuditEntry } from '../../json/audit.ts'
import { readCursor, writeCursor } from '../door/cursor.ts'
import { next, pageOf, pageQuery, readLimit } from '../door/pages.ts'
import { resource } from '../door/resource.ts'

const audit = resource('/projects/:project/audit', { tag: 'Projects' })
const place = Type.Integer()

export const listAuditEntries = audit.get('listAuditEntries', '', {
  access: 'admin',
  summary: 'See who changed settings',
  description:
    'What was done with the project and what it is set up with, by its members with their accounts, and exports and bulk changes of leads: who, when, by which door. The newest first.',
  query: Type.Object({
    ...pageQuery,
    action: Type.Optional(Type.Enum([...auditActions], { description: 'Of this action alone' })),
  }),
  answers: { 200: Type.Object({ items: Type.Array(auditJson), next }) },
  refuses: ['foreign-cursor'],
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
  async handle({ store, project, query, reply }) {
    const list = `audit ${query.action ?? ''}`
    const limit = readLimit(query.limit)
    const before = readCursor(query.cursor, list, place)
    const found = await store.audit.page(project.id, { before, action: query.action, limit: limit + 1 })
    const page = pageOf(reply, found, limit, ({ number }) => writeCursor(list, number))
    return { ...page, items: page.items.map(writeAuditEntry) }
  },
})
