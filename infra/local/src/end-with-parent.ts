// Preloaded into each separate service: a parent that was killed cannot end its children, but its end of the channel closes.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
