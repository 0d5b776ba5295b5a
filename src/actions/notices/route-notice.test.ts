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

describe('that the person of a lead wrote again is told in place of who is not there', () => {
  test.each([
    ['while nobody has it', null, null, 'shown'],
    ['while it is that of a member who left', 9, 9, 'shown'],
    ['not when another one took it meanwhile', null, 5, 'moot'],
    ['not when it was given on', 9, 5, 'moot'],
  ])('%s', (_, insteadOf, assignee, end) => {
    expect(routed(again(insteadOf), assignee)).toEqual({ end })
  })

  test('not who had it when it was told of, and has it no more', () => {
    expect(routed(again(), 5)).toEqual({ end: 'moot' })
    expect(routed(again(), 2)).toEqual({ end: 'shown' })
  })
})
