package io.heyi.performance.internal.web;

import io.heyi.access.Access;
import io.heyi.emc.EmcCode;
import io.heyi.emc.Emcs;
import io.heyi.performance.internal.domain.PerformancePolicy;
import io.heyi.performance.internal.intake.IntakeOutcome.Stored;
import io.heyi.performance.internal.webhook.Deliveries;
import io.heyi.performance.internal.webhook.Delivery;
import io.heyi.performance.internal.webhook.DeliveryOutcome;
import io.heyi.performance.internal.webhook.KeyOutcome;
import io.heyi.performance.internal.webhook.WebhookKey;
import io.heyi.performance.internal.webhook.WebhookKeys;
import io.heyi.shared.CanonicalJson;
import io.heyi.web.ApiProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Metrics from outside systems, and the keys that they sign with (issue 3, part 4). */
@RestController
@RequestMapping("/api/v1/webhooks")
@Tag(name = "Metrics")
class WebhookApiController {

    private final Deliveries deliveries;
    private final WebhookKeys keys;
    private final Emcs emcs;
    private final Access access;
    private final PerformancePolicy policy;
    private final IntakeProblems problems;

    WebhookApiController(Deliveries deliveries, WebhookKeys keys, Emcs emcs, Access access, PerformancePolicy policy, IntakeProblems problems) {
        this.deliveries = deliveries;
        this.keys = keys;
        this.emcs = emcs;
        this.access = access;
        this.policy = policy;
        this.problems = problems;
    }

    /** @param actors for which the key may report; empty or left out for all of the EMC */
    record NewKey(String emc, List<String> actors, String label, String replaces) {}

    /** @param secret never shown again */
    record KeyWithSecret(String id, String secret, String emc, List<String> actors, String label) {}

    @PostMapping(path = "/metrics", consumes = {MediaType.APPLICATION_JSON_VALUE, MetricApiController.CSV})
    @ResponseStatus(HttpStatus.CREATED)
    @SecurityRequirements
    @Operation(summary = "Deliver metrics with a signature instead of a token", description = """
            The body is that of POST /metrics, JSON or CSV. Headers: `X-Heyi-Key` the key's id; `X-Heyi-Timestamp` Unix time in seconds, near ours (a refusal names how near); \
            `X-Heyi-Delivery` an id of 1 to 64 letters, digits, dots, dashes or underscores, new for each delivery; `X-Heyi-Signature` is `sha256=` and the \
            HMAC-SHA256 in lower-case hex, with the secret as key, over timestamp, a dot, delivery id, a dot and the raw body. A delivery id that was taken \
            before is answered with 409 and changes nothing; one whose rows were refused may be sent again.""")
    Stored deliver(@RequestBody(required = false) byte[] body, @RequestHeader(name = "X-Heyi-Key", required = false) String key,
                   @RequestHeader(name = "X-Heyi-Timestamp", required = false) String timestamp, @RequestHeader(name = "X-Heyi-Delivery", required = false) String id,
                   @RequestHeader(name = "X-Heyi-Signature", required = false) String signature, @RequestHeader("Content-Type") MediaType type, Locale locale) {
        var given = body == null ? new byte[0] : body;
        var outcome = deliveries.take(new Delivery(key, timestamp, id, signature), given, CanonicalJson.sha256(given), () -> MetricApiController.read(given, type, policy.mostRows()));
        return switch (outcome) {
            case DeliveryOutcome.Taken(var result) -> result;
            case DeliveryOutcome.Refused(var why) -> throw problems.of(why, locale);
            case DeliveryOutcome.Malformed() -> throw ApiProblem.unauthenticated("performance.webhook.malformed");
            case DeliveryOutcome.NotProven() -> throw ApiProblem.unauthenticated("performance.webhook.notProven");
            case DeliveryOutcome.OutOfTime(var seconds) -> throw ApiProblem.unauthenticated("performance.webhook.outOfTime", seconds);
            case DeliveryOutcome.Replayed() -> throw ApiProblem.conflict("performance.webhook.replayed", Map.of("delivery", id), id);
            case DeliveryOutcome.NotSetUp() -> throw ApiProblem.unavailable("performance.webhook.notSetUp");
        };
    }

    @PostMapping(path = "/keys", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Make a key for an outside system", description = "For the owner of the EMC's lead, who then stands behind what is reported with it. The secret is in this answer only.")
    ResponseEntity<KeyWithSecret> create(@RequestBody NewKey wanted) {
        return switch (keys.create(access.currentUser(), wanted.emc(), wanted.actors() == null ? List.of() : wanted.actors(), wanted.label(), wanted.replaces())) {
            case KeyOutcome.Created(var key, var secret) -> ResponseEntity.created(URI.create("/api/v1/webhooks/keys/" + key.id())).cacheControl(CacheControl.noStore())
                    .body(new KeyWithSecret(key.id(), secret, key.emc(), key.actors(), key.label()));
            case KeyOutcome other -> throw refusal(other);
        };
    }

    @GetMapping("/keys")
    @Operation(summary = "Keys of an EMC, newest first, without their secrets")
    List<WebhookKey> list(@RequestParam String emc) {
        var view = EmcCode.isValid(emc) ? emcs.find(new EmcCode(emc)) : java.util.Optional.<io.heyi.emc.EmcView>empty();
        var user = access.currentUser();
        if (view.isEmpty() || !emcs.mayRead(user, view.get().code())) {
            throw ApiProblem.notFound("performance.problem.unknownEmc");
        }
        if (!keys.mayManage(user, view.get())) {
            throw ApiProblem.forbidden("performance.webhook.notAllowed");
        }
        return keys.of(view.get().code());
    }

    @DeleteMapping("/keys/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Revoke a key at once; repeating it changes nothing")
    void revoke(@PathVariable String id) {
        var outcome = keys.revoke(access.currentUser(), id);
        if (!(outcome instanceof KeyOutcome.Revoked)) {
            throw refusal(outcome);
        }
    }

    static ApiProblem refusal(KeyOutcome outcome) {
        return switch (outcome) {
            case KeyOutcome.Invalid(var errors) -> ApiProblem.invalid(errors);
            case KeyOutcome.NotAllowed() -> ApiProblem.forbidden("performance.webhook.notAllowed");
            case KeyOutcome.Unknown() -> ApiProblem.notFound("performance.webhook.unknown");
            case KeyOutcome.NotSetUp() -> ApiProblem.unavailable("performance.webhook.notSetUp");
            case KeyOutcome.Created created -> throw new IllegalStateException("a key was made");
            case KeyOutcome.Revoked revoked -> throw new IllegalStateException("a key was revoked");
        };
    }
}
