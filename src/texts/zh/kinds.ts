import type { kinds as english } from '../en/kinds.ts';
import type { Translation } from '../template.ts';

export const kinds: Translation<typeof english> = {
  'kind.bad_request': '用法错误',
  'kind.unsupported_format': '不支持的格式',
  'kind.too_large': '过大',
  'kind.not_an_invoice': '不是发票',
  'kind.corrupt_document': '文件损坏',
  'kind.encrypted_document': '文件已加密',
  'kind.not_found': '未找到',
  'kind.unauthenticated': '未登录',
  'kind.forbidden': '禁止访问',
  'kind.conflict': '冲突',
  'kind.not_ready': '尚未就绪',
  'kind.rate_limited': '请求过多',
  'kind.infected': '含有病毒',
  'kind.write_failed': '写入失败',
  'kind.storage_full': '存储空间已满',
  'kind.ocr_failed': '文字识别失败',
  'kind.engine_unavailable': '组件不可用',
  'kind.unavailable': '不可用',
  'kind.timeout': '超时',
  'kind.out_of_memory': '内存不足',
  'kind.cancelled': '已取消',
  'kind.internal': '内部错误',
};
