import type { Kysely } from 'kysely'
import type { Channel, Dictionary, Rule } from '../../domain/channel.ts'
import type { Tables } from '../schema/tables.ts'
import { counters } from './counters.ts'

/** Channels of a project, and the ordered rules that map sources and touches to them. */
export function channels(db: Kysely<Tables>) {
  return { dictionary, rules, insert, change, remove, setRules }

  /** Channels by position, rules in order. */
  async function dictionary(project: number): Promise<Dictionary> {
    const channels = await db
      .selectFrom('channels')
      .select(['id', 'name', 'colour', 'position'])
      .where('project_id', '=', project)
      .orderBy('position')
      .orderBy('id')
      .execute()
    return { channels, rules: await rules(project) }
  }

  async function rules(project: number): Promise<Rule[]> {
    const rows = await db
      .selectFrom('channel_rules')
      .select(['channel_id', 'match'])
      .where('project_id', '=', project)
      .orderBy('position')
      .execute()
    return rows.map((row) => ({ channel: row.channel_id, match: JSON.parse(row.match) }))
  }

  async function insert(project: number, added: readonly Channel[]): Promise<void> {
    await counters(db).advanceTo(
      project,
      'channel',
      added.map(({ id }) => id),
    )
    await db
      .insertInto('channels')
      .values(added.map(({ id, name, colour, position }) => ({ project_id: project, id, name, colour, position })))
      .execute()
  }

  async function change(project: number, { id, name, colour, position }: Channel): Promise<void> {
    await db
      .updateTable('channels')
      .set({ name, colour, position })
      .where('project_id', '=', project)
      .where('id', '=', id)
      .execute()
  }

  /** Deletes a channel that no rule uses. */
  async function remove(project: number, id: number): Promise<void> {
    await db.deleteFrom('channels').where('project_id', '=', project).where('id', '=', id).execute()
  }

  async function setRules(project: number, rules: readonly Rule[]): Promise<void> {
    await db.deleteFrom('channel_rules').where('project_id', '=', project).execute()
    const rows = rules.map(({ channel, match }, position) => ({
      project_id: project,
      position,
      channel_id: channel,
      match: JSON.stringify(match),
    }))
    if (rows.length > 0) await db.insertInto('channel_rules').values(rows).execute()
  }
}
