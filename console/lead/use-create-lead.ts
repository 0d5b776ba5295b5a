import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { putBackLeadDraft } from '../api/lead-draft.ts'
import { useProjectId } from '../api/session.ts'
import { showError } from '../ui/toasts.tsx'
import { createWrite } from './writes.ts'

/** Creates the lead of a form. What is refused is told in the form while it is open. */
export function useCreateLead() {
  const project = useProjectId()
  const isOpen = useRef(true)
  useEffect(() => {
    isOpen.current = true
    return () => {
      isOpen.current = false
    }
  }, [])
  return useMutation({
    ...createWrite(`create ${project}`),
    onError: (error, { draft }) => {
      putBackLeadDraft(project, draft)
      if (!isOpen.current) showError(error)
    },
  })
}
