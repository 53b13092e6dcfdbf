import type { archive as english } from '../en/archive.ts';
import type { Translation } from '../template.ts';

export const archive: Translation<typeof english> = {
  'archive.sums': '不含税金额与税额之和不等于价税合计',
  'archive.mendOrReason': '请改正这些值，或说明理由后确认发票',
  'archive.changed': '发票在此期间已被修改，请重新读取',
  'archive.beingRead': '发票文件仍在识别',
  'archive.nothingToUndo': '没有可以撤销的修改',
  'archive.fewerInvoices': '文件中的发票比上传时少',
  'archive.noValues': '文件中没有找到发票的任何值',
  'archive.noInvoice': '文件中没有可以识别的发票',
  'archive.tooManyWaiting': '有 {count} 个文件在等待识别',
  'archive.tryLater': '请稍后再试',
  'archive.formats': '只接受 PDF、OFD、JPG、PNG、TIFF、XML 和 ZIP，与文件名无关',
  'archive.wasRead': '只有未能识别的文件才能重新识别',
  'archive.notDeleted': '发票没有被删除',
  'archive.noDraft': '没有这个草稿',
  'archive.anotherTemplate': '模板与试用过的已经不同',
  'archive.draftAgain': '请重新起草：在此期间发票有改动',
};
