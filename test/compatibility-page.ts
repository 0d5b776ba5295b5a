/** How a test ended; `names` are those of its suites and its own, outermost first. */
export type Proof = { names: string[]; state: 'passed' | 'failed' | 'skipped' | 'pending' }

/** The page as the test results prove it: a section for each mark, and a row for each rule in the order of the tests. */
export function writePage(proofs: Proof[]): string {
  const rules = gatherRules(proofs)
  const parts = Object.entries(headings).map(([mark, heading]) => {
    const rows = rules.filter((rule) => rule.mark === mark).map(writeRow)
    return `## ${heading}\n\n${rows.length ? tableHead + rows.join('\n') : 'No test yet.'}\n`
  })
  return `${introduction}\n${parts.join('\n')}`
}

/** The marks in titles that have no section on the page. */
export function strayMarks(proofs: Proof[]): string[] {
  const marks = proofs.flatMap(({ names }) => names.join(' ').match(/§\w*/g) ?? [])
  return [...new Set(marks)].filter((mark) => !(mark in headings))
}

/** The sections of the page of which no rule was tested. */
export function untestedSections(proofs: Proof[]): string[] {
  const tested = new Set(gatherRules(proofs).map(({ mark }) => mark))
  return Object.keys(headings).filter((mark) => !tested.has(mark))
}

const headings: Record<string, string> = {
  '§page': 'Documented examples',
  '§1': '§1 Methods',
  '§2': '§2 Who may call',
  '§3': '§3 Refusals',
  '§4': '§4 Body',
  '§5': '§5 Values',
  '§6': '§6 Filters',
  '§7': '§7 Order, page, total',
  '§8': '§8 Twice is once',
  '§9': '§9 Capture',
  '§10': '§10 How a test starts a desk',
}

const introduction = `# Compatibility

Every documented example of the vendor's page and every rule of the wire, as the tests prove them on each database:
✓ holds, ✗ fails, — not tested there. The mark of a section (\`§6\`) stands in the titles of its tests.
Written by \`npm run compatibility\`; \`npm run test:all\` fails when it is out of date.
`

const tableHead = '| Rule | SQLite | PostgreSQL |\n| --- | :---: | :---: |\n'

type Rule = { mark: string; title: string; sqlite: Proof['state'][]; postgres: Proof['state'][] }

function gatherRules(proofs: Proof[]): Rule[] {
  const rules = new Map<string, Rule>()
  for (const { names, state } of proofs) {
    const [mark, title] = readRule(names)
    if (!mark || !title) continue
    const rule = rules.get(`${mark} ${title}`) ?? { mark, title, sqlite: [], postgres: [] }
    rules.set(`${mark} ${title}`, rule)
    // a test of neither database, such as one of a pure function, counts for both
    if (!names.includes('postgres')) rule.sqlite.push(state)
    if (!names.includes('sqlite')) rule.postgres.push(state)
  }
  return [...rules.values()]
}

/** The title begins with the innermost name that has a mark. The names inside it follow, without that of the database. */
function readRule(names: string[]): [mark?: string, title?: string] {
  const start = names.findLastIndex((name) => markOf.test(name))
  const mark = markOf.exec(names[start] ?? '')?.[0]
  if (!mark) return []
  const words = names.slice(start).map((name) => name.replace(mark, '').trim())
  return [mark, words.filter((word) => !['', 'sqlite', 'postgres'].includes(word)).join(': ')]
}

const markOf = /§\w+/

function writeRow({ title, sqlite, postgres }: Rule): string {
  const cell = title.replace(/\s+/g, ' ').replace(/[\\|<*]/g, '\\$&')
  return `| ${cell} | ${sign(sqlite)} | ${sign(postgres)} |`
}

function sign(states: Proof['state'][]): string {
  if (states.includes('failed')) return '✗'
  return states.includes('passed') ? '✓' : '—'
}
