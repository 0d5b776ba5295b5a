import { readFileSync, readdirSync, mkdirSync } from 'node:fs'
import { execSync } from 'node:child_process'
import { openGround } from './ground.ts'
import { createCalls, updateCalls, listCall } from './wire.ts'
const ticks = (pid: number) => { const f = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' '); return Number(f[11]) + Number(f[12]) }
const pgTicks = () => readdirSync('/proc').filter((d) => /^\d+$/.test(d)).reduce((sum, d) => { try { const s = readFileSync(`/proc/${d}/stat`, 'utf8'); return s.includes('(postgres)') ? sum + ticks(Number(d)) : sum } catch { return sum } }, 0)
const program = process.argv[2] ?? '/tmp/wrap.mjs'
const rounds = Number(process.env.ROUNDS ?? 2)
const ground = await openGround({ database: 'postgres', leads: Number(process.env.LEADS ?? 20000), program, keep: '/tmp/pgkeep', seconds: 3, rounds: 1, say: () => {} })
const kinds: Record<string, () => any> = { create: () => createCalls(), update: () => updateCalls(1000), list: () => [listCall({ period: ground.month } as never)] }
const only = (process.env.KINDS ?? 'create').split(',')
const conns = (process.env.CONNS ?? '10,64').split(',').map(Number)
for (let r = 0; r < rounds; r++) for (const kind of only) for (const connections of conns) {
  const rates: number[] = []
  for (const [name, server] of [['naive', ground.naive], ['ours', ground.desk()]] as const) {
    const calls = kinds[kind]!()
    await ground.load(server, { calls, connections, seconds: 1.5 })
    const before = [ticks(server.pid), pgTicks()]
    const prof = name === 'ours' && process.env.PROFILE
    if (prof) process.kill(server.pid, 'SIGUSR2')
    const loaded = await ground.load(server, { calls, connections, seconds: 3 }) as any
    if (prof) { process.kill(server.pid, 'SIGUSR2'); await new Promise((r) => setTimeout(r, 1500)); execSync(`mv /tmp/desk.cpuprofile /tmp/desk-${kind}-${connections}.cpuprofile`) }
    const used = [ticks(server.pid) - before[0]!, pgTicks() - before[1]!]
    const n = loaded.requests ?? loaded.count ?? loaded.answers ?? loaded.perSecond * 3
    rates.push(n)
    console.log(kind, connections, name, Math.round(n / 3) + '/s', 'server', Math.round(used[0]! * 10000 / n), 'µs pg', Math.round(used[1]! * 10000 / n), 'µs')
  }
  console.log(kind, connections, 'ratio', (rates[1]! / rates[0]!).toFixed(3))
}
await ground.close()
