import { openGround } from './ground.ts'
import { ownCall, listCall } from './wire.ts'
const g = await openGround({ database: 'sqlite', leads: 1_000_000, program: process.argv[2] ?? 'dist/main.js', keep: process.argv[3] ?? '/tmp/bk/sqlite', seconds: 3, rounds: 1, say: () => {} })
const nouns = (process.env.NOUNS ?? 'reports/summary,reports/people,reports/hours,board').split(',')
for (const noun of nouns) for (const span of [g.month, 'all'] as any[]) {
  const call = ownCall(noun, span)
  const go = async () => { const s = performance.now(); const r = await fetch(g.desk().address + call.path, { headers: { ...g.desk().headers, ...call.headers } }); const t = await r.text(); return [performance.now() - s, r.status, t.length] as const }
  const first = await go()
  const times: number[] = []
  let last
  for (let i = 0; i < 300; i++) { last = await go(); times.push(last[0]) }
  times.sort((a, b) => a - b)
  console.log(noun, span === 'all' ? 'all' : 'month', last![1], last![2], 'first', first[0].toFixed(1), 'p10', times[30]!.toFixed(2), 'p50', times[150]!.toFixed(2), 'p99', times[297]!.toFixed(2))
}
if (process.env.HOLD) { console.log(g.desk().address, g.desk().pid); await new Promise((r) => setTimeout(r, 600000)) }
await g.close()
