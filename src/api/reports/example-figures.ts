/** The period and the figures in the examples of reports. */
export const days = '2024-01-15..2024-01-31'
export const period = {
  name: days,
  from: '2024-01-14T21:00:00Z',
  to: '2024-01-31T20:59:59Z',
  time_zone: 'Europe/Moscow',
}

export type Condition = { field: string; operator: string; value: string | string[] | number | boolean }

export function figure(leads: number, sum: string, and: Condition[] = [], of = days) {
  return { leads, sum, list: { period: of, filter: { and } } }
}

export function inStatus(...value: string[]): Condition {
  return { field: 'status', operator: 'in', value }
}

export function revenue(leads: number, sum: string, from: string, to: string, and: Condition[] = []) {
  const paid: Condition[] = [
    { field: 'paid_date', operator: '>=', value: from },
    { field: 'paid_date', operator: '<=', value: to },
  ]
  return figure(leads, sum, [...and, inStatus('1'), ...paid], 'all')
}
