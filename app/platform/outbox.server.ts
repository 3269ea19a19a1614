import { isScheduled } from '#jobs/schedule';
