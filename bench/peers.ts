import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demoLeads } from '../src/commands/demo-leads.ts'
import type { GroundOptions } from './ground.ts'
import { comparePeer, type Peer } from './peer.ts'
import type { Of } from './results.ts'

/** Installs the peer of that name in a temporary folder, gives it the same leads, and measures it beside us. */
export async function compare(name: string, options: GroundOptions): Promise<Of<'peer'>> {
  const peer = await findPeer(name)
  const folder = mkdtempSync(join(tmpdir(), 'zayavka-peer-'))
  try {
    options.say(`installing ${peer.title}`)
    await peer.install(folder)
    return await withLeads(peer, folder, options)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Starts an installed peer, fills it and measures it; stops it in the end. */
export async function withLeads(peer: Peer, folder: string, options: GroundOptions): Promise<Of<'peer'>> {
  const running = await peer.start(folder)
  try {
    const leads = [...demoLeads({ count: options.leads, seed: 1, now: Math.floor(Date.now() / 1000) })]
    for (let start = 0; start < leads.length; start += batch) {
      options.say(`${peer.title} has ${start} leads`)
      await peer.fill(running, leads.slice(start, start + batch))
    }
    return await comparePeer(peer, running, options, leads)
  } finally {
    await running.stop()
  }
}

const batch = 1000

async function findPeer(name: string): Promise<Peer> {
  const file = new URL(`peers/${name}.ts`, import.meta.url)
  if (!existsSync(file)) throw new Error(`There is no peer ${name} in bench/peers/`)
  return ((await import(file.href)) as { peer: Peer }).peer
}
