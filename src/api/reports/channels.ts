import Type, { type Static } from 'typebox'
import { channelJson, writeChannel } from '../../json/channel.ts'
import { PeriodSchema, writePeriod } from '../../json/period.ts'
import { readSelection, selectionQuery } from '../leads/selection.ts'
import { examples } from './examples.ts'
import { asking, figures, writeFigures } from './figures.ts'
import { channelLines } from './report.ts'
import { reports } from './reports.ts'

const lineJson = Type.Object({
  channel: Type.Unsafe<Static<typeof channelJson> | null>({
    anyOf: [channelJson, { type: 'null' }],
    description: 'null for leads that no rule of the dictionary matches',
  }),
  ...figures,
})

export const getChannelsReport = reports.get('getChannelsReport', '/channels', {
  access: 'read, contractors',
  summary: 'Compare channels',
  description:
    'A line for each channel that has leads, those with most leads first. Channels are what the dictionary makes of sources and touches now, of leads of the past too.',
  query: Type.Object(selectionQuery),
  answers: { 200: Type.Object({ period: PeriodSchema, items: Type.Array(lineJson) }) },
  example: examples.channels,
  async handle({ store, viewer, project, query, now, gone }) {
    const { period, filter } = readSelection(query, project, now)
    const statuses = await store.statuses.of(project.id)
    const { channels } = await store.channels.dictionary(project.id)
    const lines = await channelLines(asking(store, viewer, gone), { period, filter, statuses })
    const items = lines.map((line) => {
      const channel = channels.find(({ id }) => id === line.of)
      return { channel: channel ? writeChannel(channel) : null, ...writeFigures(line, project.timeZone) }
    })
    return { period: writePeriod(period), items }
  },
})
