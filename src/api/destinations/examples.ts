/** The destination of the examples. */
export const exampleDestination = {
  id: '1',
  kind: 'webhook',
  name: 'Учёт',
  url: 'https://example.com/hook',
  topics: null,
  filter: null,
  also: [],
  state: 'on',
  reason: null,
  failures: 0,
  first_failure_at: null,
  waiting: 0,
  forgotten: 0,
  old_secret_until: null,
  created_at: '2024-03-01T12:00:00Z',
  version: 1,
}
