import { type DivisionCode } from './ids.ts';
import { type Bilingual } from './names.ts';

/** Names of divisions by their codes (GB/T 2260), one a line: provinces, and cities and districts that programmes are of. */
const table = `
110000 北京市 Beijing
110108 北京市海淀区 Haidian, Beijing
120000 天津市 Tianjin
130000 河北省 Hebei
130100 石家庄市 Shijiazhuang
140000 山西省 Shanxi
150000 内蒙古自治区 Inner Mongolia
210000 辽宁省 Liaoning
220000 吉林省 Jilin
230000 黑龙江省 Heilongjiang
310000 上海市 Shanghai
320000 江苏省 Jiangsu
320500 苏州市 Suzhou
330000 浙江省 Zhejiang
330100 杭州市 Hangzhou
330109 杭州市萧山区 Xiaoshan, Hangzhou
340000 安徽省 Anhui
340100 合肥市 Hefei
340700 铜陵市 Tongling
350000 福建省 Fujian
360000 江西省 Jiangxi
370000 山东省 Shandong
410000 河南省 Henan
420000 湖北省 Hubei
430000 湖南省 Hunan
440000 广东省 Guangdong
440100 广州市 Guangzhou
440300 深圳市 Shenzhen
450000 广西壮族自治区 Guangxi
460000 海南省 Hainan
500000 重庆市 Chongqing
510000 四川省 Sichuan
520000 贵州省 Guizhou
530000 云南省 Yunnan
540000 西藏自治区 Tibet
610000 陕西省 Shaanxi
610100 西安市 Xi'an
610102 西安市新城区 Xincheng, Xi'an
610103 西安市碑林区 Beilin, Xi'an
610104 西安市莲湖区 Lianhu, Xi'an
610111 西安市灞桥区 Baqiao, Xi'an
610112 西安市未央区 Weiyang, Xi'an
610113 西安市雁塔区 Yanta, Xi'an
610114 西安市阎良区 Yanliang, Xi'an
610115 西安市临潼区 Lintong, Xi'an
610116 西安市长安区 Chang'an, Xi'an
610117 西安市高陵区 Gaoling, Xi'an
610118 西安市鄠邑区 Huyi, Xi'an
610122 西安市蓝田县 Lantian, Xi'an
610124 西安市周至县 Zhouzhi, Xi'an
610200 铜川市 Tongchuan
610300 宝鸡市 Baoji
610400 咸阳市 Xianyang
610500 渭南市 Weinan
610600 延安市 Yan'an
610700 汉中市 Hanzhong
610800 榆林市 Yulin
610900 安康市 Ankang
611000 商洛市 Shangluo
620000 甘肃省 Gansu
620400 白银市 Baiyin
630000 青海省 Qinghai
640000 宁夏回族自治区 Ningxia
650000 新疆维吾尔自治区 Xinjiang
710000 台湾省 Taiwan
810000 香港特别行政区 Hong Kong
820000 澳门特别行政区 Macao
`;

const names: ReadonlyMap<string, Bilingual> = new Map(
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [code = '', zh = '', ...en] = line.split(' ');
      return [code, { zh, en: en.join(' ') }];
    }),
);

/** G18: the name of a division; of one that is not known here the nearest above it, with the code behind. */
export function divisionNames(of: DivisionCode): Bilingual {
  const known = names.get(of);
  if (known !== undefined) return known;
  const above = names.get(`${of.slice(0, 4)}00`) ?? names.get(`${of.slice(0, 2)}0000`);
  return above === undefined ? { zh: of, en: of } : { zh: `${above.zh} ${of}`, en: `${above.en} ${of}` };
}

/** Payers with their names beside their codes; where several share, there is none. */
export function namedPayers<Part extends { readonly payer: DivisionCode | null }>(parts: readonly Part[]) {
  return parts.map((part) => (part.payer === null ? part : { ...part, names: divisionNames(part.payer) }));
}
