export const dashboard = {
  title: '仪表板',
  processed: '本月已处理',
  pending: '待审核',
  savedTax: '节省税额',
  change: '与上月相比',
  needsYou: '需要您处理',
  nothingWaits: '没有待办事项。',
  toReview: (count: number) => `${count} 张发票有疑问，需要审核`,
  toAccept: (count: number) => `${count} 张发票无疑问，待确认`,
  unreadable: (count: number) => `${count} 个文件无法识别`,
  failedUploads: (count: number) => `${count} 个文件上传失败`,
};
