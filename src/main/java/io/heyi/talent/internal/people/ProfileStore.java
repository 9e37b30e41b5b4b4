package io.heyi.talent.internal.people;

import io.heyi.access.Username;
import io.heyi.shared.FieldsJson;
import io.heyi.talent.internal.people.Profile.Availability;
import io.heyi.talent.internal.people.Profile.Skill;
import io.heyi.talent.internal.people.Profile.Wishes;
import io.heyi.talent.internal.people.domain.PayPolicy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Profiles with their skills. Names of people are the directory's; here they stand as user names. */
@Repository
class ProfileStore {

    private static final FieldsJson JSON = new FieldsJson();
    private static final String PROFILE = """
            select p.*, coalesce(e.role, :role) as role, coalesce(e.country, :country) as country,
                   coalesce((select json_agg(json_build_object('name', s.name, 'level', s.level, 'evidence', s.evidence, 'confirmations',
                                 (select count(*) from talent.skill_confirmation c where c.person = s.person and c.skill_key = s.skill_key and c.level >= s.level)) order by s.position)
                             from talent.skill s where s.person = p.person), '[]'::json)::text as skills
            from talent.profile p
            left join lateral (select role, country from talent.employment where person = p.person and valid_from <= :today order by valid_from desc, id desc limit 1) e on true
            """;

    private final JdbcClient jdbc;
    private final PayPolicy policy;

    ProfileStore(JdbcClient jdbc, PayPolicy policy) {
        this.jdbc = jdbc;
        this.policy = policy;
    }

    List<Profile> find(Collection<Username> people, LocalDate today) {
        return select("where p.person = any (:people)", today).param("people", PayStore.names(people)).query(ProfileStore::profile).list();
    }

    /** The next of those who look for a place, by user name. @param after user name that comes before; empty for the first */
    List<Profile> looking(String after, int most, LocalDate today) {
        return select("where p.looking and p.person > :after order by p.person limit :most", today).param("after", after).param("most", most).query(ProfileStore::profile).list();
    }

    private JdbcClient.StatementSpec select(String rest, LocalDate today) {
        return jdbc.sql(PROFILE + rest).param("role", policy.usualRole()).param("country", policy.usualCountry()).param("today", today);
    }

    /** Makes the row exist and holds it until the transaction ends; its version, 0 for a new one. */
    long hold(Username person, LocalDate today, Instant at) {
        jdbc.sql("insert into talent.profile (person, available_from, changed_at) values (?, ?, ?) on conflict (person) do nothing").params(person.value(), today, at.atOffset(ZoneOffset.UTC)).update();
        return jdbc.sql("select version from talent.profile where person = ? for update").param(person.value()).query(Long.class).single();
    }

    void write(Username person, String place, Wishes wishes, Availability availability, Instant at) {
        jdbc.sql("""
                update talent.profile set place = ?, wish_text = ?, wish_roles = ?, wish_platforms = ?, wish_places = ?, remote = ?, looking = ?, published = ?, available_from = ?, percent = ?,
                    version = version + 1, changed_at = ? where person = ?""")
                .params(place, wishes.text(), array(wishes.roles()), array(wishes.platforms()), array(wishes.places()), wishes.remote(), availability.looking(), availability.published(),
                        availability.from(), availability.percent(), at.atOffset(ZoneOffset.UTC), person.value()).update();
    }

    void write(Username person, List<Skill> skills) {
        jdbc.sql("delete from talent.skill where person = ?").param(person.value()).update();
        for (int i = 0; i < skills.size(); i++) {
            var skill = skills.get(i);
            jdbc.sql("insert into talent.skill (person, skill_key, position, name, level, evidence) values (?, ?, ?, ?, ?, ?)")
                    .params(person.value(), ProfileCheck.key(skill.name()), i, skill.name(), skill.level(), skill.evidence()).update();
        }
    }

    /** Whether something has changed. The version stays: nobody's open form becomes stale by it. */
    boolean looking(Username person, boolean looking, LocalDate from, Instant at) {
        return jdbc.sql("update talent.profile set looking = ?, available_from = coalesce(?::date, available_from), changed_at = ? where person = ? and looking <> ?")
                .params(looking, from, at.atOffset(ZoneOffset.UTC), person.value(), looking).update() > 0;
    }

    /** Whether the word is new or another than before. */
    boolean confirm(Username person, String key, Username by, int level, boolean asOwner, Instant at) {
        return jdbc.sql("""
                insert into talent.skill_confirmation as known (person, skill_key, by_person, level, as_owner, at) values (?, ?, ?, ?, ?, ?)
                on conflict (person, skill_key, by_person) do update set level = excluded.level, as_owner = excluded.as_owner, at = excluded.at where known.level <> excluded.level""")
                .params(person.value(), key, by.value(), level, asOwner, at.atOffset(ZoneOffset.UTC)).update() > 0;
    }

    private static String[] array(List<String> values) {
        return values.toArray(String[]::new);
    }

    private static Profile profile(ResultSet row, int n) throws SQLException {
        var person = new Username(row.getString("person"));
        return new Profile(person, person.value(), row.getString("role"), row.getString("country"), row.getString("place"), List.of(JSON.read(row.getString("skills"), Skill[].class)),
                new Wishes(row.getString("wish_text"), list(row, "wish_roles"), list(row, "wish_platforms"), list(row, "wish_places"), row.getBoolean("remote")),
                new Availability(row.getBoolean("looking"), row.getBoolean("published"), row.getObject("available_from", LocalDate.class), row.getInt("percent")), row.getLong("version"));
    }

    private static List<String> list(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
