import sharp from 'sharp'

/** A PDF of one page with a few lines in Latin letters: small, whole, and made from nothing. */
export function inventedPdf(lines: readonly string[]): Buffer {
  const safe = (line: string) => line.replace(/[^\x20-\x7e]/g, '?').replace(/[\\()]/g, (one) => `\\${one}`)
  const text = `BT /F1 14 Tf 60 760 Td 20 TL ${lines.map((line) => `(${safe(line)}) Tj T*`).join(' ')} ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const at = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`
  return Buffer.from(body + end, 'latin1')
}

/** A picture of bands of colour, as JPEG with what a telephone would hide in it: a place and the telephone's own name. */
export async function inventedPhoto(): Promise<Buffer> {
  const bands = Buffer.alloc(64 * 48 * 3, 0).map((_, at) => (Math.floor(at / (64 * 3 * 12)) * 60 + 40) % 256)
  return sharp(bands, { raw: { width: 64, height: 48, channels: 3 } })
    .withExif({
      IFD0: { Make: 'InventedPhone', Model: 'Secret-Model' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '51/1 30/1 0/1',
        GPSLongitudeRef: 'W',
        GPSLongitude: '0/1 7/1 0/1',
      },
    })
    .jpeg()
    .toBuffer()
}
