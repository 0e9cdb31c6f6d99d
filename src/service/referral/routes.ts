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
]
