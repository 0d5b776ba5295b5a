// Runs after `npm ci`. Without the build tools (`npm ci --omit=dev`) a ready dist/ is used as it is.
import { execSync } from 'node:child_process'
import { existsSync } from 'node:fs'

if (existsSync('node_modules/esbuild')) execSync('npm run build', { stdio: 'inherit' })
