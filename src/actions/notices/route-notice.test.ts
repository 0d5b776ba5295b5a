import { describe, expect, test } from 'vitest'
import type { Lead } from '../../domain/lead.ts'
import type { Notice } from '../../domain/notice.ts'
import type { Subscriber } from './audience.ts'
import { routeNotice } from './route-notice.ts'

const now = 1_709_294_400
const wants = { places: { mine: ['bell'] }, order: [], quiet: null, timeZone: 'UTC' }
const manager = { member: 2, role: 'manager', isOnDuty: false, viewer: {}, wants, linked: [] } as unknown as Subscriber
const again = (insteadOf?: number | null) =>
  ({
    kind: 'mine',
    lead: 1,
    about: { reason: 'again', insteadOf },
    message: null,
    tried: [],
    onBell: true,
  }) as unknown as Notice
const lead = (assignee: number | null) => ({ id: 1, assignee, deletedAt: null, respondedAt: null }) as unknown as Lead
const routed = (notice: Notice, assignee: number | null) =>
  routeNotice(notice, { subscriber: manager }, lead(assignee), new Map(), now)

describe('a notice that the person of a lead wrote again goes to a stand-in', () => {
  test.each([
    ['while the lead has no assignee', null, null, 'shown'],
    ['while the assignee has left', 9, 9, 'shown'],
    ['not after somebody took the lead', null, 5, 'moot'],
    ['not after the lead was reassigned', 9, 5, 'moot'],
  ])('%s', (_, insteadOf, assignee, end) => {
    expect(routed(again(insteadOf), assignee)).toEqual({ end })
  })

  test('a former assignee is not told any more', () => {
    expect(routed(again(), 5)).toEqual({ end: 'moot' })
    expect(routed(again(), 2)).toEqual({ end: 'shown' })
  })
})
