import type { review as english } from '../en/review.ts';
import type { Translation } from '../template.ts';

export const review: Translation<typeof english> = {
  'command.review': '在浏览器中查看有疑问的发票并改正',
  'argument.reviewPaths': '文件、文件夹、通配符，或 extract 的记录（只显示其中待复核的）',
  'option.corrections.extract': '用 review 改正过的值；默认：--out 旁边的文件（如果有）',
  'option.corrections.review': '把改正保存到 FILE；默认：记录旁边，或 {file}',
  'option.noOpen': '只显示地址，不打开浏览器',
  'example.review': '文件，无论以前是否读过',
  'example.review.records': '上次运行有疑问的发票',
  'corrections.none': '{file} 不是改正文件',
  'corrections.noneDetail': '请用 --corrections 指定 review 写出的文件',
  'corrections.empty': '{file} 中没有改正',
  'corrections.used': '{file} 中有 {count:count} 张发票的改正',
  'corrections.missed': '{path} 的发票比改正时少：部分改正没有用上',
  'review.nothing': '没有需要复核的发票',
  'review.nothingDetail': '请指定文件，或 extract 写出的含待复核发票的记录',
  'review.address': '请在此复核发票：{url}',
  'review.end': '关闭网页或按 Ctrl+C 即结束',
  'review.noBrowser': '无法打开浏览器：请自行打开该地址',
  'review.refused': '{path} 无法复核：{why}',
  'review.done': '已改正 {count:count} 张发票，保存在 {file}',
  'review.unchanged': '没有改正任何内容',
};
