import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/support/longest-first.ts'

// Three projects: `unit` touches nothing outside the process; `store` needs a database (PGlite in memory, or a
// PostgreSQL named by TEST_DATABASE_URL); `journeys` needs a real Chromium.
export default defineConfig({
  test: {
    passWithNoTests: false,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles: ['test/support/steady-chance.ts'],
          include: ['src/**/*.test.ts', 'test/architecture/**/*.test.ts'],
          exclude: ['src/**/*.store.test.ts'],
          pool: 'threads',
          isolate: false,
          // Properties try hundreds of cases, on machines that are busy with other things.
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'store',
          setupFiles: ['test/support/steady-chance.ts'],
          globalSetup: ['test/support/global-setup.ts'],
          include: [
            'src/**/*.store.test.ts',
            'test/access-matrix/**/*.test.ts',
            'test/drills/**/*.test.ts',
            'test/lives/**/*.test.ts',
          ],
          pool: 'forks',
          maxWorkers: 2,
          // Projects with different numbers of workers run one after the other.
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'journeys',
          globalSetup: ['test/support/global-setup.ts'],
          include: ['test/journeys/**/*.test.ts'],
          pool: 'forks',
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
