package io.heyi.performance.internal.web;

import io.heyi.access.CurrentUser;
import io.heyi.emc.ActorId;
import io.heyi.emc.ActorKind;
import io.heyi.emc.EmcCode;
import io.heyi.emc.EmcFilter;
import io.heyi.emc.Emcs;
import io.heyi.emc.ReadableMonths;
import io.heyi.microenterprise.Microenterprises;
import io.heyi.performance.internal.actuals.TrackRecord;
import io.heyi.performance.internal.actuals.TrackRecord.Promise;
import io.heyi.performance.internal.actuals.TrackRecords;
import io.heyi.performance.internal.comment.Comments;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.web.ApiProblem;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A party's track record as one person may see it: outside partners the months of which a contract names them (domain.md §1a), people inside all. */
@Component
class RecordReader {

    private final TrackRecords records;
    private final Comments comments;
    private final Emcs emcs;
    private final Microenterprises microenterprises;

    RecordReader(TrackRecords records, Comments comments, Emcs emcs, Microenterprises microenterprises) {
        this.records = records;
        this.comments = comments;
        this.emcs = emcs;
        this.microenterprises = microenterprises;
    }

    /** @throws ApiProblem 404 for a party that is unknown, or of which this person may see nothing */
    RecordView read(CurrentUser user, String id, PageRequest page) {
        if (!ActorId.isValid(id)) {
            throw unknown();
        }
        var actor = new ActorId(id);
        var record = records.read(id, readable(user, id), page);
        var titles = titles(user, actor);
        if (record.figures().total() == 0 && titles.isEmpty() && !isKnown(user, actor)) {
            throw unknown();
        }
        return new RecordView(id, name(actor), actor.kind().name(), record.stars(), record.months(), record.way(), figures(record), record.steps(), record.counters(),
                record.troubles(), titles, comments(actor, record), comments.mayWrite(user, actor));
    }

    /**
     * What to call a party whose record this person may open.
     *
     * @throws ApiProblem as {@link #read}
     */
    String readableName(CurrentUser user, String id) {
        return read(user, id, new PageRequest(0, 1)).name();
    }

    /** A newcomer without any month has a record too: people who judge its first bid look there. Outside readers learn of no other outside party that way. */
    private boolean isKnown(CurrentUser user, ActorId actor) {
        return actor.kind() == ActorKind.MICROENTERPRISE ? microenterprises.find(actor.value()).isPresent()
                : (user.isInside() || comments.mayWrite(user, actor)) && emcs.names(List.of(actor)).containsKey(actor);
    }

    private List<CommentView> comments(ActorId actor, TrackRecord record) {
        var months = record.figures().items().stream().map(figure -> figure.emc() + "/" + figure.period()).distinct().toList();
        return comments.among(actor, months, record.steps().stream().map(TrackRecord.Step::number).toList()).values().stream().map(CommentView::of).toList();
    }

    /** Stars and the latest steps, as far as this person may see them. */
    TrackRecord rating(CurrentUser user, String actor, int most) {
        return records.rating(actor, readable(user, actor), most);
    }

    /** Empty for all. */
    private Optional<Map<EmcCode, ReadableMonths>> readable(CurrentUser user, String actor) {
        return user.isInside() ? Optional.empty() : Optional.of(emcs.monthsFor(user, records.emcsOf(actor).stream().map(EmcCode::new).toList()));
    }

    private PageOf<RecordView.Figure> figures(TrackRecord record) {
        var versions = emcs.versionNumbers(record.figures().items().stream().map(promise -> new EmcCode(promise.emc())).distinct().toList());
        return record.figures().map(promise -> figure(promise, versions.getOrDefault(new EmcCode(promise.emc()), Map.of())));
    }

    /** @param versions of the figure's contract, by month */
    static RecordView.Figure figure(Promise promise, Map<YearMonth, List<Integer>> versions) {
        var target = promise.target();
        return new RecordView.Figure(promise.emc(), versions.getOrDefault(promise.period(), List.of()), promise.period(), promise.metric(), promise.name(), promise.unit(), target.bottom(), target.grab(),
                target.leading(), target.ambitionPercent(), promise.delivered(), promise.attainmentPercent(), promise.adjustedPercent(), promise.missed(), promise.below(), promise.ruled(), promise.concluded());
    }

    private Map<String, String> titles(CurrentUser user, ActorId actor) {
        Map<String, String> titles = new LinkedHashMap<>();
        emcs.search(EmcFilter.of(List.of(actor)).exceptOpenCalls(), user, new PageRequest(0, PageRequest.LARGEST_SIZE)).items().forEach(emc -> titles.put(emc.code().value(), emc.title()));
        return titles;
    }

    /** What to call a party; its id where nobody knows. */
    String name(ActorId actor) {
        return microenterprises.find(actor.value()).map(found -> found.name()).orElseGet(() -> emcs.names(List.of(actor)).getOrDefault(actor, actor.value()));
    }

    private static ApiProblem unknown() {
        return ApiProblem.notFound("performance.problem.unknownActor");
    }
}
