/** The parts of an answer that a client sees. */
type Seen = { status: number; retryAfter: string | null; body: Record<string, unknown> }

/** A client of project 12345 such as a script; the titles identify its leads. */
export function newClient(address: string, key: string) {
  return { call, draft, lead, titles, writeUntilRefused }

  async function call(method: string, body?: unknown, headers: Record<string, string> = {}): Promise<Seen> {
    const response = await fetch(`${address}/api/v1/project/leads/${method}?project=12345`, {
      method: 'POST',
      headers: { 'Api-key': key, ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const { status } = response
    return { status, retryAfter: response.headers.get('retry-after'), body: (await response.json()) as Seen['body'] }
  }

  function draft(title: string) {
    return { creation_date: '2024-01-15T10:00:00Z', name: 'Иван', status: '0', title, price: 100 }
  }

  /** Creates a lead; returns its id. */
  async function lead(title: string, headers: Record<string, string> = {}): Promise<string> {
    const { body } = await call('lead/create', draft(title), headers)
    if (body.status !== 'success') throw new Error(`A lead was refused: ${JSON.stringify(body)}`)
    return body.lead_id as string
  }

  /** The titles of all leads, the oldest id first. */
  async function titles(): Promise<string[]> {
    const { body } = await call('lead/list', {
      period: { from: '2000-01-01', to: '2100-01-01' },
      sort_field: 'id',
      sort_order: 'asc',
      limit: 10_000,
    })
    return (body.leads as { title: string }[]).map(({ title }) => title)
  }

  /** Creates leads with several concurrent writers until one is refused; returns the stored ones, and the codes of the other refusals. */
  async function writeUntilRefused(writers: number): Promise<{ kept: string[]; refused: string[] }> {
    const [kept, refused]: [string[], string[]] = [[], []]
    const run = Math.random().toString(36).slice(2)
    const write = async (writer: number): Promise<void> => {
      for (let turn = 1; refused.length === 0; turn++) {
        const title = `${run} ${writer} ${turn}`
        const { status, body, retryAfter } = await call('lead/create', draft(title))
        if (status === 200) kept.push(title)
        else refused.push(`${status} ${body.error} ${retryAfter}`)
      }
    }
    await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)))
    return { kept, refused }
  }
}
