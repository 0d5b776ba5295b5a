import type { Kysely } from 'kysely'
import { apiOnce } from './api-once.ts'
import { audit } from './audit.ts'
import type { AtEnd } from './backend.ts'
import { channels } from './channels.ts'
import { counters } from './counters.ts'
import type { Dialect } from './dialect.ts'
import { eventReads, events } from './events.ts'
import { files } from './files.ts'
import { forms } from './forms.ts'
import { idempotency } from './idempotency.ts'
import { invitations } from './invitations.ts'
import { jobs } from './jobs.ts'
import { keys } from './keys.ts'
import { leadCounts } from './lead-counts.ts'
import { leadWrites } from './leads/write.ts'
import { mappings } from './mappings.ts'
import { members } from './members.ts'
import { rawReads, rawWrites } from './move.ts'
import { passwordResets } from './password-resets.ts'
import { projects } from './projects.ts'
import { proxyLeads } from './proxy-leads.ts'
import { receiptPages } from './receipt-pages.ts'
import { receipts } from './receipts.ts'
import { sessions } from './sessions.ts'
import { settings } from './settings.ts'
import { statuses } from './statuses.ts'
import type { Tables } from './tables.ts'
import { traces } from './traces.ts'
import { tries } from './tries.ts'
import { undos } from './undos.ts'
import { views } from './views.ts'

/** What can be read, on a connection that sees one moment of the store. */
export function reads(db: Kysely<Tables>, dialect: Dialect) {
  return {
    statuses: statuses(db, dialect),
    projects: projects(db, dialect),
    keys: keys(db),
    settings: settings(db),
    idempotency: idempotency(db, dialect),
    counts: leadCounts(db, dialect),
    apiOnce: apiOnce(db, dialect),
    audit: audit(db, dialect),
    raw: rawReads(db),
    events: eventReads(db, dialect),
    undos: undos(db, dialect),
    jobs: jobs(db, dialect),
    channels: channels(db),
    views: views(db),
    receipts: receipts(db, dialect),
    traces: traces(db, dialect),
    receiptPages: receiptPages(db, dialect),
    forms: forms(db),
    mappings: mappings(db),
    proxyLeads: proxyLeads(db),
    files: files(db),
    members: members(db),
    invitations: invitations(db),
    sessions: sessions(db),
    passwordResets: passwordResets(db),
    tries: tries(db),
  }
}
export type Reads = ReturnType<typeof reads>

/** What a transaction works with. */
export function writes(db: Kysely<Tables>, dialect: Dialect, atEnd: AtEnd, onRaise: () => void) {
  return {
    leads: leadWrites(db, dialect, atEnd),
    counters: counters(db),
    statuses: statuses(db, dialect),
    projects: projects(db, dialect),
    keys: keys(db),
    settings: settings(db, onRaise),
    idempotency: idempotency(db, dialect),
    events: events(db, dialect),
    counts: leadCounts(db, dialect),
    apiOnce: apiOnce(db, dialect),
    audit: audit(db, dialect),
    raw: rawWrites(db, dialect, atEnd),
    undos: undos(db, dialect),
    jobs: jobs(db, dialect),
    channels: channels(db),
    views: views(db),
    receipts: receipts(db, dialect),
    forms: forms(db),
    traces: traces(db, dialect),
    mappings: mappings(db),
    files: files(db),
    members: members(db),
    invitations: invitations(db),
    sessions: sessions(db),
    passwordResets: passwordResets(db),
    tries: tries(db),
  }
}
export type Transaction = ReturnType<typeof writes>
