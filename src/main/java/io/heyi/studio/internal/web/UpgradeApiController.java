package io.heyi.studio.internal.web;

import io.heyi.access.Access;
import io.heyi.shared.FieldError;
import io.heyi.studio.internal.change.ChangeOutcome;
import io.heyi.studio.internal.change.Changes;
import io.heyi.studio.internal.diff.Merge.Conflict;
import io.heyi.studio.internal.diff.ModelDifference.Element;
import io.heyi.studio.internal.upgrade.Upgrades;
import io.heyi.studio.internal.upgrade.Upgrades.ThreeWay;
import io.heyi.studio.internal.web.ChangeJson.DraftView;
import io.heyi.web.ApiProblem;
import io.heyi.web.JsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a newer product brings for models of process owners, for clients (product-bar E7). */
@RestController
@RequestMapping("/api/v1/changes/{code}")
@Tag(name = "Changes of models")
class UpgradeApiController {

    private static final int LARGEST_BODY = 64 * 1024;

    private final Changes changes;
    private final Upgrades upgrades;
    private final Access access;

    UpgradeApiController(Changes changes, Upgrades upgrades, Access access) {
        this.changes = changes;
        this.upgrades = upgrades;
        this.access = access;
    }

    /** @param conflicts where both have changed the same; {@code theirs} is the owners' side, {@code mine} the product's */
    record UpgradeView(String file, String productVersion, List<Element> product, List<Element> owners, List<Conflict> conflicts, int stamp) {

        static UpgradeView of(ThreeWay both) {
            return new UpgradeView(both.model().fileName(), both.version(), both.product(), both.owners(), both.conflicts(), both.stamp());
        }
    }

    @GetMapping("/upgrade")
    @Operation(summary = "What a newer product brings", description = "For every model of the change that the product proposes: what it has changed since its earlier version, what process owners have changed since, and where both have changed the same.")
    List<UpgradeView> upgrades(@PathVariable String code) {
        StudioProblems.reader(access.currentUser());
        return upgrades.of(changes.find(code).orElseThrow(StudioProblems::unknown)).stream().map(UpgradeView::of).toList();
    }

    @PostMapping(path = "/models/{file}/upgrade", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Put what the product brings into the draft", description = "`stamp` is that of the draft that was seen. `product` names the elements at which both have changed the same and the product's is to stand; everywhere else the owners' stands.")
    DraftView take(@PathVariable String code, @PathVariable String file, @RequestBody byte[] body) {
        var json = new JsonBody("studio.error.", body, LARGEST_BODY, Set.of("stamp", "product"));
        var stamp = json.required("stamp", json.number("stamp"));
        List<String> product = json.list("product", (field, node) -> node.isTextual() ? node.asText() : null);
        json.check();
        if (product != null && product.stream().anyMatch(element -> element == null)) {
            throw ApiProblem.invalid(List.of(FieldError.of("product", "studio.error.notText")));
        }
        var user = StudioProblems.editor(access.currentUser());
        var change = changes.find(code).orElseThrow(StudioProblems::unknown);
        var outcome = upgrades.take(change, user, StudioProblems.model(file), stamp, product == null ? Set.of() : new HashSet<>(product));
        return DraftView.of(((ChangeOutcome.Saved) StudioProblems.done(outcome)).draft());
    }
}
