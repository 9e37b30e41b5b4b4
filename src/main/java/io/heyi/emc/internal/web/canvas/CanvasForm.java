package io.heyi.emc.internal.web.canvas;

import io.heyi.emc.ActorId;
import io.heyi.emc.ContractTerms;
import io.heyi.emc.internal.canvas.CanvasDocument;
import io.heyi.emc.internal.canvas.CanvasDrafts.Rights;
import io.heyi.emc.internal.formation.FormationStart;
import io.heyi.emc.internal.party.Parties;
import io.heyi.shared.FieldError;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the canvas page shows: the typed texts by path, what is wrong with them, and what this reader may change.
 *
 * @param id empty before the first save
 * @param document what to show
 * @param stored what the page builds on; its fingerprints travel with the form
 * @param extra list that gets one more empty row; empty text for none
 * @param known the parties by id
 * @param changedBy who has changed the same meanwhile; null when nobody did
 * @param conflicts names of the parties whose parts both have changed
 */
public record CanvasForm(String id, CanvasDocument document, CanvasDocument stored, Rights rights, List<FieldError> errors, String extra, Map<ActorId, Parties.Party> known,
                         Map<String, String> leads, Map<String, String> platforms, Map<String, String> currencies, FormationStart.Call usual, ZoneId zone, String owner,
                         String savedBy, Instant savedAt, String changedBy, List<String> conflicts) {

    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    public String value(String path) {
        return document.value(path);
    }

    /** Row numbers of a list, with one more when it was asked for or {@code least} wants it. */
    public List<Integer> rows(String path, int least) {
        int rows = document.size(path) + (extra.equals(path) ? 1 : 0);
        return IntStream.range(0, Math.max(rows, least)).boxed().toList();
    }

    public List<Integer> rows(String path) {
        return rows(path, 0);
    }

    public boolean mayEditAll() {
        return rights.everything();
    }

    /** Whether the reader may change what the party in this row tells of itself. */
    public boolean mayEditPart(int row) {
        return rights.everything() || rights.mayEdit(value("nodes[" + row + "].actor"));
    }

    public boolean isProfit(int row) {
        return ContractTerms.PROFIT.equals(value("goals[" + row + "].metric"));
    }

    public String partyName(int row) {
        var actor = value("nodes[" + row + "].actor");
        var party = ActorId.isValid(actor) ? known.get(new ActorId(actor)) : null;
        return party == null ? actor : party.name();
    }

    /** Kind of the party in a row; empty when nobody is called so. */
    public String kind(int row) {
        var actor = value("nodes[" + row + "].actor");
        var party = ActorId.isValid(actor) ? known.get(new ActorId(actor)) : null;
        return party == null ? "" : party.kind().name();
    }

    /** Titles of the places by id, for pickers. */
    public Map<String, String> places() {
        var places = new LinkedHashMap<String, String>();
        for (int i = 0; i < document.size("places"); i++) {
            var id = value("places[" + i + "].id");
            if (!id.isEmpty()) {
                places.put(id, value("places[" + i + "].title").isEmpty() ? id : value("places[" + i + "].title"));
            }
        }
        return places;
    }

    public boolean has(String path, String choice) {
        return Arrays.asList(value(path).split(",")).contains(choice);
    }

    /** Shares and reinvestment in percent, of what can be read as numbers. */
    public BigDecimal given() {
        var sum = number("reinvestmentPercent");
        if (!value("split").equals("EQUAL")) {
            for (int i = 0; i < document.size("nodes"); i++) {
                sum = sum.add(number("nodes[" + i + "].ratioPercent"));
            }
        }
        return sum;
    }

    private BigDecimal number(String path) {
        var text = value(path);
        return text.matches("\\d{1,4}(\\.\\d{1,6})?") ? new BigDecimal(text) : BigDecimal.ZERO;
    }

    public String frameHash() {
        return stored.frameHash();
    }

    /** Fingerprints of the parties' parts, by actor. */
    public Map<String, String> partHashes() {
        var hashes = new LinkedHashMap<String, String>();
        stored.actors().stream().filter(actor -> !actor.isEmpty()).forEach(actor -> hashes.put(actor, stored.partHash(actor)));
        return hashes;
    }

    public String typed(String path, Instant usually) {
        return value(path).isEmpty() && usually != null ? TYPED.format(usually.atZone(zone)) : value(path);
    }

    /** Points of a criterion: as typed, else the policy's. */
    public String weight(String criterion) {
        var typed = value("weights." + criterion);
        return typed.isEmpty() ? usual.weights().getOrDefault(criterion, BigDecimal.ZERO).toPlainString() : typed;
    }

    public List<String> criteria() {
        return List.of("commitment", "price", "rating", "plan");
    }
}
