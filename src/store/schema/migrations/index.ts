import type { Kysely } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'
import * as first from './0001-first.ts'
import * as undoneJobs from './0002-undone-jobs.ts'
import * as lostReasons from './0003-lost-reasons.ts'
import * as costs from './0004-costs.ts'
import * as deliveries from './0006-deliveries.ts'
import * as tallyCache from './0007-tally-cache.ts'
import * as mailboxes from './0008-mailboxes.ts'
import * as visits from './0008-visits.ts'
import * as destinationKinds from './0009-destination-kinds.ts'
import * as speedToLead from './0010-speed-to-lead.ts'
import * as wholeTextIndex from './0012-whole-text-index.ts'
import * as notices from './0013-notices.ts'
import * as ways from './0014-ways.ts'
import * as imports from './0015-imports.ts'
import * as pulls from './0016-pulls.ts'
import * as retention from './0018-retention.ts'
import * as newestOfPerson from './0020-newest-of-person.ts'
import * as commitMarks from './0021-commit-marks.ts'
import * as undoneImports from './0022-undone-imports.ts'
import * as auditStays from './0023-audit-stays.ts'
import * as importedResponses from './0024-imported-responses.ts'
import * as longCostTargets from './0025-long-cost-targets.ts'
import * as foreignDomains from './0026-foreign-domains.ts'
import * as keysOfLeads from './0027-keys-of-leads.ts'
import * as messageEdits from './0028-message-edits.ts'
import * as openedChats from './0029-opened-chats.ts'

export type Migration = { name: string; up(db: Kysely<Tables>, dialect: Dialect): Promise<void> }

/**
 * In order. A new one goes to the end; a released one is never edited (`test/first-release.test.ts`). Stores record the names, so the numbers
 * that are missing and the two 0008 stay as they are.
 */
export const migrations: readonly Migration[] = [
  { name: '0001-first', up: first.up },
  { name: '0002-undone-jobs', up: undoneJobs.up },
  { name: '0003-lost-reasons', up: lostReasons.up },
  { name: '0004-costs', up: costs.up },
  { name: '0006-deliveries', up: deliveries.up },
  { name: '0007-tally-cache', up: tallyCache.up },
  { name: '0008-mailboxes', up: mailboxes.up },
  { name: '0008-visits', up: visits.up },
  { name: '0009-destination-kinds', up: destinationKinds.up },
  { name: '0010-speed-to-lead', up: speedToLead.up },
  { name: '0012-whole-text-index', up: wholeTextIndex.up },
  { name: '0013-notices', up: notices.up },
  { name: '0014-ways', up: ways.up },
  { name: '0015-imports', up: imports.up },
  { name: '0016-pulls', up: pulls.up },
  { name: '0018-retention', up: retention.up },
  { name: '0020-newest-of-person', up: newestOfPerson.up },
  { name: '0021-commit-marks', up: commitMarks.up },
  { name: '0022-undone-imports', up: undoneImports.up },
  { name: '0023-audit-stays', up: auditStays.up },
  { name: '0024-imported-responses', up: importedResponses.up },
  { name: '0025-long-cost-targets', up: longCostTargets.up },
  { name: '0026-foreign-domains', up: foreignDomains.up },
  { name: '0027-keys-of-leads', up: keysOfLeads.up },
  { name: '0028-message-edits', up: messageEdits.up },
  { name: '0029-opened-chats', up: openedChats.up },
]
