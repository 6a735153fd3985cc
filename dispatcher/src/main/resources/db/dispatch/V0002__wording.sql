-- Wordings are data: added and reviewed by people while the service runs. Versions are added, never changed; the one
-- in force is the newest that was reviewed, so that an edit in progress takes no language away from a live alert.
create table dispatch.wording (
    name        text not null check (name ~ '^[a-z][a-z0-9-]{1,39}$'),
    audience    text not null check (audience in ('STAFF', 'FAMILIES', 'NETWORK', 'HUBS')),
    language    text not null,
    version     int not null check (version >= 1),
    kind        text not null
        check (kind in ('FIRST_ALERT', 'UPDATE', 'ALL_CLEAR', 'CORRECTION', 'DRILL_PREFIX', 'STOP_HINT')),
    -- ICU MessageFormat with the fields network, school, place, time, sent and action.
    text        text not null check (length(text) between 1 and 1600),
    -- UNREVIEWED is never sent. WITHDRAWN takes the language out of use until a newer version is reviewed.
    state       text not null check (state in ('UNREVIEWED', 'APPROVED', 'WITHDRAWN')),
    -- Null for what Campana ships.
    editor_id   uuid,
    editor      text not null,
    edited_at   timestamptz not null default now(),
    reviewer_id uuid,
    reviewer    text,
    reviewed_at timestamptz,
    primary key (name, audience, language, version),
    -- Nobody reviews their own words.
    check (reviewer_id is null or reviewer_id is distinct from editor_id),
    check (state = 'UNREVIEWED' or (reviewer is not null and reviewed_at is not null))
);

