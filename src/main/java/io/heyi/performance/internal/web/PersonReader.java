package io.heyi.performance.internal.web;

import io.heyi.access.Access;
import io.heyi.access.CurrentUser;
import io.heyi.access.Username;
import io.heyi.emc.EmcCode;
import io.heyi.emc.Emcs;
import io.heyi.microenterprise.Tenures;
import io.heyi.microenterprise.Tenures.Tenure;
import io.heyi.performance.internal.actuals.Held;
import io.heyi.performance.internal.actuals.PersonRecords;
import io.heyi.performance.internal.actuals.PersonRecords.Delivered;
import io.heyi.shared.PageRequest;
import io.heyi.shared.WorkingDays;
import io.heyi.web.ApiProblem;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** A person's record as an owner; everybody inside sees it as they see that of every micro-enterprise (domain.md §1a), outside partners do not. */
@Component
class PersonReader {

    private final Tenures tenures;
    private final PersonRecords records;
    private final Emcs emcs;
    private final Access access;
    private final WorkingDays calendar;

    PersonReader(Tenures tenures, PersonRecords records, Emcs emcs, Access access, WorkingDays calendar) {
        this.tenures = tenures;
        this.records = records;
        this.emcs = emcs;
        this.access = access;
        this.calendar = calendar;
    }

    /** @throws ApiProblem 404 for somebody unknown, and for readers from outside */
    PersonView read(CurrentUser reader, String name, PageRequest page) {
        if (!reader.isInside() || !Username.isValid(name)) {
            throw unknown();
        }
        var person = new Username(name);
        var held = tenures.of(person);
        var called = access.nameOf(person);
        if (held.isEmpty() && called.isEmpty()) {
            throw unknown();
        }
        var record = records.read(held.stream().map(tenure -> Held.of(tenure, calendar.zone())).flatMap(Optional::stream).toList(), page);
        var codes = record.figures().items().stream().map(delivered -> new EmcCode(delivered.promise().emc())).distinct().toList();
        var versions = emcs.versionNumbers(codes);
        var names = held.stream().collect(Collectors.toMap(Tenure::microenterprise, Tenure::name, (one, same) -> one));
        return new PersonView(name, called.orElse(name), held, record.months(), record.way(), record.figures().map(delivered -> figure(delivered, names, versions)), titles(reader, codes));
    }

    private static PersonView.OfOne figure(Delivered delivered, Map<String, String> names, Map<EmcCode, Map<YearMonth, List<Integer>>> versions) {
        return new PersonView.OfOne(delivered.actor(), names.get(delivered.actor()), RecordReader.figure(delivered.promise(), versions.getOrDefault(new EmcCode(delivered.promise().emc()), Map.of())));
    }

    private Map<String, String> titles(CurrentUser reader, List<EmcCode> codes) {
        return codes.stream().map(code -> emcs.summary(code, reader)).flatMap(Optional::stream).collect(Collectors.toMap(emc -> emc.code().value(), emc -> emc.title()));
    }

    private static ApiProblem unknown() {
        return ApiProblem.notFound("performance.problem.unknownPerson");
    }
}
