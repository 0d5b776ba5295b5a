import { sql } from 'kysely'
import type { IndexFaults, SnapshotReader } from '../sql/dialect.ts'
import { textIndexColumns } from './search-index.ts'

const names = Object.keys(textIndexColumns)
const keysOfProject = 2 ** 32

/** The most leads that a sentence names. */
const maxListed = 10

/**
 * Compares every trigram of SQLite's index with the rows. The index does not store the texts, so for each lead it compares checksums of the
 * trigrams' positions, from the index and from the row.
 */
export async function verifyFts5(snapshot: SnapshotReader): Promise<IndexFaults> {
  const indexed = await indexedSums(snapshot)
  const wrong: number[] = []
  for await (const rows of snapshot.chunks(indexedRows.compile(snapshot.db)))
    for (const { key, ...texts } of rows) {
      const expected = sumOf(names.map((name) => texts[name] ?? ''))
      if ((indexed.get(key) ?? 0) !== expected) wrong.push(key)
      indexed.delete(key)
    }
  wrong.push(...indexed.keys()) // of deleted leads, and of leads in the bin
  return { keys: wrong, faults: await describeFaults(snapshot, wrong) }
}

async function indexedSums(snapshot: SnapshotReader): Promise<Map<number, number>> {
  await sql`create virtual table temp.lead_trigrams using fts5vocab('main', 'lead_texts', 'instance')`.execute(
    snapshot.db,
  )
  const all = sql<Instance>`select term, doc, col, offset from temp.lead_trigrams`.compile(snapshot.db)
  const sums = new Map<number, number>()
  let last = { term: '', letters: [] as number[] } // they are in the order of terms
  for await (const some of snapshot.chunks(all))
    for (const { term, doc, col, offset } of some) {
      if (term !== last.term) last = { term, letters: lettersOf(term) }
      sums.set(doc, ((sums.get(doc) ?? 0) + mix(last.letters, 0, names.indexOf(col), offset)) | 0)
    }
  return sums
}

type Instance = { term: string; doc: number; col: string; offset: number }

const sources = sql.join(
  Object.entries(textIndexColumns).map(([name, source]) => sql`${sql.ref(source)} as ${sql.ref(name)}`),
)

/** The leads that must be indexed, with their texts. */
const indexedRows = sql<{ key: number } & Record<string, string | null>>`
  select leads.key, ${sources} from leads
  where leads.deleted_at is null`

function sumOf(texts: (string | null)[]): number {
  let sum = 0
  for (const [column, text] of texts.entries()) {
    const letters = lettersOf(text ?? '')
    for (let at = 0; at + 2 < letters.length; at++) sum = (sum + mix(letters, at, column, at)) | 0
  }
  return sum
}

function lettersOf(text: string): number[] {
  return Array.from(text, (letter) => asTokenized(letter.codePointAt(0) as number))
}

/** SQLite's tokenizer reads halves of pairs, U+FFFE and U+FFFF as U+FFFD (`READ_UTF8` in fts5_tokenize.c). */
function asTokenized(code: number): number {
  const isReplaced = (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff
  return isReplaced ? 0xfffd : code
}

/** A 32-bit hash of a trigram at a position of a column. */
function mix(letters: readonly number[], at: number, column: number, offset: number): number {
  let hash = Math.imul(offset + 1, 0x9e3779b1) ^ (column + 1)
  for (let index = at; index < at + 3; index++)
    hash = Math.imul(hash ^ (hash >>> 15) ^ (letters[index] as number), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}

async function describeFaults({ db }: SnapshotReader, keys: number[]): Promise<string[]> {
  if (keys.length === 0) return []
  const projects = await db.selectFrom('projects').select(['id', 'seq']).execute()
  const seqs = new Set(keys.map(seqOf))
  return [...seqs].map((seq) => {
    const some = keys.filter((key) => seqOf(key) === seq)
    const project = projects.find((each) => each.seq === seq)?.id ?? 'that is gone'
    const named = some.slice(0, maxListed).map((key) => key % keysOfProject)
    const more = some.length > maxListed ? ` and ${some.length - maxListed} more` : ''
    return `Project ${project} has leads that the full-text index does not hold as they are: ${named.join(', ')}${more}`
  })
}

function seqOf(key: number): number {
  return Math.floor(key / keysOfProject)
}
