package io.heyi.emc.internal.contract;

import static io.heyi.emc.internal.contract.EmcStore.instant;
import static io.heyi.emc.internal.contract.EmcStore.utc;

import io.heyi.emc.ActorId;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcView.SignatureView;
import io.heyi.emc.EmcView.VersionView;
import io.heyi.emc.ReadableMonths;
import io.heyi.emc.internal.contract.Contracts.Signature;
import io.heyi.emc.internal.contract.Contracts.Version;
import io.heyi.shared.CanonicalJson;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sealed versions and their signatures; rows are only ever added, the database refuses anything else. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class VersionStore {

    private static final int REMEMBERED = 1_000;
    private static final String NAMING = " from emc.version where code = :code and (cast(:actors as text[]) is null or actors && cast(:actors as text[]))";

    private final JdbcClient jdbc;
    /** The versions read last; one that was rolled back is never found again, as its seal's moment belongs to the key. */
    private final Map<Sealed, Version> known = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Sealed, Version> eldest) {
            return size() > REMEMBERED;
        }
    });

    /** What tells a sealed version from any other; what it stands for never changes. */
    private record Sealed(String code, int number, String termsHash, Instant at) {}

    VersionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param text canonical JSON of the terms */
    void insert(Version version, String text) {
        jdbc.sql("insert into emc.version (code, number, period, in_force_from, origin, terms, terms_hash, actors, sealed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(version.code().value(), version.number(), version.period().toString(), fromAnotherDay(version.period(), version.inForceFrom()), version.origin(), text, version.termsHash(),
                        EmcStore.actors(version.terms()), utc(version.sealedAt())).update();
        insertDeliverables(version);
        if (version.signatures().isEmpty()) {
            return;
        }
        var rows = String.join(", ", version.signatures().stream().map(signature -> "(?, ?, ?, ?, ?, ?, ?, ?)").toList());
        var values = new ArrayList<Object>();
        version.signatures().forEach(s -> values.addAll(List.of(version.code().value(), version.number(), s.actor().value(), s.person(), s.how(), s.session(),
                s.termsHash(), utc(s.at()))));
        jdbc.sql("insert into emc.signature (code, number, actor, person, how, session, terms_hash, at) values " + rows).params(values).update();
    }

    private void insertDeliverables(Version version) {
        var due = version.terms().nodes().stream().flatMap(node -> node.deliverables().stream()).filter(one -> one.due() != null).toList();
        if (due.isEmpty()) {
            return;
        }
        var values = new ArrayList<Object>();
        due.forEach(one -> values.addAll(List.of(version.code().value(), version.number(), values.size() / 5 + 1, one.id(), one.due())));
        jdbc.sql("insert into emc.version_deliverable (code, number, place, deliverable, due) values " + String.join(", ", Collections.nCopies(due.size(), "(?, ?, ?, ?, ?)")))
                .params(values).update();
    }

    /** What the column says: nothing for the first day of the month. */
    static LocalDate fromAnotherDay(YearMonth period, LocalDate day) {
        return day.equals(period.atDay(1)) ? null : day;
    }

    private static LocalDate inForceFrom(ResultSet row) throws SQLException {
        var day = row.getObject("in_force_from", LocalDate.class);
        return day == null ? YearMonth.parse(row.getString("period")).atDay(1) : day;
    }

    /** Oldest first. */
    List<Version> ofMonth(EmcCode code, YearMonth period) {
        return jdbc.sql("select code, number, terms_hash, sealed_at from emc.version where code = ? and period = ? order by number").params(code.value(), period.toString())
                .query((row, n) -> sealed(row)).list().stream().map(this::read).toList();
    }

    Optional<Version> inForce(EmcCode code, YearMonth period) {
        return one("where code = ? and period = ? order by number desc limit 1", code.value(), period.toString());
    }

    Optional<Version> latest(EmcCode code) {
        return one("where code = ? order by number desc limit 1", code.value());
    }

    Optional<Version> numbered(EmcCode code, int number) {
        return one("where code = ? and number = ?", code.value(), number);
    }

    private Optional<Version> one(String where, Object... parameters) {
        return jdbc.sql("select code, number, terms_hash, sealed_at from emc.version " + where).params(parameters)
                .query((row, n) -> sealed(row)).optional().map(this::read);
    }

    private static Sealed sealed(ResultSet row) throws SQLException {
        return new Sealed(row.getString("code"), row.getInt("number"), row.getString("terms_hash"), instant(row, "sealed_at"));
    }

    private Version read(Sealed sealed) {
        var remembered = known.get(sealed);
        if (remembered != null) {
            return remembered;
        }
        var version = withSignatures(jdbc.sql("select * from emc.version where code = ? and number = ?").params(sealed.code(), sealed.number())
                .query((row, n) -> version(row)).single());
        known.put(sealed, version);
        return version;
    }

    private Version withSignatures(Version version) {
        var signatures = jdbc.sql("select * from emc.signature where code = ? and number = ? order by at, actor").params(version.code().value(), version.number())
                .query((row, n) -> signature(row)).list();
        return signed(version, signatures);
    }

    /** All versions with their signatures, newest first, in two statements. */
    List<Version> all(EmcCode code) {
        var signatures = signatures(code);
        return jdbc.sql("select * from emc.version where code = ? order by number desc").param(code.value()).query((row, n) -> version(row)).list().stream()
                .map(version -> signed(version, signatures.getOrDefault(version.number(), List.of()))).toList();
    }

    private Map<Integer, List<Signature>> signatures(EmcCode code) {
        return bySigned(jdbc.sql("select * from emc.signature where code = ? order by number, at, actor").param(code.value()));
    }

    private static Map<Integer, List<Signature>> bySigned(JdbcClient.StatementSpec rows) {
        return rows.query((row, n) -> Map.entry(row.getInt("number"), signature(row))).list().stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** What a list says of all versions, newest first, without reading their terms. */
    List<VersionView> views(EmcCode code) {
        var signatures = signatures(code);
        return jdbc.sql("select number, period, in_force_from, origin, terms_hash, sealed_at from emc.version where code = ? order by number desc").param(code.value())
                .query((row, n) -> view(row, signatures)).list();
    }

    private JdbcClient.StatementSpec naming(String what, EmcCode code, Optional<List<ActorId>> actors, String rest) {
        return jdbc.sql("select " + what + NAMING + rest).param("code", code.value()).param("actors", actors.map(all -> all.stream().map(ActorId::value).toArray(String[]::new)).orElse(null));
    }

    /** The same of those that name one of the actors, a page at a time. @param actors empty for all versions */
    PageOf<VersionView> views(EmcCode code, Optional<List<ActorId>> actors, PageRequest page) {
        long total = naming("count(*)", code, actors, "").query(Long.class).single();
        var numbers = naming("number", code, actors, " order by number desc limit :size offset :offset").param("size", page.size()).param("offset", page.offset()).query(Integer.class).list()
                .toArray(Integer[]::new);
        var signatures = bySigned(jdbc.sql("select * from emc.signature where code = :code and number = any(cast(:numbers as int[])) order by number, at, actor").param("code", code.value())
                .param("numbers", numbers));
        return PageOf.of(jdbc.sql("select number, period, in_force_from, origin, terms_hash, sealed_at from emc.version where code = :code and number = any(cast(:numbers as int[])) order by number desc")
                .param("code", code.value()).param("numbers", numbers).query((row, n) -> view(row, signatures)).list(), total, page);
    }

    /** The latest before a number of those that name one of the actors. @param actors empty for all versions */
    Optional<Version> lastBefore(EmcCode code, int number, Optional<List<ActorId>> actors) {
        return naming("number", code, actors, " and number < :before order by number desc limit 1").param("before", number).query(Integer.class).optional().flatMap(found -> numbered(code, found));
    }

    private static VersionView view(ResultSet row, Map<Integer, List<Signature>> signatures) throws SQLException {
        return new VersionView(row.getInt("number"), YearMonth.parse(row.getString("period")), inForceFrom(row), row.getString("origin"), row.getString("terms_hash"), instant(row, "sealed_at"),
                signatures.getOrDefault(row.getInt("number"), List.of()).stream().map(s -> new SignatureView(s.actor(), s.person(), s.how(), s.at())).toList());
    }

    /** From when on a version is in force. */
    record Start(int number, YearMonth period, LocalDate day) {}

    /** Of all versions, newest first. */
    List<Start> starts(EmcCode code) {
        return jdbc.sql("select number, period, in_force_from from emc.version where code = ? order by number desc").param(code.value())
                .query((row, n) -> new Start(row.getInt("number"), YearMonth.parse(row.getString("period")), inForceFrom(row))).list();
    }

    /** A version as its row has it, unread. */
    record Text(String period, String inForceFrom, String terms, String termsHash) {}

    Optional<Text> text(EmcCode code, int number) {
        return jdbc.sql("select period, in_force_from, terms, terms_hash from emc.version where code = ? and number = ?").params(code.value(), number)
                .query((row, n) -> new Text(row.getString(1), row.getString(2), row.getString(3), row.getString(4))).optional();
    }

    List<EmcCode> coveredIn(YearMonth period, Optional<EmcCode> after, int limit) {
        return jdbc.sql("select distinct code from emc.version where period = ? and code > ? order by code limit ?")
                .params(period.toString(), after.map(EmcCode::value).orElse(""), limit).query((row, n) -> new EmcCode(row.getString(1))).list();
    }

    /** Months of these EMCs whose contract names one of the actors. */
    Map<EmcCode, ReadableMonths> monthsNaming(Collection<ActorId> actors, Collection<EmcCode> codes) {
        return jdbc.sql("select code, array_agg(distinct period) as months from emc.version where code = any (cast(:codes as text[])) and actors && cast(:actors as text[]) group by code")
                .param("codes", codes.stream().map(EmcCode::value).toArray(String[]::new)).param("actors", actors.stream().map(ActorId::value).toArray(String[]::new))
                .query((row, n) -> Map.entry(new EmcCode(row.getString("code")), months((String[]) row.getArray("months").getArray()))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Map<EmcCode, Map<YearMonth, List<Integer>>> numbers(Collection<EmcCode> codes) {
        record Numbered(EmcCode code, YearMonth period, int number) {}
        return jdbc.sql("select code, period, number from emc.version where code = any (cast(? as text[])) order by code, number").param(codes.stream().map(EmcCode::value).toArray(String[]::new))
                .query((row, n) -> new Numbered(new EmcCode(row.getString("code")), YearMonth.parse(row.getString("period")), row.getInt("number"))).list().stream()
                .collect(Collectors.groupingBy(Numbered::code, Collectors.groupingBy(Numbered::period, Collectors.mapping(Numbered::number, Collectors.toList()))));
    }

    private static ReadableMonths months(String[] columns) {
        return ReadableMonths.of(Stream.of(columns).map(YearMonth::parse).toList());
    }

    private static Version signed(Version version, List<Signature> signatures) {
        return new Version(version.code(), version.number(), version.period(), version.inForceFrom(), version.terms(), version.termsHash(), version.origin(), version.sealedAt(),
                signatures);
    }

    /** @throws IllegalStateException for terms that are not those that were sealed */
    private static Version version(ResultSet row) throws SQLException {
        var text = row.getString("terms");
        if (!CanonicalJson.sha256(text).equals(row.getString("terms_hash"))) {
            throw new IllegalStateException("the terms of version " + row.getInt("number") + " of " + row.getString("code") + " were changed in the database");
        }
        return new Version(new EmcCode(row.getString("code")), row.getInt("number"), YearMonth.parse(row.getString("period")), inForceFrom(row), TermsJson.read(text),
                row.getString("terms_hash"), row.getString("origin"), instant(row, "sealed_at"), List.of());
    }

    private static Signature signature(ResultSet row) throws SQLException {
        return new Signature(new ActorId(row.getString("actor")), row.getString("person"), row.getString("how"), row.getString("session"),
                row.getString("terms_hash"), instant(row, "at"));
    }
}
