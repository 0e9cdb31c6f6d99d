import { ageInWords } from '../../../child/index.ts'
import { immigrationStageNow } from '../../../immigration/index.ts'
import { formatDay, formatInstant, pick } from '../../../../platform/i18n/index.ts'
import { isCode, label } from '../../../../platform/reference-data/index.ts'
import { html, type Html } from '../../../../platform/web/html.ts'
import { card, clock, facts, telephone } from '../../../../platform/web/pieces.ts'
import { overviewContent } from '../../content/overview.ts'
import { authorityName, link, told, toldAll, words } from '../../words.ts'
import type { OverviewView } from './view.ts'

export function whoCard({ overview, now, lang }: OverviewView): Html {
  const c = pick(overviewContent, lang)
  const { identity, names } = overview
  const interpreter =
    identity?.interpreter === 'yes' && identity.interpreter_language !== null
      ? c.interpreterFor(
          isCode('language', identity.interpreter_language)
            ? label('language', identity.interpreter_language, lang)
            : c.notKnown,
        )
      : told('yes-no-unknown', identity?.interpreter, lang)
  const welsh = identity?.welsh_preference ?? null
  const choices: Readonly<Record<string, string>> = c.welshChoices
  const age = ageInWords(
    { dob: identity?.dob ?? null, dobStanding: identity?.dob_standing ?? null },
    now,
    lang,
  )
  const born = identity?.dob ?? null
  return card(
    c.who,
    facts([
      [
        c.names,
        names.length === 0
          ? c.nameNotKnown
          : names.map(
              (name, index) =>
                html`${index === 0 ? null : html`<br />`}<span dir="auto">${name.full_name}</span>${
                    name.kind === 'given' ? null : ` (${c.nameKinds[name.kind]})`
                  }`,
            ),
      ],
      [c.age, born === null ? age : `${age}, ${c.bornOn(formatDay(born, lang))}`],
      [c.dobStanding, told('dob-standing', identity?.dob_standing, lang)],
      [c.gender, told('gender', identity?.gender, lang)],
      [c.nationalities, toldAll('nationality', identity?.nationalities, lang)],
      [c.languages, toldAll('language', identity?.languages, lang)],
      [c.interpreter, interpreter],
      [c.welsh, welsh === null ? told('yes-no-unknown', null, lang) : (choices[welsh] ?? welsh)],
      [c.communicationNeed, words(identity?.communication_need, lang)],
    ]),
  )
}

export function safeCard({ overview, lang }: OverviewView): Html {
  const c = pick(overviewContent, lang)
  const safe = overview.safeContact
  if (safe === null) return card(c.safe, html`<p class="govuk-body">${c.safeNothing}</p>`, 'warning')
  return card(
    c.safe,
    facts([
      [c.safeWay, words(safe.way, lang)],
      [c.safeWhen, words(safe.when_safe, lang)],
      [c.safeRing, told('yes-no-unknown', safe.safe_to_ring, lang)],
      [c.safeWrite, told('yes-no-unknown', safe.safe_to_write, lang)],
      [
        c.safeNever,
        safe.never === null
          ? words(null, lang)
          : html`<strong class="gs-never" dir="auto">${safe.never}</strong>`,
      ],
    ]),
    safe.never === null ? 'plain' : 'warning',
  )
}

