package io.heyi.studio.internal.check;

import io.heyi.orchestration.ModelChecker.Finding;
import io.heyi.orchestration.ModelChecker.Severity;
import io.heyi.orchestration.ModelChecker;
import io.heyi.studio.internal.change.Change;
import io.heyi.studio.internal.change.Gate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What keeps a change from coming into use (product-bar E4, E5): everything that is live, with the drafts of the change in its place, checked by the same rules as in the build. A change may
 * well break a model that it does not touch, e.g. by leaving a form out.
 */
@Component
public class Checks implements Gate {

    private final WholeModels models;
    private final ModelChecker checker;
    private final CheckResults results;
    private final SettingsChecks settings;

    Checks(WholeModels models, ModelChecker checker, CheckResults results, SettingsChecks settings) {
        this.models = models;
        this.checker = checker;
        this.results = results;
        this.settings = settings;
    }

    @Override
    public long errors(Change change) {
        return of(change).stream().filter(finding -> finding.severity() == Severity.ERROR).count();
    }

    @Override
    public void remember(Change change, String contentHash) {
        results.keep(change, contentHash, of(change));
    }

    /** Worst first; empty when nothing keeps it from being asked for approval. */
    public List<Finding> of(Change change) {
        return Stream.concat(settings.of(change).stream(), checker.check(models.with(change)).stream()).toList();
    }
}
