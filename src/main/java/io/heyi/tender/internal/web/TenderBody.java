package io.heyi.tender.internal.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.heyi.tender.PartyId;
import io.heyi.tender.TenderWeights;
import io.heyi.tender.internal.TenderInput;
import io.heyi.tender.internal.domain.Bid;
import io.heyi.tender.internal.domain.Judgement;
import io.heyi.web.JsonBody;
import io.heyi.web.JsonFields;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Reads what people send to tenders, field by field. */
final class TenderBody extends JsonBody {

    private static final int LARGEST = 128 * 1024;
    private static final Set<String> TENDER = Set.of("title", "need", "requirements", "caller", "caseKey", "currency", "weights", "questionsUntil", "bidsUntil", "everybody", "invited", "publish");
    private static final Set<String> WEIGHTS = Set.of("price", "quality", "rating", "risk");

    private TenderBody(byte[] body, Set<String> known) {
        super("tenderroom.error.", body, LARGEST, known);
    }

    /** @param publish false for a draft */
    record Call(TenderInput input, boolean publish) {}

    static Call call(byte[] body) {
        var reader = new TenderBody(body, TENDER);
        var publish = reader.flag("publish");
        return reader.whole(new Call(reader.input(), publish == null || publish));
    }

    private TenderInput input() {
        var invited = json.list("invited", root.get("invited"), this::party);
        return new TenderInput(text("title"), text("need"), text("requirements"), party("caller", root.get("caller")), text("caseKey"), text("currency"), weights(root.get("weights")),
                time("questionsUntil"), time("bidsUntil"), flag("everybody"), invited == null ? List.of() : invited.stream().filter(Objects::nonNull).toList());
    }

    private TenderWeights weights(JsonNode node) {
        return json.object("weights", node, WEIGHTS) ? new TenderWeights(json.decimal("weights.price", node.get("price")), json.decimal("weights.quality", node.get("quality")),
                json.decimal("weights.rating", node.get("rating")), json.decimal("weights.risk", node.get("risk"))) : null;
    }

    record PartyText(PartyId party, String text) {}

    static PartyText question(byte[] body) {
        var reader = new TenderBody(body, Set.of("party", "text"));
        return reader.whole(new PartyText(reader.required("party", reader.party("party", reader.root.get("party"))), reader.required("text", reader.text("text"))));
    }

    /** A body with one text. */
    static String text(byte[] body, String field) {
        var reader = new TenderBody(body, Set.of(field));
        return reader.whole(reader.required(field, reader.text(field)));
    }

    record PartyBid(PartyId party, Bid bid) {}

    static PartyBid bid(byte[] body) {
        var reader = new TenderBody(body, Set.of("party", "price", "plan", "delivery", "start"));
        return reader.whole(new PartyBid(reader.required("party", reader.party("party", reader.root.get("party"))),
                new Bid(reader.json.decimal("price", reader.root.get("price")), reader.text("plan"), reader.text("delivery"), reader.day("start"))));
    }

    /** {@code {"judgements": [{"bidder", "quality", "risk", "reason"}]}} */
    static Map<PartyId, Judgement> judgements(byte[] body) {
        var reader = new TenderBody(body, Set.of("judgements"));
        var judgements = new LinkedHashMap<PartyId, Judgement>();
        var list = reader.json.list("judgements", reader.root.get("judgements"), (field, node) -> reader.judgement(field, node, judgements));
        reader.required("judgements", list);
        return reader.whole(judgements);
    }

    private Judgement judgement(String field, JsonNode node, Map<PartyId, Judgement> into) {
        if (JsonFields.isAbsent(node)) {
            json.error(field, "notAnObject");
        }
        if (!json.object(field, node, Set.of("bidder", "quality", "risk", "reason"))) {
            return null;
        }
        var bidder = required(field + ".bidder", party(field + ".bidder", node.get("bidder")));
        var judgement = new Judgement(json.decimal(field + ".quality", node.get("quality")), json.decimal(field + ".risk", node.get("risk")), json.text(field + ".reason", node.get("reason")));
        if (bidder != null) {
            into.put(bidder, judgement);
        }
        return judgement;
    }

    private PartyId party(String field, JsonNode node) {
        var text = json.text(field, node);
        if (text == null || PartyId.isValid(text)) {
            return text == null ? null : new PartyId(text);
        }
        json.error(field, "notAParty");
        return null;
    }

    private Boolean flag(String field) {
        var node = root.get(field);
        if (JsonFields.isAbsent(node)) {
            return null;
        }
        if (!node.isBoolean()) {
            json.error(field, "notABoolean");
        }
        return node.asBoolean();
    }

    private Instant time(String field) {
        return moment(field, "notATime", Instant::parse);
    }

    private LocalDate day(String field) {
        return moment(field, "notADay", LocalDate::parse);
    }

    private <T> T moment(String field, String fault, Function<String, T> parse) {
        var text = text(field);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return parse.apply(text.strip());
        } catch (DateTimeException e) {
            json.error(field, fault);
            return null;
        }
    }
}
