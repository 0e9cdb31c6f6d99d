// The normal quantile, by Wichura's algorithm AS 241 (Applied Statistics 37, 1988, PPND16): about sixteen digits.

/** Coefficients from the highest power down, as Horner's rule takes them. */
const centre = {
  above: [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946,
    1971.5909503065513, 133.14166789178438, 3.3871328727963665,
  ],
  below: [
    5226.495278852546, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751,
    687.1870074920579, 42.31333070160091, 1,
  ],
} as const
const near = {
  above: [
    0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
    5.769497221460691, 4.630337846156546, 1.4234371107496835,
  ],
  below: [
    1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
    1.6763848301838038, 2.053191626637759, 1,
  ],
} as const
const far = {
  above: [
    2.0103343992922881e-7, 0.000027115555687434876, 0.0012426609473880784, 0.026532189526576124,
    0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103,
  ],
  below: [
    2.0442631033899397e-15, 1.421511758316446e-7, 0.000018463183175100548, 0.0007868691311456133,
    0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1,
  ],
} as const

const horner = (coefficients: readonly number[], x: number): number =>
  coefficients.reduce((sum, c) => sum * x + c, 0)
const ratio = (
  part: { readonly above: readonly number[]; readonly below: readonly number[] },
  x: number,
): number => horner(part.above, x) / horner(part.below, x)

/** The point below which a standard normal lies with probability `p`. Throws RangeError unless 0 < p < 1. */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`A probability between 0 and 1 is needed, not ${p}.`)
  const q = p - 0.5
  if (Math.abs(q) <= 0.425) return q * ratio(centre, 0.180625 - q * q)
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p))
  const tail = r <= 5 ? ratio(near, r - 1.6) : ratio(far, r - 5)
  return q < 0 ? -tail : tail
}

/** Half the width, in standard errors, of a two-sided interval of this level: 1.96 for 0.95. */
export function criticalValue(level: number): number {
  return normalQuantile(0.5 + level / 2)
}
