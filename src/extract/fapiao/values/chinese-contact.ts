/** Splits what forms print as one text: "地址、电话" (address and telephone) and "开户行及账号" (bank and account). */

/** `上海市徐汇区中山西路1600号 021-61281288` */
export function splitPhone(text: string): { readonly address: string; readonly phone: string } {
  const match = /^(.*?)[\s,，;；、]*((?:\(?0\d{2,3}\)?[\s-]?)?\d{7,8}(?:-\d{1,6})?|1\d{10}|400-?\d{3}-?\d{4})$/.exec(
    text.trim(),
  );
  return match ? { address: match[1] ?? '', phone: match[2] ?? '' } : { address: text, phone: '' };
}

/** `工行上海市久事复兴大厦支行1001200309162028882` */
export function splitAccount(text: string): { readonly bank: string; readonly account: string } {
  const match = /^(.*?)[\s:：,，;；]*(\d[\d\s-]{6,}\d)$/.exec(text.trim());
  return match ? { bank: match[1] ?? '', account: (match[2] ?? '').replace(/\s/g, '') } : { bank: text, account: '' };
}
