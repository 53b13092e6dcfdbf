export const session = {
  title: '请重新登录',
  why: '登录已过期，或者服务器要求登录。登录后页面保持原样。',
  token: '访问令牌',
  tokenHint: '由服务器管理员提供。只保留在此页面中，不会存储。',
  signIn: '登录',
  wrong: '令牌不正确，请再试一次。',
};
