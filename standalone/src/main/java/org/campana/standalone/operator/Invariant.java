package org.campana.standalone.operator;

import java.util.List;

/// What must hold in the database at every moment, whatever was killed when. Each is a question for offenders: a row of
/// one text column, an id that a person can look up.
///
/// @param name I1 to I8
/// @param promise in one line
/// @param offenders SQL that selects ids of what breaks it, as `text`, in one column
record Invariant(String name, String promise, List<String> offenders) {

    /// Carriers' receipts are asked for after ten minutes and an hour; after that "taken" is the last word.
    private static final String RECEIPTS_ARE_OVER = "interval '2 hours'";

    /// All of them.
    static final List<Invariant> ALL = List.of(
            new Invariant(
                    "I1",
                    "nothing that was promised is lost: each text ends, each event leaves",
                    List.of("""
                    select 'delivery ' || id from notify.delivery
                    where status in ('CREATED', 'QUEUED') and expires_at < now() - interval '60 seconds'
                    """, """
                    select 'delivery ' || id from notify.delivery
                    where status = 'SENDING' and expires_at < now() -\s""" + RECEIPTS_ARE_OVER, """
                    select 'alert ' || a.alert_id from ingest.alert a
                    where a.released_at < now() - interval '5 minutes' and a.released_at > now() - interval '3 days'
                      and not exists (select from dispatch.alert d where d.alert_id = a.alert_id)
                    """, """
                    select 'ingest.outbox ' || id from ingest.outbox where created_at < now() - interval '5 minutes'
                    union all
                    select 'dispatch.outbox ' || id from dispatch.outbox where created_at < now() - interval '5 minutes'
                    union all
                    select 'notify.outbox ' || id from notify.outbox where created_at < now() - interval '5 minutes'
                    """)),
            new Invariant("I2", "nobody is texted three times, and twice only out of doubt", List.of("""
                    select 'delivery ' || delivery_id from notify.attempt
                    where state in ('SUBMITTING', 'ACCEPTED', 'AMBIGUOUS') and carrier_rank not in (4, 5)
                    group by delivery_id having count(*) > 2 or count(*) = 2 and not bool_or(doubted)
                    """, """
                    select 'delivery ' || min(cast(id as text)) from notify.delivery
                    group by person_id, alert_id, revision, channel having count(*) > 1
                    """)),
            new Invariant("I3", "no request to a carrier begins after its alert expired", List.of("""
                    select 'intent ' || a.intent from notify.attempt a join notify.delivery d on d.id = a.delivery_id
                    where a.state in ('SUBMITTING', 'ACCEPTED', 'AMBIGUOUS', 'REFUSED') and a.submitted_at > d.expires_at
                    """)),
            new Invariant("I4", "nobody tells families alone, and nothing leaves after a stop", List.of("""
                    select 'alert ' || a.alert_id from ingest.alert a
                    where a.released_at is not null and a.approvals_needed > (
                      select count(*) from ingest.approval p
                      where p.alert_id = a.alert_id and p.verdict = 'APPROVED' and p.person_id <> a.author)
                    """, """
                    select 'alert ' || alert_id from ingest.alert where audience = 'FAMILIES' and approvals_needed < 1
                    """, """
                    select 'intent ' || a.intent from notify.attempt a
                    join notify.delivery d on d.id = a.delivery_id
                    join notify.alert_stop s on s.alert_id = d.alert_id and s.through_revision >= d.revision
                    where a.state in ('SUBMITTING', 'ACCEPTED', 'AMBIGUOUS', 'REFUSED')
                      and a.submitted_at > s.stopped_at + interval '1 second'
                    """)),
            new Invariant("I5", "nothing is sent a second after somebody left", List.of("""
                    select 'intent ' || a.intent from notify.attempt a
                    join notify.delivery d on d.id = a.delivery_id
                    join notify.suppression s on s.person_id = d.person_id
                    where a.state in ('SUBMITTING', 'ACCEPTED', 'AMBIGUOUS', 'REFUSED')
                      and a.submitted_at > s.since + interval '1 second'
                    """, """
                    select 'person ' || s.person_id from notify.suppression s
                    join notify.address a on a.person_id = s.person_id
                    where a.number is not null and s.reason = 'LEFT_THE_LIST'
                      and not exists (select from notify.leaving_review r where r.person_id = s.person_id)
                      and not exists (select from notify.sign_up_code c where c.person_id = s.person_id)
                    """)),
            new Invariant("I7", "what a phone received stays received", List.of("""
                    select 'delivery ' || d.id from notify.delivery d join notify.attempt a on a.delivery_id = d.id
                    where a.carrier_rank = 6 and d.status <> 'DELIVERED'
                    """)),
            new Invariant(
                    "I8", "every release is in the trail, and nobody cut anything out of it", List.of("""
                    select 'alert ' || a.alert_id from ingest.alert a
                    where a.released_at is not null and not exists (
                      select from ingest.audit t where t.about = a.alert_id and t.what = 'ALERT_RELEASED')
                    """, """
                    select 'seal ' || s.position from ingest.audit_seal s
                    where not exists (select from ingest.audit t where t.audit_id = s.audit_id)
                    """, """
                    select 'audit ' || t.audit_id from ingest.audit t
                    where t.at < now() - interval '5 minutes'
                      and not exists (select from ingest.audit_seal s where s.audit_id = t.audit_id)
                    """)));
}
