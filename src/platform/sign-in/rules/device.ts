/** The browser and the system that a browser's own name tells, as far as people know them; null where it tells nothing. */
export function deviceNames(agent: string): { readonly browser: string; readonly system: string } | null {
  const first = (known: readonly (readonly [RegExp, string])[]): string | null =>
    known.find(([pattern]) => pattern.test(agent))?.[1] ?? null
  // The order matters: Edge also says Chrome, and Chrome also says Safari.
  const browser = first([
    [/Edg/, 'Edge'],
    [/SamsungBrowser/, 'Samsung Internet'],
    [/Firefox|FxiOS/, 'Firefox'],
    [/Chrome|CriOS/, 'Chrome'],
    [/Safari/, 'Safari'],
  ])
  const system = first([
    [/iPhone/, 'iPhone'],
    [/iPad/, 'iPad'],
    [/Android/, 'Android'],
    [/Windows/, 'Windows'],
    [/Mac OS X/, 'Mac'],
    [/CrOS/, 'ChromeOS'],
    [/Linux/, 'Linux'],
  ])
  return browser === null || system === null ? null : { browser, system }
}
