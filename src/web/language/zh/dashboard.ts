export const dashboard = {
  title: '仪表板',
  processed: '本月已处理',
  pending: '待审核',
  savedTax: '节省税额',
  change: '与上月相比',
};
