import type { Kysely } from 'kysely'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'
import * as ground from './0001-ground.ts'
import * as textsMerge from './0002-texts-merge.ts'
import * as api from './0003-api.ts'
import * as undo from './0004-undo.ts'
import * as dictionary from './0005-dictionary.ts'
import * as utm from './0006-utm.ts'
import * as paidCounts from './0008-paid-counts.ts'
import * as responded from './0008-responded.ts'
import * as timeLine from './0009-time-line.ts'
import * as jobs from './0011-jobs.ts'
import * as capture from './0013-capture.ts'
import * as people from './0014-people.ts'
import * as textsLater from './0015-texts-later.ts'
import * as shorterPrints from './0016-shorter-prints.ts'
import * as ends from './0017-ends.ts'
import * as joinTextsRarer from './0018-join-texts-rarer.ts'
import * as joinTextsApart from './0019-join-texts-apart.ts'
import * as receiptTries from './0020-receipt-tries.ts'
import * as counters from './0021-counters.ts'
import * as passwordResets from './0023-password-resets.ts'
import * as filesInBodies from './0024-files-in-bodies.ts'
import * as jobsThatFail from './0025-jobs-that-fail.ts'

export type Migration = { name: string; up(db: Kysely<Tables>, dialect: Dialect): Promise<void> }

/** In order. A new one goes to the end; one that shipped is never edited. */
export const migrations: readonly Migration[] = [
  { name: '0001-ground', up: ground.up },
  { name: '0002-texts-merge', up: textsMerge.up },
  { name: '0003-api', up: api.up },
  { name: '0004-undo', up: undo.up },
  { name: '0005-dictionary', up: dictionary.up },
  { name: '0006-utm', up: utm.up },
  { name: '0008-paid-counts', up: paidCounts.up },
  { name: '0008-responded', up: responded.up },
  { name: '0009-time-line', up: timeLine.up },
  { name: '0011-jobs', up: jobs.up },
  { name: '0013-capture', up: capture.up },
  { name: '0014-people', up: people.up },
  { name: '0015-texts-later', up: textsLater.up },
  { name: '0016-shorter-prints', up: shorterPrints.up },
  { name: '0017-ends', up: ends.up },
  { name: '0018-join-texts-rarer', up: joinTextsRarer.up },
  { name: '0019-join-texts-apart', up: joinTextsApart.up },
  { name: '0020-receipt-tries', up: receiptTries.up },
  { name: '0021-counters', up: counters.up },
  { name: '0023-password-resets', up: passwordResets.up },
  { name: '0024-files-in-bodies', up: filesInBodies.up },
  { name: '0025-jobs-that-fail', up: jobsThatFail.up },
]
