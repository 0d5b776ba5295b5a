import { useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { keys } from './query-keys.ts'

/** The server's version, its database and the size of the store. */
export function useAbout() {
  return useQuery({ queryKey: keys.about, queryFn: () => unwrap(client.GET('/api/v2/about')) })
}
