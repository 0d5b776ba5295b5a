import { useRef, useState } from 'react'

/** Whether an action is running, and a function that runs one unless another is running, so that a double click acts once. */
export function useOneAtATime() {
  const [isBusy, setBusy] = useState(false)
  const isRunning = useRef(false) // a second click may come before the first one is rendered
  const run = async (act: () => Promise<unknown>): Promise<void> => {
    if (isRunning.current) return
    isRunning.current = true
    setBusy(true)
    try {
      await act()
    } finally {
      isRunning.current = false
      setBusy(false)
    }
  }
  return [isBusy, run] as const
}
