// The program of the thread that looks at the memory of its process.
import { workerData } from 'node:worker_threads'

const LOOK_MS = 50

setInterval(() => {
  if (process.memoryUsage.rss() > workerData) process.kill(process.pid, 'SIGKILL')
}, LOOK_MS)
