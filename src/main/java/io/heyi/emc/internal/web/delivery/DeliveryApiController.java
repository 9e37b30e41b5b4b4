package io.heyi.emc.internal.web.delivery;

import io.heyi.access.Access;
import io.heyi.emc.ActorId;
import io.heyi.emc.Delivery;
import io.heyi.emc.DueDeliverable.Standing;
import io.heyi.emc.internal.delivery.DeliverableRow;
import io.heyi.emc.internal.delivery.DeliveryBook;
import io.heyi.emc.internal.delivery.DeliveryService;
import io.heyi.emc.internal.delivery.Dispute;
import io.heyi.emc.internal.web.contract.EmcPaths;
import io.heyi.shared.PageOf;
import io.heyi.web.JsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the parties of a contract have delivered (issue 4: a cause outside one's control is shown from the deliverables). */
@RestController
@RequestMapping("/api/v1/emcs/{code}/deliverables")
@Tag(name = "EMCs")
class DeliveryApiController {

    private static final int LARGEST_BODY = 20_000;

    private final DeliveryBook book;
    private final DeliveryService deliveries;
    private final Access access;

    DeliveryApiController(DeliveryBook book, DeliveryService deliveries, Access access) {
        this.book = book;
        this.deliveries = deliveries;
        this.access = access;
    }

    /**
     * @param countsFrom day from which it counts as delivered: the one that the record names once somebody who waits for it has confirmed it, until then the day on
     *     which it was recorded; null while it is disputed
     */
    record DeliveryJson(long id, ActorId party, LocalDate deliveredOn, LocalDate recordedOn, Delivery.State state, LocalDate countsFrom, String proof, String link, String person, Instant at,
                        List<DeliveryWordJson> words) {

        static DeliveryJson of(Delivery d) {
            return new DeliveryJson(d.id(), d.party(), d.deliveredOn(), d.recordedOn(), d.state(), d.countsFrom().orElse(null), d.proof(), d.link(), d.person(), d.at(), d.words().stream().map(DeliveryWordJson::of).toList());
        }
    }

    /** @param reason of a dispute; null for a confirmation. @param proof of a dispute; null for a confirmation and for an early dispute. @param link null for none */
    record DeliveryWordJson(ActorId party, boolean confirmed, String reason, String proof, String link, String person, Instant at) {

        static DeliveryWordJson of(Delivery.Word word) {
            return new DeliveryWordJson(word.party(), word.confirmed(), word.reason(), word.proof(), word.link(), word.person(), word.at());
        }
    }

    /** @param titles of the party's deliverables that need it */
    record NeededByJson(ActorId party, String name, List<String> titles) {}

    /** @param daysLate null unless it came late; @param delivery the latest record, null without one */
    record DeliverableJson(String id, String title, ActorId owner, String ownerName, LocalDate due, boolean inForce, List<NeededByJson> waiting, Standing standing, Long daysLate, DeliveryJson delivery) {

        static DeliverableJson of(DeliverableRow row) {
            var item = row.item();
            return new DeliverableJson(item.id(), item.title(), item.owner(), item.ownerName(), item.due(), item.inForce(),
                    item.waiting().stream().map(one -> new NeededByJson(one.party(), one.name(), one.titles())).toList(), row.standing(), row.daysLate(), item.delivery() == null ? null : DeliveryJson.of(item.delivery()));
        }
    }

    /** @param due which of the deliverable's days; may be left out where the contract names only one. @param link http or https; may be left out */
    record DeliveryBody(String due, String deliveredOn, String proof, String link) {}

    /** @param party for which the sender speaks; may be left out by whoever acts for only one that waits for it. @param reason and {@code proof}: wanted for a dispute, the reason of at least 10 characters. @param link http or https; may be left out */
    record DeliveryWordBody(boolean confirmed, String party, String reason, String proof, String link) {}

    @GetMapping
    @Operation(summary = "What the contract makes due, the latest day first: delivered, late, missed or not due yet",
            description = "A deliverable is listed for each day that a version of the contract has named for it. Outside partners see the months that they were party to.")
    PageOf<DeliverableJson> deliverables(@PathVariable String code, @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size) {
        return book.rows(access.currentUser(), EmcPaths.code(code), EmcPaths.page(page, size)).orElseThrow(EmcPaths::unknown).map(DeliverableJson::of);
    }

    @GetMapping("/{deliverable}/deliveries")
    @Operation(summary = "Everything that was recorded of a deliverable, newest first, with what those who wait for it have said")
    PageOf<DeliveryJson> history(@PathVariable String code, @PathVariable String deliverable, @RequestParam(defaultValue = "0") String page, @RequestParam(defaultValue = "25") String size) {
        return book.history(access.currentUser(), EmcPaths.code(code), deliverable, EmcPaths.page(page, size)).orElseThrow(DeliveryPaths::unknown).map(DeliveryJson::of);
    }

    @PostMapping(path = "/{deliverable}/deliveries", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Say that a deliverable was delivered, with a proof",
            description = "For whoever acts for the party that owes it. The same again changes nothing; something else takes its place until somebody who waits for it has confirmed it (409).",
            requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = DeliveryBody.class))))
    PageOf<DeliveryJson> deliver(@PathVariable String code, @PathVariable String deliverable, @RequestBody byte[] body) {
        var json = new JsonBody("emc.error.", body, LARGEST_BODY, Set.of("due", "deliveredOn", "proof", "link"));
        var due = json.text("due");
        var on = json.text("deliveredOn");
        var proof = json.text("proof");
        var link = json.text("link");
        json.check();
        DeliveryPaths.done(deliveries.deliver(access.currentUser(), EmcPaths.code(code), deliverable, DeliveryPaths.day("due", due), DeliveryPaths.day("deliveredOn", on), proof, link));
        return history(code, deliverable, "0", "25");
    }

    @PostMapping(path = "/{deliverable}/deliveries/{record}/words", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Confirm or dispute that a deliverable was delivered",
            description = "For whoever acts for a party whose own deliverables wait for it, and not for the one that owes it. A dispute wants a reason of at least 10 characters and a proof, "
                    + "and changes nothing in the evidence of a case that is open already; it can become a confirmation, a confirmation stays (409).",
            requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(schema = @Schema(implementation = DeliveryWordBody.class))))
    PageOf<DeliveryJson> answer(@PathVariable String code, @PathVariable String deliverable, @PathVariable String record, @RequestBody byte[] body) {
        var json = new JsonBody("emc.error.", body, LARGEST_BODY, Set.of("confirmed", "party", "reason", "proof", "link"));
        var party = json.text("party");
        var dispute = new Dispute(json.text("reason"), json.text("proof"), json.text("link"));
        var confirmed = json.get("confirmed");
        if (confirmed == null || !confirmed.isBoolean()) {
            json.fields().error("confirmed", "missing");
        }
        json.check();
        var emc = EmcPaths.code(code);
        var read = DeliveryPaths.record(record);
        var by = access.currentUser();
        DeliveryPaths.done(confirmed.booleanValue() ? deliveries.confirm(by, emc, deliverable, read, party) : deliveries.dispute(by, emc, deliverable, read, party, dispute));
        return history(code, deliverable, "0", "25");
    }
}