-- The shipped wordings. GSM-7 letters only: the Spanish is worded without the letters that would halve a segment.
-- {time} is when it was seen, {sent} when this text was let go; both local to the school.
insert into dispatch.wording (name, audience, language, version, kind, text, state, editor, reviewer, reviewed_at)
select name, audience, language, 1, kind, text, 'APPROVED', 'Campana', 'Campana reviewers', now()
from (values
('agents-near-school', 'FAMILIES', 'en', 'FIRST_ALERT',
 '{network}: CONFIRMED. Federal agents near {school}{place, select, none {} other {, {place}}}, {time}. {action, select, SECURE {Doors are locked, class goes on. } HOLD {All stay in their rooms. } other {}}Please do not come now.'),
('agents-near-school', 'FAMILIES', 'es', 'FIRST_ALERT',
 '{network}: CONFIRMADO. Hay agentes federales cerca de {school}{place, select, none {} other {, {place}}}, {time}. {action, select, SECURE {Puertas cerradas. Las clases siguen. } HOLD {Todos siguen en sus salones. } other {}}Por favor no venga ahora.'),
('agents-near-school', 'STAFF', 'en', 'FIRST_ALERT',
 '{network}: CONFIRMED. Federal agents near {school}{place, select, none {} other {, {place}}}, {time}. {action, select, SECURE {Lock the outside doors. } HOLD {All stay in their rooms. } other {Use your school plan. }}Reply 1 seen, 2 need help, 3 all safe'),
('agents-near-school', 'STAFF', 'es', 'FIRST_ALERT',
 '{network}: CONFIRMADO. Hay agentes federales cerca de {school}{place, select, none {} other {, {place}}}, {time}. {action, select, SECURE {Cierre las puertas de afuera. } HOLD {Todos en sus salones. } other {Siga el plan escolar. }}Responda 1 visto, 2 ayuda, 3 todo bien'),

('update', 'FAMILIES', 'en', 'UPDATE',
 '{network}: Update. Federal agents now near {school}{place, select, none {} other {, {place}}}, {time}. {action, select, SECURE {Doors are locked, class goes on. } HOLD {All stay in their rooms. } other {}}Please do not come yet.'),
('update', 'FAMILIES', 'es', 'UPDATE',
 '{network}: Nuevo aviso. Hay agentes federales cerca de {school}{place, select, none {} other {, {place}}}, {time}. {action, select, SECURE {Puertas cerradas. Las clases siguen. } HOLD {Todos en sus salones. } other {}}Por favor no venga.'),
('update', 'STAFF', 'en', 'UPDATE',
 '{network}: Update. Federal agents now near {school}{place, select, none {} other {, {place}}}, {time}. {action, select, SECURE {Keep the outside doors locked. } HOLD {All stay in their rooms. } other {Use your school plan. }}Reply 1 seen, 2 need help, 3 all safe'),
('update', 'STAFF', 'es', 'UPDATE',
 '{network}: Nuevo aviso. Hay agentes federales cerca de {school}{place, select, none {} other {, {place}}}, {time}. {action, select, SECURE {Puertas cerradas. } HOLD {Todos en sus salones. } other {Siga el plan. }}Responda 1 visto, 2 ayuda, 3 todo bien'),

('all-clear', 'FAMILIES', 'en', 'ALL_CLEAR',
 '{network}: All clear, {sent}. We no longer see federal agents near {school}{place, select, none {} other {, {place}}}. You can come as you do each day. Thank you.'),
('all-clear', 'FAMILIES', 'es', 'ALL_CLEAR',
 '{network}: Fin de la alerta, {sent}. Ya no vemos agentes federales cerca de {school}{place, select, none {} other {, {place}}}. Puede venir como siempre. Gracias.'),
('all-clear', 'STAFF', 'en', 'ALL_CLEAR',
 '{network}: All clear, {sent}. We no longer see federal agents near {school}{place, select, none {} other {, {place}}}. Go on as usual. Reply 1 seen, 2 need help, 3 all safe'),
('all-clear', 'STAFF', 'es', 'ALL_CLEAR',
 '{network}: Fin de la alerta, {sent}. Ya no vemos agentes federales cerca de {school}{place, select, none {} other {, {place}}}. Responda 1 visto, 2 ayuda, 3 todo bien'),

('correction', 'FAMILIES', 'en', 'CORRECTION',
 '{network}: Correction, {sent}. Our alert about federal agents near {school}{place, select, none {} other {, {place}}} was wrong. You can come as you do each day. We are sorry.'),
('correction', 'FAMILIES', 'es', 'CORRECTION',
 '{network}: Nos equivocamos, {sent}. El aviso de agentes federales cerca de {school}{place, select, none {} other {, {place}}} fue un error. Puede venir como siempre. Lo sentimos.'),
('correction', 'STAFF', 'en', 'CORRECTION',
 '{network}: Correction, {sent}. Our alert about federal agents near {school}{place, select, none {} other {, {place}}} was wrong. We are sorry. Reply 1 seen, 2 need help, 3 all safe'),
('correction', 'STAFF', 'es', 'CORRECTION',
 '{network}: Nos equivocamos, {sent}. El aviso de agentes federales cerca de {school}{place, select, none {} other {, {place}}} fue un error. Responda 1 visto, 2 ayuda, 3 todo bien'),

-- Stands before every text of a drill.
('drill-prefix', 'FAMILIES', 'en', 'DRILL_PREFIX', 'DRILL - not real.'),
('drill-prefix', 'FAMILIES', 'es', 'DRILL_PREFIX', 'SIMULACRO - no es real.'),
('drill-prefix', 'STAFF', 'en', 'DRILL_PREFIX', 'DRILL - not real.'),
('drill-prefix', 'STAFF', 'es', 'DRILL_PREFIX', 'SIMULACRO - no es real.'),

-- Stands after a first alert where it costs no further segment.
('stop-hint', 'FAMILIES', 'en', 'STOP_HINT', 'Reply STOP to leave.'),
('stop-hint', 'FAMILIES', 'es', 'STOP_HINT', 'ALTO para salir.')
) as shipped (name, audience, language, kind, text);
