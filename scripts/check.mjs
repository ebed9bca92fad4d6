import { bin, ensureInstalled, run } from './prepare.mjs'

ensureInstalled()
run(bin('next'), ['typegen'])
run(bin('tsc'), ['--noEmit'])
run(bin('biome'), ['check', '.'])
run(bin('vitest'), ['run', '--project', 'unit'])
