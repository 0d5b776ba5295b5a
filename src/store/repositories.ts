import type { Kysely } from 'kysely'
import { leadCounts } from './counts/lead-counts.ts'
import { tallyCache } from './counts/tally-cache.ts'
import { leadTotals } from './counts/totals.ts'
import { deliveredLeads } from './leads/delivered-leads.ts'
import { dues } from './leads/dues.ts'
import { eventReads } from './leads/event-reads.ts'
import { importLookups } from './leads/import-lookups.ts'
import { repeats } from './leads/repeats.ts'
import { leadWrites } from './leads/write.ts'
import { rawReads, rawWrites } from './maintenance/move.ts'
import { attempts } from './nouns/attempts.ts'
import { audit } from './nouns/audit.ts'
import { channels } from './nouns/channels.ts'
import { chatLeads } from './nouns/chat-leads.ts'
import { commitMarks } from './nouns/commit-marks.ts'
import { costs } from './nouns/costs.ts'
import { counters } from './nouns/counters.ts'
import { credentials } from './nouns/credentials.ts'
import { deliveries } from './nouns/deliveries.ts'
import { deliveryQueue } from './nouns/delivery-queue.ts'
import { destinations } from './nouns/destinations.ts'
import { duty } from './nouns/duty.ts'
import { events } from './nouns/events.ts'
import { files } from './nouns/files.ts'
import { forms } from './nouns/forms.ts'
import { idempotency } from './nouns/idempotency.ts'
import { imports } from './nouns/imports.ts'
import { invitations } from './nouns/invitations.ts'
import { jobs } from './nouns/jobs.ts'
import { keys } from './nouns/keys.ts'
import { linkTokens } from './nouns/link-tokens.ts'
import { loginAttempts } from './nouns/login-attempts.ts'
import { lostReasons } from './nouns/lost-reasons.ts'
import { mailChanges } from './nouns/mail-changes.ts'
import { mailboxes } from './nouns/mailboxes.ts'
import { mappings } from './nouns/mappings.ts'
import { members } from './nouns/members.ts'
import { memberships } from './nouns/memberships.ts'
import { mentions } from './nouns/mentions.ts'
import { noticeBots } from './nouns/notice-bots.ts'
import { noticeChats } from './nouns/notice-chats.ts'
import { noticeLinks } from './nouns/notice-links.ts'
import { noticePlans } from './nouns/notice-plans.ts'
import { noticeQueue } from './nouns/notice-queue.ts'
import { noticeSettings } from './nouns/notice-settings.ts'
import { noticeTimers } from './nouns/notice-timers.ts'
import { notices } from './nouns/notices.ts'
import { outsideIds } from './nouns/outside-ids.ts'
import { ownFields } from './nouns/own-fields.ts'
import { passwordResets } from './nouns/password-resets.ts'
import { projectDues } from './nouns/project-dues.ts'
import { projects } from './nouns/projects.ts'
import { pullFaults } from './nouns/pull-faults.ts'
import { pulled } from './nouns/pulled.ts'
import { pulls } from './nouns/pulls.ts'
import { sessions } from './nouns/sessions.ts'
import { settings } from './nouns/settings.ts'
import { statuses } from './nouns/statuses.ts'
import { undos } from './nouns/undos.ts'
import { views } from './nouns/views.ts'
import { visits } from './nouns/visits.ts'
import { receiptPages } from './receipts/page.ts'
import { personalData } from './receipts/personal-data.ts'
import { receiptSummary } from './receipts/summary.ts'
import { receipts } from './receipts/write.ts'
import type { Tables } from './schema/tables.ts'
import type { Dialect } from './sql/dialect.ts'
import type { BeforeCommit } from './sql/transaction-body.ts'

