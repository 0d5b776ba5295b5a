import { openGround } from './ground.ts'
import { ownCall } from './wire.ts'
const g = await openGround({ database: 'sqlite', leads: 1_000_000, program: '/tmp/wrap.mjs', keep: '/tmp/bk/sqlite', seconds: 3, rounds: 1, say: () => {} })
const call = ownCall(process.argv[2] ?? 'reports/summary', (process.argv[3] === 'all' ? 'all' : g.month) as any)
const go = async () => { const r = await fetch(g.desk().address + call.path, { headers: { ...g.desk().headers, ...call.headers } }); return r.text() }
console.log((await go()).slice(0, 1900))
for (let i = 0; i < 100; i++) await go()
process.kill(g.desk().pid, 'SIGUSR2')
for (let i = 0; i < 500; i++) await go()
process.kill(g.desk().pid, 'SIGUSR2')
await new Promise((r) => setTimeout(r, 1500))
await g.close()
