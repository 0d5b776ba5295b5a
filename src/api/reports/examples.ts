import { statusExamples } from '../../json/status.ts'
import { type Condition, days, figure, inStatus, period, revenue } from './example-figures.ts'

const isNotImported: Condition = { field: 'door', operator: '!=', value: 'import' }
const responded: Condition[] = [{ field: 'responded_at', operator: 'null', value: false }, isNotImported]
const vk: Condition = { field: 'source', operator: '=', value: 'vk' }
const inChannel: Condition = { field: 'channel', operator: '=', value: '9' }

/** The numbers of a channel with one lead and a cost. */
function numbersOfChannel(and: Condition[]) {
  return {
    leads: figure(1, '900.00', and),
    paid: figure(1, '900.00', [...and, inStatus('1')]),
    conversion: 1,
    revenue: revenue(1, '900.00', period.from, period.to, and),
    average_price: '900.00',
    repeats: figure(0, '0.00', [...and, { field: 'repeat', operator: '=', value: true }]),
    repeat_share: 0,
    spam: { receipts: 0, list: null },
    spam_share: 0,
    cost: '300.00',
    cost_per_lead: '300.00',
    cost_per_paid: '300.00',
    romi: 2,
    before: null,
  }
}
const [progress, paid, canceled] = statusExamples

/** A card of the example desk. */
const card = {
  id: '1',
  title: 'Окна',
  name: 'Анна',
  phone: '+7 921 000-00-01',
  email: null,
  source: 'direct',
  creation_date: '2024-01-15T10:00:00Z',
  paid_date: null,
  status: '0',
  price: '12500.50',
  version: 1,
  assignee: null,
  remind_at: null,
  remind_note: null,
  responded_at: null,
  due_at: '2024-03-01T12:05:00Z',
  repeat_of: null,
}

const costly: Condition = { field: 'price', operator: '>=', value: '1000.00' }
const before = '2023-12-29..2024-01-14'
const [beforeFrom, beforeTo] = ['2023-12-28T21:00:00Z', '2024-01-14T20:59:59Z']
const [week, nextWeek] = ['2024-01-15..2024-01-21', '2024-01-22..2024-01-28']

function reachedOf(operator: string, value: string | string[]): Condition {
  return { field: 'reached', operator, value }
}

/** The figures of a status that no lead has left. */
function unmoved(id: string, later: string[]) {
  return {
    left: figure(0, '0.00', [reachedOf('=', id), { field: 'status', operator: '!=', value: id }]),
    median_stay: null,
    p90_stay: null,
    lost: figure(0, '0.00', [inStatus('2'), reachedOf('=', id), reachedOf('not in', later)]),
  }
}

function work(...of: Condition[]) {
  return {
    leads: figure(3, '13400.50', of),
    paid: figure(1, '900.00', [...of, inStatus('1')]),
    conversion: 0.3333,
    revenue: revenue(1, '900.00', period.from, period.to, of),
    average_price: '900.00',
    responded: figure(0, '0.00', [...of, ...responded]),
    median_response: null,
    p90_response: null,
    quick: figure(0, '0.00', [...of, { field: 'response_time', operator: '<', value: 900 }, isNotImported]),
    quick_share: null,
    on_time: figure(0, '0.00', [...of, ...responded, isInTime]),
    on_time_share: null,
  }
}

const isInTime: Condition = { field: 'due_at', operator: 'null', value: true }
const onMonday: Condition = { field: 'created_weekday', operator: '=', value: 1 }
const at13: Condition = { field: 'created_hour', operator: '=', value: 13 }

function arrivals(...of: Condition[]) {
  return {
    leads: figure(3, '13400.50', of),
    responded: figure(0, '0.00', [...of, ...responded]),
    median_response: null,
  }
}

/** The conditions on paid dates of all time: the months begin and end with the leads of the desk. */
const paidWithin: Condition[] = [
  inStatus('1'),
  { field: 'paid_date', operator: '>=', value: '2024-01-14T21:00:00Z' },
  { field: 'paid_date', operator: '<=', value: '2024-01-16T20:59:59Z' },
]

