import fc from 'fast-check'

// Properties draw the same cases everywhere, so that a run says something about the change it was run for. Other
// cases are drawn by hand: `CASES=$RANDOM npm run test:unit`.
fc.configureGlobal({ seed: Number(process.env['CASES'] ?? 20_171_031) })
