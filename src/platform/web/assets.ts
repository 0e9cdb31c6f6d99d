/** Finds the public address of a built file by its plain name: `url('app.css')` → `/assets/app.3f2a91c0.css`. */
export interface Assets {
  url(name: string): string
}