/** A request and its response for each route of boards and reports. */
export const examples = {
  board: {
    query: { period: days, filter: '{"field":"price","operator":">=","value":"1000"}', limit: '25' },
    answer: {
      period,
      total: 1,
      sum: '12500.50',
      columns: [
        { status: progress, ...figure(1, '12500.50', [costly, inStatus('0')]), items: [card], next: null },
        { status: paid, ...figure(0, '0.00', [costly, inStatus('1')]), items: [], next: null },
        { status: canceled, ...figure(0, '0.00', [costly, inStatus('2')]), items: [], next: null },
      ],
    },
  },
  column: {
    params: { status: '0' },
    query: { period: days, limit: '25' },
    answer: { period, status: progress, ...figure(1, '12500.50', [inStatus('0')]), items: [card], next: null },
  },
  summary: {
    query: { period: days },
    answer: {
      period,
      leads: figure(3, '13400.50'),
      paid: figure(1, '900.00', [inStatus('1')]),
      conversion: 0.3333,
      revenue: revenue(1, '900.00', period.from, period.to),
      average_price: '900.00',
      responded: figure(0, '0.00', responded),
      median_response: null,
      before: {
        period: { name: before, from: beforeFrom, to: beforeTo, time_zone: 'Europe/Moscow' },
        leads: figure(0, '0.00', [], before),
        paid: figure(0, '0.00', [inStatus('1')], before),
        conversion: null,
        revenue: revenue(0, '0.00', beforeFrom, beforeTo),
        average_price: null,
        responded: figure(0, '0.00', responded, before),
        median_response: null,
      },
    },
  },
  series: {
    query: { period: '2024-01-15..2024-01-28', unit: 'week' },
    answer: {
      period: { ...period, name: '2024-01-15..2024-01-28', to: '2024-01-28T20:59:59Z' },
      unit: 'week',
      items: [
        {
          period: week,
          leads: figure(3, '13400.50', [], week),
          statuses: [
            { id: '0', ...figure(1, '12500.50', [inStatus('0')], week) },
            { id: '1', ...figure(1, '900.00', [inStatus('1')], week) },
            { id: '2', ...figure(1, '0.00', [inStatus('2')], week) },
          ],
          revenue: revenue(1, '900.00', period.from, '2024-01-21T20:59:59Z'),
        },
        {
          period: nextWeek,
          leads: figure(0, '0.00', [], nextWeek),
          statuses: [],
          revenue: revenue(0, '0.00', '2024-01-21T21:00:00Z', '2024-01-28T20:59:59Z'),
        },
      ],
    },
  },
  sources: {
    query: { period: days, limit: '1' },
    answer: {
      period,
      items: [
        {
          source: 'vk',
          leads: figure(1, '900.00', [vk]),
          paid: figure(1, '900.00', [vk, inStatus('1')]),
          conversion: 1,
          revenue: revenue(1, '900.00', period.from, period.to, [vk]),
          average_price: '900.00',
        },
      ],
      total: 3,
      whole: {
        leads: figure(3, '13400.50'),
        paid: figure(1, '900.00', [inStatus('1')]),
        conversion: 0.3333,
        revenue: revenue(1, '900.00', period.from, period.to),
        average_price: '900.00',
      },
    },
  },
  channels: {
    query: { period: days, filter: '{"field":"channel","operator":"=","value":"9"}' },
    answer: {
      period,
      before: null,
      touch: 'last',
      currency: 'RUB',
      whole: numbersOfChannel([inChannel]),
      total: 1,
      items: [
        {
          level: 'channel',
          channel: { id: '9', name: 'ВКонтакте', colour: 'blue', position: 8 },
          value: null,
          ...numbersOfChannel([inChannel, inChannel]),
          total: null,
          items: null,
        },
      ],
    },
  },
  funnel: {
    query: { period: days },
    answer: {
      period,
      items: [
        {
          status: progress,
          ...figure(1, '12500.50', [inStatus('0')]),
          reached: figure(2, '13400.50', [reachedOf('in', ['0', '1'])]),
          ...unmoved('0', ['1']),
          reasons: [],
        },
        {
          status: paid,
          ...figure(1, '900.00', [inStatus('1')]),
          reached: figure(1, '900.00', [reachedOf('in', ['1'])]),
          ...unmoved('1', []),
          reasons: [],
        },
        {
          status: canceled,
          ...figure(1, '0.00', [inStatus('2')]),
          reached: null,
          ...unmoved('2', []),
          lost: null,
          reasons: [],
        },
      ],
      types: {
        progress: figure(1, '12500.50', [inStatus('0')]),
        paid: figure(1, '900.00', [inStatus('1')]),
        canceled: figure(1, '0.00', [inStatus('2')]),
      },
      reasons: [
        {
          reason: null,
          ...figure(1, '0.00', [inStatus('2'), { field: 'lost_reason', operator: 'null', value: true }]),
        },
      ],
      until_paid: {
        ...figure(1, '900.00', [inStatus('1'), { field: 'paid_date', operator: 'null', value: false }]),
        median: 0,
        p90: 0,
      },
    },
  },
  people: {
    query: { period: days, within: '15' },
    answer: {
      period,
      within: 15,
      items: [{ member: null, ...work({ field: 'assignee', operator: 'null', value: true }) }],
      total: work(),
    },
  },
  hours: {
    query: { period: days },
    answer: {
      period,
      items: [{ weekday: 1, hour: 13, ...arrivals(onMonday, at13) }],
      weekdays: [{ weekday: 1, ...arrivals(onMonday) }],
      hours: [{ hour: 13, ...arrivals(at13) }],
      total: arrivals(),
    },
  },
  cohorts: {
    query: { period: days },
    answer: {
      period,
      items: [
        {
          period: days,
          leads: figure(3, '13400.50'),
          paid: figure(1, '900.00', paidWithin),
          months: [{ months: 0, ...figure(1, '900.00', paidWithin) }],
        },
      ],
    },
  },
}
