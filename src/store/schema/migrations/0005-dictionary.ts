import type { Kysely } from 'kysely'
import { firstDictionary } from '../../../domain/first-channels.ts'
import { channels } from '../../nouns/channels.ts'
import type { Dialect } from '../../sql/dialect.ts'
import type { Tables } from '../tables.ts'

/** The dictionary of channels, which projects that are there already get as new ones do, and saved views. */
export async function up(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const { whole, text } = dialect.types
  const create = (table: string) => db.schema.createTable(table)

  await create('channels')
    .addColumn('project_id', whole, (c) => c.notNull().references('projects.id'))
    .addColumn('id', whole, (c) => c.notNull())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('colour', text, (c) => c.notNull())
    .addColumn('position', whole, (c) => c.notNull())
    .addPrimaryKeyConstraint('channels_key', ['project_id', 'id'])
    .execute()

  await create('channel_rules')
    .addColumn('project_id', whole, (c) => c.notNull())
    .addColumn('position', whole, (c) => c.notNull())
    .addColumn('channel_id', whole, (c) => c.notNull())
    .addColumn('match', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('channel_rules_key', ['project_id', 'position'])
    .addForeignKeyConstraint('channel_rules_channel', ['project_id', 'channel_id'], 'channels', ['project_id', 'id'])
    .execute()

  await create('views')
    .addColumn('project_id', whole, (c) => c.notNull().references('projects.id'))
    .addColumn('id', whole, (c) => c.notNull())
    .addColumn('owner', text, (c) => c.notNull())
    .addColumn('shared', whole, (c) => c.notNull())
    .addColumn('position', whole, (c) => c.notNull())
    .addColumn('version', whole, (c) => c.notNull())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('period', text, (c) => c.notNull())
    .addColumn('filter', text, (c) => c.notNull())
    .addColumn('q', text)
    .addColumn('sort', text)
    .addColumn('columns', text)
    .addPrimaryKeyConstraint('views_key', ['project_id', 'id'])
    .execute()

  for (const { id, language } of await db.selectFrom('projects').select(['id', 'language']).execute()) {
    const first = firstDictionary(language)
    await channels(db).insert(id, first.channels)
    await channels(db).setRules(id, first.rules)
  }
}
