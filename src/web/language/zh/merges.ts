export const merges = {
  title: '合并记录',
  last: '最近的合并',
  all: '全部合并记录',
  none: '还没有合并任务。',
  facts: (invoices: number, pages: number, amount: string) => `${invoices} 张发票，${pages} 页，合计 ${amount}`,
  states: { pending: '排队中', processing: '处理中', completed: '已完成', failed: '失败' },
  downloadPdf: '下载 PDF',
  downloadZip: '下载 ZIP',
  pages: '分页',
  page: (page: number, pages: number) => `第 ${page} / ${pages} 页`,
  newer: '较新',
  older: '较早',
};