/** All reads, on one connection. */
export function reads(db: Kysely<Tables>, dialect: Dialect) {
  return {
    statuses: statuses(db, dialect),
    projects: projects(db, dialect),
    projectDues: projectDues(db),
    keys: keys(db),
    settings: settings(db),
    idempotency: idempotency(db, dialect),
    counts: leadTotals(db, dialect),
    audit: audit(db, dialect),
    raw: rawReads(db),
    events: eventReads(db, dialect),
    undos: undos(db, dialect),
    jobs: jobs(db, dialect),
    channels: channels(db),
    costs: costs(db, dialect),
    ownFields: ownFields(db),
    lostReasons: lostReasons(db),
    views: views(db),
    visits: visits(db, dialect),
    receipts: receipts(db, dialect),
    personalData: personalData(db, dialect),
    receiptPages: receiptPages(db, dialect),
    receiptSummary: receiptSummary(db, dialect),
    forms: forms(db),
    mappings: mappings(db),
    mailboxes: mailboxes(db),
    chatLeads: chatLeads(db),
    files: files(db),
    members: members(db),
    memberships: memberships(db),
    duty: duty(db),
    credentials: credentials(db, dialect),
    invitations: invitations(db),
    sessions: sessions(db),
    passwordResets: passwordResets(db),
    mailChanges: mailChanges(db),
    loginAttempts: loginAttempts(db),
    destinations: destinations(db, dialect),
    deliveries: deliveries(db, dialect),
    attempts: attempts(db),
    outsideIds: outsideIds(db),
    deliveredLeads: deliveredLeads(db, dialect),
    pulls: pulls(db, dialect),
    pulled: pulled(db),
    pullFaults: pullFaults(db),
    notices: notices(db),
    noticePlans: noticePlans(db, dialect),
    noticeQueue: noticeQueue(db, dialect),
    noticeSettings: noticeSettings(db),
    noticeLinks: noticeLinks(db),
    noticeChats: noticeChats(db, dialect),
    noticeBots: noticeBots(db),
    imports: imports(db, dialect),
    importLookups: importLookups(db, dialect),
  }
}
export type Reads = ReturnType<typeof reads>

/** All reads and writes of a transaction. */
export function writes(db: Kysely<Tables>, dialect: Dialect, beforeCommit: BeforeCommit, onRaise: () => void) {
  return {
    leads: leadWrites(db, dialect, beforeCommit),
    repeats: repeats(db, dialect),
    dues: dues(db, dialect),
    counters: counters(db),
    statuses: statuses(db, dialect),
    projects: projects(db, dialect),
    projectDues: projectDues(db),
    keys: keys(db),
    settings: settings(db, onRaise),
    idempotency: idempotency(db, dialect),
    events: events(db, dialect),
    counts: { ...leadTotals(db, dialect), ...leadCounts(db, dialect) },
    tallyCache: tallyCache(db, dialect),
    commitMarks: commitMarks(db),
    audit: audit(db, dialect),
    raw: rawWrites(db, dialect, beforeCommit),
    undos: undos(db, dialect),
    mentions: mentions(db),
    jobs: jobs(db, dialect),
    channels: channels(db),
    costs: costs(db, dialect),
    ownFields: ownFields(db),
    lostReasons: lostReasons(db),
    views: views(db),
    visits: visits(db, dialect),
    receipts: receipts(db, dialect),
    forms: forms(db),
    personalData: personalData(db, dialect),
    mappings: mappings(db),
    mailboxes: mailboxes(db),
    chatLeads: chatLeads(db),
    files: files(db),
    members: members(db),
    memberships: memberships(db),
    duty: duty(db),
    credentials: credentials(db, dialect),
    invitations: invitations(db),
    sessions: sessions(db),
    passwordResets: passwordResets(db),
    mailChanges: mailChanges(db),
    loginAttempts: loginAttempts(db),
    destinations: destinations(db, dialect),
    deliveries: deliveries(db, dialect),
    deliveryQueue: deliveryQueue(db, dialect),
    attempts: attempts(db),
    outsideIds: outsideIds(db),
    deliveredLeads: deliveredLeads(db, dialect),
    pulls: pulls(db, dialect),
    pulled: pulled(db),
    pullFaults: pullFaults(db),
    notices: notices(db),
    noticePlans: noticePlans(db, dialect),
    noticeQueue: noticeQueue(db, dialect),
    noticeSettings: noticeSettings(db),
    noticeLinks: noticeLinks(db),
    noticeChats: noticeChats(db, dialect),
    noticeBots: noticeBots(db),
    noticeTimers: noticeTimers(db, dialect),
    linkTokens: linkTokens(db),
    imports: imports(db, dialect),
    importLookups: importLookups(db, dialect),
  }
}
export type Transaction = ReturnType<typeof writes>
