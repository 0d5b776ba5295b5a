import { QueryClient } from '@tanstack/react-query'
import { Problem } from './client.ts'

/** The query cache. A request that the server refused is not retried; one without an answer is retried twice. */
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
