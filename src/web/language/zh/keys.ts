export const keys = {
  title: '键盘快捷键',
  andThen: '然后',
  off: '快捷键已关闭。可以在设置中打开。',
  open: '打开：',
  help: '显示快捷键',
  general: '通用',
  close: '关闭',
};
