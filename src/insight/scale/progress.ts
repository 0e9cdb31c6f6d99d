export interface ProgressOutput {
  readonly isTTY?: boolean
  write(text: string): unknown
}

const WIDTH = 40

/** Shows how far a long piece of work is: a bar on a terminal, and a line every tenth anywhere else. */
export function progressOn(output: ProgressOutput): (share: number) => void {
  let shown = -1
  return (share) => {
    const step = Math.floor(share * (output.isTTY === true ? 100 : 10))
    if (step <= shown) return
    shown = step
    if (output.isTTY === true) {
      const full = Math.round(share * WIDTH)
      output.write(`\r[${'#'.repeat(full)}${' '.repeat(WIDTH - full)}] ${step}%${step === 100 ? '\n' : ''}`)
    } else if (step > 0) {
      output.write(`${step * 10}%\n`)
    }
  }
}
