/** The moment at which a test desk begins, in seconds; `desk.clock.now` moves it. */
export const start = Date.parse('2024-03-01T12:00:00Z') / 1000
