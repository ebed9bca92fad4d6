import { monitorEventLoopDelay } from 'node:perf_hooks'

/**
 * Loaded into a server that is measured, before anything of its own. Between the messages `begin` and `end` it watches how
 * long the event loop stands still, and the memory; `end` is answered with what was seen.
 */
const delay = monitorEventLoopDelay({ resolution: 1 })
let sampling
let before = 0
let most = 0

const sample = () => {
  most = Math.max(most, process.memoryUsage.rss())
}

process.on('message', what => {
  if (what === 'begin') {
    before = most = process.memoryUsage.rss()
    delay.reset()
    delay.enable()
    sampling = setInterval(sample, 20)
    process.send({})
    return
  }
  sample()
  clearInterval(sampling)
  delay.disable()
  process.send({ stillMsMax: delay.max / 1e6, addedBytesMax: most - before })
})
// It must not keep the server alive.
process.channel?.unref()
