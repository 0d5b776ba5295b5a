import { QueryClient } from '@tanstack/react-query'
import { Problem } from './client.ts'

/** What was read, and when to read it again. What the server refuses is not asked for again; a lost network is. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      networkMode: 'always',
      retry: (count, error) => !(error instanceof Problem) && count < 2,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})
