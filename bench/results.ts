import { cpus, totalmem } from 'node:os'
import type { Figure } from './figures/index.ts'
import type { Measured } from './turns.ts'

/** What a run is written down as; nothing in it names a host or a path. */
export type Result = { date: string; machine: Machine; database: 'sqlite' | 'postgres'; version: string } & (
  | { kind: 'figures'; leads: number; rounds: number; seconds: number; figures: Partial<Record<Figure, Measured>> }
  | { kind: 'growth'; rounds: number; seconds: number; sizes: Size[] }
  | ({ kind: 'peer'; peer: string; title: string; works: Works } & PeerFacts)
)
export type Of<Kind extends Result['kind']> = Extract<Result, { kind: Kind }>

/** Milliseconds that a call takes with so many leads, on one connection. */
export type Size = { leads: number; times: Record<string, number> }

/** `memory`: MB of each server process at the end, without a database server beside it. */
type PeerFacts = { leads: number; rounds: number; seconds: number; memory: { ours: number; theirs: number } }

/** Requests a second of us and of a peer, by work. */
export type Works = Record<string, { ours: number; theirs: number; ratio: number }>

type Machine = { cpu: string; cores: number; memory: string; system: string; node: string }

export function machine(): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    system: `${process.platform} ${process.arch}`,
    node: process.version,
  }
}

/** The day of a run, in UTC. */
export function today(): string {
  return new Date().toISOString().slice(0, 10)
}
