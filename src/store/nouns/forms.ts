import type { Kysely, Selectable } from 'kysely'
import type { Form } from '../../domain/form.ts'
import type { FormsTable } from '../schema/capture-tables.ts'
import type { Tables } from '../schema/tables.ts'

/** The forms of projects; a token finds its form in any project. */
export function forms(db: Kysely<Tables>) {
  return { of, find, byToken, insert, change }

  /** The forms of a project, by id. */
  async function of(project: number): Promise<Form[]> {
    const rows = await db.selectFrom('forms').selectAll().where('project_id', '=', project).orderBy('id').execute()
    return rows.map(toForm)
  }

  async function find(project: number, id: number): Promise<Form | undefined> {
    const row = await db
      .selectFrom('forms')
      .selectAll()
      .where('project_id', '=', project)
      .where('id', '=', id)
      .executeTakeFirst()
    return row && toForm(row)
  }

  /** The form behind a token, and the number of its project. */
  async function byToken(token: string): Promise<{ project: number; form: Form } | undefined> {
    const row = await db.selectFrom('forms').selectAll().where('token', '=', token).executeTakeFirst()
    return row && { project: row.project_id, form: toForm(row) }
  }

  async function insert(project: number, form: Form): Promise<void> {
    await db.insertInto('forms').values(toRow(project, form)).execute()
  }

  async function change(project: number, form: Form): Promise<void> {
    const { settings, version } = toRow(project, form)
    await db
      .updateTable('forms')
      .set({ settings, version })
      .where('project_id', '=', project)
      .where('id', '=', form.id)
      .execute()
  }
}

/** Defaults for settings that older rows lack. */
const addedLater = { intro: null, button: null, thanksText: null, adsConsent: null, formerAdsConsents: [] }

function toForm({ id, token, settings, version, created_at }: Selectable<FormsTable>): Form {
  return { ...addedLater, ...(JSON.parse(settings) as Omit<Form, 'id'>), id, token, version, createdAt: created_at }
}

function toRow(project: number, form: Form): FormsTable {
  const { id, token, version, createdAt } = form
  const { name, title, intro, fields, button, language, thanks, thanksText } = form
  const { source, origins, closed, consent, adsConsent, formerConsents, formerAdsConsents } = form
  const consents = { consent, adsConsent, formerConsents, formerAdsConsents }
  const texts = { name, title, intro, fields, button, language, thanks, thanksText }
  const settings = { ...texts, source, origins, closed, ...consents }
  return { project_id: project, id, token, settings: JSON.stringify(settings), version, created_at: createdAt }
}
