import { useNavigate } from '@tanstack/react-router'
import { signOut } from '../session.ts'
import { tried } from '../ui/undo.tsx'

/** Signs out and goes to the sign-in. */
export function useLeave(): () => void {
  const navigate = useNavigate()
  return () =>
    void tried(async () => {
      await signOut()
      await navigate({ to: '/sign-in' })
    })
}
