import { get, post, type Route } from '../../platform/web/route.ts'
import {
  answer,
  ask,
  check,
  comeBack,
  emergency,
  keep,
  later,
  leave,
  left,
  returnPage,
  send,
  sent,
  start,
} from './online/handlers.ts'

import { correctionPages } from './record/corrections.ts'
import { referralPage } from './record/page.ts'

const record = '/cases/:caseId/referral'
const { urgent, referrer, authority, responsibility, trafficking, nrm, missing, life } = correctionPages

export const referralRoutes: readonly Route[] = [
  get('/refer', 'public:refer', 'public', start),
  get('/refer/questions/:question', 'public:refer', 'public', ask),
  post('/refer/questions/:question', 'public:refer', 'public', answer),
  get('/refer/emergency', 'public:refer', 'public', emergency),
  get('/refer/keep', 'public:refer', 'public', keep),
  get('/refer/later', 'public:refer', 'public', later),
  post('/refer/leave', 'public:refer', 'public', leave),
  get('/refer/left', 'public:refer', 'public', left),
  get('/refer/return', 'public:refer', 'public', returnPage),
  post('/refer/return', 'public:refer', 'public', comeBack),
  get('/refer/check', 'public:refer', 'public', check),
  post('/refer/check', 'public:refer', 'write:refer', send),
  get('/refer/sent/:reference', 'public:refer', 'public', sent),
  get(record, 'case:read', 'read:referral', referralPage),
  get(`${record}/urgent`, 'case:record', 'read:referral-correction', urgent.show),
  post(`${record}/urgent`, 'case:record', 'write:referral', urgent.save),
  get(`${record}/referrer`, 'case:record', 'read:referral-correction', referrer.show),
  post(`${record}/referrer`, 'case:record', 'write:referral', referrer.save),
  get(`${record}/authority`, 'case:record', 'read:referral-correction', authority.show),
  post(`${record}/authority`, 'case:record', 'write:referral', authority.save),
  get(`${record}/responsibility`, 'case:record', 'read:referral-correction', responsibility.show),
  post(`${record}/responsibility`, 'case:record', 'write:referral', responsibility.save),
  get(`${record}/trafficking`, 'case:record', 'read:referral-correction', trafficking.show),
  post(`${record}/trafficking`, 'case:record', 'write:referral', trafficking.save),
  get(`${record}/nrm`, 'case:record', 'read:referral-correction', nrm.show),
  post(`${record}/nrm`, 'case:record', 'write:referral', nrm.save),
  get(`${record}/missing`, 'case:record', 'read:referral-correction', missing.show),
  post(`${record}/missing`, 'case:record', 'write:referral', missing.save),
  get(`${record}/life`, 'case:record', 'read:referral-correction', life.show),
  post(`${record}/life`, 'case:record', 'write:referral', life.save),
]
