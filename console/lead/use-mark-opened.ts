import { useMutation } from '@tanstack/react-query'
import { useEffect } from 'react'
import { leadScope } from '../api/queued-mutations.ts'
import { useProject } from '../api/session.ts'
import type { Lead } from '../api/types.ts'
import { useCanWrite } from './rights.ts'
import { openedWrite } from './writes.ts'

const marked = new Set<string>()

/** Marks a lead as opened, when a member opens it for the first time. */
export function useMarkOpened(id: string, lead: Lead | undefined): void {
  const { id: project, role } = useProject()
  const isStaff = useCanWrite() && role !== 'contractor' // an opening by a contractor does not count for the staff
  const { mutate } = useMutation({
    ...openedWrite(leadScope(project, id)),
    onError: (_, { lead: opened }) => marked.delete(`${project}/${opened.id}`), // the next opening tries again
  })
  useEffect(() => {
    if (!lead || !isStaff || lead.responded_at !== null || lead.deleted_at !== null) return
    const name = `${project}/${lead.id}`
    if (marked.has(name)) return
    marked.add(name)
    mutate({ project, lead })
  }, [project, lead, isStaff, mutate])
}
