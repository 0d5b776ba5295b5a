import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { demoLeads } from '../src/demo/leads.ts'
import { on } from './data-server.ts'
import type { GroundOptions } from './ground.ts'
import { comparePeer, type Peer } from './peer.ts'
import { query, startDurablePostgres } from './postgres.ts'
import type { Of } from './results.ts'

/** Installs the named peer in a temporary folder, gives it the same leads, and measures it beside us. */
export async function compare(name: string, options: GroundOptions): Promise<Of<'peer'>> {
  const peer = await findPeer(name)
  const folder = mkdtempSync(join(tmpdir(), 'zayavka-peer-'))
  try {
    options.say(`installing ${peer.title}`)
    await peer.install(folder, options.keep)
    return await withServer(peer, folder, options)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Starts an installed peer, fills it, measures it, and stops it. */
export async function withLeads(peer: Peer, folder: string, options: GroundOptions, url?: string): Promise<Of<'peer'>> {
  const running = await peer.start(folder, url)
  try {
    const leads = [...demoLeads({ count: options.leads, seed: 1, now: Math.floor(Date.now() / 1000) })]
    options.say(`giving ${leads.length} leads to ${peer.title}`)
    await running.fill(leads)
    return await comparePeer(peer, running, options, leads)
  } finally {
    await running.stop()
  }
}

/** The names of all peers. */
export function peerNames(): string[] {
  const files = readdirSync(new URL('peers', import.meta.url)).filter((file) => file.endsWith('.ts'))
  return files.map((file) => basename(file, '.ts')).sort()
}

/** The peer of that name. */
export async function findPeer(name: string): Promise<Peer> {
  const file = new URL(`peers/${name}.ts`, import.meta.url)
  if (!existsSync(file)) throw new Error(`There is no peer ${name}; there are ${peerNames().join(', ')}`)
  return ((await import(file.href)) as { peer: Peer }).peer
}

/** A PostgreSQL for a peer that needs one, with a separate database; a desk on PostgreSQL uses the same server. */
async function withServer(peer: Peer, folder: string, options: GroundOptions): Promise<Of<'peer'>> {
  if (peer.database !== 'postgres') return withLeads(peer, folder, options)
  chmodSync(folder, 0o755) // the PostgreSQL user needs access
  const brought = options.server ? undefined : await startDurablePostgres(join(options.keep ?? folder, 'postgres'))
  const server = options.server ?? (brought?.url as string)
  const drop = `drop database if exists ${ownDatabase} with (force)`
  try {
    await query(server, drop, `create database ${ownDatabase} template template0 encoding 'UTF8' locale 'C.UTF-8'`)
    return await withLeads(peer, folder, { ...options, server }, on(server, ownDatabase))
  } finally {
    await query(server, drop).finally(() => brought?.stop())
  }
}

const ownDatabase = 'zayavka_bench_peer'
