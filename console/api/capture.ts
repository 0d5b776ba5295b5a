import { useMutation, useQuery } from '@tanstack/react-query'
import { client, unwrap } from './client.ts'
import { queryClient } from './query-client.ts'
import { keys } from './query-keys.ts'
import { useProjectId } from './session.ts'
import type { Capture } from './types.ts'

/** How the project handles submissions of sites; for owners and managers. */
export function useCapture(isEnabled = true) {
  const project = useProjectId()
  return useQuery({
    queryKey: keys.capture(project),
    enabled: isEnabled,
    queryFn: () => read(project),
  })
}

export type CaptureChange = Partial<Omit<Capture, 'version'>>
type List = 'blocked_addresses' | 'blocked_phones' | 'blocked_emails' | 'stop_words'

/** Changes the settings with the version that was read, or adds values to one of their lists in its present state. */
export function useCaptureMutations() {
  const project = useProjectId()
  const onSettled = () => queryClient.invalidateQueries({ queryKey: keys.capture(project) })
  return {
    change: useMutation({
      mutationFn: ({ version, ...change }: CaptureChange & { version: number }) => write(project, change, version),
      onSettled,
    }),
    block: useMutation({
      mutationFn: async ({ list, values }: { list: List; values: readonly string[] }) => {
        const { version, ...settings } = await read(project)
        const missing = values.filter((value) => !settings[list].includes(value))
        if (missing.length > 0) await write(project, { [list]: [...settings[list], ...missing] }, version)
      },
      retry: (failures, error) => failures < 3 && 'status' in error && error.status === 412, // somebody else was faster
      onSettled,
    }),
  }
}

function read(project: string): Promise<Capture> {
  return unwrap(client.GET('/api/v2/projects/{project}/capture', { params: { path: { project } } }))
}

function write(project: string, change: CaptureChange, version: number) {
  return unwrap(
    client.PATCH('/api/v2/projects/{project}/capture', {
      params: { path: { project }, header: { 'If-Match': `"${version}"` } as never },
      body: change,
    }),
  )
}
