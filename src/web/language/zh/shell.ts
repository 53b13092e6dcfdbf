export const shell = {
  navigation: '主导航',
  skip: '跳到正文',
  language: '语言',
  keys: '键盘快捷键',
  notFound: '没有这个页面',
  notFoundWhy: '地址可能已经改变，或者输入有误。',
  toDashboard: '回到仪表板',
};
