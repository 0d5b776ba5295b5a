import { useMutation, useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { queryClient } from './query-client.ts'
import { keys } from './query-keys.ts'

/** The sessions of the member. */
export function useSessions() {
  return useQuery({ queryKey: keys.sessions, queryFn: () => unwrap(client.GET('/api/v2/me/sessions')) })
}

/** Ends one session, or with the id `others` all but this one. */
export function useEndSession() {
  return useMutation({
    mutationFn: (id: string) => unwrap(client.DELETE('/api/v2/me/sessions/{id}', { params: { path: { id } } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: keys.sessions }),
  })
}
