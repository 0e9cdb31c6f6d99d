import { defineContent } from './platform/i18n/index.ts'

/** The two statements that the foot of every page leads to. Facts about this program; the operator adds its own. */
export const statements = defineContent(
  {
    accessibility: {
      title: 'Accessibility',
      paragraphs: [
        'This service is built to meet the Web Content Accessibility Guidelines 2.2 at level AA. Every page is tested for this by machine, works by keyboard alone, at a width of 320 pixels, at 200% zoom and without JavaScript.',
        'You can use it in English or in Welsh. The Welsh has not yet been checked by a translator; if something in it is unclear, tell us.',
        'If you cannot use a page, ring 0800 043 4303, day or night. We can take a referral by telephone, with an interpreter if you need one.',
      ],
    },
    privacy: {
      title: 'Privacy',
      paragraphs: [
        'What you tell us about a child is used to protect and support that child. Only the people who work with the child, and those who supervise them, can open the child’s record; each time somebody does, it is written down.',
        'This website uses only the cookies that it needs: one that keeps you signed in or keeps your unfinished referral together, and one that remembers your language. Nothing is shared with anybody through them and no other site is loaded.',
        'An unfinished online referral is deleted after seven days. A child’s record is kept for as long as the law and the organisation that runs this service require.',
        'Children and young people may ask to see what is written about them. Ring 0800 043 4303 and we will explain how.',
      ],
    },
  },
  {
    accessibility: {
      title: 'Hygyrchedd',
      paragraphs: [
        'Mae’r gwasanaeth hwn wedi’i adeiladu i fodloni Canllawiau Hygyrchedd Cynnwys y We 2.2 ar lefel AA. Caiff pob tudalen ei phrofi gan beiriant, ac mae’n gweithio gyda’r bysellfwrdd yn unig, ar led o 320 picsel, ar chwyddiad o 200% a heb JavaScript.',
        'Gallwch ei ddefnyddio yn Gymraeg neu yn Saesneg. Nid yw cyfieithydd wedi gwirio’r Gymraeg eto; os oes rhywbeth yn aneglur, dywedwch wrthym.',
        'Os na allwch ddefnyddio tudalen, ffoniwch 0800 043 4303, ddydd neu nos. Gallwn gymryd atgyfeiriad dros y ffôn, gyda chyfieithydd os oes angen.',
      ],
    },
    privacy: {
      title: 'Preifatrwydd',
      paragraphs: [
        'Defnyddir yr hyn a ddywedwch wrthym am blentyn i amddiffyn a chefnogi’r plentyn hwnnw. Dim ond y bobl sy’n gweithio gyda’r plentyn, a’r rhai sy’n eu goruchwylio, all agor cofnod y plentyn; bob tro y bydd rhywun yn gwneud hynny, caiff ei nodi.',
        'Dim ond y cwcis sydd eu hangen y mae’r wefan hon yn eu defnyddio: un sy’n eich cadw wedi mewngofnodi neu’n cadw eich atgyfeiriad anorffenedig ynghyd, ac un sy’n cofio eich iaith. Ni rennir dim â neb drwyddynt ac ni lwythir unrhyw wefan arall.',
        'Caiff atgyfeiriad ar-lein anorffenedig ei ddileu ar ôl saith diwrnod. Cedwir cofnod plentyn cyhyd ag y mae’r gyfraith a’r sefydliad sy’n rhedeg y gwasanaeth hwn yn ei fynnu.',
        'Caiff plant a phobl ifanc ofyn am gael gweld yr hyn a ysgrifennwyd amdanynt. Ffoniwch 0800 043 4303 a byddwn yn egluro sut.',
      ],
    },
  },
  { room: 'statements', welshChecked: false },
)
