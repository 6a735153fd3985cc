-- Drafts for people who speak these languages to correct: UNREVIEWED, so nobody is sent them, and no language opens an
-- alert before its update, all clear and correction are reviewed too. Portuguese is worded without the letters that
-- would halve a segment. The languages that families hear rather than read (mam, quc, kjb, mix) get none: no text is
-- invented for them, they need a recording.
insert into dispatch.wording (name, audience, language, version, kind, text, state, editor)
select name, audience, language, 1, kind, text, 'UNREVIEWED', 'Campana'
from (values
('agents-near-school', 'FAMILIES', 'ht', 'FIRST_ALERT',
 '{network}: KONFIME. Gen ajan federal toupre {school}{place, select, none {} other {, {place}}}, {time}. {action, select, SECURE {Pòt yo fèmen, klas yo kontinye. } HOLD {Tout moun rete nan sal yo. } other {}}Tanpri pa vini kounye a.'),
('all-clear', 'FAMILIES', 'ht', 'ALL_CLEAR',
 '{network}: Alèt la fini, {sent}. Nou pa wè ajan federal ankò toupre {school}{place, select, none {} other {, {place}}}. Ou ka vini jan ou konn fè chak jou. Mèsi.'),
('agents-near-school', 'FAMILIES', 'pt-BR', 'FIRST_ALERT',
 '{network}: CONFIRMADO. Agentes federais perto de {school}{place, select, none {} other {, {place}}}, {time}. {action, select, SECURE {Portas trancadas, as aulas continuam. } HOLD {Todos ficam em suas salas. } other {}}Por favor espere antes de vir.'),
('all-clear', 'FAMILIES', 'pt-BR', 'ALL_CLEAR',
 '{network}: Fim do alerta, {sent}. Agora nenhum agente federal foi visto perto de {school}{place, select, none {} other {, {place}}}. Pode vir como sempre. Obrigado.'),
('agents-near-school', 'FAMILIES', 'vi', 'FIRST_ALERT',
 '{network}: Đã xác nhận. Có nhân viên liên bang gần {school}{place, select, none {} other {, {place}}}, {time}. {action, select, SECURE {Cửa đã khóa. } other {}}Xin đừng đến lúc này.'),
('all-clear', 'FAMILIES', 'vi', 'ALL_CLEAR',
 '{network}: Báo động đã hết, {sent}. Không còn thấy nhân viên liên bang gần {school}{place, select, none {} other {, {place}}}. Có thể đến như mọi ngày.'),
('agents-near-school', 'FAMILIES', 'ar', 'FIRST_ALERT',
 '{network}: تم التأكد. عناصر فيدراليون قرب {school}{place, select, none {} other {، {place}}}، {time}. {action, select, SECURE {الأبواب مقفلة. } HOLD {الجميع في صفوفهم. } other {}}الرجاء عدم الحضور الآن.'),
('all-clear', 'FAMILIES', 'ar', 'ALL_CLEAR',
 '{network}: انتهى التنبيه، {sent}. لم نعد نرى عناصر فيدراليين قرب {school}{place, select, none {} other {، {place}}}. يمكنكم الحضور كالمعتاد. شكرًا.'),
('agents-near-school', 'FAMILIES', 'zh-Hans', 'FIRST_ALERT',
 '{network}：已证实。{time}，{school}{place, select, none {} other {（{place}）}}附近有联邦执法人员。{action, select, SECURE {校门已锁，照常上课。} HOLD {所有人留在教室。} other {}}请现在不要过来。'),
('all-clear', 'FAMILIES', 'zh-Hans', 'ALL_CLEAR',
 '{network}：警报解除，{sent}。{school}{place, select, none {} other {（{place}）}}附近已不见联邦执法人员。您可以照常前来。谢谢。')
) as draft (name, audience, language, kind, text)
-- A network may have begun on its own before this was shipped.
on conflict do nothing;