export function riskCard({ overview, head, lang }: OverviewView): Html {
  const c = pick(overviewContent, lang)
  const { referral, status, triage } = overview
  const episode = overview.missing
  const open = episode !== null && episode.ended_at === null
  const said = status?.missing_now ?? triage?.missing_now ?? referral?.missing_now ?? null
  // An episode says when the child went and came back; a month or a referral only what was thought then.
  const missing = open ? 'yes' : episode === null ? said : 'no'
  const asked = status?.missing_now ?? null
  const since = asked === null ? (referral?.missing_since ?? null) : (status?.missing_since ?? null)
  const trafficker = status?.contact_with_trafficker ?? referral?.trafficker_contact ?? null
  const every = referral?.exploitation_all ?? null
  const urgent =
    missing === 'yes' ||
    trafficker === 'confirmed' ||
    trafficker === 'suspected' ||
    referral?.immediate_danger === 'yes' ||
    triage?.safeguarding_need === 'yes' ||
    triage?.risk_level === 'high' ||
    triage?.risk_level === 'immediate'
  return card(
    c.risk,
    facts([
      [
        c.riskLevel,
        triage === null
          ? html`<span class="gs-muted">${c.notTriaged}</span>`
          : html`<strong>${told('risk-level', triage.risk_level, lang)}</strong>`,
      ],
      [
        c.missing,
        html`${told('yes-no-unknown', missing, lang)}${
          open
            ? `, ${c.missingSince(formatInstant(new Date(episode.started_at), lang))}`
            : missing === 'yes' && since !== null
              ? `, ${c.missingSince(formatDay(since, lang))}`
              : null
        }
        (${link(`/cases/${head.case_id}/missing`, c.missingAll)})`,
      ],
      [c.trafficker, told('trafficker-contact', trafficker, lang)],
      [c.immediateDanger, told('yes-no-unknown', referral?.immediate_danger, lang)],
      [c.immediateNeeds, triage === null ? null : told('yes-no-unknown', triage.safeguarding_need, lang)],
      [c.ifMissing, prose(triage?.if_missing)],
      [c.actionsAgreed, prose(triage?.actions_text)],
      [
        c.exploitation,
        every === null
          ? told('exploitation', referral?.exploitation_primary, lang)
          : toldAll('exploitation', every, lang),
      ],
      [c.countyLines, told('yes-no-unknown', referral?.county_lines, lang)],
    ]),
    urgent ? 'warning' : 'plain',
  )
}

const prose = (text: string | null | undefined): Html | null =>
  text === null || text === undefined ? null : html`<span class="gs-prose" dir="auto">${text}</span>`

export function clockCard({ overview, head, now, lang }: OverviewView): Html {
  const c = pick(overviewContent, lang)
  const first = overview.deadlines.find((one) => one.kind === 'first-contact')
  const moment = (iso: string | null) => (iso === null ? c.notYet : formatInstant(new Date(iso), lang))
  const standing =
    first === undefined
      ? html`<p class="gs-muted">${c.clockNone}</p>`
      : first.state === 'paused'
        ? html`<p><span class="gs-clock gs-clock--met">${c.clockPaused}</span></p>`
        : first.state === 'open' && first.due_at !== null
          ? html`<p>${clock(new Date(first.due_at).getTime() - now.getTime(), lang)}</p>`
          : html`<p>
              <span class="gs-clock gs-clock--${first.state === 'met' ? 'met' : 'overdue'}"
                >${first.state === 'met' ? c.clockMet : c.clockLapsed}</span
              >
            </p>`
  return card(
    c.clock,
    html`${standing}
      ${facts([
        [c.received, formatInstant(new Date(head.received_at), lang)],
        [c.contacted, moment(first?.met_at ?? null)],
        [c.metInPerson, moment(overview.firstMetInPerson)],
      ])}
      <p>${link(`/cases/${head.case_id}/clock`, c.aboutClock)}</p>`,
  )
}

export function aroundCard({ overview, lang }: OverviewView): Html {
  const c = pick(overviewContent, lang)
  const ring = (number: string | null) => (number === null ? null : html` ${telephone(number)}`)
  return card(
    c.around,
    html`<h3 class="govuk-heading-s">${c.ourWorkers}</h3>
      ${
        overview.workers.length === 0
          ? html`<p class="govuk-body">${c.noWorker}</p>`
          : html`<ul class="govuk-list">
              ${overview.workers.map(
                (worker) =>
                  html`<li>
                    <strong>${worker.name}</strong>,
                    ${told('service-role', worker.capacity, lang)}${
                      worker.kind === 'allocated'
                        ? null
                        : worker.to_at === null
                          ? `, ${c.covering}`
                          : `, ${c.coveringUntil(formatInstant(new Date(worker.to_at), lang))}`
                    }${ring(worker.telephone)}
                  </li>`,
              )}
            </ul>`
      }
      <h3 class="govuk-heading-s">${c.professionals}</h3>
      ${
        overview.professionals.length === 0
          ? html`<p class="govuk-body">${c.noProfessional}</p>`
          : html`<ul class="govuk-list">
              ${overview.professionals.map(
                (one) =>
                  html`<li>
                    <strong dir="auto">${one.name}</strong>${
                      one.role === null ? null : html`, ${told('professional-role', one.role, lang)}`
                    }${one.organisation === null ? null : `, ${one.organisation}`}${
                      one.is_referrer ? ` (${c.referrer})` : null
                    }${ring(one.telephone)}
                  </li>`,
              )}
            </ul>`
      }`,
  )
}

