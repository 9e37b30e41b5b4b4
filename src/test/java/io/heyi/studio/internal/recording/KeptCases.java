package io.heyi.studio.internal.recording;

import io.heyi.inbox.FakeNeighbours;
import io.heyi.inbox.PastTasks;
import io.heyi.orchestration.JobCatalogue;
import io.heyi.orchestration.PastCases;
import io.heyi.shared.PageOf;
import io.heyi.shared.PageRequest;
import io.heyi.studio.StudioWeb;
import io.heyi.studio.internal.model.StudioPolicy;
import io.heyi.studio.internal.recording.AsItWent.Kept;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Cases as a test wants them to have gone. */
public class KeptCases implements PastCases, PastTasks {

    public final Map<Long, Kept> kept = new ConcurrentHashMap<>();
    public volatile Instant keptSince = Instant.EPOCH;

    public KeptCases() {}

    public KeptCases(Map<Long, Kept> kept) {
        this.kept.putAll(kept);
    }

    public static Recordings recordings(KeptCases cases) {
        var policy = new StudioPolicy(Duration.ofSeconds(90), Duration.ofMinutes(2), Duration.ofMinutes(10), 2_000_000, 50, 366, List.of("wage", "pay", "pledge"), 20);
        return new Recordings(cases, cases, new StudioWeb.Baseline(), new FakeNeighbours.NoInstances(), new StaticListableBeanFactory().getBeanProvider(JobCatalogue.class),
                new FakeNeighbours.FakeAccess(), policy);
    }

    private List<PastCase> all(String process, boolean running) {
        return kept.values().stream().map(one -> one.record().found()).filter(one -> one.processId().equals(process) && one.endedAt().isEmpty() == running)
                .sorted(Comparator.comparingLong(PastCase::processInstanceKey).reversed()).toList();
    }

    @Override
    public PageOf<PastCase> ended(String processId, PageRequest page) {
        var all = all(processId, false);
        return PageOf.of(all.stream().skip(page.offset()).limit(page.size()).toList(), all.size(), page);
    }

    @Override
    public List<PastCase> latest(String processId, boolean running, int limit) {
        return all(processId, running).stream().limit(limit).toList();
    }

    @Override
    public Optional<CaseRecord> record(long processInstanceKey) {
        return Optional.ofNullable(kept.get(processInstanceKey)).map(Kept::record);
    }

    @Override
    public Instant keptSince() {
        return keptSince;
    }

    @Override
    public List<PastTask> of(long processInstanceKey, String businessKey) {
        return Optional.ofNullable(kept.get(processInstanceKey)).map(Kept::tasks).orElse(List.of());
    }
}
