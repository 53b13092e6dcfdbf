/**
 * Vouchers of 用友 U8 and T3 (总账工具 → 凭证引入): a text file whose first line names the kind of document. Fields that are
 * empty at the end of a row may be left out. The rows of a voucher have its date, word and number in common.
 */
import type { Preset } from '../layout.ts';

export const yonyou: Preset = {
  program: '用友 U8, T3',
  source:
    '用友 U8 总账工具, 凭证引入: 引入文件格式说明 (制单日期, 凭证类别字, 业务号, 附单据数, 摘要, 科目编码, 金额借方, 金额贷方)',
  layout: {
    rows: 'double-entry',
    firstLine: '填制凭证,V800',
    columns: [
      { head: '制单日期', value: 'date', required: true },
      { head: '凭证类别字', text: '记' },
      { head: '业务号', value: 'voucher', required: true },
      { head: '附单据数', text: '1' },
      { head: '摘要', value: 'description' },
      { head: '科目编码', value: 'account', required: true },
      { head: '金额借方', value: 'debit', required: true },
      { head: '金额贷方', value: 'credit', required: true },
    ],
    heads: false,
    separator: 'comma',
    quotes: false,
    decimal: 'point',
    dates: 'yyyy-MM-dd',
    encoding: 'gb18030',
    creditNotes: 'negative',
    currencies: 'one',
  },
};
