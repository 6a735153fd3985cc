// Writes the vectors that SmsTextOracleTests holds our count against: texts with what Twilio's published calculator
// says of them. Run it again only to add texts; it needs Node 18 or newer and the npm registry once:
//
//   dir=$(mktemp -d) && cp alert-events/src/test/oracle/segments.mjs "$dir" && cd "$dir" && npm init -y \
//     && npm install sms-segments-calculator@1.3.0 && node segments.mjs > segments.json
//   cp segments.json <repository>/alert-events/src/test/resources/sms/segments.json
//
// The calculator is no dependency of the build: the committed JSON is all the test reads. Texts stand as arrays
// of [piece, times] to keep the file readable.
import { SegmentedMessage } from 'sms-segments-calculator';

const vectors = [];

function add(note, ...pieces) {
  const recipe = pieces.map((piece) => (Array.isArray(piece) ? piece : [piece, 1]));
  const text = recipe.map(([piece, times]) => piece.repeat(times)).join('');
  const message = new SegmentedMessage(text, 'auto', false);
  const gsm = message.encodingName === 'GSM-7';
  vectors.push({
    note,
    text: recipe,
    encoding: message.encodingName,
    units: message.messageSize / (gsm ? 7 : 16),
    segments: message.segmentsCount,
    breakers: gsm ? [] : [...new Set(message.getNonGsmCharacters())],
  });
}

// Lengths around every border.
const gsmLengths = [0, 1, 2, 69, 70, 71, 133, 134, 135, 152, 153, 154, 159, 160, 161, 162, 305, 306, 307, 308, 458,
  459, 460, 612, 613, 1530, 1531, 1600];
for (const n of gsmLengths) add(`GSM-7, ${n} letters`, ['a', n]);
const ucsLengths = [1, 2, 66, 67, 68, 69, 70, 71, 72, 133, 134, 135, 200, 201, 202, 268, 269, 670, 671];
for (const n of ucsLengths) add(`UCS-2, ${n} letters`, ['á', n]);
for (const n of ucsLengths) add(`one breaker and ${n - 1} plain letters`, 'á', ['a', n - 1]);
for (const n of ucsLengths) add(`${n - 1} plain letters and one breaker`, ['a', n - 1], 'á');

// Every character of the basic and the extension table, and their neighbours outside it.
const basic = '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?'
  + '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const extension = '\f^{}\\[~]|€';
add('the whole basic table', basic);
add('the whole extension table', extension);
add('the whole extension table in UCS-2', extension, 'á');
for (let code = 0; code <= 0xff; code++) add(`U+${code.toString(16).padStart(4, '0')} alone`, String.fromCharCode(code));
for (const c of 'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγ€₤`´’‘“”–—…ʼ·\u00a0\u200b\u200e\u2028\ufeff\u001b') {
  add(`U+${c.codePointAt(0).toString(16).padStart(4, '0')} alone`, c);
}

// Extension characters at the borders: an escape and its character are not parted.
for (const c of ['€', '[', '~', '\f']) {
  for (const n of [151, 152, 153, 154, 157, 158, 159, 160]) {
    add(`extension character after ${n}`, ['a', n], c);
    add(`extension character after ${n}, then 160 more`, ['a', n], c, ['a', 160]);
    add(`extension character after ${n}, then 152 more`, ['a', n], c, ['a', 152]);
  }
}
for (const n of [76, 77, 79, 80, 81, 153, 154]) add(`${n} extension characters`, ['{', n]);
for (const n of [75, 76, 77, 152, 153]) add(`a letter and ${n} extension characters`, 'a', ['|', n]);
for (const n of [34, 35, 36, 67, 70, 71]) add(`${n} extension characters in UCS-2`, ['[', n], 'ñá');

// What readers see as one character and the network as several.
const clusters = {
  rocket: '🚀', thumb: '👍🏽', family: '👨‍👩‍👧‍👦', heart: '❤️', 'flag of Mexico': '🇲🇽', keycap: '1️⃣',
  'woman teacher': '👩‍🏫', 'e and acute': 'e\u0301', 'o, circumflex, dot': 'o\u0302\u0323',
  'Hangul by parts': '\u1112\u1161\u11ab', 'Thai with marks': 'ที่', 'Tamil with vowel': 'நி', 'Arabic with marks': 'بَّ',
  'Chinese beyond the first plane': '𠜎',
};
for (const [name, cluster] of Object.entries(clusters)) {
  add(name, cluster);
  for (const n of [60, 64, 65, 66, 67, 68, 69, 70]) {
    add(`${name} after ${n}`, ['á', n], cluster);
    add(`${name} after ${n}, then 67 more`, ['á', n], cluster, ['á', 67]);
  }
  for (const n of [5, 17, 34, 36, 70]) add(`${n} times ${name}`, [cluster, n]);
}
add('unpaired high surrogate', 'a\ud83d');
add('unpaired low surrogate', '\ude80a');
for (const n of [1, 33, 34, 35, 36]) add(`${n} unpaired surrogates`, ['\ud83d', n]);

