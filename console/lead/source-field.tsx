import { Autocomplete } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { answerOf, client } from '../client.ts'
import { useProjectId } from '../session.ts'
import style from './lead.module.css'
import type { Edit } from './use-edit.ts'

/** Sources that leads have, by a part of their names. */
export function useSources(typed: string): string[] {
  const project = useProjectId()
  const [q] = useDebouncedValue(typed.trim(), 150)
  const { data } = useQuery({
    queryKey: ['p', project, 'sources', q],
    queryFn: () =>
      answerOf(
        client.GET('/api/v2/projects/{project}/sources', {
          params: { path: { project }, query: { limit: '20', ...(q && { q }) } },
        }),
      ),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  })
  return data?.items.map(({ source }) => source) ?? []
}

/** A source as typed, or one that other leads have. */
export function SourceField({ edit, name }: { edit: Edit; name: string }) {
  const sources = useSources(edit.text)
  return (
    <Autocomplete
      autoFocus
      variant="unstyled"
      className="grow"
      classNames={{ input: style.bare ?? '' }}
      aria-label={name}
      value={edit.text}
      data={sources}
      filter={({ options }) => options}
      onChange={edit.type}
      onOptionSubmit={edit.finish}
      onBlur={edit.onBlur}
      onKeyDown={(event) => {
        const isOfList = event.key === 'Enter' && event.currentTarget.hasAttribute('aria-activedescendant')
        if (!isOfList) edit.onKeyDown(event)
      }}
      comboboxProps={{ offset: 8, withinPortal: true }}
      maxDropdownHeight={240}
      selectFirstOptionOnChange={false}
    />
  )
}
