import { Failure } from '../domain/failure.ts';
import { message } from '../texts/message.ts';
import type { NoRoom } from './layout.ts';

export const noRoom: NoRoom = ({ rows, columns }, least) =>
  new Failure('bad_request', message('merge.smallCells', { rows, columns, least }), {
    detail: message('advice.smallCells', {}),
  });
