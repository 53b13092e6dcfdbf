import type { failures as english } from '../en/failures.ts';
import type { Translation } from '../template.ts';

export const failures: Translation<typeof english> = {
  'failure.internal': '处理文件时出错',
  'failure.cancelled': '任务已取消',
  'failure.tooManyFiles': '打开的文件过多',
  'advice.againSoon': '请稍后重试',
};
