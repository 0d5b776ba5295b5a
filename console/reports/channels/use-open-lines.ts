import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { type ChannelQuery, type Channels, channelsReport } from '../../api/reports.ts'
import { useProjectId } from '../../api/session.ts'

type Line = Channels['items'][number]

/** A line where it stands in the tree; `isOpen` is undefined for one that has nothing below. */
export type Row = { key: string; line: Line; depth: number; isOpen: boolean | undefined }

const levels = ['channel', 'source', 'campaign', 'keyword'] as const

/** The lines of the first level with those that were opened below them, and a function that opens or closes a line. */
export function useOpenLines(items: Line[], query: ChannelQuery) {
  const project = useProjectId()
  const [open, setOpen] = useState<Row[]>([])
  const below = useQueries({
    queries: open.map(({ line, depth }) =>
      channelsReport(project, {
        period: query.period,
        filter: JSON.stringify(line.leads.list.filter),
        ...(query.touch && { touch: query.touch }),
        ...(query.compare && { compare: query.compare }),
        level: levels[depth + 1] ?? 'keyword',
      }),
    ),
    combine: (read) => new Map(read.map(({ data }, index) => [open[index]?.key, data?.items])),
  })
  const rows = (lines: Line[], depth: number, path: string): Row[] =>
    lines.flatMap((line) => {
      const key = `${path}/${line.channel?.id ?? ''}:${line.value ?? ''}`
      const isOpen = depth + 1 < levels.length ? below.has(key) : undefined
      return [{ key, line, depth, isOpen }, ...rows(below.get(key) ?? [], depth + 1, key)]
    })
  const toggle = (row: Row) =>
    setOpen((now) => (row.isOpen ? now.filter(({ key }) => !key.startsWith(row.key)) : [...now, row]))
  return { rows: rows(items, 0, ''), toggle }
}
