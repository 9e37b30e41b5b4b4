package io.heyi.notification.internal.mail;

import io.heyi.notification.NoticeKind;
import io.heyi.notification.internal.NoticePolicy;
import io.heyi.notification.internal.NoticeStore;
import io.heyi.shared.WorkingDays;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says which mails there are to be: by each person's preference, once, whoever of several instances looks first. */
@Component
public class MailPlanner {

    static final int MOST_AT_ONCE = 500;
    /** By the person's choice, else the policy's. */
    private static final String DELIVERY = "coalesce(choice.delivery, case when notice.kind = any (:atOnce) then 'AT_ONCE' else 'DIGEST' end)";

    private final JdbcClient jdbc;
    private final NoticePolicy policy;
    private final WorkingDays calendar;
    private final Clock clock;

    MailPlanner(JdbcClient jdbc, NoticePolicy policy, WorkingDays calendar, Clock clock) {
        this.jdbc = jdbc;
        this.policy = policy;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Mails of their own, for notices whose grace is over and that nobody has settled or read meanwhile. @return how many notices were looked at */
    @Transactional
    public int planAtOnce() {
        var now = clock.instant();
        return jdbc.sql("""
                        with due as materialized (
                            select id, person, kind, read_at, mail_after, digest_only from notification.notice where mail_planned_at is null and settled_at is null and mail_after <= :now
                            order by mail_after limit :most for update skip locked),
                        planned as (
                            insert into notification.mail (id, person, notice, next_attempt_at, created_at)
                            select gen_random_uuid(), notice.person, notice.id, :now, :now from due as notice
                                left join notification.choice on choice.person = notice.person and choice.kind = notice.kind
                            where notice.read_at is null and not notice.digest_only and notice.mail_after > :oldest and %s = 'AT_ONCE'
                            on conflict (notice) do nothing)
                        update notification.notice set mail_planned_at = :now from due where notice.id = due.id""".formatted(DELIVERY))
                .param("now", NoticeStore.at(now)).param("oldest", NoticeStore.at(now.minus(policy.mailWithin()))).param("most", MOST_AT_ONCE).param("atOnce", atOnce()).update();
    }

    /** One mail a working day, after the person's hour, for whoever had something open by then that goes by digest. @return how many */
    @Transactional
    public int planDigests() {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, calendar.zone());
        if (!calendar.isWorkingDay(today)) {
            return 0;
        }
        return jdbc.sql("""
                        insert into notification.mail (id, person, digest_day, next_attempt_at, created_at)
                        select gen_random_uuid(), person, :today, :now, :now from (
                            select distinct notice.person from notification.notice
                                left join notification.preference on preference.person = notice.person
                                left join notification.choice on choice.person = notice.person and choice.kind = notice.kind
                            where notice.settled_at is null and notice.read_at is null
                                and notice.mail_after <= :midnight + make_interval(hours => coalesce(preference.digest_hour, :hour))
                                and :now >= :midnight + make_interval(hours => coalesce(preference.digest_hour, :hour))
                                and (%1$s = 'DIGEST' or notice.digest_only and %1$s = 'AT_ONCE')
                                and not exists (select from notification.mail where mail.person = notice.person and mail.digest_day = :today)
                            order by notice.person) as people
                        on conflict (person, digest_day) do nothing""".formatted(DELIVERY))
                .param("today", today).param("now", NoticeStore.at(now)).param("midnight", NoticeStore.at(today.atStartOfDay(calendar.zone()).toInstant()))
                .param("hour", policy.digestHour()).param("atOnce", atOnce()).update();
    }

    private String[] atOnce() {
        return policy.atOnce().stream().map(NoticeKind::name).toArray(String[]::new);
    }
}
