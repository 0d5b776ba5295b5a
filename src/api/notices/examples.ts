import { defaultNotices } from '../../domain/notice-settings.ts'
import { writeProjectNotices } from '../../json/notice-settings.ts'

/** The settings of a new project. */
export const exampleDefaults = writeProjectNotices(defaultNotices)

/** The settings of a member who changed none. */
export const exampleMine = {
  places: exampleDefaults.places,
  order: exampleDefaults.order,
  quiet: exampleDefaults.quiet,
  time_zone: 'Europe/Moscow',
  own: { places: [], order: false, quiet: false, time_zone: false },
  ways: [
    { way: 'telegram', ready: false, linked: false },
    { way: 'max', ready: false, linked: false },
    { way: 'push', ready: false, linked: true },
    { way: 'email', ready: false, linked: true },
  ],
  version: 0,
}

/** The chat of the examples. */
export const exampleChat = {
  id: '1',
  way: 'telegram',
  name: 'Продажи',
  topic: null,
  kinds: ['new', 'late'],
  filter: null,
  filter_gone: [],
  on: true,
  created_at: '2024-03-01T12:00:00Z',
  accepted_at: null,
  error: null,
  version: 1,
}

/** The link of the examples. */
export const exampleLink = {
  id: '1',
  way: 'push',
  label: null,
  created_at: '2024-03-01T12:00:00Z',
  accepted_at: null,
  error: null,
}
