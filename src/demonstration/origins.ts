export interface Origin {
  readonly nationality: string
  readonly language: string
  readonly boys: readonly [string, ...string[]]
  readonly girls: readonly [string, ...string[]]
  readonly families: readonly [string, ...string[]]
  readonly exploitation: readonly [string, ...string[]]
  /** The given name in its own script, where there is one. */
  readonly script?: Readonly<Record<string, string>>
}

// Invented: common given and family names put together by chance.
export const origins: readonly [Origin, ...Origin[]] = [
  {
    nationality: 'GBR',
    language: 'eng',
    boys: ['Jayden', 'Kyle', 'Reece', 'Tyrell', 'Corey', 'Rhodri'],
    girls: ['Chloe', 'Megan', 'Shanice', 'Carys', 'Ellie'],
    families: ['Marlowe', 'Quayle', 'Tregarth', 'Ashdown', 'Vance', 'Pellew'],
    exploitation: ['criminal', 'criminal', 'sexual'],
  },
  {
    nationality: 'GBR',
    language: 'eng',
    boys: ['Callum', 'Dion', 'Ashton', 'Levi'],
    girls: ['Paige', 'Tia', 'Seren', 'Keira'],
    families: ['Hartnoll', 'Brightwell', 'Cadogan', 'Lovelace'],
    exploitation: ['criminal', 'sexual'],
  },
  {
    nationality: 'GBR',
    language: 'eng',
    boys: ['Marcus', 'Jaydon', 'Kai'],
    girls: ['Leah', 'Amber', 'Ffion'],
    families: ['Rookwood', 'Stannard', 'Wyndham'],
    exploitation: ['criminal'],
  },
  {
    nationality: 'VNM',
    language: 'vie',
    boys: ['Văn An', 'Minh Đức', 'Quang Huy', 'Tuấn Anh'],
    girls: ['Thị Hoa', 'Thu Trang', 'Ngọc Mai'],
    families: ['Nguyễn', 'Trần', 'Lê', 'Phạm'],
    exploitation: ['labour', 'criminal'],
  },
  {
    nationality: 'SDN',
    language: 'ara',
    boys: ['Yousif', 'Mustafa', 'Abdelrahman', 'Khalid'],
    girls: ['Amna', 'Salma'],
    families: ['Idris', 'Hamid', 'Osman'],
    exploitation: ['labour', 'unknown'],
    script: { Yousif: 'يوسف', Mustafa: 'مصطفى', Khalid: 'خالد', Amna: 'آمنة', Salma: 'سلمى' },
  },
  {
    nationality: 'ALB',
    language: 'sqi',
    boys: ['Arben', 'Ilir', 'Klodian'],
    girls: ['Elira', 'Drita'],
    families: ['Hoxha', 'Gjoka', 'Krasniqi'],
    exploitation: ['criminal', 'sexual'],
  },
  {
    nationality: 'ERI',
    language: 'tir',
    boys: ['Filmon', 'Yonas'],
    girls: ['Selam', 'Rahwa'],
    families: ['Tesfay', 'Gebre'],
    exploitation: ['labour', 'domestic-servitude'],
  },
  {
    nationality: 'AFG',
    language: 'pus',
    boys: ['Farhad', 'Zabiullah'],
    girls: ['Parwana'],
    families: ['Safi', 'Stanekzai'],
    exploitation: ['labour'],
  },
]
