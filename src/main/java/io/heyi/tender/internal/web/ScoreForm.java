package io.heyi.tender.internal.web;

import io.heyi.tender.internal.web.ScoreQuestion.BidText;
import io.heyi.tender.internal.web.ScoreQuestion.WeightTexts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What stands in the form and the address of the what-if page of the tender score. */
record ScoreForm(WeightTexts weights, List<BidText> bids) {

    private static final int LONGEST = 80;

    /** Example E15 of domain.md: the dearest bid wins, the outsider loses on merit. */
    private static final ScoreForm EXAMPLE = new ScoreForm(new WeightTexts("40", "30", "20", "10"), List.of(new BidText("ME-0001", "600000", "85", "4.2", "9"),
            new BidText("outside-partner", "540000", "78", "3.6", "7"), new BidText("ME-0002", "660000", "95", "4.8", "9")));

    static ScoreForm of(HttpServletRequest request) {
        return request.getParameter("weights.price") == null ? EXAMPLE : new ScoreForm(new WeightTexts(clean(request.getParameter("weights.price")),
                clean(request.getParameter("weights.quality")), clean(request.getParameter("weights.rating")), clean(request.getParameter("weights.risk"))), rows(request));
    }

    private static String clean(String value) {
        return value == null ? "" : value.strip().substring(0, Math.min(LONGEST, value.strip().length()));
    }

    /** Rows without a name are left out, so clearing it removes a bid; the row of the pressed button goes, and an empty one comes on request. */
    private static List<BidText> rows(HttpServletRequest request) {
        var ids = values(request, "id");
        var rows = new ArrayList<BidText>();
        for (int i = 0; i < ids.length && i < ScoreQuestion.MOST_BIDS; i++) {
            if (!ids[i].isBlank() && !String.valueOf(i).equals(request.getParameter("drop"))) {
                rows.add(new BidText(clean(ids[i]), at(request, "price", i), at(request, "quality", i), at(request, "rating", i), at(request, "risk", i)));
            }
        }
        if (request.getParameter("add") != null && rows.size() < ScoreQuestion.MOST_BIDS) {
            rows.add(new BidText("", "", "", "", ""));
        }
        return List.copyOf(rows);
    }

    private static String at(HttpServletRequest request, String name, int place) {
        var values = values(request, name);
        return place < values.length ? clean(values[place]) : "";
    }

    private static String[] values(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameterValues(name), new String[0]);
    }

    /** Without the empty row. */
    ScoreQuestion question() {
        return new ScoreQuestion(weights, bids.stream().filter(bid -> !bid.id().isEmpty()).toList());
    }
}
