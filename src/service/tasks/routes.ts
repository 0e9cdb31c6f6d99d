import { get, post, type Route } from '../../platform/web/route.ts'
import { caseTasksPage } from './pages/case.ts'
import { calendarFeed, endCalendar, feedPage, makeCalendar } from './pages/feed.ts'
import { tasksPage } from './pages/list.ts'
import { answerGaps, missingDataPage } from './pages/missing-data.ts'
import { myMonthPage, siteMonthPage } from './pages/month.ts'
import { siteTasksPage } from './pages/site.ts'
import {
  addTodo,
  addTodoPage,
  changeTodo,
  changeTodoPage,
  completeTodo,
  withdrawTodo,
  withdrawTodoPage,
} from './pages/todo.ts'

const one = '/cases/:caseId/tasks/:taskId'

export const taskRoutes: readonly Route[] = [
  get('/tasks', 'tasks:read', 'read:tasks', tasksPage),
  get('/tasks/calendar', 'tasks:read', 'read:tasks-calendar', myMonthPage),
  get('/site/tasks', 'site:read', 'read:site-tasks', siteTasksPage),
  get('/site/tasks/calendar', 'site:read', 'read:site-calendar', siteMonthPage),
  get('/tasks/missing-data', 'caseload:read', 'read:missing-data', missingDataPage),
  post('/cases/:caseId/missing-data', 'case:record', 'write:missing-data', answerGaps),
  get('/account/calendar', 'tasks:read', 'read:own-calendar', feedPage),
  post('/account/calendar', 'tasks:read', 'write:make-calendar', makeCalendar),
  post('/account/calendar/end', 'tasks:read', 'write:end-calendar', endCalendar),
  // For calendar programs, which have no session: the secret in the address is all they have, and the page audits itself.
  get('/calendar/:token.ics', 'public:read', 'public', calendarFeed),
  get('/cases/:caseId/tasks', 'case:read', 'read:case-tasks', caseTasksPage),
  get('/cases/:caseId/tasks/new', 'case:record', 'read:add-task', addTodoPage),
  post('/cases/:caseId/tasks/new', 'case:record', 'write:task', addTodo),
  get(one, 'case:record', 'read:change-task', changeTodoPage),
  post(one, 'case:record', 'write:change-task', changeTodo),
  post(`${one}/done`, 'case:record', 'write:complete-task', completeTodo),
  get(`${one}/withdraw`, 'case:record', 'read:withdraw-task', withdrawTodoPage),
  post(`${one}/withdraw`, 'case:record', 'write:withdraw-task', withdrawTodo),
]
