import { cpus, totalmem } from 'node:os'
import type { Figure } from './figures/index.ts'
import type { Measured } from './turns.ts'

/** The stored result of a run; it names no host and no path. */
export type Result = { date: string; machine: Machine; database: 'sqlite' | 'postgres'; version: string } & (
  | { kind: 'figures'; leads: number; rounds: number; seconds: number; figures: Partial<Record<Figure, Measured>> }
  | { kind: 'growth'; rounds: number; seconds: number; sizes: Size[] }
  | ({ kind: 'peer'; peer: string; title: string; works: Works } & PeerFacts)
)
export type Of<Kind extends Result['kind']> = Extract<Result, { kind: Kind }>

/** Milliseconds of each call with that many leads, on one connection. */
export type Size = { leads: number; times: Record<string, number> }

/** `memory`: MB of each server process at the end, without a database server. */
type PeerFacts = { leads: number; rounds: number; seconds: number; memory: { ours: number; theirs: number } }

/** Requests per second of us and of a peer, by kind of work. */
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
