import { defaultAssignment } from '../src/domain/assignment.ts'
import { defaultCapture } from '../src/domain/capture.ts'
import type { Lead } from '../src/domain/lead.ts'
import { defaultNotices } from '../src/domain/notice-settings.ts'
import type { Project } from '../src/domain/project.ts'
import { defaultRetention } from '../src/domain/retention.ts'
import { firstStatuses } from '../src/domain/status.ts'
import { defaultWorkingTime } from '../src/domain/working-time.ts'
import type { ExportContents } from '../src/store/store.ts'

/** The contents of an export: leads with at least the given fields, in chunks of three, of a project in Berlin. */
export function contentsOf(leads: Partial<Lead>[], project: Partial<Project> = {}): ExportContents {
  const whole = leads.map((lead, index) => ({ ...plainLead, id: index + 1, ...lead }))
  return {
    project: { ...berlin, ...project },
    statuses: [...firstStatuses],
    members: [{ id: 7, name: 'Анна' }],
    lostReasons: [{ id: 1, name: 'Дорого' }],
    leads: inPieces(whole),
  }
}

async function* inPieces(leads: Lead[]): AsyncGenerator<Lead[]> {
  for (let at = 0; at < leads.length; at += 3) yield leads.slice(at, at + 3)
}

/** All bytes of a file that is written. */
export async function bytesOf(parts: AsyncIterable<string | Uint8Array>): Promise<Buffer> {
  const all: Buffer[] = []
  for await (const part of parts) all.push(Buffer.from(part as string))
  return Buffer.concat(all)
}

const berlin: Project = {
  id: 12345,
  seq: 1,
  name: 'Berlin',
  timeZone: 'Europe/Berlin',
  country: 'DE',
  currency: 'EUR',
  language: 'en',
  createdAt: 0,
  rules: [],
  fields: [],
  capture: defaultCapture,
  workingTime: defaultWorkingTime,
  assignment: defaultAssignment,
  notices: defaultNotices,
  retention: defaultRetention,
}

const plainLead: Lead = {
  id: 1,
  title: 'Lead',
  name: null,
  phone: null,
  email: null,
  source: null,
  text: null,
  creationDate: Date.parse('2024-01-15T10:00:00Z') / 1000,
  paidDate: null,
  status: 0,
  price: null,
  version: 1,
  recordedAt: Date.parse('2024-01-15T10:00:01Z') / 1000,
  door: 'api',
  createdBy: 'key:1',
  assignee: null,
  remindAt: null,
  remindNote: null,
  respondedAt: null,
  dueAt: null,
  deletedAt: null,
  repeatOf: null,
  mergedInto: null,
  lostReason: null,
  passed: null,
  statusSince: null,
  firstTouch: null,
  lastTouch: null,
  fields: null,
}
