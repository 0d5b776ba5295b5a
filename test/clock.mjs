// Moves the clock of a process by CLOCK_AHEAD seconds, for trials over days: `node --import ./test/clock.mjs`.
const ahead = Number(process.env.CLOCK_AHEAD ?? 0) * 1_000
const now = Date.now
Date.now = () => now() + ahead
