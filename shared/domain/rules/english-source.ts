/** Laws, rules and documents by the names that the data has for them; a longer name before one that it contains. */
const names: readonly (readonly [zh: string, en: string])[] = [
  [
    '最高人民法院关于适用《保险法》若干问题的解释（二）',
    'Supreme Court interpretation II of the Insurance Law',
  ],
  [
    '最高人民法院关于适用《保险法》若干问题的解释（四）',
    'Supreme Court interpretation IV of the Insurance Law',
  ],
  ['保险法', 'Insurance Law'],
  ['农业保险条例', 'Agricultural Insurance Regulation'],
  ['增值税法', 'VAT Law'],
  ['民法典', 'Civil Code'],
  ['发票管理办法', 'Invoice Measures'],
  ['国家税务总局红字发票规定', 'tax rules on red invoices'],
  ['财政违法行为处罚处分条例', 'Regulation on Fiscal Offences'],
  ['高新技术企业认定管理办法', 'Measures on High-tech Enterprises'],
  ['“创新积分制”工作指引', 'innovation points guideline'],
  ['海淀区普惠保险申报通知', 'call of Haidian for inclusive insurance'],
  ['合肥市科技保险补贴申报通知', 'call of Hefei for subsidies'],
  ['合肥市申报通知', 'call of Hefei'],
  ['铜陵市专项资金办法', 'fund measures of Tongling'],
  ['鲁科保补贴办法', 'scheme of Shandong'],
  ['上海市补贴办法', 'scheme of Shanghai'],
  ['秦科普惠保', 'Qinke Inclusive'],
  ['秦科研发保', 'Qinke R&D'],
  ['穗创保', 'Suichuang'],
  ['国科火字', 'Guokehuozi'],
  ['财金', 'Caijin'],
  ['财税', 'Caishui'],
  ['沪科', 'Huke'],
];

/**
 * What a rule or a period of law rests on, for readers of English: `保险法第23条` is `Insurance Law art. 23`,
 * `财金〔2021〕130号` is `Caijin [2021] No. 130`, and of `甲 / A` it is the second. A name that is not known stays as it is.
 */
export function englishSource(source: string): string {
  const [, english] = source.split(' / ');
  if (english !== undefined) return english;
  return names
    .reduce((text, [zh, en]) => text.replaceAll(zh, en), source)
    .replaceAll(/第(\d+)条/g, ' art. $1')
    .replaceAll(/〔(\d{4})〕(\d+)号/g, ' [$1] No. $2')
    .replaceAll('（', ' (')
    .replaceAll('）', ')')
    .replaceAll('；', '; ');
}
