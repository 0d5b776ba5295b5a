import { createProject } from '../actions/projects.ts'
import { type Answer, type Desk, moment, table } from './command.ts'

type Options = { name: string; id?: number; timeZone: string; country: string; currency: string }

export async function projectCreate({ store, now }: Desk, options: Options): Promise<Answer> {
  const { name, id, timeZone, country, currency } = options
  const draft = { name, timeZone, country, currency, ...(id !== undefined && { id }) }
  const made = await createProject(store, draft, now)
  const json = { id: made, name, time_zone: timeZone, country, currency }
  return { json, text: `Project ${made} created. Next: zayavka key create --project ${made} --scope write` }
}

export async function projectList({ store }: Desk): Promise<Answer> {
  const projects = await store.projects.all()
  const json = projects.map(({ id, name, timeZone, country, currency, createdAt }) => ({
    id,
    name,
    time_zone: timeZone,
    country,
    currency,
    created_at: createdAt,
  }))
  const rows = projects.map((each) => [
    each.id,
    each.name,
    each.timeZone,
    each.country,
    each.currency,
    moment(each.createdAt),
  ])
  return { json: { projects: json }, text: table(['Project', 'Name', 'Zone', 'Country', 'Currency', 'Created'], rows) }
}
