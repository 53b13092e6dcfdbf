/**
 * Invented values of Chinese forms: companies and people that there are not, numbers with their true check digits. Names
 * have characters that companies' names have: rare ones would show what the recogniser has never learned, and nothing else.
 */
import { isoDate } from '../../../src/domain/dates.ts';
import { checkSignOf } from '../../../src/extract/fapiao/vehicle-invoice/vehicle-number.ts';
import { unifiedSocialCreditCode } from '../../fixtures/tax-ids.ts';
import type { Draw } from '../draw.ts';

const towns = ['乌有市', '桃源市', '云海市', '南河县', '东山市', '西湖县', '长乐市', '白云市', '青山县', '明月市'];
const regions = ['110100', '310100', '330100', '420100', '440300', '510100', '610100'];
const names = [
  '子虚',
  '乌有',
  '海天',
  '金桥',
  '青鸟',
  '长城',
  '华光',
  '天山',
  '宏达',
  '广寒',
  '沧海',
  '白云',
  '东方',
  '永兴',
];
const trades: Readonly<Record<string, readonly string[]>> = {
  car: ['汽车销售服务有限公司', '汽车贸易有限公司', '机动车销售有限责任公司'],
  taxi: ['出租汽车有限公司', '运输有限公司', '汽车运输发展有限公司', '交通运输有限公司', '公共汽车有限公司'],
  toll: ['高速公路联网管理中心', '高速公路发展股份有限公司', '路桥投资有限公司'],
  parking: ['停车管理有限公司', '物业服务有限公司', '停车场经营有限公司'],
  coach: ['长途汽车客运有限公司', '公路客运集团有限公司'],
  any: [
    '信息技术有限公司',
    '贸易有限公司',
    '电子科技股份有限公司',
    '餐饮管理有限公司',
    '建筑工程有限公司',
    '文化传播有限公司',
  ],
};

export type Trade = 'car' | 'taxi' | 'toll' | 'parking' | 'coach' | 'any';

export const townFrom = (draw: Draw): string => draw.pick(towns);

export const companyFrom = (draw: Draw, trade: Trade = 'any'): string =>
  `${draw.chance(0.7) ? townFrom(draw) : ''}${draw.pick(names)}${draw.pick(trades[trade] ?? [])}`;

export const personFrom = (draw: Draw): string =>
  draw.pick(['王', '李', '赵', '周', '吴', '欧阳']) + draw.pick(['无名', '乌有', '子虚', '一凡', '若虚']);

/** A 统一社会信用代码 that was never assigned: its organisation begins with letters that are not used. */
export const creditCodeFrom = (draw: Draw): string =>
  unifiedSocialCreditCode(`91${draw.pick(regions)}`, `MAF${draw.digits(5)}`);

/** ISO 8601. */
export function dateFrom(draw: Draw): string {
  const date = isoDate(draw.whole(2016, 2025), draw.whole(1, 12), draw.whole(1, 28));
  if (date === undefined) throw new Error('Each month has 28 days');
  return date;
}

/** `2024年05月17日`, `2024-05-17`, `2024/05/17`, `2024年5月17日`, `2024 年05 月17 日`. */
export function printedDateFrom(draw: Draw, date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return draw.pick([
    `${year}年${month}月${day}日`,
    date,
    `${year}/${month}/${day}`,
    `${year}年${Number(month)}月${Number(day)}日`,
    `${year} 年${month} 月${day} 日`,
  ]);
}

/** A 发票代码 of a local tax office: twelve digits that begin with 1. */
export const localCodeFrom = (draw: Draw): string => `1${draw.pick(regions).slice(0, 4)}${draw.digits(7)}`;

/** A vehicle's number with its check sign: the weight of the ninth place is 0, so any character may be there at first. */
export function vehicleNumberFrom(draw: Draw): string {
  const signs = Array.from('0123456789ABCDEFGHJKLMNPRSTUVWXYZ');
  const body = Array.from({ length: 9 }, () => draw.pick(signs)).join('') + draw.digits(8);
  return body.slice(0, 8) + checkSignOf(body) + body.slice(9);
}

/** In whole yuan, tenths or cents. */
export const amountFrom = (draw: Draw, least: number, most: number, step = 0.01): number =>
  Math.round(draw.between(least, most) / step) * step;

export const inCents = (amount: number): number => Math.round(amount * 100) / 100;
export const grouped = (amount: number): string => amount.toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',');