export function standsCard({ overview, head, now, lang, nrmStage }: OverviewView): Html {
  const c = pick(overviewContent, lang)
  const { referral, status, identity } = overview
  const source = (recorded: string | null, told: string | null | undefined) =>
    status !== null && recorded !== null
      ? html` <span class="gs-muted">(${c.asOfMonth(formatDay(status.month, lang))})</span>`
      : told === null || told === undefined
        ? null
        : html` <span class="gs-muted">(${c.asTold})</span>`
  const nrm = status?.nrm_stage ?? null
  const education = status?.education_status ?? null
  const immigration = status?.immigration_stage ?? null
  const immigrationNow = immigrationStageNow(overview.immigration, now, lang)
  return card(
    c.stands,
    facts([
      [c.stage, c.stages[head.stage]],
      [c.route, head.route === null ? c.routeUndecided : label('support-route', head.route, lang)],
      [c.site, head.site === null ? c.noSite : told('site', head.site, lang)],
      [c.localAuthority, authorityName(head.local_authority ?? referral?.local_authority ?? null, lang)],
      [c.parental, told('parental-responsibility', referral?.parental_responsibility, lang)],
      [
        c.nrm,
        // Once a referral is recorded the NRM's own pages speak; what was told before them no longer holds.
        typeof nrmStage === 'string'
          ? told('nrm-stage', nrmStage, lang)
          : html`${told('nrm-stage', nrm ?? referral?.nrm_stage, lang)}${source(nrm, referral?.nrm_stage)}`,
      ],
      [
        c.immigration,
        // Once the claim's own pages hold a stage, they speak.
        immigrationNow ??
          (immigration === null
            ? html`${told('immigration-group', identity?.immigration_group, lang)}`
            : html`${told('immigration-stage', immigration, lang)}${source(immigration, null)}`),
      ],
      [c.accommodation, told('accommodation', status?.accommodation ?? overview.accommodation, lang)],
      [
        c.education,
        html`${told('education-status', education ?? referral?.education, lang)}${source(education, referral?.education)}`,
      ],
    ]),
  )
}

export function latestCard({ overview, head, lang }: OverviewView): Html {
  const c = pick(overviewContent, lang)
  if (overview.contacts.length === 0) return card(c.latest, html`<p class="govuk-body">${c.noContacts}</p>`)
  return card(
    c.latest,
    html`<ul class="govuk-list">
        ${overview.contacts.map(
          (one) =>
            html`<li>
              <strong>${formatInstant(new Date(one.happened_at), lang)}</strong>,
              ${
                one.counterpart === 'child'
                  ? told('contact-counterpart', 'child', lang)
                  : told('third-party-type', one.third_party_type, lang)
              },
              ${told('contact-mode', one.mode, lang)}: ${told('contact-outcome', one.outcome, lang)}
              ${
                one.child_words === null
                  ? null
                  : html`<blockquote class="govuk-inset-text" dir="auto">
                      <span class="govuk-visually-hidden">${c.childsWords}: </span>${one.child_words}
                    </blockquote>`
              }
            </li>`,
        )}
      </ul>
      <p class="govuk-body">${link(`/cases/${head.case_id}/contacts`, c.allContacts)}</p>`,
  )
}