// Line breaks: two characters may part where one may not.
for (const br of ['\n', '\r\n', '\r']) {
  add(`line break ${JSON.stringify(br)}`, 'first', br, 'second');
  for (const n of [65, 66, 67, 68, 69, 70, 151, 152, 153, 158, 159, 160]) {
    add(`line break ${JSON.stringify(br)} after ${n}`, ['a', n], br, ['a', 70]);
    add(`line break ${JSON.stringify(br)} after ${n}, UCS-2`, ['á', n], br, ['a', 70]);
  }
}

// Whole sentences, as written in earnest.
const english = 'Valle Alerts: CONFIRMED. Federal agents near Lincoln School, 5th and Oak, 2:10 PM. '
  + 'Doors locked, children safe inside. Please do not come now. 1=OK 2=Help';
const spanishSafe = 'Valle Alerts: CONFIRMED. Agentes federales cerca de Lincoln, 5th and Oak, 2:10 PM. '
  + 'Puertas cerradas, los niños adentro. Favor de no venir. 1=OK 2=Ayuda';
const spanish = 'Valle Alerts: CONFIRMED. Agentes federales cerca de la escuela Lincoln, 2:10 PM. '
  + 'Puertas cerradas, niños a salvo. No venga aquí. 1=OK 2=Ayuda';
const creole = 'Valle Alerts: CONFIRMED. Ajan federal tou pre lekòl Lincoln, 2:10 PM. Pòt yo fèmen, timoun yo '
  + 'an sekirite. Tanpri pa vini kounye a. 2=èd';
add('English, experience 1.4', english);
add('Spanish without breaking accents', spanishSafe);
add('Spanish with one breaking accent', spanish);
add('Haitian Creole in small letters', creole);
add('Haitian Creole, one capital E grave', creole.replace('è', 'È'));
add('Somali', 'Valle Alerts: CONFIRMED. Wakiilada federaalka ayaa u dhow Dugsiga Lincoln, 2:10 PM. Albaabada waa la '
  + 'xiray, carruurtu waa ammaan. Fadlan hadda ha imaan. 1=OK 2=Caawimaad');
add('Arabic', 'تنبيه: عناصر فدرالية قرب مدرسة لينكون الساعة 2:10. الأبواب مغلقة والأطفال في أمان في الداخل. '
  + 'نرجو عدم الحضور الآن. 1=حسنا 2=مساعدة');
add('Vietnamese', 'Valle Alerts: Có nhân viên liên bang gần trường Lincoln lúc 2:10 chiều. Cửa đã khóa, các em an toàn '
  + 'bên trong. Xin đừng đến bây giờ. 1=OK 2=Giúp');
add('Vietnamese decomposed', ('Có nhân viên liên bang gần trường Lincoln. Cửa đã khóa, các em an toàn bên trong. '
  + 'Xin đừng đến bây giờ.').normalize('NFD'));
add('Portuguese', 'Valle Alerts: Agentes federais perto da escola Lincoln, 14:10. Portas trancadas, crianças seguras lá '
  + 'dentro. Por favor não venha agora. 1=OK 2=Ajuda');
add('Chinese, simplified', '山谷警报:下午2点10分,林肯学校附近有联邦人员。校门已锁,孩子在校内安全。请现在不要前来。1=知道 2=求助');
add('Chinese, traditional', '山谷警報:下午2點10分,林肯學校附近有聯邦人員。校門已鎖,孩子在校內安全。請現在不要前來。');
add('Korean', '경보: 오후 2시 10분 링컨 학교 근처에 연방 요원이 있습니다. 문은 잠겼고 아이들은 안전합니다.');
add('Russian', 'Внимание: федеральные агенты возле школы Линкольн, 14:10. Двери закрыты, дети в безопасности.');
add('Tagalog', 'Valle Alerts: May mga ahenteng pederal malapit sa Lincoln School, 2:10 PM. Sarado ang mga pinto, ligtas '
  + 'ang mga bata. Huwag munang pumunta.');
add('French', 'Des agents fédéraux près de l\'école Lincoln, 14h10. Portes fermées, enfants en sécurité à l\'intérieur.');
add('French with circumflex', 'Restez où vous êtes, la fenêtre est fermée.');
add('K\'iche\' with plain apostrophe', 'K\'o ta ib\'e');
add('K\'iche\' with modifier letter', 'Kʼo ta ibʼe');
add('K\'iche\' with typographic quote', 'K’o ta ib’e');
add('Mam', 'Qa\'ya te\'n kye xjal toj tja xnaq\'tzb\'il');
add('drill prefix', 'DRILL / SIMULACRO: ', english);
add('typographic dash', 'Lincoln School – doors locked');
add('ellipsis', 'Doors locked…');
for (let n = 120; n <= 165; n += 3) add(`Spanish cut at ${n}`, (spanishSafe + ' ' + spanish).slice(0, n));

process.stdout.write('[\n' + vectors.map((vector) => JSON.stringify(vector)).join(',\n') + '\n]\n');
