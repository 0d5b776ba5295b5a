import { useNavigate } from '@tanstack/react-router'
import { signOut } from '../api/session.ts'
import { tryOrShowError } from '../ui/toasts.tsx'

/** Signs out and opens the sign-in page. */
export function useSignOut(): () => void {
  const navigate = useNavigate()
  return () => void tryOrShowError(() => signOut(() => navigate({ to: '/sign-in' })))
}
