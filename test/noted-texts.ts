import { rowsOf } from './rows.ts'

/** The keys of the leads that a SQLite store finds by their texts: those in the index, and those that are to be noted in it. */
export async function findableTexts(url: string): Promise<number[]> {
  const rows = await rowsOf<{ key: number }>(
    url,
    `select rowid as key from lead_texts
     union all select leads.key from leads join projects on projects.id = project_id
       left join lead_texts_until as until on until.seq = projects.seq
       where deleted_at is null and leads.key > coalesce(until.key, projects.seq * 4294967296)
     order by key`,
  )
  return rows.map(({ key }) => key)
}
