package io.heyi.talent.internal.people;

import io.heyi.access.Username;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Roles, countries, registrations and base salaries; rows are only ever added. */
@Repository
class PayStore {

    private final JdbcClient jdbc;

    PayStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A salary from a day on. @param amount null where it ended */
    record SalaryRow(String microenterprise, Username person, LocalDate validFrom, BigDecimal amount, String currency, String setBy, Instant at) {}

    /** One writer at a time for what the key names, until the transaction ends. */
    void lock(String key) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('talent/' || ?, 0))").param(key).query((row, n) -> 1).list();
    }

    List<String> roles() {
        return jdbc.sql("select code from talent.role order by position").query(String.class).list();
    }

    Map<String, String> countries() {
        var found = new LinkedHashMap<String, String>();
        jdbc.sql("select code, currency from talent.country order by code").query((row, n) -> found.put(row.getString("code"), row.getString("currency"))).list();
        return found;
    }

    Map<Username, Employment> employments(Collection<Username> people, LocalDate day) {
        var found = new LinkedHashMap<Username, Employment>();
        jdbc.sql("select distinct on (person) person, role, country, valid_from from talent.employment where person = any (?) and valid_from <= ? order by person, valid_from desc, id desc")
                .params(names(people), day).query((row, n) -> found.put(new Username(row.getString("person")),
                        new Employment(row.getString("role"), row.getString("country"), row.getObject("valid_from", LocalDate.class)))).list();
        return found;
    }

    static String[] names(Collection<Username> people) {
        return people.stream().map(Username::value).toArray(String[]::new);
    }

    void insert(Username person, Employment employment, Username by, Instant at) {
        jdbc.sql("insert into talent.employment (person, role, country, valid_from, set_by, at) values (?, ?, ?, ?, ?, ?)")
                .params(person.value(), employment.role(), employment.country(), employment.since(), by.value(), at.atOffset(ZoneOffset.UTC)).update();
    }

    /** What counts in the micro-enterprise on that day, ends included. @param person null for everybody */
    List<SalaryRow> inForce(String microenterprise, Username person, LocalDate day) {
        return jdbc.sql("select distinct on (person) * from talent.base_salary where microenterprise = ? and (?::text is null or person = ?) and valid_from <= ? order by person, valid_from desc, id desc")
                .params(microenterprise, person == null ? null : person.value(), person == null ? null : person.value(), day).query(PayStore::salary).list();
    }

    /** The person's rows in force on that day, one for each micro-enterprise, ends left out. */
    List<SalaryRow> inForce(Username person, LocalDate day) {
        return jdbc.sql("""
                select * from (select distinct on (microenterprise) * from talent.base_salary where person = ? and valid_from <= ? order by microenterprise, valid_from desc, id desc) as latest
                where amount is not null order by microenterprise""").params(person.value(), day).query(PayStore::salary).list();
    }

    /** The newest entries of the person, also those that count later. @param microenterprises null for all */
    List<SalaryRow> history(Username person, Collection<String> microenterprises, int most) {
        var codes = microenterprises == null ? null : microenterprises.toArray(String[]::new);
        return jdbc.sql("select * from talent.base_salary where person = ? and (?::text[] is null or microenterprise = any (?::text[])) order by valid_from desc, id desc limit ?")
                .params(person.value(), codes, codes, most).query(PayStore::salary).list();
    }

    /** What is agreed for later days, one row for each of them, ends included. */
    List<SalaryRow> later(String microenterprise, Username person, LocalDate day) {
        return jdbc.sql("select distinct on (valid_from) * from talent.base_salary where microenterprise = ? and person = ? and valid_from > ? order by valid_from, id desc")
                .params(microenterprise, person.value(), day).query(PayStore::salary).list();
    }

    void insert(SalaryRow row) {
        jdbc.sql("insert into talent.base_salary (microenterprise, person, valid_from, amount, currency, set_by, at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(row.microenterprise(), row.person().value(), row.validFrom(), row.amount(), row.currency(), row.setBy(), row.at().atOffset(ZoneOffset.UTC)).update();
    }

    private static SalaryRow salary(ResultSet row, int n) throws SQLException {
        return new SalaryRow(row.getString("microenterprise"), new Username(row.getString("person")), row.getObject("valid_from", LocalDate.class), row.getBigDecimal("amount"),
                row.getString("currency"), row.getString("set_by"), row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
