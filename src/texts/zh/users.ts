import type { users as english } from '../en/users.ts';
import type { Translation } from '../template.ts';

export const users: Translation<typeof english> = {
  'users.password': '密码：',
  'users.again': '再次输入密码：',
  'users.added': '已添加 {name}',
  'users.removed': '已删除 {name}',
  'users.changed': '已更改 {name} 的密码',
  'users.differ': '两次输入的密码不同',
  'users.noTerminal': '没有可以询问密码的终端',
  'users.givePassword': '请用 --password-file 或 --password-command 给出密码',
  'users.twoWays': '--password-file 与 --password-command 不能同时使用',
  'users.length': '密码须有 {shortest} 至 {longest} 个字符',
  'users.taken': '已有用户 {name}',
  'users.unknown': '没有用户 {name}',
  'users.wrongName': '用户名须为 1 至 {longest} 个字符，且不换行',
  'users.tooManyTries': '错误尝试次数过多',
  'users.againInAMinute': '请一分钟后再试',
};
