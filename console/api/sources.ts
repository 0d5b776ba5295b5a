import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { keys } from './query-keys.ts'
import { useProjectId } from './session.ts'

/** The longest text, in characters, that the server searches sources for; it refuses a longer one. */
const longest = 500

/** Sources whose name contains what is typed, with the number of leads of each. */
export function useSources(typed: string, isEnabled = true) {
  const project = useProjectId()
  const [q] = useDebouncedValue(typed.trim(), 150)
  const { data } = useQuery({
    queryKey: keys.sources(project, q),
    queryFn: () =>
      unwrap(
        client.GET('/api/v2/projects/{project}/sources', {
          params: { path: { project }, query: { limit: '100', ...(q && { q }) } },
        }),
      ),
    enabled: isEnabled && q.length <= longest,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  })
  return data?.items ?? []
}
