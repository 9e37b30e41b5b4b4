package io.heyi.notification.internal;

import io.heyi.access.Username;
import io.heyi.notification.Delivery;
import io.heyi.notification.NoticeKind;
import java.util.EnumMap;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people have chosen; the policy for everybody else (product-bar T14). */
@Service
public class Preferences {

    private final JdbcClient jdbc;
    private final NoticePolicy policy;

    Preferences(JdbcClient jdbc, NoticePolicy policy) {
        this.jdbc = jdbc;
        this.policy = policy;
    }

    public Preference of(Username person) {
        var deliveries = defaults();
        jdbc.sql("select kind, delivery from notification.choice where person = :person").param("person", person.value()).query(row -> {
            deliveries.put(NoticeKind.valueOf(row.getString("kind")), Delivery.valueOf(row.getString("delivery")));
        });
        return jdbc.sql("select language, digest_hour from notification.preference where person = :person").param("person", person.value())
                .query((row, number) -> {
                    var hour = row.getObject("digest_hour", Integer.class);
                    var language = row.getString("language");
                    return new Preference(language == null ? Locale.ENGLISH : Locale.forLanguageTag(language), hour == null ? policy.digestHour() : hour, deliveries);
                }).optional().orElseGet(() -> new Preference(Locale.ENGLISH, policy.digestHour(), deliveries));
    }

    /** Keeps all of it; repeating it changes nothing. */
    @Transactional
    public void choose(Username person, Preference preference) {
        jdbc.sql("""
                        insert into notification.preference (person, language, chosen, digest_hour) values (:person, :language, true, :hour)
                        on conflict (person) do update set language = excluded.language, chosen = true, digest_hour = excluded.digest_hour""")
                .param("person", person.value()).param("language", preference.language().getLanguage()).param("hour", preference.digestHour()).update();
        var kinds = preference.deliveries().keySet().stream().sorted().toList();
        jdbc.sql("""
                        insert into notification.choice (person, kind, delivery) select :person, kind, delivery
                        from unnest(cast(:kinds as text[]), cast(:deliveries as text[])) as chosen (kind, delivery)
                        on conflict (person, kind) do update set delivery = excluded.delivery""")
                .param("person", person.value()).param("kinds", kinds.stream().map(Enum::name).toArray(String[]::new))
                .param("deliveries", kinds.stream().map(kind -> preference.deliveries().get(kind).name()).toArray(String[]::new)).update();
    }

    /** The language of the page that somebody looks at is that of mails, until another is chosen. */
    @Transactional
    public void seen(Username person, Locale language) {
        jdbc.sql("""
                        insert into notification.preference (person, language) values (:person, :language)
                        on conflict (person) do update set language = excluded.language where not preference.chosen and preference.language is distinct from excluded.language""")
                .param("person", person.value()).param("language", language.getLanguage()).update();
    }

    private EnumMap<NoticeKind, Delivery> defaults() {
        var defaults = new EnumMap<NoticeKind, Delivery>(NoticeKind.class);
        for (var kind : NoticeKind.values()) {
            defaults.put(kind, policy.delivery(kind));
        }
        return defaults;
    }
}
