import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { type ChannelQuery, type Channels, channelsReport } from '../../api/reports.ts'
import { useProjectId } from '../../api/session.ts'
import { useIsMasked } from '../../lead/rights.ts'

type Line = Channels['items'][number]

/** A line with its position in the tree; `isOpen` is undefined for a line without lines below it. */
export type Row = { key: string; path: string[]; line: Line; depth: number; isOpen: boolean | undefined }

/** A note in place of the lines of a level, or below them. */
export type Note = { key: string; depth: number } & (
  | { is: 'loading' }
  | { is: 'failed'; error: unknown; retry(): void }
  | { is: 'cut'; shown: number; total: number; more: (() => void) | undefined }
)

const levels = ['channel', 'source', 'campaign', 'keyword'] as const

/** The levels that a contractor sees: campaigns and keywords may contain contacts. */
const openLevels = 2

/** The number of lines that a level shows at first, and at most. */
const limits = { few: '100', most: '1000' } as const

type Open = Row & { isLong: boolean }
type Level = { data?: Channels | undefined; error: unknown; retry(): void }

/** The lines of the first level with the opened lines below them, and a function that opens or closes a line. */
export function useOpenLines(report: Channels, query: ChannelQuery) {
  const project = useProjectId()
  const depths = useIsMasked() ? openLevels : levels.length
  const [open, setOpen] = useState<Open[]>([])
  const asked = open.flatMap((row) => [
    { key: row.key, options: levelBelow(row, limits.few) },
    ...(row.isLong ? [{ key: row.key, options: levelBelow(row, limits.most) }] : []),
  ])
  const read = useQueries({ queries: asked.map(({ options }) => options) })
  const below = new Map<string, Level>()
  for (const [index, { data, error, refetch }] of read.entries()) {
    const key = asked[index]?.key ?? ''
    below.set(key, { data: data ?? below.get(key)?.data, error: data ? null : error, retry: () => void refetch() })
  }
  const toggle = (row: Row) =>
    setOpen((now) => (row.isOpen ? now.filter((each) => !isIn(each, row)) : [...now, { ...row, isLong: false }]))
  return { rows: rowsOf(report, []), toggle }

  function levelBelow({ line, depth }: Row, limit: string) {
    return channelsReport(project, {
      period: query.period,
      filter: JSON.stringify(line.leads.list.filter),
      ...(query.touch && { touch: query.touch }),
      ...(query.compare && { compare: query.compare }),
      level: levels[depth + 1] ?? 'keyword',
      limit,
    })
  }

  function rowsOf({ items, total }: Channels, above: string[]): (Row | Note)[] {
    const depth = above.length
    const rows = items.flatMap((line) => {
      const path = [...above, JSON.stringify([line.channel?.id ?? null, line.value])]
      const key = path.join('/')
      const level = below.get(key)
      const isOpen = depth + 1 < depths ? level !== undefined : undefined
      return [{ key, path, line, depth, isOpen }, ...(level ? rowsBelow(level, path, key) : [])]
    })
    if (total <= items.length) return rows
    const whose = above.join('/')
    const isWhole = depth === 0 || open.some(({ key, isLong }) => key === whose && isLong)
    const more = isWhole ? undefined : () => lengthen(whose)
    return [...rows, { key: `${whose} cut`, depth, is: 'cut', shown: items.length, total, more }]
  }

  function rowsBelow({ data, error, retry }: Level, path: string[], key: string): (Row | Note)[] {
    const notes: Note[] = error
      ? [{ key: `${key} failed`, depth: path.length, is: 'failed', error, retry }]
      : data
        ? []
        : [{ key: `${key} loading`, depth: path.length, is: 'loading' }]
    return [...(data ? rowsOf(data, path) : []), ...notes]
  }

  function lengthen(whose: string): void {
    setOpen((now) => now.map((each) => (each.key === whose ? { ...each, isLong: true } : each)))
  }
}

/** Whether a line equals another, or is anywhere below it. */
function isIn({ path }: Row, { path: other }: Row): boolean {
  return other.every((step, index) => path[index] === step)
}
