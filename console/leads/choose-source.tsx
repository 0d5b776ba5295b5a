import { Menu } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answerOf, client } from '../client.ts'
import { useProjectId } from '../session.ts'
import { useFormat } from '../ui/format.ts'

/** A source of those that there are, or another as it is typed. */
export default function ChooseSource({ pick }: { pick(source: string | null): void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const project = useProjectId()
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 150)
  const { data } = useQuery({
    queryKey: ['p', project, 'sources', q],
    queryFn: () =>
      answerOf(
        client.GET('/api/v2/projects/{project}/sources', {
          params: { path: { project }, query: { limit: '20', ...(q && { q }) } },
        }),
      ),
    placeholderData: keepPreviousData,
  })
  const found = (data?.items ?? []) as { source: string; leads: number }[]
  const isOther = typed.trim() !== '' && !found.some(({ source }) => source === typed.trim())
  return (
    <>
      <Menu.Search
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        placeholder={t('leads.bulk.findSource')}
        aria-label={t('leads.bulk.findSource')}
      />
      {isOther && (
        <Menu.Item onClick={() => pick(typed.trim())}>{t('leads.bulk.newSource', { name: typed.trim() })}</Menu.Item>
      )}
      {found.map(({ source, leads }) => (
        <Menu.Item
          key={source}
          rightSection={<span className="num t2">{format.number(leads)}</span>}
          onClick={() => pick(source)}
        >
          {source}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item onClick={() => pick(null)}>{t('leads.noSource')}</Menu.Item>
    </>
  )
}
