export { draftMigrations, saveDraft, loadDraft, finishDraft, openDrafts } from './drafts.ts'
