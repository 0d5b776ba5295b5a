import { useRef, useState } from 'react'

/** Whether an act is running, and a function that runs one unless another is: what is pressed twice is done once. */
export function useOneAtATime() {
  const [isBusy, setBusy] = useState(false)
  const isRunning = useRef(false) // a second press may come before the first one is drawn
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
