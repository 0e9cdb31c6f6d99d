import sharp from 'sharp'
import type { FileLimits } from './types.ts'

// Only the two readers that are needed: whatever else the library could open stays shut.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng'] })
sharp.cache(false)

export type Redrawn =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly problem: 'too-many-pixels' | 'broken-image' }

/**
 * The picture drawn anew from its pixels, upright: what was hidden in the file (where it was taken, by which telephone, a
 * small earlier picture, a second file behind it) is left behind.
 */
export async function redraw(type: 'jpeg' | 'png', bytes: Buffer, limits: FileLimits): Promise<Redrawn> {
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (width * height > limits.pixels) return { ok: false, problem: 'too-many-pixels' }
    const drawn = sharp(bytes, { limitInputPixels: limits.pixels, failOn: 'truncated' }).autoOrient()
    const written = type === 'jpeg' ? drawn.jpeg({ quality: 85, mozjpeg: false }) : drawn.png()
    return { ok: true, bytes: await written.toBuffer() }
  } catch {
    return { ok: false, problem: 'broken-image' }
  }
}
