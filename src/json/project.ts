import Type, { type Static } from 'typebox'
import type { Project } from '../domain/project.ts'
import { moment } from './schemas.ts'
import { writeTime } from './values.ts'

export const projectJson = Type.Object(
  {
    id: Type.String({ description: 'The number of the project' }),
    name: Type.String(),
    time_zone: Type.String({ description: 'An IANA name' }),
    country: Type.String({ description: 'ISO 3166; decides what a national phone number means' }),
    currency: Type.String({ description: 'ISO 4217; of its prices' }),
    language: Type.String({ description: 'The language of messages and exports: ru or en' }),
    created_at: moment(),
  },
  { $id: 'Project' },
)

export function writeProject(project: Project): Static<typeof projectJson> {
  const { id, name, timeZone, country, currency, language, createdAt } = project
  return { id: String(id), name, time_zone: timeZone, country, currency, language, created_at: writeTime(createdAt) }
}

export const projectExample = {
  id: '12345',
  name: 'Project 12345',
  time_zone: 'Europe/Moscow',
  country: 'RU',
  currency: 'RUB',
  language: 'ru',
  created_at: '2024-03-01T12:00:00Z',
}
